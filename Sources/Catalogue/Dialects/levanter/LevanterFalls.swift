import Schedules

extension Levanter {
  static let cosine = entry(
    "cosine", summary: "Cycles of a line up, a hold, and a half cosine down to min_lr_ratio.",
    formula: "m · lr + (1 - m) · lr · (1 + cos(πx / D)) / 2, then m · lr"
  ) { cycle, _ throws(ScheduleError) in
    guard cycle.decay > 0 else {
      throw refused("cosine", "The cosine_decay_schedule requires positive decay_steps, got decay_steps=0.")
    }
    return try Ramp(from: cycle.rate, to: cycle.minimum, length: cycle.decay, curve: .cosine)
  }

  static let linear = entry(
    "linear", summary: "Cycles of a line up, a hold, and a line down to min_lr_ratio.",
    formula: "lr - (1 - m) · lr · x / D, then m · lr"
  ) { cycle, _ throws(ScheduleError) in
    // A line of no steps is no line to optax.
    guard cycle.decay > 0 else { return Named(try Constant(rate: cycle.rate), "stable") }
    return try Ramp(from: cycle.rate, to: cycle.minimum, length: cycle.decay)
  }

  static let constant = entry(
    "constant", summary: "A line up over the warmup, and the highest rate from there on.", formula: "lr"
  ) { cycle, _ throws(ScheduleError) in
    Named(try Constant(rate: cycle.rate), "stable")
  }
}
