import Schedules

extension PyTorchScheduler {
  static let cosineWithWarmupScheduler = entry(
    "CosineWithWarmupScheduler",
    summary: "A line up from 0, then half a cosine to min_lr by total_steps.",
    formula: "lr · t / W; min_lr + (lr - min_lr) · (1 + cos(π (t - W) / (T - W))) / 2; then min_lr",
    example: "pytorch_scheduler.CosineWithWarmupScheduler --lr 0.1 --total_steps 1500 --warmup_steps 100"
  ) { declare in
    declare(Torch.rate)
    declare(total)
    declare(warmup)
    declare(minimum)
    return .schedule { arguments throws(ScheduleError) in
      try Trapezoid.hold(0).schedule(arguments, curve: .cosine)
    } inverse: { form in
      guard let stages = Trapezoid.reading(form), stages.hold == 0, stages.way?.follows(.cosine) ?? false else {
        return nil
      }
      return stages.solution + [warmup(stages.warmup)]
    }
  }
}
