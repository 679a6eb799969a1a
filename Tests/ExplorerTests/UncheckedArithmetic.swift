/// The operations of a Swift source that trap when they overflow, as far as its text tells.
///
/// An operation is safe where one side is a number with a point, a number that the source declares as `Double`, or
/// what a function of `Double` answers; where one side is a text or an array literal; where both sides are literals;
/// where a count of what lies in memory is moved by a literal; and where a literal divides.
struct UncheckedArithmetic {
  /// An operation that may trap.
  struct Operation: CustomStringConvertible {
    /// The line, from 1.
    let line: Int
    /// The operation with the words beside it.
    let code: String

    var description: String { "\(line): \(code)" }
  }

  /// What was found.
  let operations: [Operation]

  private static let operators: Set<String> = ["+", "-", "*", "/", "%", "<<", "+=", "-=", "*=", "/=", "%=", "<<="]
  /// Members and functions that are `Double` wherever they stand.
  private static let doubles: Set<String> = [
    "Double", "rounded", "squareRoot", "lower", "upper", "amount", "oneTwoFive", "decade", "multiple", "tidy",
    "countStep", "log10", "magnitude", "letterWidth", "letterHeight", "mostPixels", "largestRate",
  ]

  init(in source: String) {
    let tokens = Tokenizer.tokens(of: source)
    let names = Self.doubles.union(Self.declaredDoubles(tokens))
    var operations: [Operation] = []
    for (index, token) in tokens.enumerated() where token.kind == .sign {
      guard Self.operators.contains(token.text) else { continue }
      let right = Self.operand(behind: index, tokens)
      let words: ArraySlice<Token>
      if token.isPrefix {
        guard token.text == "-", !Self.isSafe(right, names), right.first?.kind != .number else { continue }
        words = tokens[index...].prefix(1) + right.prefix(4)
      } else {
        let left = Self.operand(before: index, tokens)
        if Self.isSafe(left, names) || Self.isSafe(right, names) { continue }
        if Self.isLiteral(right), Self.isLiteral(left) || "/%".contains(token.text) { continue }
        if Self.isLiteral(right), left.last?.text == "count", "+-".contains(token.text) { continue }
        words = left.suffix(3) + [token] + right.prefix(3)
      }
      let code = words.map(\.text).joined(separator: " ").replacing(" . ", with: ".").replacing("( ", with: "(")
      operations.append(Operation(line: token.line, code: code))
    }
    self.operations = operations
  }

  private static func isLiteral(_ operand: ArraySlice<Token>) -> Bool {
    operand.count == 1 && operand.first?.kind == .number
  }

  /// Whether an operand is no whole number.
  private static func isSafe(_ operand: ArraySlice<Token>, _ doubles: Set<String>) -> Bool {
    guard let first = operand.first, let last = operand.last else { return true }
    if operand.count == 1, first.kind == .number {
      return first.text.contains(".") || first.text.contains(first.text.hasPrefix("0x") ? "p" : "e")
    }
    if first.kind == .text || first.text == "[" { return true }
    // What stands in parentheses alone is as safe as anything in it.
    if first.text == "(" {
      let inner = operand.dropFirst().prefix { _ in true }
      let depths = inner.indices.filter { index in inner[index].kind == .number && isSafe(inner[index...index], doubles)
      }
      if !depths.isEmpty { return true }
      return inner.contains { doubles.contains($0.text) }
    }
    // A call is what its function answers, a chain of members what the last one is.
    if last.text == ")" || last.text == "]" {
      guard let open = opening(of: operand.endIndex - 1, operand), open > operand.startIndex else { return false }
      let callee = operand[operand.index(before: open)].text
      if ["min", "max", "abs"].contains(callee) {
        return operand[open...].contains { doubles.contains($0.text) || $0.kind == .number && $0.text.contains(".") }
      }
      return doubles.contains(callee)
    }
    return doubles.contains(last.text)
  }

