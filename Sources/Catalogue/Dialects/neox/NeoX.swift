import Numbers
import RealModule
import Schedules

/// The decay styles of GPT-NeoX's `AnnealingLR`.
enum NeoX: Dialect {
  static let name = "neox"
  static let aliases = ["gpt_neox"]
  static let modules = ["megatron.learning_rates"]
  static let release = "GPT-NeoX (2026-05-19) ea7aefd8"
  static let summary = "The decay styles of GPT-NeoX's AnnealingLR, which nothing stops at lr_decay_iters."
  static let picture = """
    compare neox.cosine --lr 6e-4 --min_lr 6e-5 --warmup 0.1 --lr_decay_iters 1000 vs neox.linear --lr 6e-4 --min_lr 6e-5 \
    --warmup 0.1 --lr_decay_iters 1000 vs neox.exponential --lr 6e-4 --min_lr 6e-5 --warmup 0.1 --lr_decay_iters 1000 -n \
    1300
    """
  static let entries = [constant, linear, cosine, exponential]

  static func place(of call: String) -> String { "AnnealingLR, lr_decay_style \"\(call)\"" }

  static let rate = Key.rate("lr", 0.001, help: "Rate of the optimizer").playing(.rate, .start, .peak)
  static let minimum = Key.rate("min_lr", 0, help: "Lowest rate after the warmup").playing(.finish, .floor)
  static let warmup = Key.fraction("warmup", 0.01, help: "Warmup as a share of lr_decay_iters, which is not rounded")
  static let decay = Key.duration(
    "lr_decay_iters", .required, aliases: ["train_iters"], gives: .length,
    help: "Iterations of the decay, the warmup included, D")

  /// What follows the warmup: the decay from a time W to the iteration D.
  typealias Decay =
    @Sendable (_ timeline: Timeline, _ rate: Double, _ minimum: Double, _ begin: Double, _ end: Int)
    throws(ScheduleError) -> any Schedule

  private static func entry(_ call: String, summary: String, formula: String, decay make: @escaping Decay)
    -> ScheduleDefinition
  {
    entry(
      call, summary: summary,
      formula: "lr · max(1, t) / W for t ≤ W = warmup · D, then \(formula), p = (t - W) / (D - W)",
      example: "neox.\(call) --lr 6e-4 --min_lr 6e-5 --warmup 0.1 --lr_decay_iters 1000"
    ) { declare in
      declare(rate)
      declare(minimum)
      declare(warmup)
      declare(decay)
      return .schedule { arguments throws(ScheduleError) in
        let (rate, minimum, end) = (try arguments[rate], try arguments[minimum], try arguments[decay])
        let begin = try arguments[warmup] * Double(end)
        var timeline = Timeline()
        if begin > 0 {
          // The first iteration counts as the second.
          try timeline.hold(rate / begin, until: 1, "warmup")
          try timeline.warmup(to: rate, end: begin, until: Timeline.after(begin))
        }
        guard begin < Double(end) else {
          return refusing(
            try timeline.holding(rate, lasting: end, "hold"), from: timeline.update, call,
            "the decay has 0 iterations, by which it divides (ZeroDivisionError)")
        }
        return try timeline.then(make(timeline, rate, minimum, begin, end), lasting: end)
      }
    }
  }

  static let constant = entry(
    "constant", summary: "A line up over the warmup, and the rate of the optimizer.", formula: "max(min_lr, lr)"
  ) { _, rate, minimum, _, _ throws(ScheduleError) in
    Named(try Constant(rate: max(rate, minimum)), "stable")
  }

  static let linear = entry(
    "linear", summary: "A line up over the warmup, and a line down towards 0 that stops at min_lr.",
    formula: "max(min_lr, lr · (1 - p))"
  ) { timeline, rate, minimum, begin, end throws(ScheduleError) in
    let way = try timeline.way(from: rate, to: 0, begin: begin, end: Double(end))
    return minimum == 0 ? way : try Clamped(way, minimum: minimum, maximum: Bounds.largestRate)
  }

  static let cosine = entry(
    "cosine", summary: "A line up over the warmup, and a cosine down to min_lr, from which it climbs again.",
    formula: "max(min_lr, min_lr + (lr - min_lr) · (1 + cos πp) / 2), also for t > D"
  ) { timeline, rate, minimum, begin, end throws(ScheduleError) in
    // A lowest rate above the highest holds.
    if minimum >= rate { return Named(try Constant(rate: minimum), "floor") }
    let offset = begin - Double(timeline.update)
    if let start = Int(exactly: offset) {
      return Shifted(try CosineWave(from: rate, to: minimum, halfWave: end - timeline.update - start), by: start)
    }
    return try CosineSwing(from: rate, to: minimum, begin: offset, halfWave: Double(end) - begin)
  }

  static let exponential = entry(
    "exponential", summary: "A line up over the warmup, and an exponential to half the rate at lr_decay_iters and on.",
    formula: "max(min_lr, lr · e^(-0.693 p))"
  ) { timeline, rate, minimum, begin, end throws(ScheduleError) in
    let span = Double(end) - begin
    // The exponential has begun at the end of the warmup, which may be within an iteration.
    let late = (Double(timeline.update) - begin) / span
    let first = rate * .exp(-0.693 * late)
    let fall = try OffsetExponential(rate: first, decay: 0.693, period: span)
    return try Clamped(fall, minimum: minimum, maximum: Bounds.largestRate)
  }
}
