import Schedules

extension Levanter {
  static let inv = entry(
    "inv", summary: "Cycles of a line up, a hold, and an inverse time decay to min_lr_ratio.",
    formula: "max(m · lr, lr / ((1 / m - 1) · max(x, 1) / D + 1))"
  ) { cycle, _ throws(ScheduleError) in
    guard cycle.minimum > 0 else {
      throw refused("inv", "min_lr_ratio is 0, by which the learning rate is divided (ZeroDivisionError)")
    }
    guard cycle.decay > 0 else {
      throw refused("inv", "the decay has 0 steps, by which it divides (ZeroDivisionError)")
    }
    let slope = cycle.rate / cycle.minimum - 1
    let floor = cycle.minimum
    if slope <= 0 { return Named(try Constant(rate: floor), "floor") }
    let decay = try InverseTime(rate: cycle.rate, decay: slope, period: cycle.decay)
    // Step 0 has the rate of step 1.
    let begun = try Constant(rate: decay(1)).cut(after: 1, then: Shifted(decay, by: -1))
    return try Clamped(begun, minimum: floor, maximum: Bounds.largestRate)
  }
}
