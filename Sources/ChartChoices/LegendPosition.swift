/// Where the names of the curves stand.
package enum LegendPosition: String, Sendable, Hashable, CaseIterable {
  /// Nowhere for a single curve; else where they can be read best without covering a curve.
  case automatic = "auto"
  /// Each at the end of its curve.
  case direct
  /// In a list to the right of the chart.
  case right
  /// In rows above the chart.
  case top
  /// Nowhere.
  case none
}
