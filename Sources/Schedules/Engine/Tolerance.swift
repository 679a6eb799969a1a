/// How far found bounds may stay within the exact ones: a picture shows no difference below a part of its pixels.
public struct Tolerance: Hashable, Sendable {
  /// The part that is a rate, at least 0.
  public var absolute: Double
  /// The part that is a share of the bound, at least 0.
  public var relative: Double

  /// Creates a tolerance.
  ///
  /// - Parameters:
  ///   - absolute: The part that is a rate, at least 0.
  ///   - relative: The part that is a share of the bound, at least 0.
  public init(absolute: Double = 0, relative: Double = 0) {
    self.absolute = absolute
    self.relative = relative
  }

  /// Nothing less than the exact bounds.
  public static let exact = Tolerance()

  /// What the tolerance allows at a rate.
  func allowance(at rate: Double) -> Double { rate.isFinite ? absolute + relative * rate.magnitude : 0 }

  /// The tolerance of rates that are multiplied by a factor afterwards.
  func divided(by factor: Double) -> Tolerance {
    factor == 0 ? self : Tolerance(absolute: absolute / factor.magnitude, relative: relative)
  }
}
