import Schedules

extension OLMoCore {
  static let constantWithWarmup = entry(
    "ConstantWithWarmup",
    summary: "A line up over the warmup, and the optimizer's rate from there on.",
    formula: "i + (lr - i) · s / W for s ≤ W, then lr, s = t + 1",
    example: "olmo_core.ConstantWithWarmup --lr 3e-4 --max_steps 1000 --warmup 100"
  ) { declare in
    declare(rate)
    declare(maxSteps)
    Steps.warmup.declare(&declare)
    declare(warmupStart)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, total) = (try arguments[rate], try arguments[maxSteps])
      let warmup = try Steps.warmup.steps(of: total, arguments)
      return try warmedUp(to: rate, over: warmup, includesLast: true, arguments).holding(
        rate, lasting: total, "stable")
    } inverse: { form in
      guard let stages = form.counted(.update), stages.climb > 0, let peak = stages.rest.constantRate,
        let start = stages.start, start < peak
      else { return nil }
      return [rate(peak), Steps.warmup.count(stages.climb), warmupStart(start), maxSteps(stages.climb)]
    }
  }
}
