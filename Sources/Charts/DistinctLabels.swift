/// Labels shortened so that those which differ can still be told apart.
package enum DistinctLabels {
  /// Shortens labels: in the middle, and where that makes one of several, so that what they differ in stays.
  ///
  /// - Parameters:
  ///   - labels: The labels.
  ///   - ellipsis: What stands for letters that are left out.
  ///   - shorten: Shortens a label in its middle.
  ///   - fits: Whether there is room for a text.
  /// - Returns: A text for each label; two different labels have the same only where there is no room for what they differ in.
  package static func shortened(
    _ labels: [String], ellipsis: String = "…", _ shorten: (String) -> String, fits: (String) -> Bool
  ) -> [String] {
    var texts = labels.map(shorten)
    for group in groups(of: Array(labels.indices), by: texts) {
      separate(group, labels, &texts, ellipsis, fits)
    }
    return texts
  }

  /// Shortens labels to a width in pixels.
  ///
  /// - Parameters:
  ///   - labels: The labels.
  ///   - width: The bound, in pixels.
  ///   - font: The size of the letters.
  ///   - measure: What knows the widths of letters.
  /// - Returns: A text for each label.
  static func shortened(
    _ labels: [String], to width: Double, in font: Font, measure: some TextMeasure
  ) -> [String] {
    shortened(labels) {
      DisplayText.shortened($0, to: width, in: font, measure: measure)
    } fits: {
      measure.width(of: $0, in: font) <= width
    }
  }

  /// The places whose texts are the same, where there are several.
  private static func groups(of places: [Int], by texts: [String]) -> [[Int]] {
    Dictionary(grouping: places) { texts[$0] }.values.filter { $0.count > 1 }
  }

  private static func separate(
    _ places: [Int], _ labels: [String], _ texts: inout [String], _ ellipsis: String,
    _ fits: (String) -> Bool
  ) {
    let letters = places.map { Array(labels[$0]) }
    guard let first = letters.first, letters.contains(where: { $0 != first }) else { return }
    // Where the labels begin to differ, and where the word or the option begins that they differ in.
    let common = letters.reduce(first.count) { shared, label in
      zip(first, label).prefix(shared).prefix { $0 == $1 }.count
    }
    let start = beginning(of: common, in: first)
    for (place, label) in zip(places, letters) {
      texts[place] = text(label, from: start, through: common, ellipsis, fits) ?? texts[place]
    }
    // What differs later only is looked at by itself: of these, some differ where all were told apart.
    for group in groups(of: places, by: texts) where group.count < places.count {
      separate(group, labels, &texts, ellipsis, fits)
    }
  }

  /// Where the word begins in which a place lies; where that is no option itself, the word before it, which says what it is.
  private static func beginning(of place: Int, in letters: [Character]) -> Int {
    func word(before end: Int) -> Int { (letters[..<end].lastIndex(of: " ") ?? -1) + 1 }
    let start = word(before: min(place, letters.count))
    return start > 0 && !letters[start...].starts(with: "--") ? word(before: start - 1) : start
  }

  /// A text that has the letters of a label from a place on through another, as many as fit before and behind them; an
  /// ellipsis stands for what is left out; `nil` where there is no room for that.
  private static func text(
    _ label: [Character], from start: Int, through place: Int, _ ellipsis: String, _ fits: (String) -> Bool
  ) -> String? {
    func candidate(_ head: Int, _ start: Int, _ end: Int) -> String {
      var text = String(label[..<head])
      if head < start { text += ellipsis }
      text += String(label[start..<end])
      if end < label.count { text += ellipsis }
      return text
    }
    // As far as the place at least, from the option on where there is room for that.
    let least = min(place + 1, label.count)
    var from = min(start, label.count)
    if !fits(candidate(0, from, least)) { from = min(place, label.count) }
    guard fits(candidate(0, from, least)) else { return nil }
    /// The greatest number up to a bound that fits.
    func most(_ low: Int, _ high: Int, _ isFit: (Int) -> Bool) -> Int {
      var (low, high) = (low, high)
      while low < high {
        let middle = high - (high - low) / 2
        if isFit(middle) { low = middle } else { high = middle - 1 }
      }
      return low
    }
    // The word to its end first, then the beginning of the label, then what follows.
    let word = label[least...].firstIndex(of: " ") ?? label.count
    var end = most(least, word) { fits(candidate(0, from, $0)) }
    let head = most(0, from) { fits(candidate($0, from, end)) }
    end = most(end, label.count) { fits(candidate(head, from, $0)) }
    return candidate(head, from, end)
  }
}
