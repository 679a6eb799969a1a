import Schedules

extension Composer {
  static let multiStepWithWarmupScheduler = entry(
    "MultiStepWithWarmupScheduler",
    summary:
      "A line up, then a factor at each milestone; milestones are counted from batch 0 and act from the warmup's end.",
    formula: "lr · t / w for t < w, then lr · gamma^(number of milestones ≤ t)",
    example:
      "composer.MultiStepWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 100ba --milestones 500ba,900ba"
  ) { declare in
    declare(rate)
    declare(milestones)
    declare(gamma)
    let warmup = Warmup(&declare)
    let clock = Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let time = try clock.time(arguments)
      let rate = try arguments[rate]
      let call = "MultiStepWithWarmupScheduler"
      let climb = try time.batches(warmup.length, isScaled: false)
      let steps: Multistep
      do throws(ScheduleError) {
        steps = try Multistep(rate: rate, gamma: arguments[gamma], milestones: time.batches(milestones))
      } catch {
        // Composer reads the milestones where they act for the first time, which is behind the warmup.
        guard climb > 0, let reason = Composer.lateReason(error) else { throw error }
        let line = try warmup.schedule(to: rate, arguments, time, call, then: Constant(rate: rate))
        return Composer.refusing(line, from: climb, call, reason)
      }
      return try warmup.schedule(to: rate, arguments, time, call, then: Shifted(steps, by: -climb))
    } inverse: { form in
      let (led, values, rest) = warmup.reading(form, mayHold: true)
      var steps = rest.steps ?? CurveForm.Steps(starts: [], rates: [rest.rate(at: 0)])
      steps.starts = steps.starts.map { $0 + led.length }
      // Milestones within the warmup act at its end.
      if let line = form.beginning?.way, led.length > 0, line.to != steps.first {
        steps.rates.insert(line.to, at: 0)
        steps.starts.insert(led.length, at: 0)
      }
      guard let (factor, places) = steps.common, factor >= 0 else { return nil }
      guard led.scale != nil else {
        return values + [rate(steps.first), milestones(places.map { .updates($0) }), gamma(factor)]
      }
      // The ratio that stretches the warmup stretches the milestones too.
      func unstretched(_ scale: Double) -> [Int]? {
        // What acts at the end of the warmup may lie anywhere before it.
        let times = places.map { place in
          Int(saturating: (Double(place) / scale).rounded(place <= led.length ? .down : .up))
        }
        return zip(times, places).allSatisfy { time, place in
          let acting = Int(saturating: Double(time) * scale)
          return acting == place || acting < place && place <= led.length
        } ? times : nil
      }
      guard let scale = led.scales.first(where: { unstretched($0) != nil }), let times = unstretched(scale) else {
        return nil
      }
      return values + [rate(steps.first), milestones(times.map { .updates($0) }), gamma(factor)]
        + clock.values(Warmup.Reading(length: led.length, scale: scale))
    }
  }
}
