import Schedules

/// The ways down that decays offer.
enum DecayShape: String, ParameterChoice {
  case linear
  case cosine
  case oneMinusSquareRoot = "1-sqrt"
  case square
  case exponential
  case mirrorCosine = "mirror-cosine"
  case halfLife = "half-life"
  case inverseLinear = "inverse-linear"
  case power

  /// The curve of the way.
  ///
  /// - Parameter exponent: The exponent of the remaining share, for `power`.
  /// - Returns: The curve.
  func curve(power exponent: Double) -> Curve {
    switch self {
    case .linear: .linear
    case .cosine: .cosine
    case .oneMinusSquareRoot: .oneMinusSquareRoot
    case .square: .square
    case .exponential: .exponential
    case .mirrorCosine: .mirrorCosine
    case .halfLife: .halfLife
    case .inverseLinear: .inverseLinear
    case .power: .power(exponent: exponent)
    }
  }

  /// The shape that a way has, and the exponent of `power`; `nil` where it has none of them.
  ///
  /// - Parameter way: The way.
  /// - Returns: The shape; `nil` where there is none.
  static func reading(_ way: CurveForm.Leg) -> (shape: DecayShape, power: Double)? {
    if case .power(let exponent) = way.curve, !way.isRising { return (.power, exponent) }
    return allCases.first { $0 != .power && way.follows($0.curve(power: 2)) }.map { ($0, 2) }
  }
}
