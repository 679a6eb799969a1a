import RealModule

extension Expression {
  package enum Binary: String, Hashable, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case modulo = "%"
    case power = "**"
    case bitAnd = "&"
    case bitOr = "|"
    case bitXor = "^"
    case shiftLeft = "<<"
    case shiftRight = ">>"

    /// Whether it is for whole numbers alone.
    package var isOfBits: Bool {
      switch self {
      case .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight: true
      case .add, .subtract, .multiply, .divide, .floorDivide, .modulo, .power: false
      }
    }
  }

  package enum Relation: String, Hashable, Sendable, CaseIterable {
    case atMost = "<="
    case atLeast = ">="
    case equal = "=="
    case unequal = "!="
    case below = "<"
    case above = ">"
  }
}

extension Expression.Unary {
  func value(_ operand: Double) -> Double {
    switch self {
    case .minus: -operand
    case .not: operand == 0 ? 1 : 0
    case .invert: -operand - 1
    }
  }
}

extension Expression.Binary {
  /// The largest magnitude whose bits are looked at one by one.
  private static let mostOfBits = 0x1p62

  /// Returns the value for two operands.
  ///
  /// - Parameters:
  ///   - left: The operand on the left.
  ///   - right: The operand on the right.
  ///   - areWhole: Whether both are whole numbers to Python, which is asked where its words depend on it.
  /// - Returns: The value.
  /// - Throws: ``ExpressionFailure`` where that cannot be done.
  func value(_ left: Double, _ right: Double, areWhole: () -> Bool) throws(ExpressionFailure) -> Double {
    switch self {
    case .add: return left + right
    case .subtract: return left - right
    case .multiply: return left * right
    case .divide:
      guard right != 0 else { throw .divisionByZero(self, areWhole: areWhole()) }
      return left / right
    case .floorDivide:
      guard right != 0 else { throw .divisionByZero(self, areWhole: areWhole()) }
      return ((left - modulo(left, right)) / right).rounded()
    case .modulo:
      guard right != 0 else { throw .divisionByZero(self, areWhole: areWhole()) }
      return modulo(left, right)
    case .power: return try power(left, right, areWhole)
    case .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight: return try bits(left, right)
    }
  }

  /// Returns the value for two operands; not a number where there is none.
  func value(_ left: Double, _ right: Double) -> Double {
    do { return try value(left, right, areWhole: { false }) } catch { return .nan }
  }

  /// Python's remainder, which has the sign of the divisor.
  private func modulo(_ left: Double, _ right: Double) -> Double {
    let remainder = left.truncatingRemainder(dividingBy: right)
    return remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder
  }

  private func power(_ base: Double, _ exponent: Double, _ areWhole: () -> Bool) throws(ExpressionFailure) -> Double {
    if exponent == 0 { return 1 }
    if base == 0, exponent < 0 { throw .zeroPower }
    let magnitude = Double.pow(base.magnitude, exponent)
    if magnitude == .infinity, base.isFinite, exponent.isFinite {
      throw areWhole() ? .tooLargeWhole : .tooLargePower
    }
    guard base < 0 else { return magnitude }
    guard exponent == exponent.rounded() else { throw .complex }
    return exponent.truncatingRemainder(dividingBy: 2) == 0 ? magnitude : -magnitude
  }

  private func bits(_ left: Double, _ right: Double) throws(ExpressionFailure) -> Double {
    guard left == left.rounded(), right == right.rounded() else { throw .notWhole(self) }
    switch self {
    case .shiftLeft, .shiftRight:
      guard right >= 0 else { throw .negativeShift }
      let factor = Double.pow(2, Swift.min(right, 5000))
      return self == .shiftLeft ? (left == 0 ? 0 : left * factor) : (left / factor).rounded(.down)
    default:
      guard Swift.max(left.magnitude, right.magnitude) < Self.mostOfBits else { throw .tooLargeWhole }
      let (one, other) = (Int(left), Int(right))
      return Double(self == .bitAnd ? one & other : self == .bitOr ? one | other : one ^ other)
    }
  }
}

extension Expression.Relation {
  /// Whether one number is in this relation to another.
  package func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .atMost: left <= right
    case .atLeast: left >= right
    case .equal: left == right
    case .unequal: left != right
    case .below: left < right
    case .above: left > right
    }
  }
}
