import Documents

/// A word of a shell script with its variables put in, of pieces that stand in different places.
struct ShellField {
  /// The pieces, in their order.
  var pieces: [ShellPiece] = []
  /// Where the word stands that it was made of.
  var span: Span

  /// The text; what is not known, as it is written.
  var text: String { pieces.count == 1 ? pieces[0].text : pieces.map(\.text).joined() }
  /// Whether all of it is known.
  var isKnown: Bool { pieces.allSatisfy { $0.state == .known } }
  /// Whether it is a lone variable that has no value, or something that only a shell knows.
  var isVariable: Bool { pieces.count == 1 && pieces[0].state != .known }
  /// Whether it is what a call of the script is given: `$@`, `$1`.
  var isArguments: Bool { isVariable && ["$@", "$*"].contains(pieces[0].text) }
  /// Where it stands: in an assignment, if it came whole from there.
  var place: Span { pieces.count == 1 ? pieces[0].span : span }

  /// Returns the field without its first bytes.
  ///
  /// - Parameter count: The number of bytes, which end at a character.
  /// - Returns: The rest.
  func dropping(_ count: Int) -> ShellField {
    var rest = self
    var left = count
    while left > 0, let first = rest.pieces.first {
      let length = first.text.utf8.count
      if length <= left {
        rest.pieces.removeFirst()
      } else {
        rest.pieces[0] = first.part(left, length)
      }
      left -= min(left, length)
    }
    return rest
  }

  /// Returns the value that it is to a program.
  ///
  /// - Parameter rules: What words are.
  /// - Returns: The value with its place.
  func node(_ rules: ScalarRules) -> Node {
    let text = text
    guard isKnown else { return Node(.reference(text), place) }
    // Readers with other rules judge what stands at the place, which is not always the text.
    return Node(rules.value(of: text), place, isPlain: place.bytes.elementsEqual(text.utf8))
  }
}

/// A piece of a word that stands in one place.
struct ShellPiece {
  /// Whether the text is what the shell has there.
  enum State {
    case known
    /// A variable that the script gives no value: what it is called with, or its environment, may.
    case unset
    /// What only a shell knows.
    case unknown
  }

  /// The text; of what is not known, as it is written.
  var text: String
  var span: Span
  var state = State.known
  /// Whether white space within it does not divide words, as of quotes within `${A:-"b c"}`.
  var isWhole = false

  /// Returns a part of the piece, with its own place where the text is as it stands there.
  func part(_ start: Int, _ end: Int) -> ShellPiece {
    let bytes = Array(text.utf8)[start..<end]
    let isSame = bytes.count <= text.utf8.count && span.end - span.start == text.utf8.count
    return ShellPiece(
      text: String(decoding: bytes, as: UTF8.self),
      span: isSame ? Span(span.start + start, span.start + end, of: span.source) : span, state: state)
  }
}

/// What a variable of a shell script is.
enum ShellVariable {
  case text([ShellPiece])
  case array([ShellField])

  /// The pieces of it as one text, as `$NAME` is: of an array the first element.
  var pieces: [ShellPiece] {
    switch self {
    case .text(let pieces): pieces
    case .array(let fields): fields.first?.pieces ?? []
    }
  }

  /// Its elements.
  var fields: [ShellField] {
    switch self {
    case .text(let pieces): pieces.first.map { [ShellField(pieces: pieces, span: $0.span)] } ?? []
    case .array(let fields): fields
    }
  }
}
