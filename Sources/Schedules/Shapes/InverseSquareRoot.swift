/// A line up over the warmup, then the inverse square root of time.
///
/// `rate · t / W` up to W, then `rate · √(W / t)` (Vaswani et al. 2017 and after).
public struct InverseSquareRoot: Schedule {
  /// The rate at the end of the warmup.
  public let rate: Double
  /// The number of iterations of the warmup, W.
  public let warmupLength: Int

  /// Creates an inverse square root schedule.
  ///
  /// - Parameters:
  ///   - rate: The rate at the end of the warmup.
  ///   - warmupLength: The number of iterations of the warmup, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a value out of bounds.
  public init(rate: Double, warmupLength: Int) throws(ScheduleError) {
    try Check.bounds("lr", rate, .any)
    try Check.bounds("warmup", warmupLength, .atLeastOne)
    self.rate = rate
    self.warmupLength = warmupLength
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    let (time, length) = (Double(max(0, iteration)), Double(warmupLength))
    return iteration <= warmupLength ? rate * (time / length) : rate * (length / time).squareRoot()
  }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    extent(over: iterations, turningAt: warmupLength)
  }

  public func phase(at iteration: Int) -> Phase {
    iteration < warmupLength ? Phase("warmup", from: 0, to: warmupLength) : Phase("decay", from: warmupLength)
  }

  public var length: Int? { nil }
}

extension ScheduleDefinition {
  static let inverseSquareRoot = ScheduleDefinition(
    "inverse-sqrt",
    aliases: ["rsqrt"],
    summary: "A line up over the warmup, then the inverse square root of time.",
    formula: "lr · t / W for t ≤ W, then lr · √(W / t)",
    source: "Vaswani et al. 2017, arXiv 1706.03762, with the peak as the parameter",
    parameters: [
      Parameter("lr", .rate, .value(0.001), aliases: ["max", "max_lr"], help: "Rate at the end of the warmup"),
      Parameter("warmup", .duration, .value(.duration(.iterations(100))), help: "Iterations of the warmup, W"),
    ],
    example: "inverse-sqrt --lr 0.001 --warmup 100",
    build: .schedule { arguments throws(ScheduleError) in
      try InverseSquareRoot(rate: arguments.number("lr"), warmupLength: arguments.iterations("warmup"))
    })
}
