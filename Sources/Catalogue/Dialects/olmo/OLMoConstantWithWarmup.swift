import Schedules

extension OLMo {
  static let constantWithWarmup = entry(
    "constant_with_warmup",
    summary: "A line up over the warmup, and the highest rate from there on.",
    formula: "i + (lr - i) · s / W for s < W, then lr, s = t + 1",
    example: "olmo.constant_with_warmup --learning_rate 3e-4 --t_warmup 100 --max_duration 1000"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(duration)
    declare(warmupStart)
    return .schedule { arguments throws(ScheduleError) in
      try warmedUp(arguments).holding(arguments[rate], lasting: arguments[duration], "stable")
    } inverse: { form in
      guard let stages = form.counted(.update), stages.climb > 0, let peak = stages.rest.constantRate else {
        return nil
      }
      return [rate(peak), warmup(stages.climb), warmupStart(stages.start ?? 0), duration(stages.climb)]
    }
  }

  static let constant = entry(
    "constant",
    summary: "The highest rate at every step, without a warmup.",
    formula: "lr",
    example: "olmo.constant --learning_rate 3e-4 --max_duration 1000"
  ) { declare in
    declare(rate)
    declare(duration)
    return .schedule { arguments throws(ScheduleError) in
      try Spanning(Constant(rate: arguments[rate]), Course(arguments[duration]))
    } inverse: { form in
      form.constantRate.map { [rate($0), duration(1)] }
    }
  }
}
