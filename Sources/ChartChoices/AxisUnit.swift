/// What the horizontal axis counts, before it is known how long an epoch is.
package enum AxisUnit: String, Sendable, Hashable, CaseIterable {
  /// Iterations.
  case iteration
  /// Epochs.
  case epoch
}
