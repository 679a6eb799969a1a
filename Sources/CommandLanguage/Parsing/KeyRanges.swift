import Catalogue
import Numbers
import Runs

/// Values for ranges of updates, as fairseq writes the keys of a mapping: `5,20:0.5` for the updates 5 to 20.
///
/// Since a value holds until the next one, a range says the same as its first update, but where another key lies within it.
struct KeyRanges {
  private var ranges: [(first: Int, last: Int, value: Double)] = []
  private var hasRanges = false
  private var areUpdates = true

  /// Adds a range; a later one counts more where two overlap, as in a dictionary of Python.
  mutating func add(from first: Quantity, through last: Quantity, _ value: Double) {
    areUpdates = areUpdates && first.unit == .updates && last.unit == .updates
    hasRanges = hasRanges || first != last
    ranges.append((Int(saturating: first.amount), Int(saturating: last.amount), value))
  }

  /// The values by the update at which each takes effect; `nil` where there is no range, or one that does not count updates.
  var entries: [ParameterValue.Entry]? {
    guard hasRanges, areUpdates else { return nil }
    let places = Set(ranges.flatMap { [$0.first, $0.last.addingSaturating(1)] }).sorted()
    return places.compactMap { place in
      ranges.last { $0.first <= place && place <= $0.last }.map { ParameterValue.Entry(.updates(place), $0.value) }
    }
  }
}
