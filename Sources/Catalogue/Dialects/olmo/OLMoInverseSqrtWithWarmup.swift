import Schedules

extension OLMo {
  static let inverseSqrtWithWarmup = entry(
    "inverse_sqrt_with_warmup",
    summary: "A line up over the warmup, then an inverse square root of the step; 0 without a warmup.",
    formula: "i + (lr - i) · s / W for s < W, then lr · √(W / s), s = t + 1",
    example: "olmo.inverse_sqrt_with_warmup --learning_rate 3e-4 --t_warmup 100 --max_duration 1000"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(duration)
    declare(warmupStart)
    return .schedule { arguments throws(ScheduleError) in
      try root(arguments)
    } inverse: { form in
      guard let stages = form.counted(.update, lagging: 0),
        case .law(.inversePower(let peak, 0, let scale, 0.5)) = stages.rest, let steps = Int(exactly: scale),
        max(1, stages.climb + 1) == steps
      else { return nil }
      return [rate(peak), warmup(steps), warmupStart(stages.start ?? 0), duration(steps)]
    }
  }
}
