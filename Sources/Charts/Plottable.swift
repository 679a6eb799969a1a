package import Numbers

/// A curve that a chart can draw: a value at every iteration, and its exact bounds over any range of them.
///
/// Charts know nothing else of where a curve comes from, so a test can draw a parabola and the program a learning-rate
/// schedule. The bounds are what lets a chart cost its pixels and not its iterations.
package protocol Plottable: Sendable {
  /// The value at one iteration.
  ///
  /// - Parameter iteration: The number of updates already made, from 0.
  /// - Returns: The value; one that is not finite breaks the line.
  func value(at iteration: Int) -> Double

  /// The lowest and the highest value over a closed range of iterations.
  ///
  /// - Parameter iterations: The range, from 0.
  /// - Returns: The lowest and the highest value.
  func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double>

  /// Values of a range between which all others lie, but for a tolerance too small to see.
  ///
  /// - Parameters:
  ///   - iterations: The range, from 0.
  ///   - tolerance: How far a value may lie beyond them.
  /// - Returns: The lowest and the highest value.
  func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double>

  /// The first iteration after the given one at which the curve jumps instead of running on.
  ///
  /// A jump at `m` means that the value of `m - 1` holds up to `m`, where the new value starts: it is drawn as a step.
  ///
  /// - Parameter iteration: The iteration to look beyond.
  /// - Returns: The iteration of the next jump, or `nil` when there is none.
  func nextJump(after iteration: Int) -> Int?
}

extension Plottable {
  /// A curve that has no faster way gives its exact bounds.
  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    extent(over: iterations)
  }
}
