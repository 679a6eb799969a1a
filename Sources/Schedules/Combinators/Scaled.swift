/// A schedule whose every rate is multiplied by the same factor.
public struct Scaled: PassThroughSchedule {
  /// The schedule that is scaled.
  public internal(set) var inner: any Schedule
  /// The factor.
  public let factor: Double

  /// Scales a schedule.
  ///
  /// - Parameters:
  ///   - inner: The schedule to scale.
  ///   - factor: What every rate is multiplied by.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a factor that is not a number.
  public init(_ inner: any Schedule, by factor: Double) throws(ScheduleError) {
    try Check.bounds("by", factor, .any)
    self.inner = inner
    self.factor = factor
  }

  public func callAsFunction(_ iteration: Int) -> Double { inner(iteration).product(with: factor) }
  public func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    inner.bounds(over: iterations).scaled(by: factor)
  }

  public var optimizerRate: Double { inner.optimizerRate.product(with: factor) }

  public func nextJump(after iteration: Int) -> NextJump {
    // Times 0 nothing changes, and the smallest rates not either.
    firstChange(after: iteration) { inner.nextJump(after: $0) }
  }
}

extension ScheduleDefinition {
  static let scale = ScheduleDefinition(
    "scale",
    summary: "Multiplies every rate by a factor.",
    formula: "by · s(t)",
    source: "the linear scaling rule of large batches, Goyal et al. 2017, arXiv 1706.02677",
    parameters: [Parameter("by", .factor, .required, aliases: ["factor"], help: "What every rate is multiplied by")],
    example: "cosine scale --by 0.1",
    build: .modifier { inner, arguments throws(ScheduleError) in
      try Scaled(inner, by: arguments.number("by"))
    })
}
