import Numbers

/// Where a formula switches: a condition becomes true or false, a whole part (`//`, `%`, `int`, `floor`) another number, or
/// a divisor passes 0. Between two switches it runs on.
extension Expression {
  /// Returns the value at a number, had nothing in the formula switched since another.
  ///
  /// - Parameters:
  ///   - variable: The number.
  ///   - before: The number whose conditions and whole parts count.
  /// - Returns: The value; not a number where a divisor has passed 0, beyond which no way leads on.
  func value(at variable: Double, switchedAsAt before: Double) -> Double {
    switch self {
    case .number, .variable: return value(at: variable)
    case .unary(.minus, let operand): return -operand.value(at: variable, switchedAsAt: before)
    case .unary(.not, _), .comparison, .binary(.floorDivide, _, _): return value(at: before)
    case .binary(.modulo, let left, let right):
      let periods = Binary.floorDivide.value(left.value(at: before), right.value(at: before))
      return left.value(at: variable, switchedAsAt: before)
        - periods * right.value(at: variable, switchedAsAt: before)
    case .binary(.divide, let left, let right):
      let (divisor, past) = (right.value(at: variable, switchedAsAt: before), right.value(at: before))
      guard divisor.sign == past.sign, divisor != 0, past != 0 else { return .nan }
      return left.value(at: variable, switchedAsAt: before) / divisor
    case .binary(let operation, let left, let right):
      return operation.value(
        left.value(at: variable, switchedAsAt: before), right.value(at: variable, switchedAsAt: before))
    case .all(let left, let right):
      return (left.value(at: before) == 0 ? left : right).value(at: variable, switchedAsAt: before)
    case .any(let left, let right):
      return (left.value(at: before) != 0 ? left : right).value(at: variable, switchedAsAt: before)
    case .conditional(let condition, let then, let otherwise):
      return (condition.value(at: before) != 0 ? then : otherwise).value(at: variable, switchedAsAt: before)
    case .call(.int, _), .call(.round, _), .call(.floor, _), .call(.ceil, _): return value(at: before)
    case .call(let function, let arguments):
      return function.value(arguments.map { $0.value(at: variable, switchedAsAt: before) })
    }
  }

  /// How many values the bounds over a range cost: at both ends of each operand, and gathered.
  static let priceOfReach = 12

  /// The number of operands and operations: what an evaluation costs.
  var operationCount: Int {
    switch self {
    case .number, .variable: 1
    case .unary(_, let operand): 1 + operand.operationCount
    case .binary(_, let left, let right), .all(let left, let right), .any(let left, let right):
      1 + left.operationCount + right.operationCount
    case .comparison(let first, let comparisons):
      comparisons.reduce(first.operationCount) { $0 + 1 + $1.right.operationCount }
    case .conditional(let condition, let then, let otherwise):
      1 + condition.operationCount + then.operationCount + otherwise.operationCount
    case .call(_, let arguments): arguments.reduce(1) { $0 + $1.operationCount }
    }
  }

  /// Returns the first number after another at which the formula switches and a rate made of it jumps.
  ///
  /// Ranges over which nothing can switch are passed over; where that stays open, one number after the other is looked at.
  ///
  /// - Parameters:
  ///   - iteration: The number to look beyond, from 0.
  ///   - last: The last number of interest.
  ///   - work: What the search may cost, in evaluations of a cosine, less what it has cost afterwards.
  ///   - isJump: Whether a rate jumps at a number at which something has switched.
  func nextJump(
    after iteration: Int, upTo last: Int, work: inout Int, where isJump: (Int) -> Bool
  ) -> NextJump {
    let count = operationCount
    var (settled, step) = (iteration, 1)
    // A long formula is looked at less often.
    for _ in 0..<max(64, min(4096, 100_000 / count)) {
      guard work > 0 else { break }
      work.spend(count, times: Self.priceOfReach)
      guard settled < last else { return .none }
      let next = min(last, settled.addingSaturating(step))
      if reach(over: Double(settled)...Double(next)).isSettled {
        (settled, step) = (next, step.multipliedSaturating(by: 2))
      } else if next == settled + 1 {
        // Both ways, and the steps beside them.
        work.spend(count, times: 8)
        if isJump(next) { return .at(next) }
        (settled, step) = (next, 1)
      } else {
        step = max(1, (next - settled) / 2)
      }
    }
    return .unknown(after: settled)
  }
}
