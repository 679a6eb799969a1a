/// The rates at both ends of cycles, and what becomes of them from cycle to cycle.
package struct CycleRates: Hashable, Sendable {
  /// What the decay multiplies.
  package enum Decaying: Hashable, Sendable {
    /// The rate at the start, whatever that of the end is; timm.
    case start
    /// Both rates; fairseq.
    case both
    /// How far the start is from the end; Keras.
    case difference
  }

  /// The rate at the start of the first cycle.
  package var start: Double
  /// The rate at the end of the first cycle.
  package var end: Double
  /// The factor from cycle to cycle, from 0.
  package var decay = 1.0
  /// What the factor multiplies.
  package var decaying = Decaying.start

  /// Creates the rates of cycles.
  package init(start: Double, end: Double, decay: Double = 1, decaying: Decaying = .start) {
    self.start = start
    self.end = end
    self.decay = decay
    self.decaying = decaying
  }

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
