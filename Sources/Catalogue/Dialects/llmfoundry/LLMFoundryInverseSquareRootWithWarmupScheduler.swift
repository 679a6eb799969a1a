import Numbers
import Schedules

extension LLMFoundry {
  private static let call = "InverseSquareRootWithWarmupScheduler"

  static let inverseSquareRootWithWarmupScheduler = entry(
    call,
    summary:
      "A line up, an inverse square root towards a share of the rate, and a line down over the last t_cooldown.",
    formula:
      "lr · t / w for t < w; f = lr · (d + (1 - d) / √((t - w + s) / s)); from max(t_max - t_cooldown, w) a line to c · lr",
    example:
      "llmfoundry.InverseSquareRootWithWarmupScheduler --max_duration 1000ba --t_warmup 100ba --t_scale 100ba --t_cooldown 200ba"
  ) { declare in
    declare(Composer.rate)
    let warmup = declare(.time("t_warmup", .required, bounds: .nonNegative, help: "Time of the warmup, w"))
    let scale = declare(.time("t_scale", .required, help: "Timescale of the decay, s"))
    let cooldown = declare(
      .time("t_cooldown", .required, bounds: .nonNegative, help: "Time of the line down at the end"))
    declare(Composer.length)
    let decay = declare(
      .factor("alpha_f_decay", 0, bounds: .nonNegative, help: "Factor that the decay approaches, d"), as: .floor)
    let cooled = declare(
      .factor("alpha_f_cooldown", 0, bounds: .nonNegative, help: "Factor at the end, c; at most alpha_f_decay"),
      as: .cooldownFinish)
    let clock = Composer.Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try checkUnits([warmup, scale, cooldown], against: clock.unit(arguments), arguments)
      let (decay, cooled) = (try arguments[decay], try arguments[cooled])
      guard decay >= cooled else {
        throw refused(
          call, "alpha_f_decay (\(numberText(decay))) must be at least alpha_f_cooldown (\(numberText(cooled)))")
      }
      let time = try clock.time(arguments)
      let rate = try arguments[Composer.rate]
      let warmup = try time.batches(warmup, isScaled: false)
      let cooldown = try time.batches(cooldown)
      let scale = try time.batches(scale)
      guard scale > 0 else { throw refused(call, "t_scale is 0 batches, and the decay divides by it") }
      let start = max(0, try time.batches(Composer.length).addingSaturating(-cooldown).addingSaturating(-warmup))
      let root = try InversePower(rate: rate, floor: decay * rate, timescale: Double(scale))
      let end: any Schedule =
        cooldown > 0
        ? try Cooldown(root, start: start, length: cooldown, finish: cooled * rate)
        : Cut(root, after: start.addingSaturating(1))
      return try end.warmedUp(to: rate, over: warmup)
    } inverse: { form in
      let line = form.line.flatMap { $0.way.from == 0 && $0.rest.constantRate == nil ? $0 : nil }
      let (climb, rest) = (line?.count ?? 0, line?.rest ?? form)
      guard case .sequence(let parts, let last) = rest, parts.count == 1, let part = parts.first,
        case .law(.inversePower(let peak, let floor, let timescale, 0.5)) = part.form,
        let steps = Int(exactly: timescale),
        peak > 0
      else {
        // A line down from the end of the warmup hides what it takes the place of.
        guard let way = rest.way, line != nil, way.follows(.linear), way.from > 0 else { return nil }
        let share = way.to.ratio(to: way.from)
        return [
          Composer.rate(way.from), warmup(.updates(climb)), scale(.updates(1)), cooldown(.updates(way.length)),
          decay(share),
          cooled(share),
        ] + clock.values(lasting: climb + way.length)
      }
      let root: Solution = [
        Composer.rate(peak), warmup(.updates(climb)), scale(.updates(steps)), decay(floor.ratio(to: peak)),
      ]
      // Without a line down the root holds where it ends.
      guard let way = last.way else {
        return last.constantRate.map { _ in
          root + [cooldown(.updates(0))] + clock.values(lasting: max(1, climb + part.count - 1))
        }
      }
      guard way.follows(.linear) else { return nil }
      return root + [cooldown(.updates(way.length)), cooled(way.to.ratio(to: peak))]
        + clock.values(lasting: climb + part.count + way.length)
    }
  }

  /// Refuses times that are not in the unit of the run, since the run of continued training changes.
  private static func checkUnits(
    _ times: [Key<Duration>], against unit: Duration.Unit, _ arguments: Arguments
  ) throws(ScheduleError) {
    for key in times {
      let duration = try arguments[key]
      if duration.unit == .percent {
        throw refused(call, "\(key.name) cannot be in units of \"dur\"")
      }
      if Composer.Clock.unit(of: duration) != unit {
        throw refused(call, "the unit of \(key.name) does not match that of max_duration")
      }
    }
  }
}
