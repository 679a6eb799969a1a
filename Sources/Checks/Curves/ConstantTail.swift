import Numbers

/// The last part of a run, in which the rate stays the same.
struct ConstantTail {
  /// The first update of it.
  var first: Int
  /// The updates of the run.
  var updates: Int
  /// The rate.
  var rate: Double

  /// What it is, in a sentence without its full stop.
  var sentence: String {
    let share = ShareText.percent(Double(updates.subtractingSaturating(first)) / Double(max(1, updates)))
    return "the rate is \(FigureText.short(rate)) from update \(first) on, for \(share) of the run"
  }
}
