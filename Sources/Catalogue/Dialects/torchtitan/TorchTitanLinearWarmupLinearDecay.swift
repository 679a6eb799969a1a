import Schedules

extension TorchTitan {
  static let linearWarmupLinearDecay = entry(
    "linear_warmup_linear_decay",
    summary: "The schedule until March 2025: a line up that misses both ends, and a line down to 0.",
    formula: "lr · (t + 1) / (W + 1) for t < W, then lr · (1 - (t - W) / max(1, T - W))",
    place: "torchtitan.optimizer.linear_warmup_linear_decay at 3d6f73c4b (2025-03-10)",
    example: "torchtitan.linear_warmup_linear_decay --lr 8e-4 --steps 1000 --warmup_steps 100"
  ) { declare in
    declare(rate)
    let total = declare(.duration("steps", 10_000, gives: .length, help: "Steps of the run, T"))
    declare(warmup)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, total, warmup) = (try arguments[rate], try arguments[total], try arguments[warmup])
      var timeline = Timeline()
      try timeline.warmup(to: rate, begin: -1, end: Double(warmup), until: warmup)
      let length = max(1, total - warmup)
      return try timeline.then(
        timeline.way(from: rate, to: 0, begin: Double(warmup), end: Double(warmup) + Double(length)), lasting: total)
    } inverse: { form in
      guard let stages = form.counted(.between), stages.start == 0, stages.hold == 0, let fall = stages.fall,
        fall.leg.follows(.linear), fall.leg.to == 0
      else { return nil }
      return [rate(fall.leg.from), total(fall.end), warmup(stages.climb)]
    }
  }
}
