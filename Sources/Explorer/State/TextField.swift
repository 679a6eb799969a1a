/// A line of text that is being typed.
struct TextField: Sendable, Equatable {
  /// The characters.
  private(set) var characters: [Character]
  /// How many characters stand before the caret.
  private(set) var caret: Int
  /// The most characters that it may hold when one is inserted.
  private let limit: Int

  /// Makes a field with the caret behind a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - limit: The most characters that the field may hold when one is inserted.
  init(_ text: String = "", limit: Int) {
    characters = Array(text)
    caret = characters.count
    self.limit = limit
  }

  /// The text.
  var text: String { String(characters) }

  /// Inserts a text at the caret, or nothing where there is no room for all of it; the answer is whether there was.
  mutating func insert(_ text: some Collection<Character>) -> Bool {
    let (count, overflow) = characters.count.addingReportingOverflow(text.count)
    guard !overflow, count <= limit else { return false }
    characters.insert(contentsOf: text, at: caret)
    caret = characters.index(caret, offsetBy: text.count)
    return true
  }

  /// Takes a key that edits; the answer is whether it did.
  mutating func take(_ key: Key) -> Bool {
    switch (key.code, key.isControlled) {
    case (.character(let character), false): return insert(CollectionOfOne(character))
    case (.character("u"), true):
      characters.removeFirst(caret)
      caret = 0
    case (.character("w"), true):
      while let before, characters[before] == " " { removeBefore() }
      while let before, characters[before] != " " { removeBefore() }
    case (.character("a"), true), (.home, _): caret = 0
    case (.character("e"), true), (.end, _): caret = characters.count
    case (.backspace, _): removeBefore()
    case (.delete, _): if caret < characters.count { characters.remove(at: caret) }
    case (.left, _): caret = before ?? 0
    case (.right, _): if caret < characters.count { caret = characters.index(after: caret) }
    default: return false
    }
    return true
  }

  /// The place of the character before the caret.
  private var before: Int? { caret > 0 ? characters.index(before: caret) : nil }

  private mutating func removeBefore() {
    guard let before else { return }
    caret = before
    characters.remove(at: before)
  }
}
