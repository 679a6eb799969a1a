/// Turns the bytes that a terminal sends into keys.
///
/// Bytes may come in any portions: what is not yet a whole key waits for the rest.
public struct KeyDecoder: Sendable {
  private var pending: [UInt8] = []
  private static let escape: UInt8 = 0x1B
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// The longest sequence that is waited for; a longer one is none.
  private static let longestSequence = 64

  /// Makes a decoder that has seen nothing.
  public init() {}

  /// Whether a key has begun; after a moment without more bytes, ``flush()`` tells what it was.
  public var isWaiting: Bool { !pending.isEmpty }

  /// Takes bytes.
  ///
  /// - Parameter bytes: What the terminal sent.
  /// - Returns: The keys that are whole, in order.
  public mutating func keys(for bytes: some Sequence<UInt8>) -> [Key] {
    pending.append(contentsOf: bytes)
    var keys: [Key] = []
    while let (key, length) = next() {
      keys += key
      pending.removeFirst(length)
    }
    return keys
  }

  /// Ends the wait for more bytes: an escape alone is the Escape key.
  public mutating func flush() -> [Key] {
    defer { pending.removeAll() }
    return pending.first == Self.escape ? [Key(.escape)] : []
  }

  /// The next keys and how many bytes they take; `nil` when more bytes are needed. Bytes that mean nothing are no keys.
  private func next() -> (keys: [Key], length: Int)? {
    guard let first = pending.first else { return nil }
    switch first {
    case Self.escape: return sequence()
    case 0x0D, 0x0A: return ([Key(.enter)], 1)
    case 0x09: return ([Key(.tab)], 1)
    case 0x7F, 0x08: return ([Key(.backspace)], 1)
    case 0x00..<0x20:
      guard first > 0, first < 27 else { return ([], 1) }
      return ([.control(Character(Unicode.Scalar(first + 0x60)))], 1)
    default: return character()
    }
  }

  private func character() -> (keys: [Key], length: Int)? {
    let first = pending[0]
    let length = first < 0x80 ? 1 : first >= 0xF8 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    // What does not go on as it began is not waited for.
    guard pending.prefix(length).dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return ([], 1) }
    guard pending.count >= length else { return nil }
    let text = String(decoding: pending[..<length], as: UTF8.self)
    guard let character = text.first, character != "\u{FFFD}" else { return ([], 1) }
    return ([.character(character)], length)
  }

  private func sequence() -> (keys: [Key], length: Int)? {
    guard pending.count > 1 else { return nil }
    switch pending[1] {
    case UInt8(ascii: "["): return controlSequence()
    case UInt8(ascii: "O"):
      guard pending.count > 2 else { return nil }
      return (Self.named(pending[2]).map { [Key($0)] } ?? [], 3)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"): return stringSequence()
    // Whoever is quick presses the next key before the pause after Escape is over; Alt means nothing here.
    default: return ([Key(.escape)], 1)
    }
  }

  /// An answer of the terminal, which is no key: it ends with BEL or with Escape and a backslash.
  private func stringSequence() -> (keys: [Key], length: Int)? {
    for index in pending.indices.dropFirst(2) {
      if pending[index] == 0x07 { return ([], index + 1) }
      if pending[index] == UInt8(ascii: "\\"), pending[index - 1] == Self.escape { return ([], index + 1) }
    }
    return pending.count > 16 * Self.longestSequence ? ([], 1) : nil
  }

  private func controlSequence() -> (keys: [Key], length: Int)? {
    guard let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      return pending.count > Self.longestSequence ? ([], 1) : nil
    }
    let text = String(decoding: pending[2..<end], as: UTF8.self)
    let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 1 }
    if pending[end] == UInt8(ascii: "~"), numbers.first == 200 { return paste(from: end + 1) }
    let modifiers = (numbers.count > 1 ? numbers[1] : 1) - 1
    let code: Key.Code?
    if pending[end] == UInt8(ascii: "~") {
      code = Self.numbered(numbers.first ?? 0)
    } else if pending[end] == UInt8(ascii: "Z") {
      return ([Key(.tab, isShifted: true)], end + 1)
    } else {
      code = Self.named(pending[end])
    }
    let key = code.map { Key($0, isShifted: modifiers & 1 != 0, isControlled: modifiers & 4 != 0) }
    return (key.map { [$0] } ?? [], end + 1)
  }

  /// Pasted text comes between two marks; in it, nothing is a command.
  private func paste(from start: Int) -> (keys: [Key], length: Int)? {
    var end = start
    while end + Self.pasteEnd.count <= pending.count {
      if pending[end..<end + Self.pasteEnd.count].elementsEqual(Self.pasteEnd) {
        let text = String(decoding: pending[start..<end], as: UTF8.self)
        let keys = text.filter { !$0.isNewline && $0 >= " " }.map(Key.character)
        return (keys, end + Self.pasteEnd.count)
      }
      end += 1
    }
    return nil
  }

  private static func named(_ byte: UInt8) -> Key.Code? {
    switch byte {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "M"): .enter
    default: nil
    }
  }

  private static func numbered(_ number: Int) -> Key.Code? {
    switch number {
    case 1, 7: .home
    case 4, 8: .end
    case 3: .delete
    case 5: .pageUp
    case 6: .pageDown
    default: nil
    }
  }
}
