import Numbers
import Schedules

extension HF {
  static let cosineWarmupWithMinLr = entry(
    "cosine_warmup_with_min_lr",
    aliases: ["hf.get_cosine_with_min_lr_schedule_with_warmup_lr_rate"],
    summary:
      "As cosine_with_min_lr but a step early: the peak at w - 1, the lowest rate at T - 1, and a climb after it.",
    formula:
      "lr · (t + 1) / w, or from warmup_lr_rate · lr to lr at w - 1, for t < w; then the cosine at (t - w + 1) / max(1, T - w)",
    example: "hf.cosine_warmup_with_min_lr --lr 5e-5 --num_warmup_steps 100 --num_training_steps 1000 --min_lr_rate 0.1"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(warmupRatio)
    declare(training)
    declare(waves)
    let minimum = Minimum(&declare)
    let warmupLrRate = declare(
      .factor(
        "warmup_lr_rate", .none("1 / num_warmup_steps"), bounds: .nonNegative, help: "Rate at step 0 as a share of lr"))
    return .schedule { arguments throws(ScheduleError) in
      let first = try arguments[warmupLrRate]
      if let fractional = try fractionalEarlyCosine(arguments, above: minimum.share(arguments), from: first) {
        return fractional
      }
      let wave = try minimum.wave(arguments)
      let (rate, warmup) = (wave.start, try warmupSteps(arguments))
      // The wave begins on its crest at w - 1, where the warmup arrives; without a warmup that is before step 0.
      if warmup < 1 { return Shifted(wave, by: warmup.addingSaturating(-1)) }
      guard let share = first else {
        let line = try Ramp(from: 0, to: rate, length: warmup, name: "warmup")
        return try Shifted(line, by: -1).cut(after: warmup - 1, then: wave)
      }
      if warmup == 1 {
        return try Named(Constant(rate: share * rate), "warmup").cut(after: 1, then: Shifted(wave, by: -1))
      }
      return try wave.warmedUp(from: share * rate, to: rate, over: warmup - 1)
    } inverse: { form in
      // The wave begins on its crest at w - 1, which is before step 0 without a warmup.
      let (begun, offset) = form.unshifted
      if offset < 0, let wave = begun.wave, wave.from > 0 {
        return minimum.solution(wave) + [warmup(1 + offset), training(1 + offset + wave.length)]
      }
      if let wave = form.wave, wave.from > 0 {
        return minimum.solution(wave) + [warmup(1), training(1 + wave.length)]
      }
      let hold = form.hold
      if hold.length == 1, case (let late, -1) = hold.rest.unshifted, let wave = late.wave, wave.from > 0 {
        let share = form.rate(at: 0).ratio(to: wave.from)
        return minimum.solution(wave) + [warmup(1), training(1 + wave.length), warmupLrRate(share)]
      }
      guard let beginning = form.beginning, beginning.way.follows(.linear),
        beginning.way.end == Double(beginning.count),
        let wave = beginning.rest.wave, wave.from > 0, wave.from == beginning.way.to
      else { return nil }
      let steps = beginning.count + 1
      let ends = minimum.solution(wave) + [warmup(steps), training(steps + wave.length)]
      switch beginning.way.begin {
      case -1 where beginning.way.from == 0: return ends
      case 0: return ends + [warmupLrRate(beginning.way.from.ratio(to: wave.from))]
      default: return nil
      }
    }
  }
}
