/// A schedule that never leaves two bounds.
public struct Clamped: PassThroughSchedule {
  /// The schedule that is held within the bounds.
  public internal(set) var inner: any Schedule
  /// The lowest rate.
  public let minimum: Double
  /// The highest rate.
  public let maximum: Double

  /// Holds a schedule within bounds.
  ///
  /// - Parameters:
  ///   - inner: The schedule to hold.
  ///   - minimum: The lowest rate.
  ///   - maximum: The highest rate, at least the lowest.
  /// - Throws: A ``ScheduleError`` for bounds that are no numbers or in the wrong order.
  public init(_ inner: any Schedule, minimum: Double, maximum: Double) throws(ScheduleError) {
    try Check.bounds("min", minimum, .any)
    try Check.bounds("max", maximum, .any)
    try Check.order("max", maximum, .atLeast, "min", minimum)
    self.inner = inner
    self.minimum = minimum
    self.maximum = maximum
  }

  public func callAsFunction(_ iteration: Int) -> Double { clamp(inner(iteration)) }
  public func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    inner.bounds(over: iterations).mapped(by: clamp)
  }

  public var optimizerRate: Double { clamp(inner.optimizerRate) }

  public func nextJump(after iteration: Int) -> NextJump {
    // A jump between two rates beyond the same bound is cut away.
    firstChange(after: iteration) { inner.nextJump(after: $0) }
  }

  private func clamp(_ rate: Double) -> Double { min(max(rate, minimum), maximum) }
}

extension ScheduleDefinition {
  static let clamp = ScheduleDefinition(
    "clamp",
    summary: "Holds every rate within two bounds.",
    formula: "min(max(s(t), min), max)",
    source: "the minimum rate that training recipes set below a decay",
    parameters: [
      Parameter("min", .rate, .none("no lower bound"), bounds: .any, aliases: ["min_lr"], help: "Lowest rate"),
      Parameter("max", .rate, .none("no upper bound"), bounds: .any, aliases: ["max_lr"], help: "Highest rate"),
    ],
    example: "exponential --lr 0.5 --rate 0.01 clamp --min 0.05",
    build: .modifier { inner, arguments throws(ScheduleError) in
      let minimum = try arguments.optionalNumber("min")
      let maximum = try arguments.optionalNumber("max")
      guard minimum != nil || maximum != nil else { throw .needsOneOf(parameters: ["min", "max"]) }
      return try Clamped(
        inner, minimum: minimum ?? -Bounds.largestRate, maximum: maximum ?? Bounds.largestRate)
    })
}
