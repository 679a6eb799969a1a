import Schedules

extension Own {
  static let rex = ScheduleDefinition(
    "rex",
    summary: "Reflected exponential: slow at first, fast at the end.",
    formula:
      "min + (lr - min) · z / (1 - beta + beta · z), z = 1 - t / length, for t ≤ length; then min",
    source: "Chen, Wolfe & Kyrillidis 2021, arXiv 2107.04197, with beta ½; axolotl has 0.9",
    example: "rex --lr 0.1 --length 1000 --beta 0.9"
  ) { declare in
    let decay = declare.decay()
    let beta = declare(
      .fraction(
        "beta", 0.5, bounds: Bounds(0, 1, isBelowUpper: true), help: "How long the rate stays high; 0 is a line"))
    return .schedule { arguments throws(ScheduleError) in
      try decay.schedule(arguments, along: .rex(beta: arguments[beta]))
    } inverse: { form in
      decay.solution(ofWay: form) { way in
        switch way.leg.curve {
        case .linear where !way.leg.isRising: [beta(0)]
        case .rex(let held) where !way.leg.isRising: [beta(held)]
        default: nil
        }
      }
    }
  }
}
