public import Runs

/// Why a schedule cannot be built from the parameters that it was given.
///
/// The cases hold what a sentence needs and no sentence: whoever talks to a person words them, in the names under which
/// that person gave the parameters.
public enum ScheduleError: Error, Equatable, Sendable {
  /// A value lies outside the bounds of its parameter, or is not a finite number.
  case outOfBounds(parameter: String, value: String, accepted: Bounds)
  /// A parameter has no default and was not given.
  case missing(parameter: String)
  /// A parameter was given without another one that it needs.
  case needs(parameter: String, other: String)
  /// Parameters were given together although each excludes the others.
  case exclusive(parameters: [String])
  /// None of several parameters was given although one of them is needed.
  case needsOneOf(parameters: [String])
  /// A list is not in strictly ascending order at its element number `index`, counted from 1.
  case notAscending(parameter: String, index: Int)
  /// A list has the wrong number of elements.
  case wrongCount(parameter: String, count: Int, expected: Int, because: String)
  /// Two values are each accepted, but not together: `parameter` must be in the given relation to `other`.
  case relation(parameter: String, value: String, relation: Relation, other: String, otherValue: String)
  /// A word is not one of those that a parameter accepts.
  case notAChoice(parameter: String, value: String, accepted: [String])
  /// A length of training has a unit that the run gives no meaning to.
  case missingFact(parameter: String, value: String, MissingFact)
  /// A modifier that repeats a cycle follows a curve that has none.
  case noCycleLength
  /// A curve is to follow one that never ends.
  case followsEndless
  /// A parameter names a file whose numbers were not handed over with the run.
  case unreadSeries(path: String)
  /// The framework itself refuses these parameters.
  case refused(framework: String, reason: String)
  /// No schedule or modifier has this name.
  case unknownName(String)
  /// The schedule or modifier has no parameter of this name, or gives it another kind.
  case unknownParameter(String)

  /// How two values must compare.
  public enum Relation: String, Sendable {
    case atLeast = "at least"
    case atMost = "at most"
    case above = "greater than"
    case below = "less than"
  }
}
