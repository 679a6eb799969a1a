import RealModule

/// What interval arithmetic tells of a formula over a range of numbers.
struct ExpressionReach {
  /// Bounds of the values, possibly wider than necessary.
  var bounds: ClosedRange<Double>
  /// Whether nothing in the formula switches within the range: each condition stays true or false, each whole part the
  /// same, and no divisor passes 0.
  var isSettled: Bool
  /// Whether it may fail on a number of the range; where it is not, it surely does not.
  var mayFail = false

  /// The reach of a value that is known to stay the same, whatever has led to it.
  static func constant(_ value: Double, mayFail: Bool = false) -> ExpressionReach {
    ExpressionReach(bounds: Expression.range([value]), isSettled: true, mayFail: mayFail)
  }

  /// The same reach of a value before which something else is computed.
  fileprivate func following(_ other: ExpressionReach) -> ExpressionReach {
    var copy = self
    copy.mayFail = mayFail || other.mayFail
    return copy
  }
}

extension Expression {
  /// Returns bounds of the values over a range of whole numbers, possibly wider than necessary (interval arithmetic).
  ///
  /// - Parameter variables: The first and the last number.
  /// - Returns: The bounds.
  func bounds(over variables: ClosedRange<Double>) -> ClosedRange<Double> { reach(over: variables).bounds }

  /// Returns bounds of the values over a range of whole numbers, and whether anything in the formula switches within it.
  ///
  /// - Parameter variables: The first and the last number.
  /// - Returns: The bounds.
  func reach(over variables: ClosedRange<Double>) -> ExpressionReach {
    switch self {
    case .number(let number), .whole(let number): return .constant(number)
    case .variable: return ExpressionReach(bounds: variables, isSettled: true)
    case .unary(.not, let operand):
      let inner = operand.reach(over: variables)
      return Self.truth(inner.truth.map { !$0 }).following(inner)
    case .unary(let operation, let operand):
      var inner = operand.reach(over: variables)
      inner.bounds = operation.value(inner.bounds.upperBound)...operation.value(inner.bounds.lowerBound)
      return inner
    case .binary(let operation, let left, let right):
      return operation.reach(left.reach(over: variables), right.reach(over: variables))
    case .comparison(let first, let comparisons): return first.reach(of: comparisons, over: variables)
    case .all(let left, let right):
      return Self.choice(left.reach(over: variables), isLeft: { !$0 }, right.reach(over: variables))
    case .any(let left, let right):
      return Self.choice(left.reach(over: variables), isLeft: { $0 }, right.reach(over: variables))
    case .conditional(let condition, let then, let otherwise):
      let asked = condition.reach(over: variables)
      switch asked.truth {
      case true?: return then.reach(over: variables).following(asked)
      case false?: return otherwise.reach(over: variables).following(asked)
      case nil:
        let (one, other) = (then.reach(over: variables), otherwise.reach(over: variables))
        return ExpressionReach(
          bounds: Self.hull(one.bounds, other.bounds), isSettled: false,
          mayFail: asked.mayFail || one.mayFail || other.mayFail)
      }
    case .call(let function, let arguments): return function.reach(arguments.map { $0.reach(over: variables) })
    case .element(let index, let elements, _): return index.reach(of: elements, over: variables)
    case .after(let first, let second):
      return second.reach(over: variables).following(first.reach(over: variables))
    case .failure: return ExpressionReach(bounds: Self.everything, isSettled: false, mayFail: true)
    }
  }

  /// The reach of those of some elements that this formula is an index of.
  private func reach(of elements: [Expression], over variables: ClosedRange<Double>) -> ExpressionReach {
    let index = reach(over: variables)
    let (first, last, count) = (index.bounds.lowerBound, index.bounds.upperBound, Double(elements.count))
    let isInside = first >= -count && last < count
    var whole = ExpressionReach(
      bounds: Self.everything, isSettled: isInside && first == last, mayFail: index.mayFail || !isInside)
    guard !elements.isEmpty else { return whole }
    // Indices of both signs may be those of any element.
    let isOneSign = isInside && (first >= 0 || last < 0)
    let offset = last < 0 ? count : 0
    let places = isOneSign ? Int(first + offset)...Int(last + offset) : 0...elements.count - 1
    var bounds: ClosedRange<Double>?
    for element in elements[places] {
      let one = element.reach(over: variables)
      bounds = bounds.map { Self.hull($0, one.bounds) } ?? one.bounds
      whole.isSettled = whole.isSettled && one.isSettled
      whole.mayFail = whole.mayFail || one.mayFail
    }
    whole.bounds = bounds ?? Self.everything
    return whole
  }

