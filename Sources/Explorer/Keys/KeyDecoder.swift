/// Turns the bytes that a terminal sends into keys and pasted texts.
///
/// Bytes may come in any portions and with any pauses: what has begun goes on until its end. Only an Escape alone becomes a
/// key because nothing follows. Answers of the terminal are no keys, however long they are, and nothing of a pasted text
/// is one.
package struct KeyDecoder: Sendable {
  /// The longest text that can be pasted, in bytes.
  package static let longestPaste = 65_536

  /// What the next byte belongs to.
  private enum State {
    case nothing
    /// A character of so many bytes in UTF-8, of which some have come.
    case character(length: Int)
    /// An Escape has come.
    case escape
    /// One letter follows (SS3): a key of the keypad.
    case keypad
    /// A control sequence (CSI), up to its first letter.
    case sequence
    /// An answer of the terminal (OSC, DCS, APC, PM, SOS), up to BEL or ST.
    case answer
    /// An Escape within an answer: with a backslash it is the end.
    case answerEscape
    /// A pasted text, up to its end mark.
    case paste
  }

  private var state = State.nothing
  /// The bytes of what has begun.
  private var gathered: [UInt8] = []
  /// How much of a paste's end mark has come.
  private var matched = 0
  /// Whether more of a paste has come than is taken.
  private var isPasteTooLong = false

  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// The longest control sequence that can be a key; the rest of a longer one is passed over.
  private static let longestSequence = 32

  /// Makes a decoder that has seen nothing.
  package init() {}

  /// Whether an Escape has come alone; after a moment without more bytes, ``flush()`` makes it a key.
  package var isWaiting: Bool { if case .escape = state { true } else { false } }

  /// Takes bytes.
  ///
  /// - Parameter bytes: What the terminal sent.
  /// - Returns: What they mean, in order.
  package mutating func events(for bytes: some Sequence<UInt8>) -> [ExplorerEvent] {
    var events: [ExplorerEvent] = []
    for byte in bytes { take(byte, &events) }
    return events
  }

  /// Ends the wait for more bytes: an Escape alone is the Escape key. All else that has begun stays.
  package mutating func flush() -> [ExplorerEvent] {
    guard isWaiting else { return [] }
    state = .nothing
    return [.key(Key(.escape))]
  }

  /// Drops what has begun: who has the terminal back after a stop gets no more of it.
  package mutating func reset() {
    state = .nothing
    gathered.removeAll()
  }

  private mutating func take(_ byte: UInt8, _ events: inout [ExplorerEvent]) {
    switch state {
    case .nothing: begin(byte, &events)
    case .character(let length): continueCharacter(byte, length, &events)
    case .escape: follow(byte, &events)
    case .keypad:
      state = .nothing
      guard byte >= 0x20, byte != 0x7F else { return begin(byte, &events) }
      if let code = Self.named(byte) { events.append(.key(Key(code))) }
    case .sequence: continueSequence(byte, &events)
    case .answer: continueAnswer(byte, &events)
    case .answerEscape:
      // What is no end begins something new.
      state = .nothing
      if byte != UInt8(ascii: "\\") { follow(byte, &events) }
    case .paste: continuePaste(byte, &events)
    }
  }

  /// Takes a byte with which something begins.
  private mutating func begin(_ byte: UInt8, _ events: inout [ExplorerEvent]) {
    switch byte {
    case 0x1B: state = .escape
    case 0x0D, 0x0A: events.append(.key(Key(.enter)))
    case 0x09: events.append(.key(Key(.tab)))
    case 0x7F, 0x08: events.append(.key(Key(.backspace)))
    case 0x01...0x1A: events.append(.key(.control(Character(Unicode.Scalar(byte | 0x60)))))
    case 0x20..<0x7F: events.append(.key(.character(Character(Unicode.Scalar(byte)))))
    case 0xC2...0xDF: beginCharacter(byte, length: 2)
    case 0xE0...0xEF: beginCharacter(byte, length: 3)
    case 0xF0...0xF4: beginCharacter(byte, length: 4)
    // The rest are no keys, and begin no character.
    default: break
    }
  }

  /// Takes the byte behind an Escape.
  private mutating func follow(_ byte: UInt8, _ events: inout [ExplorerEvent]) {
    gathered.removeAll(keepingCapacity: true)
    switch byte {
    case UInt8(ascii: "["): state = .sequence
    case UInt8(ascii: "O"): state = .keypad
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"), UInt8(ascii: "X"): state = .answer
    default:
      // Whoever is quick presses the next key before the pause after Escape is over; Alt means nothing here.
      state = .nothing
      events.append(.key(Key(.escape)))
      begin(byte, &events)
    }
  }

  // MARK: Characters

  private mutating func beginCharacter(_ byte: UInt8, length: Int) {
    state = .character(length: length)
    gathered = [byte]
  }

  private mutating func continueCharacter(_ byte: UInt8, _ length: Int, _ events: inout [ExplorerEvent]) {
    guard byte & 0xC0 == 0x80 else {
      // What does not go on as it began is no character.
      state = .nothing
      return begin(byte, &events)
    }
    gathered.append(byte)
    guard gathered.count == length else { return }
    state = .nothing
    guard let scalar = String(validating: gathered, as: UTF8.self)?.unicodeScalars.first,
      scalar.properties.generalCategory != .control
    else { return }
    events.append(.key(.character(Character(scalar))))
  }

  // MARK: Control sequences

  private mutating func continueSequence(_ byte: UInt8, _ events: inout [ExplorerEvent]) {
    switch byte {
    case 0x20..<0x40: if gathered.count <= Self.longestSequence { gathered.append(byte) }
    case 0x40..<0x7F:
      state = .nothing
      endSequence(byte, &events)
    default:
      state = .nothing
      begin(byte, &events)
    }
  }

  private mutating func endSequence(_ last: UInt8, _ events: inout [ExplorerEvent]) {
    // Signs before the numbers or behind them make an answer or a mouse of it.
    guard gathered.count <= Self.longestSequence,
      gathered.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ";") })
    else { return }
    // A number that is left out is 1, one that is beyond any key is none.
    let numbers = gathered.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
      digits.isEmpty ? 1 : UInt8(String(decoding: digits, as: UTF8.self)) ?? 0
    }
    let first = numbers.first ?? 1
    if last == UInt8(ascii: "~"), first == 200 { return beginPaste() }
    let modifiers = numbers.count > 1 ? numbers[1] : 1
    guard modifiers > 0 else { return }
    if last == UInt8(ascii: "Z") {
      events.append(.key(Key(.tab, isShifted: true)))
      return
    }
    // Enter of the keypad is told otherwise; here an M is the mouse.
    let code = last == UInt8(ascii: "~") ? Self.numbered(first) : last == UInt8(ascii: "M") ? nil : Self.named(last)
    let held = modifiers &- 1
    if let code { events.append(.key(Key(code, isShifted: held & 1 != 0, isControlled: held & 4 != 0))) }
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

  private static func numbered(_ number: UInt8) -> Key.Code? {
    switch number {
    case 1, 7: .home
    case 4, 8: .end
    case 3: .delete
    case 5: .pageUp
    case 6: .pageDown
    default: nil
    }
  }

  // MARK: Answers of the terminal

  private mutating func continueAnswer(_ byte: UInt8, _ events: inout [ExplorerEvent]) {
    switch byte {
    case 0x07, 0x18, 0x1A: state = .nothing
    case 0x1B: state = .answerEscape
    // No answer holds a control character: a person who presses one has waited long enough for the end.
    case 0x00..<0x20, 0x7F:
      state = .nothing
      begin(byte, &events)
    default: break
    }
  }

  // MARK: Pasted text

  private mutating func beginPaste() {
    state = .paste
    gathered.removeAll(keepingCapacity: true)
    (matched, isPasteTooLong) = (0, false)
  }

  /// Takes a byte between the two marks of a paste: nothing in it is a command, whatever time passes.
  private mutating func continuePaste(_ byte: UInt8, _ events: inout [ExplorerEvent]) {
    if byte == Self.pasteEnd[matched] {
      matched &+= 1
      if matched == Self.pasteEnd.count { endPaste(&events) }
      return
    }
    // The mark holds one Escape, so what was none of it is text up to here.
    for byte in Self.pasteEnd.prefix(matched) { gather(byte) }
    matched = 0
    if byte == Self.pasteEnd[0] { matched = 1 } else { gather(byte) }
  }

  private mutating func gather(_ byte: UInt8) {
    if gathered.count < Self.longestPaste { gathered.append(byte) } else { isPasteTooLong = true }
  }

  private mutating func endPaste(_ events: inout [ExplorerEvent]) {
    state = .nothing
    // A part of a text would be another value than the one that was meant.
    let isWhole = !isPasteTooLong
    events.append(
      isWhole
        ? .pasted(String(decoding: gathered, as: UTF8.self))
        : .failed("More than \(Self.longestPaste) bytes were pasted; none of them was taken."))
    gathered.removeAll()
  }
}
