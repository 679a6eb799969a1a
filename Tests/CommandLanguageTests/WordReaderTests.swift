import Testing

@testable import CommandLanguage

@Suite struct WordReaderTests {
  private func words(_ line: String) throws -> [String] {
    var reader = WordReader(line: line)
    return try reader.words().map(\.text)
  }

  @Test(
    arguments: [
      ("a b", ["a", "b"]), ("  a\tb  ", ["a", "b"]), ("", []), ("# a", []), ("a #b", ["a"]), ("a#b", ["a#b"]),
      ("'a b' c", ["a b", "c"]), ("\"a b\"", ["a b"]), ("a' 'b", ["a b"]), ("''", [""]), ("'a\\b'", ["a\\b"]),
      ("\"a\\\"b\"", ["a\"b"]), ("\"a\\nb\"", ["a\\nb"]), ("a\\ b", ["a b"]), ("\\#", ["#"]), ("'#'", ["#"]),
      ("'a'\\''b'", ["a'b"]), ("--label=é", ["--label=é"]),
      ("$'a b'c", ["a bc"]), (#"$'it\'s'"#, ["it's"]), (#"$'\\'"#, ["\\"]), (#"$'\t\101\x42'"#, ["\tAB"]),
      ("$a", ["$a"]),
      (#"$'\303\251'"#, ["é"]), (#"$'\q'"#, [#"\q"#]), (#"$'\377'"#, ["\u{10FFFF}"]), (#"$'\1011'"#, ["A1"]),
      ("$''", [""]),
    ])
  func wordsAreDividedAsInAShell(_ line: String, _ expected: [String]) throws {
    #expect(try words(line) == expected)
  }

  @Test func columnsCountCharacters() throws {
    var reader = WordReader(line: "é 'b c' d", path: "f", number: 3)
    let positions = try reader.words().map(\.position)
    let expected = [1, 3, 9].map { SourcePosition.file(FileExcerpt(path: "f", line: 3, column: $0, text: "é 'b c' d")) }
    #expect(positions == expected)
  }

  @Test func whatIsNotClosedIsToldWhereItBegins() {
    func error(_ line: String) -> UsageError? {
      var reader = WordReader(line: line, path: "f", number: 1)
      do { _ = try reader.words() } catch { return error }
      return nil
    }
    #expect(
      error("a 'b") == .inFile(FileExcerpt(path: "f", line: 1, column: 3, text: "a 'b"), .unclosedQuote("'")))
    #expect(
      error("ab\"") == .inFile(FileExcerpt(path: "f", line: 1, column: 3, text: "ab\""), .unclosedQuote("\"")))
    #expect(
      error("a $'b\\'") == .inFile(FileExcerpt(path: "f", line: 1, column: 3, text: "a $'b\\'"), .unclosedQuote("'")))
    #expect(error("a\\") == .inFile(FileExcerpt(path: "f", line: 1, column: 2, text: "a\\"), .danglingBackslash))
  }
}