  /// All numbers.
  static let everything = -Double.infinity...Double.infinity

  /// Whether comparisons in a row hold all over a range, or fail.
  private func reach(of comparisons: [Comparison], over variables: ClosedRange<Double>) -> ExpressionReach {
    var (left, isCertain) = (reach(over: variables), true)
    var mayFail = left.mayFail
    for comparison in comparisons {
      let right = comparison.right.reach(over: variables)
      mayFail = mayFail || right.mayFail
      switch comparison.relation.holds(left.bounds, right.bounds) {
      case true?: break
      // One that fails makes all fail, but those before it are asked first: the value is 0 in any case.
      case false?: return .constant(0, mayFail: mayFail)
      case nil: isCertain = false
      }
      left = right
    }
    return isCertain
      ? .constant(1, mayFail: mayFail) : ExpressionReach(bounds: 0...1, isSettled: false, mayFail: mayFail)
  }

  private static func truth(_ certainty: Bool?) -> ExpressionReach {
    certainty.map { .constant($0 ? 1 : 0) } ?? ExpressionReach(bounds: 0...1, isSettled: false)
  }

  /// The reach of `and` and `or`, whose value is the left one or else the right one.
  private static func choice(
    _ left: ExpressionReach, isLeft: (Bool) -> Bool, _ right: ExpressionReach
  ) -> ExpressionReach {
    guard let truth = left.truth else {
      return ExpressionReach(
        bounds: hull(left.bounds, right.bounds), isSettled: false, mayFail: left.mayFail || right.mayFail)
    }
    return isLeft(truth) ? left : right.following(left)
  }

  static func hull(_ left: ClosedRange<Double>, _ right: ClosedRange<Double>) -> ClosedRange<Double> {
    min(left.lowerBound, right.lowerBound)...max(left.upperBound, right.upperBound)
  }

  /// The range of two values; all numbers when one of them is none.
  static func range(_ one: Double, _ other: Double) -> ClosedRange<Double> {
    one <= other ? one...other : other <= one ? other...one : everything
  }

  /// The range of some values; all numbers when one of them is none.
  static func range(_ values: [Double]) -> ClosedRange<Double> {
    guard let lowest = values.min(), let highest = values.max(), !values.contains(where: \.isNaN) else {
      return everything
    }
    return lowest...highest
  }
}

extension ExpressionReach {
  /// Whether the value counts as true all over the range, or as false; `nil` when that is open.
  fileprivate var truth: Bool? {
    bounds.lowerBound > 0 || bounds.upperBound < 0 ? true : bounds == 0...0 ? false : nil
  }

  /// Whether the value is the same number all over the range.
  fileprivate var isSame: Bool { bounds.lowerBound == bounds.upperBound }
}

extension Expression.Relation {
  /// Whether the relation holds for all numbers of two ranges, or for none; `nil` when that is open.
  fileprivate func holds(_ left: ClosedRange<Double>, _ right: ClosedRange<Double>) -> Bool? {
    let isBelow = left.upperBound < right.lowerBound
    let isAbove = left.lowerBound > right.upperBound
    let isSame = left.lowerBound == left.upperBound && left == right
    switch self {
    case .below: return isBelow ? true : left.lowerBound >= right.upperBound ? false : nil
    case .above: return isAbove ? true : left.upperBound <= right.lowerBound ? false : nil
    case .atMost: return left.upperBound <= right.lowerBound ? true : isAbove ? false : nil
    case .atLeast: return left.lowerBound >= right.upperBound ? true : isBelow ? false : nil
    case .equal: return isSame ? true : isBelow || isAbove ? false : nil
    case .unequal: return isSame ? false : isBelow || isAbove ? true : nil
    }
  }
}

extension Expression.Binary {
  /// The reach of the results for operands of some reach.
  fileprivate func reach(_ left: ExpressionReach, _ right: ExpressionReach) -> ExpressionReach {
    let bounds = bounds(left.bounds, right.bounds)
    var reach = ExpressionReach(
      bounds: bounds, isSettled: left.isSettled && right.isSettled,
      mayFail: left.mayFail || right.mayFail || mayFail(left.bounds, right.bounds, result: bounds))
    switch self {
    case .floorDivide, .bitAnd, .bitOr, .bitXor, .shiftRight: reach.isSettled = bounds.lowerBound == bounds.upperBound
    case .modulo: reach.isSettled = reach.isSettled && isWithinPeriod(left.bounds, right.bounds)
    case .divide: reach.isSettled = reach.isSettled && (!right.bounds.contains(0) || right.isSame)
    case .add, .subtract, .multiply, .power, .shiftLeft: break
    }
    return reach
  }

