/// The rates at both ends of cycles, and what becomes of them from cycle to cycle.
struct CycleRates: Sendable {
  /// What the decay multiplies.
  enum Decaying: Sendable {
    /// The rate at the start, whatever that of the end is; timm.
    case start
    /// Both rates; fairseq.
    case both
    /// How far the start is from the end; Keras.
    case difference
  }

  /// The rate at the start of the first cycle.
  var start: Double
  /// The rate at the end of the first cycle.
  var end: Double
  /// The factor from cycle to cycle, from 0.
  var decay = 1.0
  /// What the factor multiplies.
  var decaying = Decaying.start

  /// The rates of a cycle.
  func ofCycle(_ cycle: Int) -> (start: Double, end: Double) {
    let count = Double(cycle)
    switch decaying {
    case .start: return (start.decayed(by: decay, times: count), end)
    case .both: return (start.decayed(by: decay, times: count), end.decayed(by: decay, times: count))
    case .difference: return (end + (start - end).decayed(by: decay, times: count), end)
    }
  }
}
