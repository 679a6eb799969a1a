import Schedules

extension ScheduleDefinition {
  static let inverseSquareRoot = ScheduleDefinition(
    "inverse-sqrt",
    aliases: ["rsqrt"],
    summary: "A line up over the warmup, then the inverse square root of time.",
    formula: "lr · t / W for t ≤ W, then lr · √(W / t)",
    source: "Vaswani et al. 2017, arXiv 1706.03762, with the peak as the parameter",
    parameters: [
      Parameter("lr", .rate, .value(0.001), aliases: ["max", "max_lr"], help: "Rate at the end of the warmup"),
      Parameter("warmup", .duration, .value(.duration(.iterations(100))), help: "Iterations of the warmup, W"),
    ],
    example: "inverse-sqrt --lr 0.001 --warmup 100",
    build: .schedule { arguments throws(ScheduleError) in
      try InversePower.inverseSquareRoot(peak: arguments.number("lr"), warmup: arguments.iterations("warmup"))
    })
}
