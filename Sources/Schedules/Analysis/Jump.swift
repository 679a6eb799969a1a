/// A place where a curve jumps.
public struct Jump: Equatable, Sendable {
  /// The first iteration that has the new rate.
  public let iteration: Int
  /// The rate of the iteration before.
  public let before: Double
  /// The new rate.
  public let after: Double

  /// What the rate is multiplied by, or `nil` where it rises from 0.
  public var factor: Double? { before == 0 ? nil : after / before }
}

extension Schedule {
  /// Returns the jumps of the curve within a range, from the first on.
  ///
  /// - Parameters:
  ///   - iterations: The range, from 0. A jump from its first iteration's predecessor does not count.
  ///   - limit: The most jumps to look up.
  public func jumps(in iterations: ClosedRange<Int>, atMost limit: Int) -> [Jump] {
    var jumps: [Jump] = []
    var iteration = iterations.lowerBound
    while jumps.count < limit, let next = nextJump(after: iteration), next <= iterations.upperBound {
      jumps.append(Jump(iteration: next, before: self(next - 1), after: self(next)))
      iteration = next
    }
    return jumps
  }
}
