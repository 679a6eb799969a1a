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
}
