import Schedules

extension PyTorchScheduler {
  static let warmupHoldCosineScheduler = entry(
    "WarmupHoldCosineScheduler",
    summary: "A line up from 0, a hold, then half a cosine to min_lr by total_steps.",
    formula: "lr · t / W; lr; min_lr + (lr - min_lr) · (1 + cos(π (t - W - H) / (T - W - H))) / 2; then min_lr",
    example:
      "pytorch_scheduler.WarmupHoldCosineScheduler --lr 0.1 --total_steps 1500 --warmup_steps 100 --hold_steps 500"
  ) { declare in
    declare(Torch.rate)
    declare(total)
    declare(warmup)
    let holdSteps = declare(.duration("hold_steps", 0, bounds: .nonNegative, help: "Iterations of the hold"))
    declare(minimum)
    return .schedule { arguments throws(ScheduleError) in
      try Trapezoid.holdGiven(holdSteps).schedule(arguments, curve: .cosine)
    } inverse: { form in
      guard let stages = Trapezoid.reading(form), stages.way?.follows(.cosine) ?? false else { return nil }
      return stages.solution + [warmup(stages.warmup), holdSteps(stages.hold)]
    }
  }
}
