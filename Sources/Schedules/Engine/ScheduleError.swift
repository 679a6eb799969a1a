package import Runs

/// Why a schedule cannot be built from the parameters that it was given.
///
/// The cases hold what a sentence needs and no sentence: whoever talks to a person words them. A schedule itself only
/// knows what a number is to it, its role; under which name a person gave it, its ``Subject`` says in the end.
package enum ScheduleError: Error, Equatable, Sendable {
  /// A value lies outside the bounds of its parameter, or is not a finite number.
  case outOfBounds(Subject, value: String, accepted: Bounds)
  /// A parameter has no default and was not given.
  case missing(parameter: String)
  /// A parameter was given without another one that it needs.
  case needs(parameter: String, other: String)
  /// Parameters were given together although each excludes the others.
  case exclusive(parameters: [String])
  /// None of several parameters was given although one of them is needed.
  case needsOneOf(parameters: [String])
  /// A list is not in strictly ascending order at its element number `index`, counted from 1.
  case notAscending(Subject, index: Int)
  /// A list has the wrong number of elements.
  case wrongCount(Subject, count: Int, expected: Int, because: String)
  /// Values are each accepted, but not together: the first must be in the given relation to the sum of the others.
  case relation(Subject, value: String, relation: Relation, others: [Subject], sum: String)
  /// A word is not one of those that a parameter accepts.
  case notAChoice(parameter: String, value: String, accepted: [String])
  /// A length of training has a unit that the run gives no meaning to.
  case missingFact(parameter: String, value: String, MissingFact)
  /// A modifier that repeats a cycle follows a curve that has none.
  case noCycleLength
  /// A curve is to follow one that never ends.
  case followsEndless
  /// A curve is to take over from one that never ends.
  case resumesEndless
  /// Where the cycles of a curve begin takes more numbers than a command may hold.
  case holdsTooMuch(most: Int)
  /// A parameter names a file whose numbers were not handed over with the run.
  case unreadSeries(path: String)
  /// The framework itself refuses these parameters.
  case refused(framework: String, reason: String)
  /// No schedule or modifier has this name.
  case unknownName(String)
  /// The schedule or modifier has no parameter of this name, or gives it another kind.
  case unknownParameter(String)

  /// How two values must compare.
  package enum Relation: String, Sendable {
    case atLeast = "at least"
    case atMost = "at most"
    case above = "greater than"
    case below = "less than"
  }
}

extension ScheduleError {
  /// Returns the same error about other subjects.
  ///
  /// - Parameter change: Returns what to tell the error of instead of a subject.
  /// - Returns: The same error about other subjects.
  package func mapped(_ change: (Subject) -> Subject) -> ScheduleError {
    switch self {
    case .outOfBounds(let subject, let value, let accepted):
      .outOfBounds(change(subject), value: value, accepted: accepted)
    case .notAscending(let subject, let index): .notAscending(change(subject), index: index)
    case .wrongCount(let subject, let count, let expected, let reason):
      .wrongCount(change(subject), count: count, expected: expected, because: reason)
    case .relation(let subject, let value, let relation, let others, let sum):
      .relation(change(subject), value: value, relation: relation, others: others.map(change), sum: sum)
    case .missing, .needs, .exclusive, .needsOneOf, .notAChoice, .missingFact, .noCycleLength, .followsEndless,
      .resumesEndless,
      .holdsTooMuch, .unreadSeries, .refused, .unknownName, .unknownParameter:
      self
    }
  }
}
