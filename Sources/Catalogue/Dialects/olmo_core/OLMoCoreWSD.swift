import Schedules

extension OLMoCore {
  static let wsd = entry(
    "WSD",
    summary: "Warm up, hold, and decay along a line over the last steps.",
    formula: "i + (lr - i) · s / W for s ≤ W; lr; m + (lr - m) · (T - s) / D for s ≥ T - D, s = t + 1",
    example: "olmo_core.WSD --lr 3e-4 --max_steps 1000 --warmup 100 --decay_fraction 0.2"
  ) { declare in
    declare(rate)
    declare(maxSteps)
    Steps.warmup.declare(&declare)
    Steps.decay.declare(&declare)
    declare(warmupStart)
    declare(decayEnd)
    return .schedule { arguments throws(ScheduleError) in
      try check(decayEnd, arguments)
      let (rate, total) = (try arguments[rate], try arguments[maxSteps])
      let (warmup, decay) = (
        try Steps.warmup.steps(of: total, arguments), try Steps.decay.steps(of: total, arguments)
      )
      var timeline = try warmedUp(to: rate, over: warmup, includesLast: true, arguments)
      // The first step of the decay has the full rate.
      try timeline.hold(rate, until: total.addingSaturating(-decay) - 1)
      return try decayed(timeline, from: rate, over: decay, "WSD", arguments)
    } inverse: { form in
      guard let stages = form.counted(.update) else { return nil }
      // The step behind the warmup has the full rate.
      if let peak = stages.peak, let last = stages.jump, let start = stages.start, start < peak, last < peak {
        guard stages.climb <= stages.update else { return nil }
        return [
          rate(peak), maxSteps(stages.update + 1), Steps.warmup.count(stages.climb), Steps.decay.count(1),
          warmupStart(start), decayEnd(last),
        ]
      }
      guard let fall = stages.fall, fall.leg.follows(.linear),
        fall.leg.to < fall.leg.from, stages.start ?? 0 < fall.leg.from
      else { return nil }
      return [
        rate(fall.leg.from), maxSteps(fall.end + 1), Steps.warmup.count(stages.climb(before: fall)),
        Steps.decay.count(fall.length),
        warmupStart(stages.start ?? 0), decayEnd(fall.leg.to),
      ]
    }
  }
}
