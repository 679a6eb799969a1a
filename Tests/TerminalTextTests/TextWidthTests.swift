import TerminalText
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct TextWidthTests {
  @Test(
    arguments: [
      ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("学习率", 6), ("ｆｕｌｌ", 8), ("한글", 4), ("☔⚡⌚", 6), ("🙂", 2),
      ("\u{1FA70}\u{1FAFF}", 4), ("λ·η₀", 4), ("─│⠿█", 4), ("a\u{200B}b\u{FE0F}", 2), ("\u{202E}", 0), ("ไม้", 2),
    ])
  func lettersTakeTheirCells(_ text: String, _ cells: Int) {
    #expect(TextWidth.cells(of: text) == cells)
  }

  #if canImport(Glibc)
    /// The system's own table is another reading of the same database.
    @Test func theTableIsTheSystems() throws {
      let locale = try #require(newlocale(LC_CTYPE_MASK, "C.UTF-8", nil))
      defer { freelocale(locale) }
      let former = uselocale(locale)
      defer { uselocale(former) }
      // The header has it for X/Open programs only.
      let symbol = try #require(dlsym(nil, "wcwidth"))
      let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> CInt).self)
      var differences: [String] = []
      var count = 0
      for value in UInt32(0xA0)...0x3FFFD {
        guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .format else { continue }
        // Numbers in black squares and hexagrams are narrow by Unicode, wide by the system.
        if 0x3248...0x324F ~= value || 0x4DC0...0x4DFF ~= value { continue }
        let cells = wcwidth(wchar_t(value))
        // What is newer than either table is left out.
        guard cells >= 0, let age = scalar.properties.age, age.major < 14 else { continue }
        count += 1
        if Int(cells) != TextWidth.cells(of: scalar) { differences.append(String(value, radix: 16)) }
      }
      #expect(count > 100_000)
      #expect(differences.isEmpty, "\(differences.prefix(20))")
    }
  #endif

  @Test func controlCharactersAreTold() {
    for scalar in "\u{0}\n\r\t\u{1B}\u{7F}\u{80}\u{9B}\u{2028}\u{2029}".unicodeScalars {
      #expect(TextWidth.isControl(scalar))
    }
    for scalar in "a \u{A0}é学🙂".unicodeScalars { #expect(!TextWidth.isControl(scalar)) }
  }
}

@Suite struct TextFittingTests {
  private static let texts = [
    "", "a", "a longer text of several words", "学习率 学习率学习率学习率 a", "e\u{301}e\u{301}e\u{301}e\u{301}", "☔☔☔ ab ☔",
    String(repeating: "word ", count: 50), String(repeating: "字", count: 100),
  ]

  @Test(arguments: texts, [0, 1, 2, 3, 7, 20]) func nothingIsWiderThanItsBound(_ text: String, _ width: Int) {
    let shortened = TextWidth.shortened(text, to: width)
    let cut = TextWidth.cut(text, to: width)
    #expect(TextWidth.cells(of: shortened) <= width && TextWidth.cells(of: cut) <= width)
    if TextWidth.cells(of: text) <= width {
      #expect(shortened == text && cut == text)
    } else if width > 0 {
      #expect(shortened.contains("…") && cut.hasSuffix("…"))
      // As much is kept as there is room for: what is left is less than one wide letter, or blanks at the end.
      #expect(TextWidth.cells(of: shortened) >= width - 1)
    }
    #expect(TextWidth.cells(of: TextWidth.padded(text, to: width)) == max(width, TextWidth.cells(of: text)))
  }

  @Test(arguments: texts, [-1, 0, 1, 2, 3, 7, 20]) func linesHoldTheWholeText(_ text: String, _ width: Int) {
    for breaksWords in [true, false] {
      let lines = TextWidth.wrapped(text, to: width, breaksWords: breaksWords)
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      // A word that stands whole, and a letter that is wider than the line, may be wider.
      for line in lines where TextWidth.cells(of: line) > max(width, 1) {
        #expect(breaksWords ? line.count == 1 : !line.contains(" "), "\(line)")
      }
    }
  }

  @Test func bothEndsOfANameStay() {
    #expect(TextWidth.shortened("abcdefghij", to: 7) == "abcd…ij")
    #expect(TextWidth.shortened("学习率学习率", to: 8) == "学习…率")
    #expect(TextWidth.cut("ab cdef", to: 4) == "ab…")
    #expect(TextWidth.wrapped("aa 学习率 b", to: 4) == ["aa", "学习", "率 b"])
    #expect(TextWidth.wrapped("aa longword b", to: 4, breaksWords: false) == ["aa", "longword", "b"])
  }
}

@Suite struct ColumnsTests {
  @Test func columnsAreAlignedByCells() {
    let lines = Columns.aligned([["curve", "first"], ["学习率", "1"], ["e\u{301}", "2"], ["☔", "3", "x"]])
    #expect(lines == ["curve   first", "学习率  1", "e\u{301}       2", "☔      3      x"])
  }

  @Test func rowsEndWithoutBlanks() {
    #expect(Columns.aligned([["a", "", ""], ["bb", "c", "d"]]) == ["a", "bb  c  d"])
    #expect(Columns.aligned([]).isEmpty)
  }
}
