/// What of a chart could not be shown; a chart has at most one warning of each kind.
public enum ChartWarning: Sendable, Hashable {
  /// Values that are not finite break the lines of these curves.
  case valuesNotFinite(labels: [String])
  /// Values at or below 0 break the lines of these curves, since the axis is logarithmic.
  case valuesNotAboveZero(labels: [String])
}

extension ChartWarning: CustomStringConvertible {
  /// One sentence that names the curves.
  public var description: String {
    switch self {
    case .valuesNotFinite(let labels):
      "Values that are not finite are left out of \(Self.list(labels))."
    case .valuesNotAboveZero(let labels):
      "Values at or below 0 have no place on a logarithmic axis and are left out of \(Self.list(labels))."
    }
  }

  private static func list(_ labels: [String]) -> String {
    let shown = labels.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
    return labels.count > 3 ? "\(shown) and \(labels.count - 3) more" : shown
  }
}
