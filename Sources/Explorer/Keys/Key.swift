/// A key that was pressed, with the keys held down meanwhile.
package struct Key: Sendable, Hashable {
  /// What a key is for.
  package enum Code: Sendable, Hashable {
    /// A letter, a digit or another sign.
    case character(Character)
    case up, down, left, right, home, end, pageUp, pageDown
    case tab, enter, escape, backspace, delete
  }

  /// What the key is for.
  package var code: Code
  /// Whether Shift was held down; of characters, the character itself tells.
  package var isShifted: Bool
  /// Whether Control was held down.
  package var isControlled: Bool

  /// Makes a key.
  ///
  /// - Parameters:
  ///   - code: What the key is for.
  ///   - isShifted: Whether Shift was held down.
  ///   - isControlled: Whether Control was held down.
  package init(_ code: Code, isShifted: Bool = false, isControlled: Bool = false) {
    self.code = code
    self.isShifted = isShifted
    self.isControlled = isControlled
  }

  /// Makes the key of a character.
  package static func character(_ character: Character) -> Key { Key(.character(character)) }

  /// Makes the key of a character with Control held down.
  package static func control(_ character: Character) -> Key { Key(.character(character), isControlled: true) }
}
