/// What to install for characters that no typeface of a machine has.
enum MissingLetters {
  /// Names typefaces that have some characters, and the packages that bring them on Debian and its kin.
  ///
  /// - Parameter letters: The characters, at least one.
  /// - Returns: The advice; `nil` where no typeface is known.
  static func typefaces(for letters: [Unicode.Scalar]) -> String {
    var names: [String] = []
    for letter in letters {
      let name = typeface(for: letter)
      if !names.contains(name) { names.append(name) }
    }
    return names.count < 2 ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }

  private static func typeface(for letter: Unicode.Scalar) -> String {
    switch letter.value {
    case 0x1100...0x11FF, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFFEF, 0x20000...0x3FFFF:
      "Noto Sans CJK (fonts-noto-cjk)"
    case 0x2600...0x27BF, 0x1F000...0x1FAFF: "Symbola (fonts-symbola)"
    default: "Noto Sans (fonts-noto-core)"
    }
  }
}