  private static func opening(of close: Int, _ tokens: ArraySlice<Token>) -> Int? {
    var depth = 0
    for index in tokens.indices.reversed() where index <= close {
      if ")]}".contains(tokens[index].text) { depth += 1 }
      if "([{".contains(tokens[index].text) { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// The names that a source declares as `Double`, and never as a whole number.
  private static func declaredDoubles(_ tokens: [Token]) -> Set<String> {
    var (doubles, others): (Set<String>, Set<String>) = ([], [])
    for index in tokens.indices.dropLast(2) where tokens[index].kind == .name && tokens[index + 1].text == ":" {
      if tokens[index + 2].text == "Double" { doubles.insert(tokens[index].text) }
      if tokens[index + 2].text.hasPrefix("Int") || tokens[index + 2].text.hasPrefix("UInt") {
        others.insert(tokens[index].text)
      }
    }
    // Functions, by what they answer.
    for index in tokens.indices.dropLast(1) where tokens[index].text == "->" && tokens[index + 1].text == "Double" {
      let open = opening(of: index - 1, tokens[...])
      if let open, open > 0 { doubles.insert(tokens[open - 1].text) }
    }
    return doubles.subtracting(others)
  }

  private static func operand(behind index: Int, _ tokens: [Token]) -> ArraySlice<Token> {
    var end = index + 1
    while end < tokens.count, tokens[end].isPrefix { end += 1 }
    let start = end
    guard start < tokens.count else { return [] }
    if !"([".contains(tokens[end].text) { end += 1 }
    while end < tokens.count {
      if "([".contains(tokens[end].text), end == start || !tokens[end].hasBlankBefore {
        var depth = 0
        repeat {
          if "([{".contains(tokens[end].text) { depth += 1 }
          if ")]}".contains(tokens[end].text) { depth -= 1 }
          end += 1
        } while depth > 0 && end < tokens.count
      } else if tokens[end].text == ".", end + 1 < tokens.count, !tokens[end].hasBlankBefore {
        end += 2
      } else if "?!".contains(tokens[end].text), !tokens[end].hasBlankBefore {
        end += 1
      } else {
        break
      }
    }
    return tokens[start..<min(end, tokens.count)]
  }

  private static func operand(before index: Int, _ tokens: [Token]) -> ArraySlice<Token> {
    var start = index
    while start > 0 {
      let token = tokens[start - 1]
      if ")]".contains(token.text) {
        guard let open = opening(of: start - 1, tokens[..<start]) else { break }
        start = open
        // A name or another group right before it belongs to it.
        guard start > 0, !tokens[start].hasBlankBefore,
          tokens[start - 1].kind == .name || ")]".contains(tokens[start - 1].text)
        else { break }
        continue
      }
      guard [.name, .number, .text].contains(token.kind) else { break }
      start -= 1
      guard start > 0, tokens[start - 1].text == ".", !tokens[start].hasBlankBefore else { break }
      start -= 1
      // A member without a value before it stands alone.
      guard start > 0, !tokens[start].hasBlankBefore else { break }
    }
    return tokens[start..<index]
  }
}

/// A word or sign of a source.
struct Token {
  enum Kind { case name, number, text, sign, mark }

  let kind: Kind
  let text: String
  let line: Int
  /// Whether a blank stands before it.
  let hasBlankBefore: Bool
  /// Whether it is an operator in front of its only operand.
  var isPrefix = false
}

/// Divides Swift into words and signs, without comments; what is interpolated into a text comes behind it.
enum Tokenizer {
  static func tokens(of source: String) -> [Token] {
    var tokens: [Token] = []
    read(Array(source), line: 1, into: &tokens)
    return tokens
  }

  private static func read(_ characters: [Character], line firstLine: Int, into tokens: inout [Token]) {
    var (index, line, hasBlank) = (0, firstLine, true)
    var interpolations: [(text: [Character], line: Int)] = []
    func at(_ place: Int) -> Character { place < characters.count ? characters[place] : "\n" }
    while index < characters.count {
      let character = characters[index]
      let start = index
      if character.isWhitespace {
        if character.isNewline { line += 1 }
        index += 1
        hasBlank = true
        continue
      }
      if character == "/", at(index + 1) == "/" {
        while index < characters.count, !characters[index].isNewline { index += 1 }
        continue
      }
      if character == "/", at(index + 1) == "*" {
        index += 2
        while index < characters.count, !(characters[index] == "*" && at(index + 1) == "/") {
          if characters[index].isNewline { line += 1 }
          index += 1
        }
        index += 2
        continue
      }
      var kind = Token.Kind.mark
      if character == "\"" {
        kind = .text
        index = skipText(characters, from: index, line: &line, &interpolations)
      } else if character.isLetter || character == "_" || character == "$" || character == "`" {
        kind = .name
        while at(index).isLetter || at(index).isNumber || "_$`".contains(at(index)) { index += 1 }
      } else if character.isNumber {
        kind = .number
        while at(index).isLetter || at(index).isNumber || at(index) == "_"
          || at(index) == "." && at(index + 1).isNumber
          || "+-".contains(at(index)) && "eE".contains(at(index - 1))
            && characters[start] != "0"
          || "+-".contains(at(index)) && "eEpP".contains(at(index - 1)) && at(index + 1).isNumber
        {
          index += 1
        }
      } else if "+-*/%<>=&|!~^?.".contains(character) {
        kind = .sign
        while "+-*/%<>=&|!~^?.".contains(at(index)), index == start || at(index) != "." || at(index - 1) == "." {
          index += 1
        }
      } else {
        index += 1
      }
      let text = String(characters[start..<index])
      var token = Token(kind: text == "." ? .mark : kind, text: text, line: line, hasBlankBefore: hasBlank)
      // An operator with a blank or an opening before it, and none behind it, belongs to what follows.
      let isOpened = hasBlank || tokens.last.map { "([{:,".contains($0.text) || $0.text.hasSuffix(".") } ?? true
      token.isPrefix = kind == .sign && isOpened && !at(index).isWhitespace
      tokens.append(token)
      hasBlank = false
    }
    for (text, line) in interpolations { read(text, line: line, into: &tokens) }
  }

  /// Returns the place behind a text, and collects what is interpolated into it.
  private static func skipText(
    _ characters: [Character], from start: Int, line: inout Int,
    _ interpolations: inout [(text: [Character], line: Int)]
  ) -> Int {
    let isLong = characters[start...].prefix(3).elementsEqual("\"\"\"")
    var index = start + (isLong ? 3 : 1)
    while index < characters.count {
      if characters[index].isNewline { line += 1 }
      if characters[index] == "\\", index + 1 < characters.count {
        guard characters[index + 1] == "(" else {
          index += 2
          continue
        }
        let begin = index + 2
        var depth = 1
        index = begin
        while index < characters.count, depth > 0 {
          if characters[index] == "(" { depth += 1 }
          if characters[index] == ")" { depth -= 1 }
          index += 1
        }
        // What stands apart is told apart.
        interpolations.append((Array("; ") + characters[begin..<max(index - 1, begin)] + Array(" ;"), line))
        continue
      }
      if characters[index] == "\"", !isLong || characters[index...].prefix(3).elementsEqual("\"\"\"") {
        return index + (isLong ? 3 : 1)
      }
      index += 1
    }
    return index
  }
}
