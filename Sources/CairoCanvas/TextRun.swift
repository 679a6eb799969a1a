import Synchronization

/// A part of a text that one typeface draws.
struct TextRun {
  let typeface: Typeface
  fileprivate(set) var text: String

  /// Divides a text among typefaces: the standard one draws all that it has shapes for, others the rest.
  ///
  /// - Parameter text: The text, on one line.
  /// - Returns: The parts in their order, and the characters that no typeface has a shape for; boxes stand for them.
  static func runs(of text: String) -> (runs: [TextRun], missing: [Unicode.Scalar]) {
    guard let standard = StandardTypeface.shared.typeface else { return ([], []) }
    // All scripts that begin below this are complete in the standard typeface.
    guard StandardTypeface.shared.warning != nil || text.unicodeScalars.contains(where: { $0.value >= 0x250 }) else {
      return ([TextRun(typeface: standard, text: text)], [])
    }
    return fallbacks.withLock { fallbacks in
      var runs: [TextRun] = []
      var missing: [Unicode.Scalar] = []
      for character in text {
        let scalars = character.unicodeScalars
        let typeface = fallbacks.typeface(for: scalars) ?? standard
        var drawn = String.UnicodeScalarView()
        for scalar in scalars {
          if typeface.has(scalar) {
            drawn.append(scalar)
          } else if !scalar.properties.isDefaultIgnorableCodePoint {
            drawn.append(scalar)
            missing.append(scalar)
          }
        }
        if let last = runs.last, last.typeface === typeface {
          runs[runs.count - 1].text.unicodeScalars.append(contentsOf: drawn)
        } else {
          runs.append(TextRun(typeface: typeface, text: String(drawn)))
        }
      }
      return (runs, missing)
    }
  }

  private static let fallbacks = Mutex(Fallbacks())

  /// The typefaces that have been found for characters so far.
  private struct Fallbacks {
    /// Those that were opened, by their places among all that are installed; `nil` for those that cannot be.
    private var opened: [Int: Typeface?] = [:]
    /// What has been found out for single characters.
    private var known: [Unicode.Scalar: Typeface?] = [:]

    /// The first typeface that has shapes for all of a letter and its marks, else for the letter; `nil` if there is none.
    mutating func typeface(for scalars: String.UnicodeScalarView) -> Typeface? {
      guard let first = scalars.first else { return nil }
      let seen = scalars.dropFirst().filter { !$0.properties.isDefaultIgnorableCodePoint }
      guard !seen.isEmpty else { return typeface(for: first) }
      return find { candidate in candidate(first) && seen.allSatisfy(candidate) } ?? typeface(for: first)
    }

    private mutating func typeface(for scalar: Unicode.Scalar) -> Typeface? {
      if let known = known[scalar] { return known }
      let found = find { candidate in candidate(scalar) }
      known[scalar] = .some(found)
      return found
    }

    private mutating func find(_ fulfils: ((Unicode.Scalar) -> Bool) -> Bool) -> Typeface? {
      if let standard = StandardTypeface.shared.typeface, fulfils(standard.has) { return standard }
      for (index, font) in InstalledFonts.all.fonts.enumerated() where fulfils(font.has) {
        if let typeface = typeface(at: index, font) { return typeface }
      }
      return nil
    }

    private mutating func typeface(at index: Int, _ font: InstalledFonts.Font) -> Typeface? {
      if let opened = opened[index] { return opened }
      let typeface = Typeface(path: font.path, index: font.index, name: font.name)
      opened[index] = .some(typeface)
      return typeface
    }
  }
}
