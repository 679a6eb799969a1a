import Schedules

extension ScheduleDefinition {
  static let rex = ScheduleDefinition(
    "rex",
    summary: "Reflected exponential: slow at first, fast at the end.",
    formula:
      "finish-lr + (lr - finish-lr) · z / (1 - beta + beta · z), z = 1 - t / length, for t ≤ length; then finish-lr",
    source: "Chen, Wolfe & Kyrillidis 2021, arXiv 2107.04197, with beta ½; axolotl has 0.9",
    parameters: [
      .peakRate, .finishRate, .decayLength,
      Parameter(
        "beta", .fraction, .value(0.5), bounds: Bounds(0, 1, isBelowUpper: true),
        help: "How long the rate stays high; 0 is a line"),
    ],
    example: "rex --lr 0.1 --length 1000 --beta 0.9",
    build: .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments.number("lr"), to: arguments.number("finish-lr"), length: arguments.iterations("length"),
        curve: .rex(beta: arguments.number("beta")))
    })
}
