import Documents

/// Puts variables into the words of a shell script.
struct ShellExpansion {
  /// The variables that have a value.
  var variables: [String: ShellVariable] = [:]
  /// The bytes made so far, for a few variables can multiply them.
  private var bytes = 0

  // MARK: Words

  /// Returns the words that a word becomes: values without quotes are divided at white space.
  mutating func fields(_ token: ShellToken) throws(DocumentFault) -> [ShellField] {
    guard case .word(let parts) = token.kind else { return [] }
    var joined = JoinedFields(span: token.span)
    try expand(parts, into: &joined)
    joined.close()
    try count(joined.fields, token.span)
    return joined.fields
  }

  /// Returns the words of a list.
  mutating func fields(_ tokens: [ShellToken]) throws(DocumentFault) -> [ShellField] {
    var all: [ShellField] = []
    for token in tokens { all += try fields(token) }
    return all
  }

  /// Returns the text that parts become, as in an assignment: nothing is divided.
  mutating func pieces(_ parts: [ShellPart]) throws(DocumentFault) -> [ShellPiece] {
    var pieces: [ShellPiece] = []
    for part in parts {
      switch part {
      case .text(let span, _): if span.start < span.end { pieces.append(ShellPiece(text: span.text, span: span)) }
      case .parameter(let parameter):
        for (index, value) in try values(parameter).enumerated() {
          if index > 0 { pieces.append(ShellPiece(text: " ", span: parameter.span)) }
          pieces += value.pieces.map { piece in
            var piece = piece
            piece.isWhole = false
            return piece
          }
        }
      case .arithmetic(let inner, let span, _): pieces.append(try result(inner, span))
      case .unknown(let span, let found, _): pieces.append(Self.piece(span, found))
      }
    }
    if let first = pieces.first { try count([ShellField(pieces: pieces, span: first.span)], first.span) }
    return pieces
  }

  private mutating func expand(_ parts: [ShellPart], into joined: inout JoinedFields) throws(DocumentFault) {
    for part in parts {
      switch part {
      case .text(let span, let isQuoted):
        joined.add(
          [ShellPiece(text: span.text, span: span)], isDivided: false, isThere: isQuoted || span.start < span.end)
      case .parameter(let parameter):
        let values = try values(parameter)
        if parameter.isQuoted, parameter.index != "@" || parameter.isLength {
          // One word, whatever it holds.
          joined.add(
            Array(values.map(\.pieces).joined(separator: [ShellPiece(text: " ", span: parameter.span)])),
            isDivided: false, isThere: true)
          continue
        }
        for (index, value) in values.enumerated() {
          if index > 0 { joined.close() }
          joined.add(value.pieces, isDivided: !parameter.isQuoted, isThere: parameter.isQuoted)
        }
      case .arithmetic(let inner, let span, _): joined.add([try result(inner, span)], isDivided: false, isThere: true)
      case .unknown(let span, let found, _): joined.add([Self.piece(span, found)], isDivided: false, isThere: true)
      }
    }
  }

  private static func piece(_ span: Span, _ found: Span?) -> ShellPiece {
    if let found { return ShellPiece(text: found.text, span: found) }
    return ShellPiece(text: span.text, span: span, state: .unknown)
  }

  // MARK: Parameters

