import Catalogue
import Runs

/// Reads the updates that `at` is asked for: `0,50%,last,-5..,0:1000:100,1ep..2ep,cycle-ends`.
struct SelectionReader {
  /// What the text was given to, for errors.
  let option: OptionReference
  /// Reads a length of training that is at least so much.
  let count: (_ text: String, _ minimum: Int) throws(UsageError) -> UpdateCount

  /// Returns whether a word reads as updates and not as the beginning of a curve or an option.
  static func looksLikeOne(_ word: String) -> Bool {
    guard let first = word.split(separator: ",", omittingEmptySubsequences: false).first else { return false }
    // The first word is that of the updates, and an empty one names no schedule either.
    if word.allSatisfy(\.isWhitespace) { return true }
    if first.hasPrefix("..") || first.hasPrefix(":") || NumberReader.looksNumeric(first) { return true }
    let name = first.prefix { $0 != "." && $0 != ":" }
    return [UpdateSelection.lastWord, UpdateSelection.cycleEndsWord].contains { Parameter.isAlike($0, String(name)) }
  }

  /// Returns the updates that a text asks for.
  ///
  /// - Parameter text: Updates, ranges and words, with commas between them.
  /// - Returns: The updates in the order in which they are written.
  /// - Throws: What is wrong with the text.
  func selections(_ text: String) throws(UsageError) -> [UpdateSelection] {
    if let number = DigitGroups.suspicious(text) { throw .groupedDigits(option, value: text, number: number) }
    if text.allSatisfy(\.isWhitespace) { throw .notADuration(option, value: text) }
    var selections: [UpdateSelection] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      if part.isEmpty { throw .emptyElement(option, value: text) }
      selections.append(try selection(String(part)))
    }
    return selections
  }

  private func selection(_ text: String) throws(UsageError) -> UpdateSelection {
    if Parameter.isAlike(text, UpdateSelection.cycleEndsWord) { return .cycleEnds }
    if let dots = text.firstRange(of: "..") {
      let (from, to) = (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
      guard !from.isEmpty || !to.isEmpty else { throw .notADuration(option, value: text) }
      return .range(from: try mark(from), to: try mark(to))
    }
    let sides = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard sides.count > 1 else {
      guard let mark = try mark(text) else { throw .emptyElement(option, value: text) }
      return .one(mark)
    }
    guard sides.count <= 3 else { throw .notADuration(option, value: text) }
    let step = sides.count == 3 && !sides[2].isEmpty ? try count(sides[2], 1) : .updates(1)
    return .slice(from: try mark(sides[0]), before: try mark(sides[1]), by: step)
  }

  /// A place in the run; `nil` where nothing is written.
  private func mark(_ text: String) throws(UsageError) -> UpdateSelection.Mark? {
    if text.isEmpty { return nil }
    if Parameter.isAlike(text, UpdateSelection.lastWord) { return .last }
    guard text.hasPrefix("-") else { return .count(try count(text, 0)) }
    let before = try count(String(text.dropFirst()), 0)
    // As in Python, nothing before the beginning is the beginning.
    return before == .updates(0) ? .count(before) : .fromEnd(before)
  }
}
