/// Divides a line of text into words as a POSIX shell does: blanks divide, quotes and backslashes join, `#` begins a comment.
///
///     WordReader(line: "cosine --label 'a b' # comment").words()  // cosine, --label, a b
struct WordReader {
  private let characters: [Character]
  private let excerpt: FileExcerpt
  private var index = 0

  /// Creates a reader of a line.
  ///
  /// - Parameters:
  ///   - line: The line, without its end.
  ///   - path: The file that it stands in, for errors.
  ///   - number: The number of the line in the file, from 1.
  init(line: String, path: String = "", number: Int = 1) {
    characters = Array(line)
    excerpt = FileExcerpt(path: path, line: number, column: 1, text: line)
  }

  /// Returns the words of the line, each with its column.
  ///
  /// - Throws: ``UsageError/unclosedQuote(_:)`` or ``UsageError/danglingBackslash``, with the place in the file.
  mutating func words() throws(UsageError) -> [Token] {
    var tokens: [Token] = []
    while let token = try nextWord() { tokens.append(token) }
    return tokens
  }

  /// The position behind the last character.
  var end: SourcePosition { position(at: characters.count) }

  private func position(at index: Int) -> SourcePosition {
    var excerpt = excerpt
    excerpt.column = index + 1
    return .file(excerpt)
  }

  private var current: Character? { index < characters.count ? characters[index] : nil }

  private mutating func nextWord() throws(UsageError) -> Token? {
    while let character = current, character.isWhitespace { index += 1 }
    guard let first = current, first != "#" else { return nil }
    let start = index
    var word = ""
    var endsBare = true
    while let character = current, !character.isWhitespace {
      switch character {
      case "'":
        endsBare = false
        word += try quoted(by: character)
      case "\"":
        endsBare = false
        word += try quoted(by: character)
      case "$" where index + 1 < characters.count && characters[index + 1] == "'":
        endsBare = false
        word += try dollarQuoted()
      case "\\":
        endsBare = false
        word.append(try escaped())
      default:
        endsBare = true
        word.append(character)
        index += 1
      }
    }
    return Token(text: word, position: position(at: start), endsBare: endsBare)
  }

  /// Reads from an opening quote to behind its closing one.
  private mutating func quoted(by quote: Character) throws(UsageError) -> String {
    let start = index
    index += 1
    var text = ""
    while let character = current {
      if character == quote {
        index += 1
        return text
      }
      if character == "\\", quote == "\"", index + 1 < characters.count, "\"\\$`".contains(characters[index + 1]) {
        index += 1
        text.append(characters[index])
      } else {
        text.append(character)
      }
      index += 1
    }
    throw position(at: start).locate(.unclosedQuote(quote))
  }

  /// Reads from `$'` to behind the closing quote.
  private mutating func dollarQuoted() throws(UsageError) -> String {
    let start = index
    index += 2
    while let character = current, character != "'" { index += character == "\\" ? 2 : 1 }
    guard index < characters.count else { throw position(at: start).locate(.unclosedQuote("'")) }
    index += 1
    return DollarQuote.text(of: String(characters[(start + 2)..<(index - 1)]))
  }

  private mutating func escaped() throws(UsageError) -> Character {
    guard index + 1 < characters.count else { throw position(at: index).locate(.danglingBackslash) }
    index += 2
    return characters[index - 1]
  }
}
