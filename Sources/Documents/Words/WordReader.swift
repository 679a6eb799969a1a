import Paths

/// Divides a line of text into words as a POSIX shell does: blanks divide, quotes and backslashes join, `#` begins a comment.
///
///     WordReader.words(of: "cosine --label 'a b' # comment")  // cosine, --label, a b
package struct WordReader {
  private let line: Span
  /// What the line is made of. A quote is one whatever mark follows it, as it is to a shell.
  private let scalars: [Unicode.Scalar]
  /// The number of scalars read.
  private var index = 0
  /// The number of bytes read.
  private var offset = 0

  /// Creates a reader of a line that stands in a file.
  ///
  /// - Parameter line: The line, without its end.
  package init(_ line: Span) {
    self.line = line
    scalars = Array(line.text.unicodeScalars)
  }

  /// Returns the words of the line, each with its place.
  ///
  /// - Throws: A ``WordFault`` for a quote that is not closed, and for a backslash with nothing behind it.
  package mutating func words() throws(WordFault) -> [Word] {
    var words: [Word] = []
    while let word = try nextWord() { words.append(word) }
    return words
  }

  /// Returns the words of a line that stands in no file.
  ///
  /// - Parameter line: The line, without its end.
  /// - Returns: The words.
  /// - Throws: As ``words()`` does.
  package static func words(of line: String) throws(WordFault) -> [String] {
    var reader = WordReader(SourceText(line).whole)
    return try reader.words().map(\.text)
  }

  /// The place behind the last character.
  package var end: Span { Span(line.end, line.end, of: line.source) }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// Goes on to the next scalar.
  private mutating func advance() {
    offset += UTF8.width(scalars[index])
    index += 1
  }

  private func span(from start: Int) -> Span { Span(line.start + start, line.start + offset, of: line.source) }

  /// Whether a character divides words.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    // Looking its properties up is dear, and nearly all are ASCII.
    scalar.isASCII ? scalar == " " || ("\t"..."\r").contains(scalar) : scalar.properties.isWhitespace
  }

  private mutating func nextWord() throws(WordFault) -> Word? {
    while let scalar = current, Self.isBlank(scalar) { advance() }
    guard let first = current, first != "#" else { return nil }
    let start = offset
    var word = String.UnicodeScalarView()
    var endsBare = true
    while let scalar = current, !Self.isBlank(scalar) {
      switch scalar {
      case "'", "\"":
        endsBare = false
        word += try quoted(by: scalar)
      case "$" where index + 1 < scalars.count && scalars[index + 1] == "'":
        endsBare = false
        word += try dollarQuoted().unicodeScalars
      case "\\":
        endsBare = false
        Self.append(try escaped(), to: &word)
      default:
        endsBare = true
        Self.append(scalar, to: &word)
        advance()
      }
    }
    return Word(text: String(word), span: span(from: start), endsBare: endsBare)
  }

  /// Reads from an opening quote to behind its closing one.
  private mutating func quoted(by quote: Unicode.Scalar) throws(WordFault) -> String.UnicodeScalarView {
    let start = offset
    advance()
    var text = String.UnicodeScalarView()
    while let scalar = current {
      if scalar == quote {
        advance()
        return text
      }
      if scalar == "\\", quote == "\"", index + 1 < scalars.count, "\"\\$`".unicodeScalars.contains(scalars[index + 1])
      {
        advance()
        text.append(scalars[index])
      } else {
        Self.append(scalar, to: &text)
      }
      advance()
    }
    throw WordFault(.unclosedQuote(Character(quote)), span(from: start))
  }

  /// Reads from `$'` to behind the closing quote.
  private mutating func dollarQuoted() throws(WordFault) -> String {
    let start = offset
    advance()
    advance()
    let first = index
    while let scalar = current, scalar != "'" {
      advance()
      if scalar == "\\", current != nil { advance() }
    }
    guard current != nil else { throw WordFault(.unclosedQuote("'"), span(from: start)) }
    let inner = String(String.UnicodeScalarView(scalars[first..<index]))
    advance()
    return DollarQuote.text(of: inner)
  }

  /// Appends a character of the text, which ``ByteText`` may not take for a byte that is no UTF-8.
  private static func append(_ scalar: Unicode.Scalar, to text: inout String.UnicodeScalarView) {
    if ByteText.byte(of: scalar) == nil {
      text.append(scalar)
    } else {
      text.append(contentsOf: ByteText.text(of: String(scalar)).unicodeScalars)
    }
  }

  private mutating func escaped() throws(WordFault) -> Unicode.Scalar {
    let start = offset
    advance()
    guard let scalar = current else { throw WordFault(.danglingBackslash, span(from: start)) }
    advance()
    return scalar
  }
}