  /// The values of a parameter: several only of a whole array.
  private mutating func values(_ parameter: ShellParameter) throws(DocumentFault) -> [ShellField] {
    let variable = variables[parameter.name]
    let isWhole = parameter.index == "@" || parameter.index == "*"
    func field(_ text: String, _ state: ShellPiece.State) -> ShellField {
      ShellField(pieces: [ShellPiece(text: text, span: parameter.span, state: state)], span: parameter.span)
    }
    if parameter.isLength {
      guard let variable else { return [field(parameter.span.text, .unset)] }
      guard variable.fields.allSatisfy(\.isKnown) else { return [field(parameter.span.text, .unknown)] }
      let length = isWhole ? variable.fields.count : variable.pieces.reduce(0) { $0 + $1.text.count }
      return [field(String(length), .known)]
    }
    var value: [ShellField]?
    if let variable {
      if isWhole {
        value = variable.fields
      } else if let index = parameter.index {
        guard
          let number = Int(index) ?? variables[String(index.drop { $0 == "$" })].flatMap({ Self.integer($0.pieces) })
        else { return [field(parameter.span.text, .unknown)] }
        let fields = variable.fields
        let place = number < 0 ? fields.count - min(fields.count + 1, number == .min ? .max : -number) : number
        value = fields.indices.contains(place) ? [fields[place]] : nil
      } else {
        value = [ShellField(pieces: variable.pieces, span: parameter.span)]
      }
    }
    let isUnset = value == nil || value?.allSatisfy { $0.pieces.allSatisfy { $0.state == .unset } } == true
    let isEmpty = isUnset || value?.allSatisfy { $0.text.isEmpty } == true
    if let (operation, word) = parameter.otherwise {
      let isMissing = operation.hasPrefix(":") ? isEmpty : isUnset && value?.first?.pieces.isEmpty != true
      switch operation.last {
      case "-", "=":
        if isMissing {
          let pieces = try nested(word)
          if operation.last == "=" { variables[parameter.name] = .text(pieces) }
          return [ShellField(pieces: pieces, span: parameter.span)]
        }
      case "+":
        return [ShellField(pieces: isMissing ? [] : try nested(word), span: parameter.span)]
      default: break
      }
    }
    return value ?? [field(parameter.otherwise == nil ? parameter.span.text : "$\(parameter.name)", .unset)]
  }

  /// The pieces of a word within braces, of which those in quotes are not divided.
  private mutating func nested(_ word: [ShellPart]) throws(DocumentFault) -> [ShellPiece] {
    var all: [ShellPiece] = []
    for part in word {
      for var piece in try pieces([part]) {
        piece.isWhole = part.isQuoted
        all.append(piece)
      }
    }
    return all
  }

  // MARK: Arithmetic

  private mutating func result(_ inner: [ShellPart], _ span: Span) throws(DocumentFault) -> ShellPiece {
    let pieces = try pieces(inner)
    let variables = variables
    guard pieces.allSatisfy({ $0.state == .known }),
      let value = ShellArithmetic.value(
        of: pieces.map(\.text).joined(),
        { name in
          variables[name].flatMap { Self.integer($0.pieces) }
        })
    else { return ShellPiece(text: span.text, span: span, state: .unknown) }
    return ShellPiece(text: String(value), span: span)
  }

  /// The whole number that a value is.
  static func integer(_ pieces: [ShellPiece]) -> Int? {
    guard pieces.allSatisfy({ $0.state == .known }) else { return nil }
    return Int(pieces.map(\.text).joined().trimmed)
  }

  private mutating func count(_ fields: [ShellField], _ span: Span) throws(DocumentFault) {
    for field in fields {
      bytes += 16
      for piece in field.pieces { bytes += piece.text.utf8.count + 16 }
    }
    guard bytes <= ConfigFileParser.limits.bytes * 4 else {
      throw DocumentFault("variables become more than \(ConfigFileParser.limits.bytes >> 20) MiB of text", span)
    }
  }
}

/// The words that the parts of a word become.
private struct JoinedFields {
  var span: Span
  var fields: [ShellField] = []
  private var current: ShellField?

  init(span: Span) { self.span = span }

  /// Adds pieces to the word that is open.
  ///
  /// - Parameters:
  ///   - pieces: The pieces.
  ///   - isDivided: Whether white space within them divides words.
  ///   - isThere: Whether the word is one even without a letter.
  mutating func add(_ pieces: [ShellPiece], isDivided: Bool, isThere: Bool) {
    if isThere, current == nil { current = ShellField(span: span) }
    for piece in pieces {
      guard isDivided, piece.state == .known, !piece.isWhole else {
        if !piece.text.isEmpty { append(piece) }
        continue
      }
      let bytes = Array(piece.text.utf8)
      let isSame = piece.span.end - piece.span.start == bytes.count
      var start = 0
      for index in 0...bytes.count where index == bytes.count || " \t\r\n".utf8.contains(bytes[index]) {
        if index > start {
          append(
            ShellPiece(
              text: String(decoding: bytes[start..<index], as: UTF8.self),
              span: isSame
                ? Span(piece.span.start + start, piece.span.start + index, of: piece.span.source) : piece.span))
        }
        if index < bytes.count { close() }
        start = index + 1
      }
    }
  }

  /// Ends the word that is open.
  mutating func close() {
    if let current { fields.append(current) }
    current = nil
  }

  private mutating func append(_ piece: ShellPiece) {
    if current == nil { current = ShellField(span: span) }
    current?.pieces.append(piece)
  }
}
