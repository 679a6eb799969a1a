/// Cosine annealing: from the highest rate to the lowest along half a cosine.
///
/// `min + (max - min) · ½ (1 + cos(π t / L))` for t ≤ L, then min (Loshchilov & Hutter 2016, without the restarts).
public struct Cosine: CycleSchedule {
  /// The rate at the end of the cycle and after it.
  public let minimum: Double
  /// The rate at iteration 0.
  public let maximum: Double
  /// The number of iterations until the lowest rate.
  public private(set) var cycleLength: Int

  /// Creates a cosine schedule.
  ///
  /// - Parameters:
  ///   - minimum: The rate at the end of the cycle and after it.
  ///   - maximum: The rate at iteration 0.
  ///   - cycleLength: The number of iterations until the lowest rate, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a length below 1 or a rate that is no number.
  public init(minimum: Double = 0, maximum: Double = 1, cycleLength: Int = 1000) throws(ScheduleError) {
    try Check.bounds("min", minimum, .any)
    try Check.bounds("max", maximum, .any)
    try Check.bounds("cycle-length", cycleLength, .atLeastOne)
    self.minimum = minimum
    self.maximum = maximum
    self.cycleLength = cycleLength
  }

  public func withCycleLength(_ cycleLength: Int) -> any CycleSchedule {
    var copy = self
    copy.cycleLength = max(1, cycleLength)
    return copy
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    Curve.cosine.rate(from: maximum, to: minimum, at: Double(iteration) / Double(cycleLength))
  }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> { extent(over: iterations, turningAt: 0) }

  public func phase(at iteration: Int) -> Phase {
    iteration < cycleLength ? Phase("cosine", from: 0, to: cycleLength) : Phase("floor", from: cycleLength)
  }

  public var length: Int? { cycleLength }
}

extension ScheduleDefinition {
  static let cosine = ScheduleDefinition(
    "cosine",
    aliases: ["cosine-annealing"],
    summary: "Cosine annealing: half a cosine from the highest rate to the lowest.",
    formula: "min + (max - min) · (1 + cos(π t / cycle-length)) / 2 for t ≤ cycle-length, then min",
    source: "Loshchilov & Hutter 2016, arXiv 1608.03983; MXNet tutorial",
    parameters: [
      Parameter("min", .rate, .value(0.0), aliases: ["min_lr"], help: "Rate at the end and after it"),
      Parameter("max", .rate, .value(1.0), aliases: ["max_lr"], help: "Rate at iteration 0"),
      Parameter(
        "cycle-length", .duration, .value(.duration(.iterations(1000))), aliases: ["length"],
        help: "Iterations until the lowest rate"),
    ],
    example: "cosine --min 1 --max 2",
    build: .schedule { arguments throws(ScheduleError) in
      try Cosine(
        minimum: arguments.number("min"), maximum: arguments.number("max"),
        cycleLength: arguments.iterations("cycle-length"))
    })
}
