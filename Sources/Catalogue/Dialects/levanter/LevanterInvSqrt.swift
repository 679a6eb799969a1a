import Schedules

extension Levanter {
  private static let timescale = Key.factor(
    "timescale", 10_000, bounds: .positive, unit: "steps", help: "Steps up to which the rate holds")

  static let invSqrt = entry(
    "inv_sqrt", summary: "Cycles of a line up, and an inverse square root of the step behind the timescale.",
    formula: "max(m · lr, lr · min(1, √(timescale / max(x + W, 1))))", others: { $0(timescale) }
  ) { cycle, arguments throws(ScheduleError) in
    let scale = try arguments[timescale]
    // The first step with less than the full rate.
    let first = max(1, Timeline.from(scale))
    var timeline = Timeline()
    try timeline.hold(cycle.rate, until: first - cycle.warmup)
    let begin = max(first, cycle.warmup)
    let top = cycle.rate * min(1, (scale / Double(begin)).squareRoot())
    return try Clamped(
      timeline.then(InversePower(rate: top, timescale: Double(begin))), minimum: cycle.minimum,
      maximum: Bounds.largestRate)
  }
}
