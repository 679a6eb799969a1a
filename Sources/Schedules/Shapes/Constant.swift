/// The same learning rate at every iteration.
public struct Constant: Schedule {
  /// The learning rate.
  public let rate: Double

  /// Creates a constant schedule.
  ///
  /// - Parameter rate: The learning rate.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a rate that is no number.
  public init(rate: Double) throws(ScheduleError) {
    try Check.bounds("lr", rate, .any)
    self.rate = rate
  }

  public func callAsFunction(_ iteration: Int) -> Double { rate }
  public func bounds(over iterations: ClosedRange<Int>) -> RateBounds { RateBounds(exactly: rate...rate) }
  public func phase(at iteration: Int) -> Phase { Phase("constant", from: 0) }
  public var length: Int? { nil }
}

extension ScheduleDefinition {
  static let constant = ScheduleDefinition(
    "constant",
    summary: "The same rate at every iteration.",
    formula: "lr",
    source: "the baseline of every comparison",
    parameters: [Parameter("lr", .rate, .value(0.01), help: "Learning rate")],
    example: "constant --lr 0.01",
    build: .schedule { arguments throws(ScheduleError) in try Constant(rate: arguments.number("lr")) })
}