  /// Whether some operands within bounds may have no result.
  private func mayFail(
    _ left: ClosedRange<Double>, _ right: ClosedRange<Double>, result: ClosedRange<Double>
  ) -> Bool {
    switch self {
    case .add, .subtract, .multiply: false
    case .divide, .floorDivide, .modulo: right.contains(0)
    // Where the corners are numbers, so is all between them.
    case .power: !(result.lowerBound > -.infinity && result.upperBound < .infinity)
    case .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight: true
    }
  }

  /// Bounds of the results for operands within bounds.
  fileprivate func bounds(_ left: ClosedRange<Double>, _ right: ClosedRange<Double>) -> ClosedRange<Double> {
    switch self {
    case .add:
      return Expression.range(left.lowerBound + right.lowerBound, left.upperBound + right.upperBound)
    case .subtract:
      return Expression.range(left.lowerBound - right.upperBound, left.upperBound - right.lowerBound)
    case .modulo: return modulo(left, right)
    case .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight: return bits(left, right)
    case .power where left.lowerBound < 0 && right.lowerBound == right.upperBound: return wholePower(left, right)
    case .power where left.lowerBound < 0 || (left.lowerBound == 0 && right.lowerBound < 0):
      return Expression.everything
    case .divide where right.contains(0), .floorDivide where right.contains(0): return Expression.everything
    case .multiply, .divide, .floorDivide, .power:
      // Each is monotone in either operand, so that the corners hold the extremes.
      let low = Expression.range(value(left.lowerBound, right.lowerBound), value(left.upperBound, right.lowerBound))
      if right.lowerBound == right.upperBound { return low }
      let high = Expression.range(value(left.lowerBound, right.upperBound), value(left.upperBound, right.upperBound))
      return Expression.hull(low, high)
    }
  }

  /// The bounds of a whole power of numbers that may be negative; of others there are none.
  private func wholePower(_ left: ClosedRange<Double>, _ right: ClosedRange<Double>) -> ClosedRange<Double> {
    let exponent = right.lowerBound
    guard exponent >= 0, exponent == exponent.rounded() else { return Expression.everything }
    let ends = [value(left.lowerBound, exponent), value(left.upperBound, exponent)]
    let isEven = exponent.truncatingRemainder(dividingBy: 2) == 0
    return Expression.range(isEven && exponent > 0 && left.contains(0) ? ends + [0] : ends)
  }

  /// Bounds of what is made of the bits of numbers; those below 0 have bits without an end.
  private func bits(_ left: ClosedRange<Double>, _ right: ClosedRange<Double>) -> ClosedRange<Double> {
    if left.lowerBound == left.upperBound, right.lowerBound == right.upperBound {
      return Expression.range([value(left.lowerBound, right.lowerBound)])
    }
    guard left.lowerBound >= 0, right.lowerBound >= 0 else { return Expression.everything }
    switch self {
    case .bitAnd: return 0...Swift.min(left.upperBound, right.upperBound)
    case .shiftRight: return 0...left.upperBound
    // No bit stands higher than the highest of both.
    case .bitOr, .bitXor: return 0...(2 * Swift.max(left.upperBound, right.upperBound))
    default: return 0...Double.infinity
    }
  }

  /// Whether the remainder runs on over all of a range: it stays within one period.
  private func isWithinPeriod(_ left: ClosedRange<Double>, _ right: ClosedRange<Double>) -> Bool {
    guard right.lowerBound == right.upperBound else { return false }
    let floor = Expression.Binary.floorDivide
    return floor.value(left.lowerBound, right.lowerBound) == floor.value(left.upperBound, right.lowerBound)
  }

  private func modulo(_ left: ClosedRange<Double>, _ right: ClosedRange<Double>) -> ClosedRange<Double> {
    guard right.lowerBound > 0, right.lowerBound == right.upperBound else { return Expression.everything }
    let (divisor, width) = (right.lowerBound, left.upperBound - left.lowerBound)
    let (first, last) = (value(left.lowerBound, divisor), value(left.upperBound, divisor))
    // Within one period the remainder rises with the operand.
    return width < divisor && first <= last ? first...last : 0...divisor
  }
}

