/// Text as it can be shown: one line, without characters that no typeface has a shape for.
package enum DisplayText {
  /// The most marks that one letter keeps: those of Unicode's stream-safe text format (UAX #15).
  private static let mostMarks = 30

  /// Replaces control characters and line breaks by spaces and drops code points that are no characters, and marks on a
  /// letter that has more of them than any language writes.
  ///
  /// - Parameter text: Any text, NUL included.
  /// - Returns: Text that canvases and files take; white space at the ends is gone.
  package static func clean(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars {
      marks = isMark(scalar) ? marks + 1 : 0
      if marks > mostMarks { continue }
      switch scalar.value {
      case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: result.append(" ")
      // Marks that would turn round the text that follows, and code points set aside as no characters.
      case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFDD0...0xFDEF: continue
      case let value where value & 0xFFFE == 0xFFFE: continue
      default: result.append(scalar)
      }
    }
    while result.first == " " { result.removeFirst() }
    while result.last == " " { result.removeLast() }
    return String(result)
  }

  /// The beginning of a text, with “…” behind it where it is longer than a sentence can take.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - limit: The largest number of Unicode scalars to keep.
  /// - Returns: The beginning.
  static func bounded(_ text: String, limit: Int = 80) -> String {
    let kept = clean(String(text.unicodeScalars.prefix(limit + 1)))
    return kept.unicodeScalars.count > limit ? String(kept.unicodeScalars.prefix(limit)) + "…" : kept
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: return true
    default: return false
    }
  }

  /// The longest text made of both ends of a text and “…” between that is no wider than a bound.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - width: The bound, in pixels.
  ///   - font: The size of the letters.
  ///   - measure: What knows the widths of letters.
  /// - Returns: The text itself if it fits; an empty text if not even “…” does.
  package static func shortened(
    _ text: String, to width: Double, in font: Font, measure: some TextMeasure
  ) -> String {
    guard measure.width(of: text, in: font) > width else { return text }
    let characters = Array(text)
    func candidate(keeping count: Int) -> String {
      let head = (count + 1) / 2
      return String(characters.prefix(head)) + "…" + String(characters.suffix(count - head))
    }
    // No letter is narrower than a twelfth of an em on average, so what is far too long need not be measured.
    var low = 0
    var high = min(characters.count - 1, Int(min(max(width / font.size * 12, 0), 1e6)))
    guard measure.width(of: "…", in: font) <= width else { return "" }
    while low < high {
      let middle = (low + high + 1) / 2
      if measure.width(of: candidate(keeping: middle), in: font) <= width { low = middle } else { high = middle - 1 }
    }
    return candidate(keeping: max(low, 0))
  }

  /// Breaks a text into lines at spaces; what does not fit into the last line is shortened in its middle.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - width: The greatest width of a line, in pixels.
  ///   - lineCount: The greatest number of lines, at least 1.
  ///   - font: The size of the letters.
  ///   - measure: What knows the widths of letters.
  /// - Returns: The lines, at most as many as asked for.
  package static func wrapped(
    _ text: String, to width: Double, lineCount: Int, in font: Font, measure: some TextMeasure
  ) -> [String] {
    guard !text.isEmpty, lineCount > 0 else { return [] }
    var lines: [String] = []
    var rest = text.split(separator: " ").map(String.init)[...]
    while !rest.isEmpty {
      if lines.count == lineCount - 1 {
        lines.append(shortened(rest.joined(separator: " "), to: width, in: font, measure: measure))
        break
      }
      var line = rest.removeFirst()
      while let next = rest.first, measure.width(of: line + " " + next, in: font) <= width {
        line += " " + next
        rest.removeFirst()
      }
      lines.append(shortened(line, to: width, in: font, measure: measure))
    }
    return lines.filter { !$0.isEmpty }
  }
}
