/// Bytes that are read one after the other.
protocol ByteSource {
  /// The byte that follows, which is not taken.
  mutating func peek() throws(LogFault) -> UInt8?
  /// Takes the byte that follows.
  mutating func next() throws(LogFault) -> UInt8?
}

/// A file, byte after byte.
struct InputSource: ByteSource {
  let input: LogInput
  @inline(__always) mutating func peek() throws(LogFault) -> UInt8? { try input.peek() }
  @inline(__always) mutating func next() throws(LogFault) -> UInt8? { try input.next() }
}

/// Bytes that are there already, one after the other.
struct BufferSource: ByteSource {
  let bytes: UnsafeBufferPointer<UInt8>
  var place = 0
  @inline(__always) mutating func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }
  @inline(__always) mutating func next() -> UInt8? {
    guard place < bytes.count else { return nil }
    place += 1
    return bytes[place - 1]
  }
}

/// Divides JSON, as Python writes it too (`NaN`, `Infinity`, `None`, single quotes), into its tokens, without keeping what it has
/// read: a document may be longer than memory.
struct JSONTokens<Source: ByteSource> {
  /// A piece of a document.
  enum Token: Equatable {
    case beginObject, endObject, beginArray, endArray, colon, comma
    /// A text; its bytes are in ``JSONTokens/text``.
    case string
    /// A number or a word such as `null`; its bytes are in ``JSONTokens/text``.
    case word
    /// Nothing follows.
    case end
    /// What stands here is no JSON.
    case broken
  }

  private var source: Source
  /// The bytes of the last text or word.
  private(set) var text: [UInt8] = []

  /// The longest text that is kept; the rest of a longer one is read over.
  private static var longest: Int { 1 << 16 }

  /// Divides bytes.
  init(_ source: Source) { self.source = source }

  /// Takes the token that follows.
  mutating func next() throws(LogFault) -> Token {
    while let byte = try source.peek() {
      switch byte {
      case 0...0x20: _ = try source.next()
      case 0xEF, 0xBB, 0xBF: _ = try source.next()
      case UInt8(ascii: "{"): _ = try source.next(); return .beginObject
      case UInt8(ascii: "}"): _ = try source.next(); return .endObject
      case UInt8(ascii: "["), UInt8(ascii: "("): _ = try source.next(); return .beginArray
      case UInt8(ascii: "]"), UInt8(ascii: ")"): _ = try source.next(); return .endArray
      case UInt8(ascii: ":"): _ = try source.next(); return .colon
      case UInt8(ascii: ","): _ = try source.next(); return .comma
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        _ = try source.next()
        return try string(byte)
      default: return try word()
      }
    }
    return .end
  }

  private mutating func string(_ quote: UInt8) throws(LogFault) -> Token {
    text.removeAll(keepingCapacity: true)
    while let byte = try source.next() {
      if byte == quote { return .string }
      if byte == UInt8(ascii: "\\") {
        guard let escaped = try source.next() else { return .broken }
        switch escaped {
        case UInt8(ascii: "n"): keep(0x0A)
        case UInt8(ascii: "t"): keep(0x09)
        case UInt8(ascii: "r"): keep(0x0D)
        case UInt8(ascii: "u"):
          var code: UInt32 = 0
          for _ in 0..<4 {
            guard let digit = try source.next(), let value = Character(UnicodeScalar(digit)).hexDigitValue else {
              return .broken
            }
            code = code << 4 | UInt32(value)
          }
          for unit in String(UnicodeScalar(code).map(Character.init) ?? "\u{FFFD}").utf8 { keep(unit) }
        default: keep(escaped)
        }
      } else {
        keep(byte)
      }
    }
    return .broken
  }

  private mutating func keep(_ byte: UInt8) { if text.count < Self.longest { text.append(byte) } }

  private mutating func word() throws(LogFault) -> Token {
    text.removeAll(keepingCapacity: true)
    while let byte = try source.peek() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        keep(byte)
        _ = try source.next()
      default:
        return text.isEmpty ? .broken : .word
      }
    }
    // What nothing follows may be cut off.
    return .broken
  }

  /// The number that the last text or word is; `nil` where it is none.
  func number() -> LogNumber? { text.withUnsafeBufferPointer { LogNumber($0) } }

  /// Reads over a value whose first token was taken.
  ///
  /// - Parameter first: The token.
  /// - Returns: Whether it was whole.
  /// - Throws: A ``LogFault`` where the file cannot be read.
  mutating func skip(_ first: Token) throws(LogFault) -> Bool {
    var depth = 0
    var token = first
    while true {
      switch token {
      case .beginObject, .beginArray: depth += 1
      case .endObject, .endArray: depth -= 1
      case .end, .broken: return false
      case .string, .word, .colon, .comma: break
      }
      if depth <= 0 { return true }
      token = try next()
    }
  }

  /// Reads a value whose first token was taken, and hands over each number and text in it with the way there: `train.lr[0]`.
  ///
  /// - Parameters:
  ///   - first: The token.
  ///   - path: The keys on the way, which are as they were afterwards.
  ///   - depth: How deep the value lies.
  ///   - body: Takes the way and what stands there: a number, or `nil` for a text, which is ``text``.
  /// - Returns: Whether the value was whole.
  /// - Throws: A ``LogFault`` where the file cannot be read.
  mutating func flatten(
    _ first: Token, _ path: inout [UInt8], depth: Int = 0, _ body: (borrowing JSONTokens, [UInt8], LogNumber?) -> Void
  ) throws(LogFault) -> Bool {
    let length = path.count
    switch first {
    case .string, .word:
      body(self, path, number())
      return true
    case .beginObject:
      if depth > 32 { return try skip(first) }
      while true {
        var token = try next()
        if token == .comma { continue }
        if token == .endObject { return true }
        guard token == .string || token == .word else { return false }
        if !path.isEmpty { path.append(UInt8(ascii: ".")) }
        path.append(contentsOf: text.prefix(512))
        guard try next() == .colon else { return false }
        token = try next()
        guard try flatten(token, &path, depth: depth + 1, body) else { return false }
        path.removeSubrange(length...)
      }
    case .beginArray:
      if depth > 32 { return try skip(first) }
      var index = 0
      while true {
        let token = try next()
        if token == .comma { continue }
        if token == .endArray { return true }
        // Histograms and the like are no columns.
        if index >= 64 {
          guard try skip(token) else { return false }
          continue
        }
        path.append(contentsOf: "[\(index)]".utf8)
        index += 1
        guard try flatten(token, &path, depth: depth + 1, body) else { return false }
        path.removeSubrange(length...)
      }
    case .endObject, .endArray, .colon, .comma, .end, .broken: return false
    }
  }
}
