/// The map from iterations to the fraction 0…1 of the horizontal axis, with a little room at both ends.
///
/// Places are computed from the distance to the first iteration, so that a thousand iterations after the 10^18th still
/// stand apart.
package struct IterationScale: Sendable, Hashable {
  /// The iterations that the axis shows.
  package let iterations: ClosedRange<Int>
  /// The free room before the first and after the last iteration, in iterations.
  package let padding: Double

  private let reciprocal: Double

  /// Makes the map for a range of iterations.
  ///
  /// - Parameters:
  ///   - iterations: The iterations, from 0; a lower bound below 0 is raised to it.
  ///   - room: The free room at each end, as a part of the distance of the ends; not negative.
  package init(_ iterations: ClosedRange<Int>, room: Double = 0.02) {
    let first = max(iterations.lowerBound, 0)
    self.iterations = first...max(iterations.upperBound, first)
    let span = Double(self.iterations.upperBound - first)
    padding = span > 0 ? max(span * room, 0) : 1
    reciprocal = 1 / (span + 2 * padding)
  }

  /// Where an iteration stands on the axis.
  ///
  /// - Parameter iteration: An iteration of the range.
  /// - Returns: The place as a share of the axis.
  package func fraction(of iteration: Int) -> Double {
    (Double(iteration - iterations.lowerBound) + padding) * reciprocal
  }

  /// Where a number of iterations after the first stands on the axis.
  ///
  /// - Parameter offset: The distance from the first iteration; it need not be whole.
  /// - Returns: The place as a share of the axis.
  package func fraction(ofOffset offset: Double) -> Double {
    (offset + padding) * reciprocal
  }

  /// How far from the first iteration a place on the axis is.
  ///
  /// - Parameter fraction: The place on the axis.
  /// - Returns: The distance in iterations.
  package func offset(at fraction: Double) -> Double {
    fraction / reciprocal - padding
  }
}
