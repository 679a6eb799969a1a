import Schedules

/// The schedule of nanochat's base training.
enum Nanochat: Dialect {
  static let name = "nanochat"
  static let modules = ["scripts.base_train"]
  static let release = "nanochat (2026-07-03) 92d63d4"
  static let summary = "The schedule of nanochat's base training."
  static let picture = """
    plot nanochat.get_lr_multiplier --lr 0.02 --num_iterations 1000
    """
  static let entries = [getLrMultiplier]

  static let getLrMultiplier = entry(
    "get_lr_multiplier",
    summary: "Warm up, hold, and a line down to a share of the rate at num_iterations.",
    formula: """
      lr · (t + 1) / W for t < W, lr for t ≤ N - D, then lr · (p + (1 - p) · final_lr_frac), p = (N - t) / D, D = \
      round(warmdown_ratio · N)
      """,
    example: "nanochat.get_lr_multiplier --lr 0.02 --num_iterations 1000"
  ) { declare in
    let rate = declare(
      .rate("lr", 0.02, aliases: ["matrix_lr"], help: "Rate of a group; the default is that of the matrices").playing(
        .rate, .start, .peak))
    let total = declare(.duration("num_iterations", .required, gives: .length, help: "Iterations of the run, N"))
    let warmup = declare(.duration("warmup_steps", 40, bounds: .nonNegative, help: "Iterations of the warmup, W"))
    let ratio = declare(.fraction("warmdown_ratio", 0.65, help: "Share of the run that the line down takes, rounded"))
    let share = declare(
      .factor("final_lr_frac", 0.05, bounds: .nonNegative, help: "Rate at N as a share of lr"), as: .finish)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, total, warmup) = (try arguments[rate], try arguments[total], try arguments[warmup])
      let decay = try Int.pythonRound(Double(total) * arguments[ratio])
      var timeline = Timeline()
      try timeline.warmup(to: rate, begin: -1, end: Double(warmup) - 1, until: warmup)
      if decay == 0 { return try timeline.holding(rate, lasting: total, "stable") }
      try timeline.hold(rate, until: total.addingSaturating(1 - decay))
      return try timeline.then(
        timeline.way(
          from: rate, to: arguments[share] * rate, begin: Double(total) - Double(decay), end: Double(total)),
        lasting: total)
    } inverse: { form in
      guard let stages = form.counted(.update), stages.start ?? 0 == 0, let fall = stages.fall,
        fall.leg.follows(.linear), fall.leg.from > 0
      else { return nil }
      let part = Double(fall.length).ratio(to: Double(fall.end))
      guard Int.pythonRound(Double(fall.end) * part) == fall.length else { return nil }
      return [
        rate(fall.leg.from), total(fall.end), warmup(stages.climb), ratio(part),
        share(fall.leg.to.ratio(to: fall.leg.from)),
      ]
    }
  }
}
