import RealModule

extension CurveForm {
  /// The closed law that a formula is another way of writing; `nil` for other forms.
  package var closedLaw: CurveForm? {
    guard case .law(.formula(let rate, let formula, isProduct: false)) = normalized else { return nil }
    return formula.expression.closedLaw(times: rate)?.normalized
  }
}

extension Expression {
  /// The formula times a rate as a constant, an exponential or an inverse time decay; `nil` where it is none of them.
  fileprivate func closedLaw(times rate: Double) -> CurveForm? {
    if let constant { return .hold(rate * constant) }
    switch self {
    case .binary(.multiply, let left, let right):
      if let factor = left.constant { return right.closedLaw(times: rate * factor) }
      return right.constant.flatMap { left.closedLaw(times: rate * $0) }
    case .binary(.power, let base, let exponent):
      guard let gamma = base.constant, let (period, isStaircase) = exponent.periods else { return nil }
      return .law(.exponential(rate: rate, gamma: gamma, period: period, isStaircase: isStaircase))
    case .call(.exp, let arguments):
      guard let slope = arguments.first?.slope else { return nil }
      return .law(.naturalExponential(rate: rate, decay: -slope, period: 1, isStaircase: false))
    case .binary(.divide, let numerator, .binary(.add, let one, let growth)):
      guard let numerator = numerator.constant, one.constant == 1, let slope = growth.slope else { return nil }
      return .law(.inverseTime(rate: rate * numerator, decay: slope, period: 1, isStaircase: false))
    default: return nil
    }
  }

  /// The epoch, or the epoch over a number, rounded down or not: how many epochs make 1 of it.
  private var periods: (length: Double, isStaircase: Bool)? {
    switch self {
    case .variable: (1, false)
    case .binary(.divide, .variable, let length): length.constant.map { ($0, false) }
    case .binary(.floorDivide, .variable, let length): length.constant.map { ($0, true) }
    default: nil
    }
  }

  /// The factor of the epoch that the formula is; `nil` where it is something else.
  private var slope: Double? {
    switch self {
    case .variable: 1
    case .unary(.minus, let operand): operand.slope.map { -$0 }
    case .binary(.multiply, let left, let right):
      left.constant.flatMap { factor in right.slope.map { $0 * factor } }
        ?? right.constant.flatMap { factor in left.slope.map { $0 * factor } }
    case .binary(.divide, let rest, let divisor):
      divisor.constant.flatMap { divisor in rest.slope.map { $0 / divisor } }
    default: nil
    }
  }
}
