import Catalogue
import CommandLanguage
import Schedules

/// Why a command cannot do what it was asked for, beyond what the words of the command line and files tell.
enum Failure: Error {
  /// The curves have more parts than may be evaluated, formulas with their numbers, names and signs.
  case tooManyParts(most: Int)
  /// The curves hold more numbers than memory is meant for.
  case tooManyNumbers(most: Int)
  /// A framework refuses to go on with its schedule within the run.
  case refused(Refusal)
}
