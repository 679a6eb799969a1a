import Schedules

/// A curve under the name that a command line gives it.
private struct NamedCurve: Sendable {
  let name: String
  let curve: Curve
}

extension Curve {
  /// The names of the ways up that warmups offer.
  static let warmupShapeNames = warmupShapes.map(\.name) + ["log"]

  /// Returns the way up of a name.
  ///
  /// - Parameters:
  ///   - name: One of ``warmupShapeNames``.
  ///   - length: The number of iterations of the warmup, which the logarithm depends on.
  static func warmup(_ name: String, length: Int) -> Curve {
    name == "log" ? .logarithmic(length: length) : named(name, in: warmupShapes) ?? .linear
  }

  /// The names of the ways down that decays offer.
  static let decayShapeNames = decayShapes.map(\.name) + ["power"]

  /// Returns the way down of a name.
  ///
  /// - Parameters:
  ///   - name: One of ``decayShapeNames``.
  ///   - power: The exponent of the remaining share, for the shape of that name.
  static func decay(_ name: String, power: Double) -> Curve {
    name == "power" ? .power(exponent: power) : named(name, in: decayShapes) ?? .linear
  }

  /// The ways up that are the same for every length.
  private static let warmupShapes = [
    NamedCurve(name: "linear", curve: .linear),
    NamedCurve(name: "cosine", curve: .cosine),
    NamedCurve(name: "exponential", curve: .exponential),
    NamedCurve(name: "1-sqrt", curve: .oneMinusSquareRoot),
    NamedCurve(name: "quadratic", curve: .power(exponent: 2)),
    NamedCurve(name: "constant", curve: .constant),
  ]

  /// The ways down without a parameter.
  private static let decayShapes = [
    NamedCurve(name: "linear", curve: .linear),
    NamedCurve(name: "cosine", curve: .cosine),
    NamedCurve(name: "1-sqrt", curve: .oneMinusSquareRoot),
    NamedCurve(name: "square", curve: .square),
    NamedCurve(name: "exponential", curve: .exponential),
    NamedCurve(name: "mirror-cosine", curve: .mirrorCosine),
    NamedCurve(name: "half-life", curve: .halfLife),
    NamedCurve(name: "inverse-linear", curve: .inverseLinear),
  ]

  /// Returns the curve of a name among some.
  private static func named(_ name: String, in curves: [NamedCurve]) -> Curve? {
    curves.first { $0.name == name }?.curve
  }
}
