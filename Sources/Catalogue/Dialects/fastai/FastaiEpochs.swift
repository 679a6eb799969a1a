import Numbers
import Schedules

extension Fastai {
  static let stepsPerEpoch = Key<Int?>.stepsPerEpoch(help: "Batches in an epoch")
  static let startEpoch = Key.count(
    "start_epoch", 0, bounds: .nonNegative, help: "Epoch at which a resumed run begins")

  /// The iterations of an epoch, which must be known.
  static func iterationsPerEpoch(_ arguments: Arguments) throws(ScheduleError) -> Int {
    guard let steps = try arguments.epochLength(stepsPerEpoch) else { throw .missing(parameter: stepsPerEpoch.name) }
    return max(1, steps)
  }

  /// The iterations of so many epochs.
  static func iterations(_ arguments: Arguments, of epochs: Key<Int>) throws(ScheduleError) -> Int {
    try arguments[epochs].multipliedSaturating(by: iterationsPerEpoch(arguments))
  }

  /// A schedule of a whole run, from its first epoch or a later one.
  static func resumed(_ inner: any Schedule, _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let start = try iterations(arguments, of: startEpoch)
    return start == 0 ? inner : Shifted(inner, by: -start)
  }
}
