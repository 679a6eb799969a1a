import Testing

@testable import Explorer

struct KeyTests {
  private static let marks = (start: "\u{1B}[200~", end: "\u{1B}[201~")

  /// What bytes mean that come at once.
  private func events(_ text: String) -> [ExplorerEvent] {
    var decoder = KeyDecoder()
    return decoder.events(for: Array(text.utf8))
  }

  private func keys(_ text: String) -> [ExplorerEvent] { text.map { .key(.character($0)) } }

  @Test(arguments: [
    ("\u{1B}[A", Key(.up)), ("\u{1B}OB", Key(.down)), ("\u{1B}[1;2C", Key(.right, isShifted: true)),
    ("\u{1B}[1;5D", Key(.left, isControlled: true)), ("\u{1B}[Z", Key(.tab, isShifted: true)), ("\t", Key(.tab)),
    ("\r", Key(.enter)), ("\u{7F}", Key(.backspace)), ("\u{1B}[3~", Key(.delete)), ("\u{1B}[5~", Key(.pageUp)),
    ("\u{3}", Key.control("c")), ("\u{1A}", Key.control("z")), ("é", Key.character("é")), ("字", Key.character("字")),
    ("\u{1B}[1~", Key(.home)), ("\u{1B}[F", Key(.end)), ("\u{1B}OM", Key(.enter)), ("𝛼", Key.character("𝛼")),
  ])
  func keysHoweverTheyArePortioned(bytes: String, key: Key) {
    #expect(events(bytes) == [.key(key)])
    var portioned = KeyDecoder()
    #expect(Array(bytes.utf8).flatMap { portioned.events(for: [$0]) } == [.key(key)])
    #expect(!portioned.isWaiting)
  }

  @Test func anEscapeAloneIsAKeyAfterAMoment() {
    var decoder = KeyDecoder()
    #expect(decoder.events(for: [0x1B]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.flush() == [.key(Key(.escape))])
    #expect(!decoder.isWaiting)
    #expect(decoder.flush() == [])
  }

  @Test func aKeyRightAfterEscapeIsAKeyOfItsOwn() {
    #expect(events("\u{1B}q") == [.key(Key(.escape)), .key(.character("q"))])
    #expect(events("\u{1B}\u{1B}[A") == [.key(Key(.escape)), .key(Key(.up))])
  }

  /// Behind each stands a key, which is the only one.
  @Test(arguments: [
    "\u{1B}]11;rgb:00/00/00\u{07}", "\u{1B}[?62;4c", "\u{1B}]11;rgb:ffffffff/ffffffff/ffffffff\u{1B}\\",
    "\u{1B}P1$r0m\u{1B}\\", "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}^q\u{1B}\\", "\u{1B}Xq\u{1B}\\", "\u{1B}[<0;1;1M",
    "\u{1B}[<35;99999999999999999999;1m", "\u{1B}[M", "\u{1B}[>1;4000;0c", "\u{1B}[8;24;80t", "\u{1B}[I", "\u{1B}[200q",
    "\u{1B}[201~", "\u{1B}[0n", "\u{1B}[1;2 q",
  ])
  func answersOfTheTerminalAreNoKeys(answer: String) {
    #expect(events(answer + "q") == keys("q"))
    // A pause at an Escape tells it apart; elsewhere it changes nothing.
    var decoder = KeyDecoder()
    let bytes = Array(answer.utf8)
    var found = decoder.events(for: bytes.prefix(2))
    for byte in bytes.dropFirst(2) {
      found += decoder.events(for: [byte])
      if byte != 0x1B { found += decoder.flush() }
    }
    #expect(found + decoder.events(for: Array("q".utf8)) == keys("q"))
  }

  @Test func answersMayBeOfAnyLength() {
    for start in ["\u{1B}]52;c;", "\u{1B}P", "\u{1B}_G"] {
      #expect(events(start + String(repeating: "qD", count: 1_000_000) + "\u{1B}\\x") == keys("x"))
    }
    #expect(events("\u{1B}[" + String(repeating: "1;", count: 1_000_000) + "Ax") == keys("x"))
  }

  /// Who waits for the end of an answer in vain is not locked out.
  @Test func aControlCharacterEndsAnAnswerThatNeverEnds() {
    #expect(events("\u{1B}]11;rgb:\u{3}") == [.key(.control("c"))])
    #expect(events("\u{1B}]11;\u{1B}[A") == [.key(Key(.up))])
    #expect(events("\u{1B}[12\u{3}") == [.key(.control("c"))])
    #expect(events("\u{1B}O\r") == [.key(Key(.enter))])
  }

