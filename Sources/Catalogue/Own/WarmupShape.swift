import Schedules

/// The ways up that warmups offer.
enum WarmupShape: String, ParameterChoice {
  case linear
  case cosine
  case exponential
  case oneMinusSquareRoot = "1-sqrt"
  case quadratic
  case constant
  case logarithmic = "log"

  /// The curve of the way.
  ///
  /// - Parameter length: The number of iterations of the warmup, which the logarithm depends on.
  /// - Returns: The curve.
  func curve(length: Int) -> Curve {
    switch self {
    case .linear: .linear
    case .cosine: .cosine
    case .exponential: .exponential
    case .oneMinusSquareRoot: .oneMinusSquareRoot
    case .quadratic: .power(exponent: 2)
    case .constant: .constant
    case .logarithmic: .logarithmic(length: length)
    }
  }

  /// The shape that a way has; `nil` where it has none of them.
  ///
  /// - Parameters:
  ///   - way: The way.
  ///   - length: The number of iterations of the warmup.
  /// - Returns: The shape; `nil` where there is none.
  static func reading(_ way: CurveForm.Leg, length: Int) -> WarmupShape? {
    allCases.first { way.follows($0.curve(length: length), isRising: true) }
  }
}
