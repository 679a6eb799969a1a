import Schedules

extension PyTorchScheduler {
  static let trapezoidalScheduler = entry(
    "TrapezoidalScheduler",
    summary: "A line up, a hold, and a line down over the last decay_steps.",
    formula: "lr · t / W; lr; lr + (min_lr - lr) · (t - (T - D)) / D; then min_lr",
    example: "pytorch_scheduler.TrapezoidalScheduler --lr 0.1 --total_steps 1500 --warmup_steps 100 --decay_steps 500"
  ) { declare in
    declare(Torch.rate)
    declare(total)
    let warmup = declare(.duration("warmup_steps", .required, bounds: .nonNegative, help: "Iterations of the warmup"))
    let decaySteps = declare(
      .duration("decay_steps", .required, bounds: .nonNegative, help: "Iterations of the decay"), as: .cooldownStart)
    declare(minimum)
    return .schedule { arguments throws(ScheduleError) in
      try Trapezoid.decayGiven(decaySteps).schedule(arguments, warmup: warmup, curve: .linear)
    } inverse: { form in
      guard let stages = Trapezoid.reading(form), stages.way?.follows(.linear) ?? true else { return nil }
      return stages.solution + [warmup(stages.warmup), decaySteps(stages.way?.length ?? 0)]
    }
  }
}
