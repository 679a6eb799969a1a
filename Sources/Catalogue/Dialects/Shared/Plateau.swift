import Schedules

/// What schedulers have in common that follow a metric.
enum Plateau {
  /// The parameter that metrics are given to.
  static let metrics = Key.series(
    "metrics", help: "The metric after each epoch: a file with one number a line, or numbers with commas")

  /// The parameter that says how long an epoch is, on the axis of iterations.
  static let epoch = Key<Int?>.stepsPerEpoch(.none("that of the run, else 1"), help: "Iterations between two metrics")

  /// Factors below 1, which is all that frameworks ask of them.
  static let reducingFactor = Bounds(-Bounds.largestRate, 1, isBelowUpper: true)

  /// Replays all metrics given, from a rate.
  static func schedule(
    _ replay: PlateauReplay, _ arguments: Arguments, from rate: Double
  ) throws(ScheduleError) -> any Schedule {
    let metrics = try arguments[metrics].enumerated().map { (epoch: $0.offset + 1, value: $0.element) }
    return try schedule(replay.events(metrics, after: [initial(rate)]), arguments)
  }

  /// What happens at first: nothing but a rate.
  static func initial(_ rate: Double) -> MetricDriven.Event {
    MetricDriven.Event(epoch: 0, rate: rate, name: "initial rate", cause: nil)
  }

  /// The schedule of what the metrics made happen.
  static func schedule(_ events: [MetricDriven.Event], _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    try MetricDriven(
      events, epochs: arguments[metrics].count, epochLength: arguments.epochLength(epoch) ?? 1)
  }
}

/// Whether lower or higher metrics are better.
enum MetricMode: String, ParameterChoice {
  case minimum = "min"
  case maximum = "max"

  /// The parameter that says so.
  static func key(_ standard: MetricMode) -> Key<MetricMode> {
    .choice("mode", standard, help: "Whether lower or higher metrics are better")
  }
}

/// What the threshold of an improvement is: a share of the best metric, or a difference from it.
enum ThresholdMode: String, ParameterChoice {
  case relative = "rel"
  case absolute = "abs"

  /// The parameter that says so.
  static func key(_ name: String = "threshold_mode", standard: ThresholdMode) -> Key<ThresholdMode> {
    .choice(name, standard, help: "Share of the best, or a difference")
  }
}

/// The rule of a plateau in the words of PyTorch and Paddle.
struct PlateauShape {
  private let mode: Key<MetricMode>
  private let factor: Key<Double>
  private let patience: Key<Int>
  private let threshold: Key<Double>
  private let thresholdMode: Key<ThresholdMode>

  /// Declares the metrics and what counts as a plateau of them.
  init(_ declare: inout Declarations) {
    declare(Plateau.metrics)
    mode = declare(MetricMode.key(.minimum))
    factor = declare(.factor("factor", 0.1, bounds: Plateau.reducingFactor, help: "What the rate is multiplied by"))
    patience = declare(.count("patience", 10, bounds: .nonNegative, help: "Bad epochs in a row that are tolerated"))
    threshold = declare(.factor("threshold", 1e-4, help: "By how much a metric must be better to count"))
    thresholdMode = declare(ThresholdMode.key(standard: .relative))
  }

  /// Reads the rule.
  ///
  /// - Parameters:
  ///   - arguments: The values given.
  ///   - relative: How a threshold applies that is a share of the best.
  ///   - cooldown: The metrics after a cut that are not counted as bad, from 0.
  ///   - minimum: The rate that no cut goes below.
  ///   - epsilon: The least by which a cut must lower the rate to happen.
  ///   - beginsWithBest: Whether there is a best metric before the first one, which nothing is worse than.
  ///   - ignoresMetricsInCooldown: Whether the metrics of a cooldown are not looked at.
  /// - Returns: The curve that follows the metric.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  func replay(
    _ arguments: Arguments, relative: PlateauRule.Threshold, cooldown: Int, minimum: Double, epsilon: Double,
    beginsWithBest: Bool, ignoresMetricsInCooldown: Bool = false
  ) throws(ScheduleError) -> PlateauReplay {
    let isMinimum = try arguments[mode] == .minimum
    let worst: Double = isMinimum ? .infinity : -.infinity
    return PlateauReplay(
      rule: PlateauRule(
        isMinimum: isMinimum, kind: try arguments[thresholdMode] == .relative ? relative : .absolute,
        threshold: try arguments[threshold]),
      factor: try arguments[factor], patience: try arguments[patience], cooldown: cooldown, minimum: minimum,
      epsilon: epsilon, initialBest: beginsWithBest ? worst : nil,
      ignoresMetricsInCooldown: ignoresMetricsInCooldown)
  }
}
