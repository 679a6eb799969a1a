import Numbers

/// Validates the numbers of a schedule inside initialisers.
package enum Check {
  /// Throws unless a number lies within bounds.
  package static func bounds(_ role: Role, _ value: Double, _ accepted: Bounds) throws(ScheduleError) {
    guard accepted.contains(value) else {
      throw .outOfBounds(.role(role), value: numberText(value), accepted: accepted)
    }
  }

  /// Throws unless a count lies within bounds.
  package static func bounds(_ role: Role, _ value: Int, _ accepted: Bounds) throws(ScheduleError) {
    guard accepted.contains(Double(value)) else {
      throw .outOfBounds(.role(role), value: String(value), accepted: accepted)
    }
  }

  /// Throws unless one number is in a relation to another.
  package static func order(
    _ role: Role, _ value: Double, _ relation: ScheduleError.Relation, _ other: Role, _ otherValue: Double
  ) throws(ScheduleError) {
    guard relation.holds(value, otherValue) else {
      throw .relation(
        .role(role), value: numberText(value), relation: relation, others: [.role(other)], sum: numberText(otherValue))
    }
  }

  /// Throws unless a list ascends strictly.
  package static func ascending(_ role: Role, _ values: [Int]) throws(ScheduleError) {
    try ascending(.role(role), values)
  }

  /// Throws unless a list ascends strictly.
  package static func ascending(_ subject: Subject, _ values: [some Comparable]) throws(ScheduleError) {
    for (index, pair) in zip(values, values.dropFirst()).enumerated() where pair.0 >= pair.1 {
      throw .notAscending(subject, index: index + 2)
    }
  }
}

extension ScheduleError.Relation {
  /// Whether a number is in this relation to another.
  package func holds(_ value: Double, _ other: Double) -> Bool {
    switch self {
    case .atLeast: value >= other
    case .atMost: value <= other
    case .above: value > other
    case .below: value < other
    }
  }
}
