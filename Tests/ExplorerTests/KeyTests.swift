import Testing

@testable import Explorer

struct KeyTests {
  @Test(arguments: [
    ("\u{1B}[A", Key(.up)), ("\u{1B}OB", Key(.down)), ("\u{1B}[1;2C", Key(.right, isShifted: true)),
    ("\u{1B}[1;5D", Key(.left, isControlled: true)), ("\u{1B}[Z", Key(.tab, isShifted: true)), ("\t", Key(.tab)),
    ("\r", Key(.enter)), ("\u{7F}", Key(.backspace)), ("\u{1B}[3~", Key(.delete)), ("\u{1B}[5~", Key(.pageUp)),
    ("\u{3}", Key.control("c")), ("\u{1A}", Key.control("z")), ("é", Key.character("é")), ("字", Key.character("字")),
    ("\u{1B}[1~", Key(.home)), ("\u{1B}[F", Key(.end)),
  ])
  func keysHoweverTheyArePortioned(bytes: String, key: Key) {
    var whole = KeyDecoder()
    #expect(whole.keys(for: Array(bytes.utf8)) == [key])
    var portioned = KeyDecoder()
    #expect(Array(bytes.utf8).flatMap { portioned.keys(for: [$0]) } == [key])
    #expect(!portioned.isWaiting)
  }

  @Test func anEscapeAloneIsAKeyAfterAMoment() {
    var decoder = KeyDecoder()
    #expect(decoder.keys(for: [0x1B]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.flush() == [Key(.escape)])
    #expect(!decoder.isWaiting)
  }

  @Test func aKeyRightAfterEscapeIsAKeyOfItsOwn() {
    var decoder = KeyDecoder()
    #expect(decoder.keys(for: Array("\u{1B}q".utf8)) == [Key(.escape), .character("q")])
  }

  @Test func answersOfTheTerminalAreNoKeys() {
    var decoder = KeyDecoder()
    #expect(decoder.keys(for: Array("\u{1B}]11;rgb:00/00/00\u{07}\u{1B}[?62;4cq".utf8)) == [.character("q")])
  }

  @Test func pastedTextIsTypedAndNoCommand() {
    var decoder = KeyDecoder()
    let keys = decoder.keys(for: Array("\u{1B}[200~0.1\n\u{1B}[A\u{1B}[201~u".utf8))
    #expect(keys == ["0", ".", "1", "[", "A", "u"].map { Key.character($0) })
  }

  @Test func malformedBytesAreDropped() {
    var decoder = KeyDecoder()
    #expect(decoder.keys(for: [0xFF, 0xFE, UInt8(ascii: "a")]) == [.character("a")])
  }

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
}
