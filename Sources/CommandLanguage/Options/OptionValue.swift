import Catalogue
import Runs
import Schedules

/// What a global option takes.
enum OptionKind: Hashable, Sendable {
  /// Nothing; `--no-` turns it off again.
  case flag
  /// Any text.
  case text
  /// The path of a file.
  case path
  /// A whole number within bounds.
  case count(ClosedRange<Int>)
  /// A number within bounds.
  case number(Bounds)
  /// One of several words.
  case choice([String])
  /// Several of some words, separated by commas.
  case choices([String])
  /// A length of training of at least so many iterations; a number alone counts the unit.
  case duration(atLeast: Int, unit: Quantity.Unit)
  /// A number of updates that may also be a share of the run.
  case extent(atLeast: Int)
  /// Several iterations, separated by commas.
  case iterations
}

/// What a global option was given.
enum OptionValue: Equatable, Sendable {
  case flag(Bool)
  case text(String)
  case count(Int)
  case number(Double)
  case duration(Quantity)
  case extent(UpdateCount)
  case selections([UpdateSelection])
}
