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
    case .number, .whole, .variable, .failure: return value(at: variable)
    case .unary(.not, _), .comparison, .binary(.floorDivide, _, _), .binary(.bitAnd, _, _), .binary(.bitOr, _, _),
      .binary(.bitXor, _, _), .binary(.shiftRight, _, _):
      return value(at: before)
    case .unary(let operation, let operand):
      return operation.value(operand.value(at: variable, switchedAsAt: before))
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
      return function.valueOrNone(arguments.map { $0.value(at: variable, switchedAsAt: before) })
    case .element(let index, let elements, _):
      let place = index.value(at: before)
      guard let number = Int(exactly: place < 0 ? place + Double(elements.count) : place),
        elements.indices.contains(number)
      else { return .nan }
      return elements[number].value(at: variable, switchedAsAt: before)
    case .after(_, let second): return second.value(at: variable, switchedAsAt: before)
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
  /// - Returns: The first number.
  func nextJump(
    after iteration: Int, upTo last: Int, work: inout Int, where isJump: (Int) -> Bool
  ) -> NextJump {
    let count = operationCount
    var (settled, step) = (iteration, 1)
    for _ in 0..<mostLooks {
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

  /// How many values the bounds over a range cost: at both ends of each operand, and gathered.
  static let priceOfReach = 12

  /// How many ranges are looked at: a long formula is looked at less often.
  private var mostLooks: Int { max(64, min(4096, 100_000 / operationCount)) }

  /// Returns the first number of a range at which the formula fails; `nil` where none was found.
  ///
  /// Ranges over which nothing can fail are passed over; where that stays open, one number after the other is tried, a few
  /// thousand at most.
  ///
  /// - Parameters:
  ///   - first: The first number, from 0.
  ///   - last: The last number.
  /// - Returns: The first number; `nil` where there is none.
  package func firstFailure(from first: Int, upTo last: Int) -> (iteration: Int, failure: ExpressionFailure)? {
    guard first <= last, reach(over: Double(first)...Double(last)).mayFail else { return nil }
    var (place, step) = (first, 1)
    for _ in 0..<mostLooks {
      let end = min(last, place.addingSaturating(step - 1))
      if end == place {
        do throws(ExpressionFailure) { _ = try evaluate(at: Double(place)) } catch { return (place, error) }
      } else if reach(over: Double(place)...Double(end)).mayFail {
        step = max(1, (end - place) / 2)
        continue
      }
      guard end < last else { return nil }
      (place, step) = (end + 1, step.multipliedSaturating(by: 2))
    }
    return nil
  }
}
