import Runs
import Schedules

// The words that our own schedules share: `--lr` is the peak, `--min` the floor, `--length` the whole length, `--warmup` what
// of it leads up. What a schedule or a framework calls them otherwise is an alias.

extension Own {
  /// The highest rate of a schedule.
  static let peakRate = peak("Highest rate")

  /// Returns the parameter of the highest rate.
  ///
  /// - Parameters:
  ///   - help: What it means here, in one line.
  ///   - bounds: The numbers accepted.
  ///   - aliases: Other spellings that only this schedule accepts.
  ///   - isHighest: Whether it is meant to be the highest, and not one of two ends, either of which may be.
  /// - Returns: The key.
  static func peak(
    _ help: String, bounds: Bounds? = nil, aliases: [String] = [], isHighest: Bool = true
  ) -> Key<Double> {
    let rate = Key.rate("lr", 1, bounds: bounds, aliases: ["max", "peak", "max_lr"] + aliases, help: help)
    return isHighest ? rate.playing(.rate, .start, .peak) : rate.playing(.rate, .start)
  }

  /// Returns the parameter of the lowest rate, which may be a share of the highest.
  ///
  /// - Parameters:
  ///   - peak: The highest rate.
  ///   - standard: The rate or the share by default.
  ///   - bounds: The numbers accepted.
  ///   - help: What it means here, in one line.
  /// - Returns: The key.
  static func floor(
    of peak: Key<Double>, _ standard: RateOrShare = .rate(0), bounds: Bounds? = nil,
    help: String = "Rate at the end and after it"
  ) -> Key<Double> {
    .floor("min", standard, of: peak, bounds: bounds, aliases: floorNames, help: help)
      .playing(.finish, .cooldownFinish, .floor)
  }

  /// What else the lowest rate is called.
  static let floorNames = ["min_lr", "finish-lr", "floor", "eta_min"]

  /// What else the whole length of a schedule is called, and that of the first of its cycles.
  static let lengthNames = ["cycle-length", "steps", "total-steps", "T_max"]

  /// Returns the parameter of the iterations of a schedule, with the warmup that leads up to it.
  ///
  /// - Parameters:
  ///   - standard: The length where nothing tells it.
  ///   - gives: The fact of the run that it tells; `nil` where something follows that it does not include.
  ///   - help: What it means here, in one line.
  /// - Returns: The key.
  static func length(
    _ standard: Standard<Duration> = 1000, gives: RunFact? = .length, help: String = "Iterations, with the warmup"
  ) -> Key<Int> {
    .length("length", standard, aliases: lengthNames, gives: gives, help: help).playing(.length, .cycleLength)
  }

  /// The iterations of a schedule with all its phases.
  static let runLength = Key.length(
    "length", .percent(100), aliases: lengthNames + ["total"], help: "Iterations of all phases together"
  ).playing(.length)

  /// The iterations of a line from 0 up to the peak; none of them by default.
  static let warmupLength = warmup("Iterations of the warmup, from rate 0 up to the peak")

  /// Returns the parameter of the iterations of a line from 0 up to the peak.
  ///
  /// - Parameter help: What it means here, in one line.
  /// - Returns: The key.
  static func warmup(_ help: String) -> Key<Int> {
    .duration("warmup", 0, bounds: .nonNegative, help: help).playing(.warmupLength)
  }

  /// The iterations of a warmup before a schedule that has no length of its own.
  static let warmupBefore = warmup("Iterations of the warmup before it, from rate 0 up to the peak")

  /// What each next cycle length is multiplied by.
  ///
  /// - Parameter standard: The factor by default.
  /// - Returns: The key.
  static func cycleMultiplier(_ standard: Standard<Double>) -> Key<Double> {
    .factor(
      "cycle-mult", standard, bounds: .positive, aliases: ["T_mult", "cycle-length-decay"],
      help: "What each next cycle length is multiplied by"
    ).playing(.lengthGrowth)
  }

  /// The exponent of the decay shape `power`.
  static let decayPower = Key.factor(
    "power", 2, bounds: .positive, help: "Exponent k of the shape power, (1 - p)^k")
}
