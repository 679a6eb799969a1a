import Documents

/// A word of a command line or a file, and where it was written.
struct Token: Equatable, Sendable {
  /// The word, without the quotes around it.
  var text: String
  /// Where it was written.
  var position: SourcePosition
  /// Whether the last character of the word was neither quoted nor escaped.
  var endsBare = true
}

extension Token {
  /// A word of a file.
  init(_ word: Word) {
    self.init(text: word.text, position: .file(word.span), endsBare: word.endsBare)
  }
}

/// Reads words from left to right.
struct TokenCursor: Sendable {
  private let tokens: [Token]
  private var index = 0
  /// Words that were put before those still to be read, the last one first.
  private var inserted: [Token] = []
  /// Whether a `--` was read: what follows are words, even when they begin with a dash.
  var optionsHaveEnded = false
  /// Where the words end, for errors that miss another one.
  let end: SourcePosition

  /// Creates a cursor before the first of some words.
  init(_ tokens: [Token], end: SourcePosition) {
    self.tokens = tokens
    self.end = end
  }

  /// The words of a command line.
  init(arguments: [String]) {
    let tokens = arguments.enumerated().map { Token(text: $1, position: .argument($0)) }
    self.init(tokens, end: .argument(arguments.count))
  }

  /// The next word, which stays.
  var upcoming: Token? { inserted.last ?? (index < tokens.count ? tokens[index] : nil) }

  /// Takes the next word.
  mutating func next() -> Token? {
    guard let token = upcoming else { return nil }
    if inserted.popLast() == nil { index += 1 }
    return token
  }

  /// Puts words before those that are still to be read.
  mutating func insert(_ words: [Token]) { inserted += words.reversed() }

  /// Takes the next word when it fulfils a condition.
  mutating func next(where condition: (Token) -> Bool) -> Token? {
    guard let token = upcoming, condition(token) else { return nil }
    return next()
  }
}
