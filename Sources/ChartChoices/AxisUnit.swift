/// What the horizontal axis or a column counts, before it is known how much of it an iteration is.
package enum AxisUnit: String, Sendable, Hashable, CaseIterable {
  /// Iterations.
  case iteration
  /// Epochs.
  case epoch
  /// Training samples.
  case sample
  /// Tokens of text.
  case token
  /// Hundredths of the run.
  case percent
}
