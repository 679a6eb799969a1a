import RealModule

/// A warmup along the logarithm of time: `start + (finish - start) · ln(t + 1) / ln(length)`, then `finish`.
///
/// The second rate is reached one iteration before `length` (DeepSpeed `WarmupLR`, `warmup_type` log).
public struct LogarithmicRamp: Schedule {
  /// The rate at iteration 0.
  public let start: Double
  /// The rate at iteration `length - 1` and after it.
  public let finish: Double
  /// The number of iterations of the warmup.
  public let rampLength: Int

  /// Creates a logarithmic warmup.
  ///
  /// - Parameters:
  ///   - start: The rate at iteration 0.
  ///   - finish: The rate at iteration `length - 1` and after it.
  ///   - length: The number of iterations of the warmup, at least 2.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a value out of bounds.
  public init(from start: Double, to finish: Double, length: Int) throws(ScheduleError) {
    try Check.bounds("start-lr", start, .any)
    try Check.bounds("finish-lr", finish, .any)
    try Check.bounds("length", length, Bounds(2, Bounds.largestRate))
    self.start = start
    self.finish = finish
    rampLength = length
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    guard iteration < rampLength - 1 else { return finish }
    let share = Double.log(Double(max(0, iteration)) + 1) / .log(Double(rampLength))
    return start + (finish - start) * share
  }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    extent(over: iterations, turningAt: rampLength - 1)
  }

  public func phase(at iteration: Int) -> Phase {
    iteration < rampLength ? Phase("warmup", from: 0, to: rampLength) : Phase("hold", from: rampLength)
  }

  public var length: Int? { rampLength }
}
