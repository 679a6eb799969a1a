/// A line of text that is being typed.
struct TextField: Sendable, Equatable {
  /// The characters.
  private(set) var characters: [Character]
  /// How many characters stand before the caret.
  private(set) var caret: Int

  /// Makes a field with the caret behind a text.
  init(_ text: String = "") {
    characters = Array(text)
    caret = characters.count
  }

  /// The text.
  var text: String { String(characters) }

  /// Takes a key that edits; the answer is whether it did.
  mutating func take(_ key: Key) -> Bool {
    switch (key.code, key.isControlled) {
    case (.character(let character), false):
      characters.insert(character, at: caret)
      caret += 1
    case (.character("u"), true):
      characters.removeFirst(caret)
      caret = 0
    case (.character("w"), true):
      while caret > 0, characters[caret - 1] == " " { removeBefore() }
      while caret > 0, characters[caret - 1] != " " { removeBefore() }
    case (.character("a"), true), (.home, _): caret = 0
    case (.character("e"), true), (.end, _): caret = characters.count
    case (.backspace, _): removeBefore()
    case (.delete, _): if caret < characters.count { characters.remove(at: caret) }
    case (.left, _): caret = max(caret - 1, 0)
    case (.right, _): caret = min(caret + 1, characters.count)
    default: return false
    }
    return true
  }

  private mutating func removeBefore() {
    guard caret > 0 else { return }
    caret -= 1
    characters.remove(at: caret)
  }
}