  /// Numbers that no keyboard sends, whatever letter ends them.
  @Test(arguments: [
    "1;-9223372036854775808", "1;9223372036854775807", "1;0", "1;256", "-1", "1;18446744073709551616", ";;;;",
    "1;2;3;4",
    "9223372036854775807;9223372036854775807", "99999999999999999999999999999999999999",
  ])
  func extremeNumbersDoNoHarm(numbers: String) {
    for last in 0x40...0x7E {
      let letter = String(UnicodeScalar(UInt8(last)))
      #expect(events("\u{1B}[\(numbers)\(letter)").count <= 1)
    }
  }

  @Test func malformedBytesAreDropped() {
    var decoder = KeyDecoder()
    #expect(decoder.events(for: [0xFF, 0xFE, 0x80, 0xC1, 0xC2, UInt8(ascii: "a")]) == keys("a"))
    // A surrogate, an overlong slash, a control character of two bytes.
    #expect(decoder.events(for: [0xED, 0xA0, 0x80, 0xE0, 0x80, 0xAF, 0xC2, 0x9B, UInt8(ascii: "b")]) == keys("b"))
  }

  // MARK: Pasted text

  @Test func pastedTextIsNoCommand() {
    let text = "0.1\nq\u{3}\u{1B}[A\u{1B}[20"
    #expect(events(Self.marks.start + text + Self.marks.end + "u") == [.pasted(text)] + keys("u"))
  }

  /// Whatever is pasted and wherever it is cut by a pause, it is one text.
  @Test func aPasteInPiecesIsText() {
    let bytes = Array((Self.marks.start + "ab\u{1B}[20\u{1B}[201c é\u{1B}" + Self.marks.end).utf8)
    // Within the first mark the Escape is only told apart by what follows.
    for cut in 2...bytes.count {
      var decoder = KeyDecoder()
      var found = decoder.events(for: bytes[..<cut])
      for _ in 0..<3 { found += decoder.flush() }
      found += decoder.events(for: bytes[cut...])
      #expect(found == [.pasted("ab\u{1B}[20\u{1B}[201c é\u{1B}")], "cut at \(cut)")
    }
  }

  @Test func anUnfinishedPasteIsNothing() {
    var decoder = KeyDecoder()
    #expect(decoder.events(for: Array((Self.marks.start + "D q d").utf8)) == [])
    #expect(decoder.flush() == [] && !decoder.isWaiting)
    #expect(decoder.events(for: Array("D\u{3}\u{1B}\u{1B}q".utf8)) == [])
    decoder.reset()
    #expect(decoder.events(for: Array("a".utf8)) == keys("a"))
  }

  @Test func aPasteHasALimit() {
    let most = String(repeating: "q", count: KeyDecoder.longestPaste)
    #expect(events(Self.marks.start + most + Self.marks.end + "x") == [.pasted(most)] + keys("x"))
    let found = events(Self.marks.start + most + "q" + Self.marks.end + "x")
    #expect(found.count == 2 && found.last == keys("x").last)
    guard case .failed(let words)? = found.first else {
      Issue.record("nobody says that the paste was too long")
      return
    }
    #expect(words.contains("65536 bytes"))
    #expect(events(Self.marks.start + "1" + Self.marks.end) == [.pasted("1")])
  }

  // MARK: Scripts

  @Test func scripts() throws {
    let events = try KeyScript.events(in: "Down Shift+Right q # comment\n\"0.05\" Enter 60x16 Ctrl+c \"#\"")
    #expect(
      events == [
        .key(Key(.down)), .key(Key(.right, isShifted: true)), .key(.character("q")), .key(.character("0")),
        .key(.character(".")), .key(.character("0")), .key(.character("5")), .key(Key(.enter)),
        .resize(columns: 60, rows: 16), .key(.control("c")), .key(.character("#")),
      ])
  }

  @Test func aWordThatIsNoKeyIsNamedWithItsPlace() {
    #expect(throws: KeyScript.Fault(word: "Dwon", line: 2, column: 4, text: "Up Dwon")) {
      try KeyScript.events(in: "Up\nUp Dwon")
    }
  }

  @Test(arguments: [
    "9223372036854775807x2", "2x9223372036854775807", "9223372036854775807x9223372036854775807", "1001x10", "10x1001",
    "0x10", "-5x10", "99999999999999999999x1", "-9223372036854775808x-1",
  ])
  func aSizeThatNoTerminalHasIsNoWord(size: String) throws {
    #expect(throws: KeyScript.Fault(word: size, line: 1, column: 1, text: size)) { try KeyScript.events(in: size) }
    #expect(try KeyScript.events(in: "1000x1000") == [.resize(columns: 1000, rows: 1000)])
  }
}
