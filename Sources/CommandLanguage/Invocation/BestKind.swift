/// Which value of a measure is the best one.
package enum BestKind: String, CaseIterable, Hashable, Sendable {
  /// What the name of the measure tells.
  case auto
  /// The lowest.
  case min
  /// The highest.
  case max
}
