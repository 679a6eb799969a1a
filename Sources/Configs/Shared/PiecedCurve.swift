import Catalogue
import Runs

extension ConfigReading {
  /// Returns the curve that runs through some pieces one after another, each with its own clock from 0.
  ///
  /// - Parameters:
  ///   - pieces: The pieces, of one stage each, with their updates; those without updates are left out.
  ///   - last: What follows them, of one stage.
  /// - Returns: The curve.
  func joined(_ pieces: [(curve: ScheduleConfig, updates: Int)], then last: ScheduleConfig) -> ScheduleConfig {
    var all = pieces.filter { $0.updates > 0 }[...]
    guard let first = all.popFirst() else { return last }
    var joined = first.curve
    var updates = first.updates
    for piece in all {
      joined.operations += [.cut(Quantity(Double(updates), .updates)), .then(piece.curve.first)]
      updates = piece.updates
    }
    joined.operations += [.cut(Quantity(Double(updates), .updates)), .then(last.first)]
    return joined
  }
}
