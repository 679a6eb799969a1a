/// What is drawn around the mean of several runs.
package enum BandKind: String, CaseIterable, Hashable, Sendable {
  /// From the lowest to the highest of them.
  case range
  /// From one sample standard deviation below the mean to one above it.
  case deviation
  /// Nothing.
  case none
}
