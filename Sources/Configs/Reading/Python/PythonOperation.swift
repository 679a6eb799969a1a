import Documents
import Numbers
import RealModule

/// A number of Python: whole ones and others follow different rules.
enum PythonNumeric {
  case whole(Int)
  case float(Double)

  /// The number that a value is; `nil` for other values, and for whole numbers beyond 64 bits.
  init?(_ value: Node.Value) {
    switch value {
    case .boolean(let isTrue): self = .whole(isTrue ? 1 : 0)
    case .integer(let digits):
      guard let number = Int(digits) else { return nil }
      self = .whole(number)
    case .number(let text):
      guard let number = Double(text) else { return nil }
      self = .float(number)
    default: return nil
    }
  }

  var double: Double {
    switch self {
    case .whole(let number): Double(number)
    case .float(let number): number
    }
  }

  /// The number as a value.
  var value: Node.Value {
    switch self {
    case .whole(let number): .integer(String(number))
    case .float(let number): .number(number.description)
    }
  }

  /// The whole number nearest towards 0; `nil` beyond 64 bits.
  var truncated: Int? {
    switch self {
    case .whole(let number): number
    case .float(let number): Int(exactly: number.rounded(.towardZero))
    }
  }
}

/// The operators of Python on numbers; `nil` where Python has an error, or a number that is not kept here.
enum PythonOperation {
  static func result(_ operation: String, _ left: PythonNumeric, _ right: PythonNumeric) -> PythonNumeric? {
    if case .whole(let left) = left, case .whole(let right) = right { return whole(operation, left, right) }
    return float(operation, left.double, right.double).map { .float($0) }
  }

  static func negated(_ number: PythonNumeric) -> PythonNumeric? {
    switch number {
    case .whole(let number):
      let (result, overflow) = (0).subtractingReportingOverflow(number)
      return overflow ? nil : .whole(result)
    case .float(let number): return .float(-number)
    }
  }

  private static func whole(_ operation: String, _ left: Int, _ right: Int) -> PythonNumeric? {
    func kept(_ pair: (partialValue: Int, overflow: Bool)) -> PythonNumeric? {
      pair.overflow ? nil : .whole(pair.partialValue)
    }
    switch operation {
    case "+": return kept(left.addingReportingOverflow(right))
    case "-": return kept(left.subtractingReportingOverflow(right))
    case "*": return kept(left.multipliedReportingOverflow(by: right))
    case "/": return right == 0 ? nil : .float(Double(left) / Double(right))
    case "//", "%":
      guard right != 0 else { return nil }
      let (quotient, overflow) = left.dividedReportingOverflow(by: right)
      guard !overflow else { return nil }
      let rest = left.subtractingSaturating(quotient.multipliedSaturating(by: right))
      // Python rounds down, and the rest has the sign of the divisor.
      let isBelow = rest != 0 && (rest < 0) != (right < 0)
      return .whole(operation == "//" ? (isBelow ? quotient - 1 : quotient) : (isBelow ? rest + right : rest))
    case "**": return power(left, right)
    case "<<", ">>":
      guard right >= 0 else { return nil }
      if operation == ">>" { return .whole(right > 63 ? (left < 0 ? -1 : 0) : left >> right) }
      return right > 62 ? nil : kept(left.multipliedReportingOverflow(by: 1 << right))
    case "&": return .whole(left & right)
    case "|": return .whole(left | right)
    case "^": return .whole(left ^ right)
    default: return nil
    }
  }

  private static func power(_ base: Int, _ exponent: Int) -> PythonNumeric? {
    guard exponent >= 0 else { return base == 0 ? nil : .float(Double.pow(Double(base), exponent)) }
    if (-1...1).contains(base) { return .whole(base == -1 && exponent % 2 == 0 ? 1 : exponent == 0 ? 1 : base) }
    guard exponent < 64 else { return nil }
    var result = 1
    for _ in 0..<exponent {
      let (product, overflow) = result.multipliedReportingOverflow(by: base)
      guard !overflow else { return nil }
      result = product
    }
    return .whole(result)
  }

  private static func float(_ operation: String, _ left: Double, _ right: Double) -> Double? {
    switch operation {
    case "+": return left + right
    case "-": return left - right
    case "*": return left * right
    case "/": return right == 0 ? nil : left / right
    case "//", "%":
      guard right != 0 else { return nil }
      var rest = left.truncatingRemainder(dividingBy: right)
      var quotient = (left - rest) / right
      if rest != 0, (rest < 0) != (right < 0) {
        rest += right
        quotient -= 1
      }
      if operation == "%" { return rest }
      let floor = quotient.rounded(.down)
      return quotient - floor > 0.5 ? floor + 1 : floor
    case "**":
      if left == 0, right < 0 { return nil }
      let result = left < 0 && right == right.rounded() ? signedPower(left, right) : Double.pow(left, right)
      return result.isNaN && !left.isNaN && !right.isNaN ? nil : result
    default: return nil
    }
  }

  private static func signedPower(_ base: Double, _ exponent: Double) -> Double {
    let magnitude = Double.pow(-base, exponent)
    return exponent.truncatingRemainder(dividingBy: 2) == 0 ? magnitude : -magnitude
  }

  /// Returns `round(number, digits)`: ties go to the even digit, and only exact ties are ones.
  static func rounded(_ number: Double, _ digits: Int) -> Double? {
    guard (0...15).contains(digits) else { return nil }
    let scale = Double.pow(10, digits)
    let scaled = number * scale
    guard scaled.magnitude < 0x1p52 else { return number }
    let rest = (-scaled).addingProduct(number, scale)
    var whole = scaled.rounded(.toNearestOrEven)
    if (scaled - scaled.rounded(.down)) == 0.5, rest != 0 { whole = scaled.rounded(rest > 0 ? .up : .down) }
    return whole / scale
  }

  /// Returns how two values compare: below 0, 0 or above; `nil` where they have no order.
  static func order(_ left: Node.Value, _ right: Node.Value) -> Int? {
    if case .string(let left) = left, case .string(let right) = right {
      return left == right ? 0 : left < right ? -1 : 1
    }
    guard let left = PythonNumeric(left), let right = PythonNumeric(right) else { return nil }
    if case .whole(let left) = left, case .whole(let right) = right { return left == right ? 0 : left < right ? -1 : 1 }
    guard !left.double.isNaN, !right.double.isNaN else { return nil }
    return left.double == right.double ? 0 : left.double < right.double ? -1 : 1
  }
}
