import Schedules

extension PyTorchScheduler {
  static let linearDecayScheduler = entry(
    "LinearDecayScheduler",
    summary: "A line up from 0, then a line down to min_lr by total_steps.",
    formula: "lr · t / W; lr + (min_lr - lr) · (t - W) / (T - W); then min_lr",
    example: "pytorch_scheduler.LinearDecayScheduler --lr 0.1 --total_steps 1500 --warmup_steps 100"
  ) { declare in
    declare(Torch.rate)
    declare(total)
    declare(warmup)
    declare(minimum)
    return .schedule { arguments throws(ScheduleError) in
      try Trapezoid.hold(0).schedule(arguments, curve: .linear)
    } inverse: { form in
      guard let stages = Trapezoid.reading(form), stages.hold == 0, stages.way?.follows(.linear) ?? false else {
        return nil
      }
      return stages.solution + [warmup(stages.warmup)]
    }
  }
}
