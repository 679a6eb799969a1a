import Numbers
package import Schedules

/// A value that can be compared with others: a rate, a factor, a count or a length in iterations.
package protocol ComparableNumber: Sendable {
  /// The value as a number.
  var number: Double { get }
}

extension Double: ComparableNumber {
  package var number: Double { self }
}

extension Int: ComparableNumber {
  package var number: Double { Double(self) }
}

/// What was left out compares as 0.
extension Optional: ComparableNumber where Wrapped: ComparableNumber {
  package var number: Double { self?.number ?? 0 }
}

extension Arguments {
  /// Throws unless a parameter's value lies within bounds that are narrower than those it declares.
  ///
  /// - Parameters:
  ///   - key: The parameter.
  ///   - accepted: What it must be here.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  package func require<Value: ComparableNumber>(_ key: Key<Value>, _ accepted: Bounds) throws(ScheduleError) {
    let value = try self[key].number
    guard accepted.contains(value) else {
      throw .outOfBounds(key.subject, value: numberText(value), accepted: accepted)
    }
  }

  /// Throws unless a parameter's value is in a relation to that of another, or to the sum of several.
  ///
  /// - Parameters:
  ///   - key: The parameter.
  ///   - relation: How its value must compare.
  ///   - others: What it is compared with; the values are added up.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  package func require<Value: ComparableNumber, Other: ComparableNumber>(
    _ key: Key<Value>, _ relation: ScheduleError.Relation, _ others: Key<Other>...
  ) throws(ScheduleError) {
    try require(key, relation, others)
  }

  /// Throws unless a parameter's value is in a relation to the sum of others; to 0 where there are none.
  func require<Value: ComparableNumber, Other: ComparableNumber>(
    _ key: Key<Value>, _ relation: ScheduleError.Relation, _ others: [Key<Other>]
  ) throws(ScheduleError) {
    var sum = 0.0
    for other in others { sum += try self[other].number }
    let value = try self[key].number
    guard relation.holds(value, sum) else {
      throw .relation(
        key.subject, value: numberText(value), relation: relation, others: others.map(\.subject), sum: numberText(sum))
    }
  }

  /// Throws unless a list ascends strictly.
  package func requireAscending(_ key: Key<[Int]>) throws(ScheduleError) {
    try Check.ascending(key.subject, self[key])
  }

  /// Throws unless each value of a list is greater than the one before it.
  ///
  /// - Parameter key: The list.
  /// - Throws: ``ScheduleError/notAscending(_:index:)``.
  func requireAscending(_ key: Key<[Double]>) throws(ScheduleError) {
    try Check.ascending(key.subject, self[key])
  }
}

extension Arguments {
  /// The iterations in an epoch: as given to a parameter, else as the run has them.
  ///
  /// - Parameter key: The parameter that may tell them.
  /// - Returns: The iterations; `nil` where there is none.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  func epochLength(_ key: Key<Int?>) throws(ScheduleError) -> Int? {
    try self[key] ?? context.iterationsPerEpoch
  }
}
