import Schedules

/// The schedule of nanoGPT's `train.py`.
enum NanoGPT: Dialect {
  static let name = "nanogpt"
  static let modules = ["train"]
  static let release = "nanoGPT (2025-11-12) 3adf61e1"
  static let summary = "The schedule of nanoGPT's train.py."
  static let picture = """
    plot nanogpt.get_lr --learning_rate 6e-4 --min_lr 6e-5 --warmup_iters 100 --lr_decay_iters 1000 -n 1200
    """
  static let entries = [getLr]

  static func place(of call: String) -> String { "train.py, \(call)" }

  static let getLr = entry(
    "get_lr",
    summary: "A line up that misses both ends, a half cosine down to min_lr at lr_decay_iters, and min_lr.",
    formula: """
      lr · (t + 1) / (W + 1) for t < W, min_lr + (lr - min_lr) · (1 + cos(π (t - W) / (D - W))) / 2 for t ≤ D, then min_lr
      """,
    example: "nanogpt.get_lr --learning_rate 6e-4 --min_lr 6e-5 --warmup_iters 100 --lr_decay_iters 1000"
  ) { declare in
    let rate = declare(
      .rate("learning_rate", 6e-4, aliases: ["lr"], help: "Highest rate, lr").playing(.rate, .start, .peak))
    let minimum = declare(.rate("min_lr", 6e-5, help: "Rate at the end and after it"), as: .finish)
    let warmup = declare(
      .duration("warmup_iters", 2000, bounds: .nonNegative, help: "Iterations of the warmup, W"))
    let decay = declare(
      .duration("lr_decay_iters", 600_000, gives: .length, help: "Iteration with the lowest rate, D"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, minimum) = (try arguments[rate], try arguments[minimum])
      let (warmup, decay) = (try arguments[warmup], try arguments[decay])
      var timeline = Timeline()
      try timeline.warmup(to: rate, begin: -1, end: Double(warmup), until: warmup)
      let whole = try timeline.then(
        timeline.way(from: rate, to: minimum, begin: Double(warmup), end: Double(decay), .cosine), lasting: decay)
      return warmup == decay
        ? refusing(whole, from: decay, "get_lr", "the decay has 0 iterations, by which it divides (ZeroDivisionError)")
        : whole
    } inverse: { form in
      guard let stages = form.counted(.between), stages.start ?? 0 == 0, stages.hold == 0, let fall = stages.fall,
        fall.leg.follows(.cosine)
      else { return nil }
      return [rate(fall.leg.from), minimum(fall.leg.to), warmup(stages.climb), decay(fall.end)]
    }
  }
}
