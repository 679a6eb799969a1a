/// What of a chart could not be shown; a chart has at most one warning of each kind.
package enum ChartWarning: Sendable, Hashable {
  /// Values that are not finite break the lines of these curves.
  case valuesNotFinite(labels: [String])
  /// Values at or below 0 break the lines of these curves, since the axis is logarithmic.
  case valuesNotAboveZero(labels: [String])
  /// No typeface has a shape for these characters, so that boxes stand for them; each is named once.
  case lettersMissing([Unicode.Scalar])
  /// The typeface of charts cannot be had, and another one takes its place: the name of both, and why, where that is known.
  case typefaceMissing(wanted: String, taken: String?, reason: String?)
}

extension ChartWarning: CustomStringConvertible {
  /// One sentence that names the curves.
  package var description: String {
    switch self {
    case .valuesNotFinite(let labels):
      "Values that are not finite are left out of \(Self.list(labels))."
    case .valuesNotAboveZero(let labels):
      "Values at or below 0 have no place on a logarithmic axis and are left out of \(Self.list(labels))."
    case .lettersMissing(let letters):
      "No typeface here has a shape for \(Self.list(letters)), so that boxes stand for them: "
        + "install \(MissingLetters.typefaces(for: letters))."
    case .typefaceMissing(let wanted, let taken, let reason):
      "The typeface \(wanted) \(reason ?? "is not installed"), so that \(taken ?? "no other one") takes its place: "
        + "install DejaVu Sans (on Debian fonts-dejavu-core)."
    }
  }

  private static func list(_ letters: [Unicode.Scalar]) -> String {
    let shown = letters.prefix(8).map { letter in
      let number = String(letter.value, radix: 16, uppercase: true)
      return "\(letter) (U+\(String(repeating: "0", count: max(4 - number.count, 0)))\(number))"
    }.joined(separator: ", ")
    return letters.count > 8 ? "\(shown) and \(letters.count - 8) more" : shown
  }

  private static func list(_ labels: [String]) -> String {
    let shown = labels.prefix(3).map { "“\(DisplayText.bounded($0))”" }.joined(separator: ", ")
    return labels.count > 3 ? "\(shown) and \(labels.count - 3) more" : shown
  }
}
