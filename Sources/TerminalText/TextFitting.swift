extension TextWidth {
  /// The longest text made of both ends of a text with an ellipsis between that is no wider than a bound.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - width: The bound, in cells.
  ///   - ellipsis: What stands for the part that is left out, one cell wide.
  /// - Returns: The text itself if it fits; an empty text for a bound of 0.
  package static func shortened(_ text: String, to width: Int, ellipsis: Unicode.Scalar = "…") -> String {
    guard cells(of: text) > width else { return text }
    // Whole letters, so that no mark comes to stand on the ellipsis.
    let letters = Array(text)
    let room = width - 1
    guard room > 0 else { return width == 1 ? String(ellipsis) : "" }
    var head = ""
    var tail: [Character] = []
    var (first, last, used) = (0, letters.count - 1, 0)
    // Twice as much of the head as of the tail: names differ more at their beginning.
    while first <= last {
      let takesHead = tail.count * 2 >= first
      let letter = takesHead ? letters[first] : letters[last]
      let width = cells(of: String(letter))
      guard used + width <= room else { break }
      used += width
      if takesHead {
        head.append(letter)
        first += 1
      } else {
        tail.append(letter)
        last -= 1
      }
    }
    return head + String(ellipsis) + String(tail.reversed())
  }

  /// The beginning of a text with an ellipsis behind it, no wider than a bound; the text itself if it fits.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - width: The bound, in cells.
  ///   - ellipsis: What stands for the part that is left out, one cell wide.
  /// - Returns: The beginning.
  package static func cut(_ text: String, to width: Int, ellipsis: Unicode.Scalar = "…") -> String {
    guard cells(of: text) > width else { return text }
    var kept = prefix(of: text, within: width - 1)
    while kept.last == " " { kept = kept.dropLast() }
    return width > 0 ? String(kept) + String(ellipsis) : ""
  }

  /// The text with blanks behind it, as wide as a column; the text itself if it is wider.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - width: The width of the column, in cells.
  /// - Returns: The text.
  package static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(width - cells(of: text), 0))
  }

  /// Breaks a text into lines at blanks.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - width: The greatest width of a line, in cells, at least 1.
  ///   - breaksWords: Whether words longer than a line are broken where it ends; else they stand whole.
  /// - Returns: The lines, at least one.
  package static func wrapped(_ text: String, to width: Int, breaksWords: Bool = true) -> [String] {
    let width = max(width, 1)
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      var word = word
      var length = cells(of: word)
      if used > 0, used + 1 + length > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      while breaksWords, length > width {
        var head = prefix(of: word, within: width)
        // A letter that is wider than a line has one of its own all the same.
        if head.isEmpty { head = word.unicodeScalars.prefix(1) }
        lines.append(String(head))
        length -= head.reduce(0) { $0 + cells(of: $1) }
        word = word[head.endIndex...]
      }
      guard !word.isEmpty else { continue }
      if used > 0 { line += " " }
      used += (used > 0 ? 1 : 0) + length
      line += word
    }
    return used > 0 || lines.isEmpty ? lines + [line] : lines
  }

  /// The longest beginning of a text that is no wider than a bound, with the marks that belong to its last letter.
  private static func prefix(of text: some StringProtocol, within width: Int) -> Substring.UnicodeScalarView {
    let scalars = Substring(text).unicodeScalars
    var used = 0
    let end = scalars.firstIndex { scalar in
      used += cells(of: scalar)
      return used > width
    }
    return scalars[..<(end ?? scalars.endIndex)]
  }
}
