import RealModule

extension Expression {
  /// The functions that a formula may call: Python's own and those of its `math`.
  package enum Function: String, Hashable, Sendable, CaseIterable {
    case abs, min, max, int, float, round, pow, exp, expm1, log, log1p, log2, log10, sqrt
    case sin, cos, tan, asin, acos, atan, atan2, sinh, cosh, tanh, floor, ceil, hypot, fmod, copysign

    /// The numbers of arguments that it takes.
    package var arity: ClosedRange<Int> {
      switch self {
      case .min, .max: 2...64
      case .pow, .atan2, .hypot, .fmod, .copysign: 2...2
      case .log, .round: 1...2
      default: 1...1
      }
    }

    /// Whether Python has it without an import.
    package var isBuiltIn: Bool {
      switch self {
      case .abs, .min, .max, .int, .float, .round: true
      default: false
      }
    }
  }
}

extension Expression.Function {
  /// Whether there are arguments for which it has no value.
  var mayFail: Bool {
    switch self {
    case .abs, .min, .max, .float, .sin, .cos, .tan, .atan, .atan2, .tanh, .hypot, .copysign: false
    case .int, .round, .pow, .exp, .expm1, .log, .log1p, .log2, .log10, .sqrt, .asin, .acos, .sinh, .cosh, .floor,
      .ceil,
      .fmod:
      true
    }
  }

  /// Whether the value is a whole number to Python.
  func isWhole(of arguments: [Expression]) -> Bool {
    switch self {
    case .int, .floor, .ceil: true
    case .round: arguments.count == 1 || arguments.first?.isWhole ?? false
    case .abs, .min, .max: arguments.allSatisfy(\.isWhole)
    default: false
    }
  }

  /// The value for as many arguments as the function takes.
  func value(_ arguments: [Double]) throws(ExpressionFailure) -> Double {
    guard let first = arguments.first, let last = arguments.last else { return .nan }
    switch self {
    case .abs: return first.magnitude
    // The first of several that are equal, and what is not a number only where it stands first.
    case .min: return arguments.dropFirst().reduce(first) { $1 < $0 ? $1 : $0 }
    case .max: return arguments.dropFirst().reduce(first) { $1 > $0 ? $1 : $0 }
    case .int: return try whole(first, .towardZero)
    case .float: return first
    case .round where arguments.count > 1: return DecimalRounding.rounded(first, digits: last)
    case .round: return try whole(first, .toNearestOrEven)
    case .floor: return try whole(first, .down)
    case .ceil: return try whole(first, .up)
    case .pow: return try power(first, last)
    case .exp: return try finite(.exp(first), from: first)
    case .expm1: return try finite(.expMinusOne(first), from: first)
    case .log:
      guard first > 0, arguments.count == 1 || last > 0 else { throw .domain }
      if arguments.count == 1 { return .log(first) }
      guard last != 1 else { throw .divisionByZero(.divide, areWhole: false) }
      return .log(first) / .log(last)
    case .log1p:
      guard first > -1 else { throw .domain }
      return .log(onePlus: first)
    case .log2:
      guard first > 0 else { throw .domain }
      return .log2(first)
    case .log10:
      guard first > 0 else { throw .domain }
      return .log10(first)
    case .sqrt:
      guard first >= 0 else { throw .domain }
      return first.squareRoot()
    case .sin: return .sin(first)
    case .cos: return .cos(first)
    case .tan: return .tan(first)
    case .asin:
      guard first.magnitude <= 1 else { throw .domain }
      return .asin(first)
    case .acos:
      guard first.magnitude <= 1 else { throw .domain }
      return .acos(first)
    case .atan: return .atan(first)
    case .atan2: return .atan2(y: first, x: last)
    case .sinh: return try finite(.sinh(first), from: first)
    case .cosh: return try finite(.cosh(first), from: first)
    case .tanh: return .tanh(first)
    case .hypot: return .hypot(first, last)
    case .fmod:
      guard last != 0 else { throw .domain }
      return first.truncatingRemainder(dividingBy: last)
    case .copysign: return Double(signOf: last, magnitudeOf: first)
    }
  }

  /// The value for as many arguments as the function takes; not a number where there is none.
  func valueOrNone(_ arguments: [Double]) -> Double {
    do { return try value(arguments) } catch { return .nan }
  }

  private func whole(_ value: Double, _ rule: FloatingPointRoundingRule) throws(ExpressionFailure) -> Double {
    if value.isNaN { throw .notANumber }
    if value.isInfinite { throw .infinite }
    return value.rounded(rule)
  }

  private func finite(_ value: Double, from argument: Double) throws(ExpressionFailure) -> Double {
    if value.isInfinite, argument.isFinite { throw .range }
    return value
  }

  /// `math.pow`, which knows no complex numbers and words otherwise what `**` refuses.
  private func power(_ base: Double, _ exponent: Double) throws(ExpressionFailure) -> Double {
    do throws(ExpressionFailure) {
      return try Expression.Binary.power.value(base, exponent, areWhole: { false })
    } catch {
      throw error == .tooLargePower ? .range : .domain
    }
  }
}
