import Schedules

extension Own {
  static let rex = ScheduleDefinition(
    "rex",
    summary: "Reflected exponential: slow at first, fast at the end.",
    formula:
      "finish-lr + (lr - finish-lr) · z / (1 - beta + beta · z), z = 1 - t / length, for t ≤ length; then finish-lr",
    source: "Chen, Wolfe & Kyrillidis 2021, arXiv 2107.04197, with beta ½; axolotl has 0.9",
    example: "rex --lr 0.1 --length 1000 --beta 0.9"
  ) { declare in
    let peak = declare(peakRate)
    let finish = declare(finishRate)
    let length = declare(decayLength)
    let beta = declare(
      .fraction(
        "beta", 0.5, bounds: Bounds(0, 1, isBelowUpper: true), help: "How long the rate stays high; 0 is a line"))
    return .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments[peak], to: arguments[finish], length: arguments[length],
        curve: .rex(beta: arguments[beta]))
    } inverse: { form in
      guard let way = form.way, !way.leg.isRising else { return nil }
      let ends: Solution = [peak(way.from), finish(way.to), length(way.length)]
      switch way.leg.curve {
      case .linear: return ends + [beta(0)]
      case .rex(let held): return ends + [beta(held)]
      default: return nil
      }
    }
  }
}
