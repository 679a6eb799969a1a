import Catalogue
import CommandLanguage
import Schedules

/// Why a command cannot do what it was asked for, beyond what the words of the command line and files tell.
enum Failure: Error {
  /// A framework refuses to go on with its schedule within the run.
  case refused(Refusal)
}
