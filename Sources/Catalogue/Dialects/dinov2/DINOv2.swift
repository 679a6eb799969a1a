import Schedules

/// The schedule of DINOv2's training.
enum DINOv2: Dialect {
  static let name = "dinov2"
  static let modules = ["dinov2.utils.utils"]
  static let release = "DINOv2 (2025-08-14) b8931f7"
  static let summary = "The schedule of DINOv2's training."
  static let picture = """
    plot dinov2.CosineScheduler --base_value 0.004 --final_value 1e-6 --total_iters 1000 --warmup_iters 100
    """
  static let entries = [cosineScheduler]

  static let cosineScheduler = entry(
    "CosineScheduler",
    summary: "0 while frozen, a line up that has both of its ends, a half cosine, and the final value.",
    formula: """
      0 for t < z; s + (b - s) · x / (W - 1) for x = t - z < W; f + (b - f) · (1 + cos(π (x - W) / (T - W - z))) / 2; f for t \
      ≥ T; b, f, s = base_, final_, start_warmup_value
      """,
    example: "dinov2.CosineScheduler --base_value 0.004 --final_value 1e-6 --total_iters 1000 --warmup_iters 100"
  ) { declare in
    let baseValue = declare(
      .rate("base_value", .required, aliases: ["lr"], help: "Highest rate, b").playing(.rate, .start, .peak))
    let final = declare(.rate("final_value", .required, aliases: ["min_lr"], help: "Last rate, f"), as: .finish)
    let totalIters = declare(.duration("total_iters", .required, gives: .length, help: "Iterations of the run, T"))
    let warmupIters = declare(
      .duration("warmup_iters", 0, bounds: .nonNegative, help: "Iterations of the warmup, W"))
    let start = declare(.rate("start_warmup_value", 0, help: "Rate from which the warmup leads up, s"))
    let freezeIters = declare(.duration("freeze_iters", 0, bounds: .nonNegative, help: "Iterations at 0 before it, z"))
    return .schedule { arguments throws(ScheduleError) in
      let (base, total) = (try arguments[baseValue], try arguments[totalIters])
      let (warmup, freeze) = (try arguments[warmupIters], try arguments[freezeIters])
      try arguments.require(totalIters, .atLeast, warmupIters, freezeIters)
      let begin = freeze + warmup
      var timeline = Timeline()
      try timeline.hold(0, until: freeze, "frozen")
      if warmup == 1 {
        // A line of one iteration stays where it begins.
        try timeline.hold(arguments[start], until: begin, "warmup")
      } else {
        try timeline.warmup(
          from: arguments[start], to: base, begin: Double(freeze), end: Double(begin) - 1, until: begin)
      }
      if begin == total { return try timeline.holding(arguments[final], lasting: total) }
      return try timeline.then(
        timeline.way(from: base, to: arguments[final], begin: Double(begin), end: Double(total), .cosine),
        lasting: total)
    }
  }
}
