import Schedules

extension Own {
  static let inverseSquareRoot = ScheduleDefinition(
    "inverse-sqrt",
    aliases: ["rsqrt"],
    summary: "A line up over the warmup, then the inverse square root of time.",
    formula: "lr · t / W for t ≤ W, then lr · √(W / t)",
    source: "Vaswani et al. 2017, arXiv 1706.03762, with the peak as the parameter",
    example: "inverse-sqrt --lr 0.001 --warmup 100"
  ) { declare in
    let rate = declare(peak("Rate at the end of the warmup"))
    let warmup = declare(.duration("warmup", 100, help: "Iterations of the warmup, W"))
    return .schedule { arguments throws(ScheduleError) in
      try InversePower.inverseSquareRoot(peak: arguments[rate], warmup: arguments[warmup])
    } inverse: { form in
      guard let root = form.inverseSquareRoot else { return nil }
      return [rate(root.peak), warmup(root.warmup)]
    }
  }
}
