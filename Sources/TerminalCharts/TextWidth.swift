/// How many cells of a terminal letters take.
public enum TextWidth {
  /// The cells of a letter: 0 for marks that combine with the letter before, 2 for wide letters, else 1.
  ///
  /// - Parameter scalar: The letter.
  public static func cells(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    if value >= 0x2800, value <= 0x28FF || (0x2500...0x25FF).contains(value) { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(value) ? 2 : 1
    }
  }

  /// The cells of a text on one line.
  ///
  /// - Parameter text: The text.
  public static func cells(of text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + cells(of: $1) } }

  /// The longest text made of both ends of a text with an ellipsis between that is no wider than a bound.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - width: The bound, in cells.
  ///   - glyphs: The letters to make the ellipsis of.
  /// - Returns: The text itself if it fits; an empty text for a bound of 0.
  public static func shortened(_ text: String, to width: Int, glyphs: Glyphs) -> String {
    guard cells(of: text) > width else { return text }
    let scalars = Array(text.unicodeScalars)
    let room = width - 1
    guard room > 0 else { return width == 1 ? String(glyphs.ellipsis) : "" }
    var head = String.UnicodeScalarView()
    var tail: [Unicode.Scalar] = []
    var (first, last, used) = (0, scalars.count - 1, 0)
    // Twice as much of the head as of the tail: names differ more at their beginning.
    while first <= last {
      let takesHead = tail.count * 2 >= head.count
      let scalar = takesHead ? scalars[first] : scalars[last]
      guard used + cells(of: scalar) <= room else { break }
      used += cells(of: scalar)
      if takesHead {
        head.append(scalar)
        first += 1
      } else {
        tail.append(scalar)
        last -= 1
      }
    }
    head.append(glyphs.ellipsis)
    head.append(contentsOf: tail.reversed())
    return String(head)
  }

  /// The beginning of a text with an ellipsis behind it, no wider than a bound; the text itself if it fits.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - width: The bound, in cells.
  ///   - glyphs: The letters to make the ellipsis of.
  public static func cut(_ text: String, to width: Int, glyphs: Glyphs) -> String {
    guard cells(of: text) > width else { return text }
    var kept = String.UnicodeScalarView()
    var used = 1
    for scalar in text.unicodeScalars {
      used += cells(of: scalar)
      guard used <= width else { break }
      kept.append(scalar)
    }
    while kept.last == " " { kept.removeLast() }
    return width > 0 ? String(kept) + String(glyphs.ellipsis) : ""
  }

  /// Breaks a text into lines at blanks; words longer than a line are broken where it ends.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - width: The greatest width of a line, in cells, at least 1.
  public static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ") {
      var word = String(word)
      if used > 0, used + 1 + cells(of: word) > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      while cells(of: word) > width {
        let head = String(word.prefix(max(width, 1)))
        lines.append(head)
        word.removeFirst(head.count)
      }
      if used > 0 { line += " " }
      used += (used > 0 ? 1 : 0) + cells(of: word)
      line += word
    }
    return used > 0 || lines.isEmpty ? lines + [line] : lines
  }

  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }

  /// The blocks of the East Asian Width property that are wide throughout, and emoji.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
