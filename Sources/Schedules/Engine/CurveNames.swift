/// A curve under the name that a command line gives it.
struct NamedCurve: Sendable {
  let name: String
  let curve: Curve
}

extension Curve {
  /// The ways up that warmups offer.
  static let warmupShapes = [
    NamedCurve(name: "linear", curve: .linear),
    NamedCurve(name: "cosine", curve: .cosine),
    NamedCurve(name: "exponential", curve: .exponential),
    NamedCurve(name: "1-sqrt", curve: .oneMinusSquareRoot),
    NamedCurve(name: "quadratic", curve: .power(exponent: 2)),
    NamedCurve(name: "constant", curve: .constant),
  ]

  /// The ways down that decays offer.
  static let decayShapes = [
    NamedCurve(name: "linear", curve: .linear),
    NamedCurve(name: "cosine", curve: .cosine),
    NamedCurve(name: "1-sqrt", curve: .oneMinusSquareRoot),
    NamedCurve(name: "square", curve: .square),
    NamedCurve(name: "exponential", curve: .exponential),
    NamedCurve(name: "mirror-cosine", curve: .mirrorCosine),
    NamedCurve(name: "half-life", curve: .halfLife),
    NamedCurve(name: "inverse-linear", curve: .inverseLinear),
  ]

  /// Returns the curve of a name.
  static func named(_ name: String, in curves: [NamedCurve]) -> Curve? {
    curves.first { $0.name == name }?.curve
  }
}
