/// Validates parameters inside initialisers.
package enum Check {
  /// Throws unless a number lies within bounds.
  package static func bounds(_ parameter: String, _ value: Double, _ accepted: Bounds) throws(ScheduleError) {
    guard accepted.contains(value) else {
      throw .outOfBounds(parameter: parameter, value: numberText(value), accepted: accepted)
    }
  }

  /// Throws unless a count lies within bounds.
  package static func bounds(_ parameter: String, _ value: Int, _ accepted: Bounds) throws(ScheduleError) {
    guard accepted.contains(Double(value)) else {
      throw .outOfBounds(parameter: parameter, value: String(value), accepted: accepted)
    }
  }

  /// Throws unless one number is in a relation to another.
  package static func order(
    _ parameter: String, _ value: Double, _ relation: ScheduleError.Relation, _ other: String, _ otherValue: Double
  ) throws(ScheduleError) {
    let holds =
      switch relation {
      case .atLeast: value >= otherValue
      case .atMost: value <= otherValue
      case .above: value > otherValue
      case .below: value < otherValue
      }
    guard holds else {
      throw .relation(
        parameter: parameter, value: numberText(value), relation: relation, other: other,
        otherValue: numberText(otherValue))
    }
  }

  /// Throws unless a list ascends strictly.
  package static func ascending(_ parameter: String, _ values: [Int]) throws(ScheduleError) {
    for (index, pair) in zip(values, values.dropFirst()).enumerated() where pair.0 >= pair.1 {
      throw .notAscending(parameter: parameter, index: index + 2)
    }
  }
}
