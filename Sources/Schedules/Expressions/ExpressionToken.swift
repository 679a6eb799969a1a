extension ExpressionParser {
  /// A number, a name or a symbol of a formula.
  struct Token: Equatable {
    enum Kind: Equatable { case number, name, symbol }

    var kind: Kind
    var text: String
    /// The number of its first character, from 1.
    var column: Int

    /// The symbols, the longer of two that begin alike first.
    private static let symbols = [
      "**", "//", "<=", ">=", "==", "!=", "+", "-", "*", "/", "%", "<", ">", "(", ")", ",", ":",
    ]

    /// The most tokens of a formula: a long sum is a deep tree.
    private static let most = 2000

    /// Returns the tokens of a text.
    static func all(in text: String) throws(ExpressionError) -> [Token] {
      var tokens: [Token] = []
      var rest = text[...]
      var column = 1
      while let first = rest.first {
        if first == " " || first == "\t" {
          rest.removeFirst()
          column += 1
          continue
        }
        guard let token = number(rest, column) ?? name(rest, column) ?? symbol(rest, column) else {
          throw ExpressionError(column: column, reason: "'\(first)' means nothing here")
        }
        guard tokens.count < most else {
          throw ExpressionError(column: column, reason: "more than \(most) numbers, names and signs")
        }
        tokens.append(token)
        let length = token.text.count
        rest.removeFirst(length)
        column += length
      }
      return tokens
    }

    private static func number(_ text: Substring, _ column: Int) -> Token? {
      var length = 0
      var previous: Character = " "
      var hasDigit = false
      for character in text {
        let isSign = (character == "-" || character == "+") && (previous == "e" || previous == "E")
        let isExponent = hasDigit && (character == "e" || character == "E")
        let isDigit = character.isASCII && character.isNumber
        guard isDigit || character == "." || isExponent || isSign || (hasDigit && character == "_") else { break }
        hasDigit = hasDigit || isDigit
        previous = character
        length += 1
      }
      return hasDigit ? Token(kind: .number, text: String(text.prefix(length)), column: column) : nil
    }

    private static func name(_ text: Substring, _ column: Int) -> Token? {
      let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
      return name.isEmpty || name.first == "." ? nil : Token(kind: .name, text: String(name), column: column)
    }

    private static func symbol(_ text: Substring, _ column: Int) -> Token? {
      symbols.first { text.hasPrefix($0) }.map { Token(kind: .symbol, text: $0, column: column) }
    }
  }
}
