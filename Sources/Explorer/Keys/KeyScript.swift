/// Keys as a file lists them: names with blanks between, text to type in double quotes, comments behind `#`.
///
///     Down Shift+Right  # a coarse step of the second knob
///     "0.05" Enter      # a typed value
///     60x16             # the terminal is resized, up to 1000x1000
package enum KeyScript {
  /// A word that is neither a key, nor text, nor a size.
  package struct Fault: Error, Equatable, Sendable {
    /// The word.
    package let word: String
    /// The line that it stands in, from 1.
    package let line: Int
    /// The column that it begins in, from 1.
    package let column: Int
    /// The whole line.
    package let text: String
  }

  private static let names: [String: Key.Code] = [
    "up": .up, "down": .down, "left": .left, "right": .right, "home": .home, "end": .end, "pageup": .pageUp,
    "pagedown": .pageDown, "tab": .tab, "enter": .enter, "escape": .escape, "esc": .escape, "backspace": .backspace,
    "delete": .delete, "space": .character(" "),
  ]

  /// Reads a script.
  ///
  /// - Parameter text: The text of the file.
  /// - Returns: What happens, in order.
  /// - Throws: A ``Fault`` for the first word that means nothing.
  package static func events(in text: String) throws(Fault) -> [ExplorerEvent] {
    var events: [ExplorerEvent] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      try read(line, number: index + 1, into: &events)
    }
    return events
  }

  private static func read(_ line: Substring, number: Int, into events: inout [ExplorerEvent]) throws(Fault) {
    let characters = Array(line)
    var index = 0
    while index < characters.count {
      if characters[index].isWhitespace {
        index += 1
        continue
      }
      // A lone # begins a comment; as a key it stands in quotes.
      if characters[index] == "#" { return }
      let start = index
      if characters[index] == "\"" {
        let end = characters[(start + 1)...].firstIndex(of: "\"")
        guard let end else {
          throw Fault(word: String(characters[start...]), line: number, column: start + 1, text: String(line))
        }
        events.append(contentsOf: characters[(start + 1)..<end].map { .key(.character($0)) })
        index = end + 1
        continue
      }
      while index < characters.count, !characters[index].isWhitespace { index += 1 }
      let word = String(characters[start..<index])
      guard let event = event(word) else {
        throw Fault(word: word, line: number, column: start + 1, text: String(line))
      }
      events.append(event)
    }
  }

  private static func event(_ word: String) -> ExplorerEvent? {
    if word.count == 1, let character = word.first { return .key(.character(character)) }
    let size = word.split(separator: "x").map { Int($0) }
    let sides = 1...Explorer.largestSide
    if size.count == 2, let columns = size[0], let rows = size[1], sides.contains(columns), sides.contains(rows) {
      return .resize(columns: columns, rows: rows)
    }
    var parts = word.split(separator: "+", omittingEmptySubsequences: false).map { $0.lowercased() }
    guard let last = parts.popLast() else { return nil }
    let modifiers = Set(parts)
    guard modifiers.isSubset(of: ["shift", "ctrl"]) else { return nil }
    let code = names[last] ?? (last.count == 1 ? last.first.map(Key.Code.character) : nil)
    return code.map {
      .key(Key($0, isShifted: modifiers.contains("shift"), isControlled: modifiers.contains("ctrl")))
    }
  }
}
