import RealModule

/// What interval arithmetic tells of a formula over a range of numbers.
struct ExpressionReach {
  /// Bounds of the values, possibly wider than necessary.
  var bounds: ClosedRange<Double>
  /// Whether nothing in the formula switches within the range: each condition stays true or false, each whole part the
  /// same, and no divisor passes 0.
  var isSettled: Bool

  /// The reach of a value that is known to stay the same, whatever has led to it.
  static func constant(_ value: Double) -> ExpressionReach {
    ExpressionReach(bounds: Expression.range([value]), isSettled: true)
  }
}

extension Expression {
  /// Returns bounds of the values over a range of whole numbers, possibly wider than necessary (interval arithmetic).
  ///
  /// - Parameter variables: The first and the last number.
  func bounds(over variables: ClosedRange<Double>) -> ClosedRange<Double> { reach(over: variables).bounds }

  /// Returns bounds of the values over a range of whole numbers, and whether anything in the formula switches within it.
  ///
  /// - Parameter variables: The first and the last number.
  func reach(over variables: ClosedRange<Double>) -> ExpressionReach {
    switch self {
    case .number(let number): return .constant(number)
    case .variable: return ExpressionReach(bounds: variables, isSettled: true)
    case .unary(.minus, let operand):
      let inner = operand.reach(over: variables)
      return ExpressionReach(bounds: -inner.bounds.upperBound ... -inner.bounds.lowerBound, isSettled: inner.isSettled)
    case .unary(.not, let operand): return Self.truth(operand.reach(over: variables).truth.map { !$0 })
    case .binary(let operation, let left, let right):
      return operation.reach(left.reach(over: variables), right.reach(over: variables))
    case .comparison(let first, let comparisons): return Self.truth(first.holds(comparisons, over: variables))
    case .all(let left, let right):
      return Self.choice(left.reach(over: variables), isLeft: { !$0 }, right.reach(over: variables))
    case .any(let left, let right):
      return Self.choice(left.reach(over: variables), isLeft: { $0 }, right.reach(over: variables))
    case .conditional(let condition, let then, let otherwise):
      switch condition.reach(over: variables).truth {
      case true?: return then.reach(over: variables)
      case false?: return otherwise.reach(over: variables)
      case nil:
        let (one, other) = (then.reach(over: variables), otherwise.reach(over: variables))
        return ExpressionReach(bounds: Self.hull(one.bounds, other.bounds), isSettled: false)
      }
    case .call(let function, let arguments): return function.reach(arguments.map { $0.reach(over: variables) })
    }
  }

  /// All numbers.
  static let everything = -Double.infinity...Double.infinity

  /// Whether comparisons in a row hold all over a range, or fail; `nil` when that is open.
  private func holds(_ comparisons: [Comparison], over variables: ClosedRange<Double>) -> Bool? {
    var (left, isCertain) = (bounds(over: variables), true)
    for comparison in comparisons {
      let right = comparison.right.bounds(over: variables)
      switch comparison.relation.holds(left, right) {
      case true?: break
      // One that fails makes all fail, but those before it are asked first: the value is 0 in any case.
      case false?: return false
      case nil: isCertain = false
      }
      left = right
    }
    return isCertain ? true : nil
  }

  private static func truth(_ certainty: Bool?) -> ExpressionReach {
    certainty.map { .constant($0 ? 1 : 0) } ?? ExpressionReach(bounds: 0...1, isSettled: false)
  }

  /// The reach of `and` and `or`, whose value is the left one or else the right one.
  private static func choice(
    _ left: ExpressionReach, isLeft: (Bool) -> Bool, _ right: ExpressionReach
  ) -> ExpressionReach {
    guard let truth = left.truth else {
      return ExpressionReach(bounds: hull(left.bounds, right.bounds), isSettled: false)
    }
    return isLeft(truth) ? left : right
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
    let areSettled = left.isSettled && right.isSettled
    switch self {
    case .floorDivide:
      return ExpressionReach(bounds: bounds, isSettled: bounds.lowerBound == bounds.upperBound)
    case .modulo:
      return ExpressionReach(bounds: bounds, isSettled: areSettled && isWithinPeriod(left.bounds, right.bounds))
    case .divide:
      return ExpressionReach(bounds: bounds, isSettled: areSettled && (!right.bounds.contains(0) || right.isSame))
    case .add, .subtract, .multiply, .power: return ExpressionReach(bounds: bounds, isSettled: areSettled)
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
      case .tan: bounds != Expression.everything && arguments.allSatisfy(\.isSettled)
      default: arguments.allSatisfy(\.isSettled)
      }
    return ExpressionReach(bounds: bounds, isSettled: isSettled)
  }

  /// Bounds of the results for arguments within bounds.
  private func bounds(_ arguments: [ClosedRange<Double>]) -> ClosedRange<Double> {
    guard let first = arguments.first else { return Expression.everything }
    switch self {
    case .abs:
      let ends = [first.lowerBound.magnitude, first.upperBound.magnitude]
      return Expression.range(first.contains(0) ? ends + [0] : ends)
    case .min, .max:
      return value(arguments.map(\.lowerBound))...value(arguments.map(\.upperBound))
    case .pow: return Expression.Binary.power.bounds(first, arguments[1])
    case .sin: return wave(first, turningAt: 0.5, limits: -1...1)
    case .cos: return wave(first, turningAt: 0, limits: -1...1)
    case .tan: return wave(first, turningAt: 0.5, limits: Expression.everything)
    case .log where arguments.count > 1: return Expression.everything
    default: return Expression.range([value([first.lowerBound]), value([first.upperBound])])
    }
  }

  /// Bounds of a function of period π or 2π, which runs one way between its turns or poles.
  ///
  /// - Parameters:
  ///   - angles: The bounds of the argument.
  ///   - turn: Where it turns, in half turns of the circle; it does so again after each half turn.
  ///   - limits: What it stays within over a turn.
  private func wave(
    _ angles: ClosedRange<Double>, turningAt turn: Double, limits: ClosedRange<Double>
  ) -> ClosedRange<Double> {
    let (first, last) = (angles.lowerBound / .pi - turn, angles.upperBound / .pi - turn)
    // Near a turn rounding decides on which side an angle is, and far away everywhere.
    let slack = 1e-12 * (1 + Swift.max(first.magnitude, last.magnitude))
    guard slack < 0.1, (first - slack).rounded(.down) == (last + slack).rounded(.down) else {
      return first == last ? Expression.range([value([angles.lowerBound])]) : limits
    }
    return Expression.range([value([angles.lowerBound]), value([angles.upperBound])].sorted())
  }
}
