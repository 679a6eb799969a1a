/// A place where a curve jumps.
package struct Jump: Equatable, Sendable {
  /// The first iteration that has the new rate.
  package let iteration: Int
  /// The rate of the iteration before.
  package let before: Double
  /// The new rate.
  package let after: Double

  /// What the rate is multiplied by, or `nil` where it rises from 0.
  package var factor: Double? { before == 0 ? nil : after / before }
}

/// The jumps of a curve within a range, as far as they are known.
package struct Jumps: Equatable, Sendable {
  /// The jumps that were found, in ascending order.
  package let found: [Jump]
  /// The last iteration of the range up to which no other jump lies.
  package let knownUpTo: Int
  /// Whether the search ended for as many jumps as were asked for, so that others may follow.
  package let isCutOff: Bool
}

extension Schedule {
  /// Returns the jumps of the curve within a range, from the first on.
  ///
  /// - Parameters:
  ///   - iterations: The range, from 0. A jump from its first iteration's predecessor does not count.
  ///   - limit: The most jumps to look up, at least 1.
  ///   - work: What the search may cost, in evaluations of a cosine.
  /// - Returns: The jumps.
  package func jumps(
    in iterations: ClosedRange<Int>, atMost limit: Int, work: Int = JumpSearch.usualWork
  ) -> Jumps {
    var (found, work): ([Jump], Int) = ([], work)
    var (iteration, renewals) = (iterations.lowerBound, 0)
    while true {
      switch nextJump(after: iteration, work: &work).upTo(iterations.upperBound) {
      case .none:
        return Jumps(found: found, knownUpTo: iterations.upperBound, isCutOff: false)
      case .at(let next):
        found.append(Jump(iteration: next, before: self(next - 1), after: self(next)))
        iteration = next
        if found.count >= limit { return Jumps(found: found, knownUpTo: next, isCutOff: true) }
      case .unknown(let last):
        renewals += 1
        guard last > iteration, renewals < mostRenewals, work > 0 else {
          return Jumps(found: found, knownUpTo: max(last, iteration), isCutOff: false)
        }
        iteration = last
      }
    }
  }
}

/// How often a search for jumps is taken up again where it was given up.
private let mostRenewals = 16
