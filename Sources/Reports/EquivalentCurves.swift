package import Schedules

/// The curves of other dialects that are the same as one curve, or nearly, as an explanation tells them.
package struct EquivalentCurves: Sendable {
  /// One of them.
  package struct Equivalent: Sendable {
    /// The words that make it.
    package let curve: String
    /// How it was compared, and how far it lies from the curve.
    package let comparison: CurveComparison

    /// Creates an equivalent.
    ///
    /// - Parameters:
    ///   - curve: The words that make it.
    ///   - comparison: How it was compared, and how far it lies from the curve.
    package init(curve: String, comparison: CurveComparison) {
      self.curve = curve
      self.comparison = comparison
    }
  }

  /// The iterations that were compared.
  package let iterations: ClosedRange<Int>
  /// Whether other words were looked for: curves of very many parts are not what one schedule writes.
  package let isLookedFor: Bool
  /// The curves that are the same at every one of the iterations, our own dialect first.
  package let same: [Equivalent]
  /// Those that are the same at all iterations of a sample, our own dialect first.
  package let alike: [Equivalent]
  /// The nearly same ones, the nearest first.
  package let near: [Equivalent]

  /// Creates what is told of other words for a curve.
  ///
  /// - Parameters:
  ///   - iterations: The iterations that were compared.
  ///   - isLookedFor: Whether other words were looked for.
  ///   - same: The curves that are the same at every one of the iterations.
  ///   - alike: Those that are the same at all iterations of a sample.
  ///   - near: The nearly same ones, the nearest first.
  package init(
    over iterations: ClosedRange<Int>, isLookedFor: Bool = true, same: [Equivalent] = [], alike: [Equivalent] = [],
    near: [Equivalent] = []
  ) {
    self.iterations = iterations
    self.isLookedFor = isLookedFor
    self.same = same
    self.alike = alike
    self.near = near
  }
}
