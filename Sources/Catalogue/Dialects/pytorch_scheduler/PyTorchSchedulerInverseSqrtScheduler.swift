import Schedules

extension PyTorchScheduler {
  static let inverseSqrtScheduler = entry(
    "InverseSqrtScheduler",
    summary: "A line up over the warmup, then the inverse square root of time.",
    formula: "lr · t / W for t ≤ W, then lr · √(W / t)",
    literature: "arXiv 1706.03762",
    example: "pytorch_scheduler.InverseSqrtScheduler --lr 0.1 --warmup_steps 100"
  ) { declare in
    declare(Torch.rate)
    let warmup = declare(.duration("warmup_steps", .required, help: "Iterations of the warmup, W"))
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[Torch.rate]
      return Based(
        try InversePower.inverseSquareRoot(peak: rate, warmup: arguments[warmup]), on: rate)
    } inverse: { form in
      guard let root = form.inverseSquareRoot else { return nil }
      return [Torch.rate(root.peak), warmup(root.warmup)]
    }
  }
}
