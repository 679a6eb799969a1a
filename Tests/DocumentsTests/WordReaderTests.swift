import Testing

@testable import Documents

@Suite struct WordReaderTests {
  @Test(
    arguments: [
      ("a b", ["a", "b"]), ("  a\tb  ", ["a", "b"]), ("", []), ("# a", []), ("a #b", ["a"]), ("a#b", ["a#b"]),
      ("'a b' c", ["a b", "c"]), ("\"a b\"", ["a b"]), ("a' 'b", ["a b"]), ("''", [""]), ("'a\\b'", ["a\\b"]),
      ("\"a\\\"b\"", ["a\"b"]), ("\"a\\nb\"", ["a\\nb"]), ("a\\ b", ["a b"]), ("\\#", ["#"]), ("'#'", ["#"]),
      ("'a'\\''b'", ["a'b"]), ("--label=é", ["--label=é"]), ("'\u{301}a'b c", ["\u{301}ab", "c"]),
      ("$'a b'c", ["a bc"]), (#"$'it\'s'"#, ["it's"]), (#"$'\\'"#, ["\\"]), (#"$'\t\101\x42'"#, ["\tAB"]),
      ("$a", ["$a"]), ("$''", [""]),
      (#"$'\303\251'"#, ["é"]), (#"$'\q'"#, [#"\q"#]), (#"$'\377'"#, ["\u{10FFFF}"]), (#"$'\1011'"#, ["A1"]),
      // A character that would stand for a byte is the four bytes that it has in the file.
      ("\u{10FFFF}", ["\u{10FFF4}\u{10FF8F}\u{10FFBF}\u{10FFBF}"]),
    ])
  func wordsAreDividedAsInAShell(_ line: String, _ expected: [String]) throws {
    #expect(try WordReader.words(of: line) == expected)
  }

  /// A word in the third line of a file.
  private func line(_ text: String) -> Span { SourceText("x\n\n\(text)", name: "f").whole.dropFirst(3) }

  @Test func columnsCountCharacters() throws {
    var reader = WordReader(line("é 'b c' d"))
    let words = try reader.words()
    let expected = [1, 3, 9].map { FileExcerpt(path: "f", line: 3, column: $0, text: "é 'b c' d") }
    #expect(words.map(\.span.excerpt) == expected)
    #expect(words.map(\.span.text) == ["é", "'b c'", "d"])
    #expect(reader.end.excerpt == FileExcerpt(path: "f", line: 3, column: 10, text: "é 'b c' d"))
  }

  @Test(
    arguments: [
      ("a 'b", 3, .unclosedQuote("'")), ("ab\"", 3, .unclosedQuote("\"")), ("é a\\", 4, .danglingBackslash),
      ("\"a\\\"", 1, .unclosedQuote("\"")), ("a $'b\\'", 3, .unclosedQuote("'")),
    ] as [(String, Int, WordFault.Reason)])
  func whatIsNotClosedIsToldWhereItBegins(_ text: String, _ column: Int, _ reason: WordFault.Reason) {
    var reader = WordReader(line(text))
    do throws(WordFault) {
      let words = try reader.words()
      Issue.record("\(text) has the words \(words.map(\.text))")
    } catch {
      #expect(error.reason == reason)
      #expect(error.span.excerpt == FileExcerpt(path: "f", line: 3, column: column, text: text))
    }
  }
}