extension Expression.Function {
  /// The reach of the results for arguments of some reach.
  fileprivate func reach(_ arguments: [ExpressionReach]) -> ExpressionReach {
    let bounds = bounds(arguments.map(\.bounds))
    let isSettled =
      switch self {
      case .int, .round, .floor, .ceil: bounds.lowerBound == bounds.upperBound
      // The poles of the tangent lie anywhere.
      case .tan, .fmod, .copysign, .atan2:
        bounds != Expression.everything && arguments.allSatisfy(\.isSettled)
      default: arguments.allSatisfy(\.isSettled)
      }
    return ExpressionReach(
      bounds: bounds, isSettled: isSettled,
      mayFail: arguments.contains(where: \.mayFail) || mayFail(arguments.map(\.bounds), result: bounds))
  }

  /// Whether some arguments within bounds may have no result.
  private func mayFail(_ arguments: [ClosedRange<Double>], result: ClosedRange<Double>) -> Bool {
    guard mayFail, let first = arguments.first, let last = arguments.last else { return mayFail }
    switch self {
    case .int, .floor, .ceil, .round: return first.lowerBound == -.infinity || first.upperBound == .infinity
    case .log where arguments.count > 1: return first.lowerBound <= 0 || last.lowerBound <= 0 || last.contains(1)
    case .log, .log2, .log10: return first.lowerBound <= 0
    case .log1p: return first.lowerBound <= -1
    case .sqrt: return first.lowerBound < 0
    case .asin, .acos: return first.lowerBound < -1 || first.upperBound > 1
    case .fmod: return last.contains(0)
    default: return !(result.lowerBound > -.infinity && result.upperBound < .infinity)
    }
  }

  /// Bounds of the results for arguments within bounds.
  private func bounds(_ arguments: [ClosedRange<Double>]) -> ClosedRange<Double> {
    guard let first = arguments.first else { return Expression.everything }
    switch self {
    case .abs:
      let ends = [first.lowerBound.magnitude, first.upperBound.magnitude]
      return Expression.range(first.contains(0) ? ends + [0] : ends)
    case .min, .max:
      return valueOrNone(arguments.map(\.lowerBound))...valueOrNone(arguments.map(\.upperBound))
    case .pow: return Expression.Binary.power.bounds(first, arguments[1])
    case .cosh, .hypot:
      let ends = [valueOrNone(arguments.map(\.lowerBound)), valueOrNone(arguments.map(\.upperBound))]
      guard arguments.count == 1 else { return Expression.everything }
      return Expression.range(first.contains(0) ? ends + [1] : ends)
    case .fmod, .copysign: return Expression.everything
    case .atan2: return -Double.pi...Double.pi
    case .round where arguments.count > 1 && arguments[1].lowerBound < arguments[1].upperBound:
      return Expression.everything
    case .round where arguments.count > 1:
      let digits = arguments[1].lowerBound
      return Expression.range([valueOrNone([first.lowerBound, digits]), valueOrNone([first.upperBound, digits])])
    case .sin: return wave(first, turningAt: 0.5, limits: -1...1)
    case .cos: return wave(first, turningAt: 0, limits: -1...1)
    case .tan: return wave(first, turningAt: 0.5, limits: Expression.everything)
    case .log where arguments.count > 1: return Expression.everything
    default: return Expression.range([valueOrNone([first.lowerBound]), valueOrNone([first.upperBound])])
    }
  }

  /// Bounds of a function of period π or 2π, which runs one way between its turns or poles.
  ///
  /// - Parameters:
  ///   - angles: The bounds of the argument.
  ///   - turn: Where it turns, in half turns of the circle; it does so again after each half turn.
  ///   - limits: What it stays within over a turn.
  /// - Returns: The bounds.
  private func wave(
    _ angles: ClosedRange<Double>, turningAt turn: Double, limits: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    let (first, last) = (angles.lowerBound / .pi - turn, angles.upperBound / .pi - turn)
    // Near a turn rounding decides on which side an angle is, and far away everywhere.
    let slack = 1e-12 * (1 + Swift.max(first.magnitude, last.magnitude))
    guard slack < 0.1, (first - slack).rounded(.down) == (last + slack).rounded(.down) else {
      return first == last ? Expression.range([valueOrNone([angles.lowerBound])]) : limits
    }
    return Expression.range([valueOrNone([angles.lowerBound]), valueOrNone([angles.upperBound])].sorted())
  }
}
