import Testing

@testable import Documents

@Suite struct SourceTextTests {
  @Test(arguments: [
    ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\r\nb\rc\n\nd", ["a", "b", "c", "", "d"]), ("\n\r", ["", "", ""]),
    ("\u{FEFF}a\nb", ["a", "b"]), ("\u{FEFF}", [""]), ("\r\n", ["", ""]),
  ])
  func linesEndInAnyOfTheThreeWays(_ text: String, _ lines: [String]) {
    #expect(SourceText(text).lines.map(\.text) == lines)
  }

  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (3, 2, 1), (5, 2, 2), (8, 2, 3), (9, 3, 1), (13, 3, 2), (14, 3, 3), (17, 3, 4), (18, 3, 5),
  ])
  func columnsCountWhatPeopleSeeAsOneCharacter(_ offset: Int, _ line: Int, _ column: Int) {
    // é of two bytes, e with a combining accent of three, an emoji of four.
    let source = SourceText("a\r\né" + "e\u{301}" + "\r🙂be\u{301}c")
    let place = source.place(of: offset)
    #expect(place.line == line && place.column == column, "\(place)")
  }

  @Test func theByteOrderMarkIsNoColumn() {
    let source = SourceText("\u{FEFF}ab\n\u{FEFF}c")
    #expect(source.place(of: 4) == (1, 2))
    #expect(source.whole.text == "ab\n\u{FEFF}c")
  }

  @Test func everyPlaceIsThatOfACountByHand() {
    let text = "one\n\ntwo three\r\nfour\rfive\n"
    let source = SourceText(text)
    var (line, column) = (1, 1)
    var offset = 0
    for character in text {
      #expect(source.place(of: offset) == (line, column), "byte \(offset)")
      offset += character.utf8.count
      (line, column) = character.isNewline ? (line + 1, 1) : (line, column + 1)
    }
    #expect(source.place(of: offset) == (6, 1))
  }

  @Test func anExcerptIsWhatAnErrorShows() {
    let source = SourceText(
      "x\n" + String(repeating: "é", count: 100) + "|" + String(repeating: "z", count: 100), name: "f")
    let excerpt = source.excerpt(at: 2 + 200)
    #expect(excerpt.line == 2 && excerpt.column == 101)
    #expect(excerpt.before == String(repeating: "é", count: 60) && excerpt.isCutBefore)
    #expect(excerpt.after == "|" + String(repeating: "z", count: 59) && excerpt.isCutAfter)
    let whole = FileExcerpt(
      path: "f", line: 2, column: 101,
      text: String(repeating: "é", count: 100) + "|" + String(repeating: "z", count: 100))
    #expect(excerpt == whole)
  }

  @Test func anExcerptOfALineOfManyMegabytesIsShort() {
    let source = SourceText([UInt8](repeating: UInt8(ascii: "x"), count: 1 << 22), name: "f")
    let excerpt = source.excerpt(at: 1 << 21)
    #expect(excerpt.column == 1 << 21 + 1)
    #expect(excerpt.text.utf8.count == 2 * FileExcerpt.reach)
  }

  @Test func whatIsNoTextIsFound() {
    let good: [[UInt8]] = [
      [], [0x41], [0xC3, 0xA9], [0xE2, 0x82, 0xAC], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80], [0xF0, 0x9F, 0x99, 0x82],
      [0xF4, 0x8F, 0xBF, 0xBF],
    ]
    for bytes in good { #expect(SourceText(bytes, name: "").firstFault == nil, "\(bytes)") }
    let bad: [[UInt8]] = [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x41], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82],
      [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    ]
    for bytes in bad {
      let source = SourceText(Array("123456789\n".utf8) + bytes + Array("\nabcdefgh".utf8), name: "")
      #expect(source.firstFault?.start == 10, "\(bytes)")
    }
  }

  /// What the standard library takes for text is text, and nothing else: all sequences of bytes at the borders of its table.
  @Test func textIsWhatTheStandardLibraryTakesForText() {
    let borders: [UInt8] = [
      0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0,
      0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    var texts = 0
    for first in borders {
      for second in borders {
        for third in borders {
          for fourth in borders {
            let bytes = [first, second, third, fourth]
            let isText = String(validating: bytes, as: UTF8.self) != nil
            if isText { texts += 1 }
            if isText != (bytes.withUnsafeBufferPointer(TextBytes.firstFault) == nil) { Issue.record("\(bytes)") }
          }
        }
      }
    }
    #expect(texts > 100)
  }
}
