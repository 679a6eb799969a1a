/// How far found bounds of a curve may stay within the exact ones: a picture shows no difference below a part of its pixels.
///
/// It also says how hard bounds are looked for, so that many curves, or one of a thousand parts, take no longer than one.
package struct Tolerance: Hashable, Sendable {
  /// The part that is a value, at least 0.
  package var absolute: Double
  /// The part that is a share of the bound, at least 0.
  package var relative: Double
  /// The most parts of a range that a search looks at for each extreme, at least 1; the least that is allowed counts.
  package var effort: Int

  /// Creates a tolerance.
  ///
  /// - Parameters:
  ///   - absolute: The part that is a value, at least 0.
  ///   - relative: The part that is a share of the bound, at least 0.
  ///   - effort: The most parts of a range that a search looks at for each extreme, at least 1.
  package init(absolute: Double = 0, relative: Double = 0, effort: Int = .max) {
    self.absolute = absolute
    self.relative = relative
    self.effort = effort
  }

  /// Nothing less than the exact bounds.
  package static let exact = Tolerance()

  /// Whether nothing less than the exact bounds will do, whatever it takes to find them.
  package var isUnconditional: Bool { absolute == 0 && relative == 0 && effort == .max }

  /// Returns the tolerance of values that are multiplied by a factor afterwards.
  ///
  /// - Parameter factor: The factor, of either sign.
  /// - Returns: The tolerance.
  package func divided(by factor: Double) -> Tolerance {
    factor == 0 ? self : Tolerance(absolute: absolute / factor.magnitude, relative: relative, effort: effort)
  }

  /// What the tolerance allows at a value.
  @inlinable
  package func allowance(at value: Double) -> Double { value.isFinite ? absolute + relative * value.magnitude : 0 }
}
