import Numbers
import Schedules

/// The schedules of Levanter's `OptimizerConfig`.
enum Levanter: Dialect {
  static let name = "levanter"
  static let modules = ["levanter.optim.config"]
  static let release = "Levanter (2025-09-26) 9263f81e"
  static let summary = "The schedules of Levanter's OptimizerConfig: cycles of a warmup, a hold and a decay."
  static let picture = """
    compare levanter.cosine --learning_rate 6e-4 --warmup 0.1 --num_train_steps 1000 vs levanter.linear --learning_rate 6e-4 \
    --warmup 0.1 --decay 0.2 --cycles 3 --num_train_steps 1000 vs levanter.inv --learning_rate 6e-4 --warmup 0.1 \
    --num_train_steps 1000
    """
  static let entries = [cosine, linear, constant, invSqrt, inv]

  static func place(of call: String) -> String { "levanter.optim.OptimizerConfig, lr_schedule \"\(call)\"" }

  /// What of an entry follows the hold of a cycle.
  typealias Fall =
    @Sendable (_ cycle: Cycle, _ arguments: Arguments) throws(ScheduleError) -> any Schedule

  /// The part of a cycle that decays.
  struct Cycle {
    /// The highest rate.
    var rate: Double
    /// The lowest rate.
    var minimum: Double
    /// The steps of the warmup.
    var warmup: Int
    /// The steps of the decay.
    var decay: Int
  }

  private static let rate = Key.rate("learning_rate", 6e-4, aliases: ["lr"], help: "Highest rate, lr")
    .playing(.rate, .start, .peak)
  private static let share = Key.factor(
    "min_lr_ratio", 0.1, bounds: .nonNegative, help: "Lowest rate as a share of learning_rate, m"
  ).playing(.finish, .floor)
  private static let warmup = Key.factor(
    "warmup", 0.01, bounds: .nonNegative, help: "Warmup: steps, or at most 1 a share of the cycle")
  private static let decay = Key<Double?>.factor(
    "decay", .none("all after the warmup"), bounds: .nonNegative,
    help: "Decay: steps, or at most 1 a share of the cycle")
  private static let rewarmup = Key.factor(
    "rewarmup", 0, bounds: .nonNegative, help: "Warmup of the later cycles: steps, or at most 1 a share of them")
  private static let cycles = Key<[Double]>.factors(
    "cycles", .none("one"), bounds: .nonNegative, help: "Number of equal cycles, or the steps at which they end")
  private static let cycleLength = Key<[Double]>.factors(
    "cycle_length", .none("all steps"), bounds: .nonNegative,
    help: "Length of a cycle: steps, or at most 1 a share of all; or the steps of each")
  private static let total = Key.duration("num_train_steps", .required, gives: .length, help: "Steps of the run, T")

  /// Creates an entry of the one pattern that all of them share.
  static func entry(
    _ call: String, summary: String, formula: String, others: (inout Declarations) -> Void = { _ in },
    fall: @escaping Fall
  ) -> ScheduleDefinition {
    entry(
      call, summary: summary,
      formula: "in each cycle a line up to lr over the warmup, lr, then at the step x of the decay \(formula)",
      example: "levanter.\(call) --learning_rate 6e-4 --warmup 0.1 --num_train_steps 1000"
    ) { declare in
      declare(rate)
      declare(share)
      declare(warmup)
      declare(decay)
      declare(rewarmup)
      declare(cycles)
      declare(cycleLength)
      others(&declare)
      declare(total)
      return .schedule { arguments throws(ScheduleError) in try schedule(arguments, fall) }
    }
  }

  private static func schedule(_ arguments: Arguments, _ fall: Fall) throws(ScheduleError) -> any Schedule {
    let (rate, total) = (try arguments[rate], try arguments[total])
    let floor = try arguments[share] * rate
    var (timeline, last) = (Timeline(), 0.0)
    let ends = try cycleEnds(total, arguments)
    for (index, end) in ends.enumerated() {
      let start = timeline.update
      let length = end - start
      let warmup = try steps(index == 0 ? arguments[warmup] : arguments[rewarmup], of: length)
      let decay = try arguments[decay].map { steps($0, of: length) } ?? length - warmup
      try timeline.warmup(
        from: last, to: rate, begin: Double(start), end: Double(start) + Double(warmup),
        until: min(end, start.addingSaturating(warmup)))
      try timeline.hold(rate, until: min(end, end.addingSaturating(-decay)))
      let begun = timeline.update
      let schedule = try fall(
        Cycle(rate: rate, minimum: floor, warmup: warmup, decay: max(0, decay)), arguments)
      // The next cycle begins where this one's formula would be at its end.
      last = schedule(end - begun)
      if index + 1 == ends.count { return try timeline.then(schedule, lasting: total) }
      timeline.add(schedule, until: end)
    }
    return try timeline.holding(rate)
  }

  /// The steps of a length that at most 1 is a share.
  private static func steps(_ length: Double, of total: Int) -> Int {
    .pythonInt(length <= 1 ? length * Double(total) : length)
  }

  /// The most cycles that are written out.
  private static let mostCycles = 4096

  /// The steps at which the cycles end, the last one of the run among them.
  private static func cycleEnds(_ total: Int, _ arguments: Arguments) throws(ScheduleError) -> [Int] {
    let (cycles, lengths) = (try arguments[cycles], try arguments[cycleLength])
    if !cycles.isEmpty, !lengths.isEmpty { throw .exclusive(parameters: [self.cycles.name, cycleLength.name]) }
    var ends: [Int] = []
    if cycles.count > 1 {
      ends = cycles.map { .pythonInt($0) }
    } else if let count = cycles.first {
      guard count <= Double(mostCycles) else { throw .holdsTooMuch(most: mostCycles) }
      ends = stride(from: 1, to: count, by: 1).map { .pythonInt(Double(total) / count * $0) }
    } else if lengths.count > 1 {
      var sum = 0
      for length in lengths {
        sum = sum.addingSaturating(steps(length, of: total))
        ends.append(sum)
      }
    } else if let length = lengths.first {
      let each = steps(length, of: total)
      guard each > 0 else { throw refused("OptimizerConfig", "a cycle has 0 steps, by which they are divided") }
      guard total / each <= mostCycles else { throw .holdsTooMuch(most: mostCycles) }
      ends = (1..<max(2, total / each)).map { each.multipliedSaturating(by: $0) }
    }
    for (end, next) in zip(ends, ends.dropFirst()) where end >= next {
      throw refused("OptimizerConfig", "the cycles must end one after the other")
    }
    return ends.filter { $0 > 0 && $0 < total } + [total]
  }
}
