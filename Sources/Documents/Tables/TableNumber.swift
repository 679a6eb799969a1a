internal import Numbers

/// Reads the numbers of a table as programs write them.
struct TableNumber {
  /// The sign before a fraction, once a number has shown it; a full stop where nothing else may be.
  private(set) var point: UInt8?

  private let reader = DecimalReader()

  /// Creates a reader of numbers.
  ///
  /// - Parameter divider: What stands between the fields. Only where semicolons do may a comma begin a fraction.
  init(_ divider: TableDivider) {
    point = divider == .semicolon ? nil : Self.fullStop
  }

  private static let fullStop = UInt8(ascii: ".")
  private static let comma = UInt8(ascii: ",")

  /// Whether either sign could have come.
  private var wasOpen = false

  /// Returns the number of a field; ``TableReader/missing`` when there is none in it.
  ///
  /// - Throws: ``TableFault/notANumber(_:)`` and ``TableFault/otherDecimalSign(_:)``.
  @inline(__always)
  mutating func number(_ text: UnsafeBufferPointer<UInt8>) throws(TableFault) -> Double {
    if text.isEmpty { return TableReader.missing }
    if let point, let number = reader.number(in: text, point: point) { return number }
    return try other(text)
  }

  /// Takes note of the sign before the fraction of a field that nobody asked for.
  ///
  /// - Throws: ``TableFault/otherDecimalSign(_:)``.
  mutating func watch(_ text: UnsafeBufferPointer<UInt8>) throws(TableFault) {
    do throws(TableFault) {
      _ = try number(text)
    } catch {
      if case .otherDecimalSign = error { throw error }
    }
  }

  @inline(never)
  private mutating func other(_ text: UnsafeBufferPointer<UInt8>) throws(TableFault) -> Double {
    // Blanks within quotes.
    let bare = Self.trimmed(text)
    if bare.count < text.count { return try number(bare) }
    if point == nil {
      for sign in [Self.fullStop, Self.comma] {
        guard let number = reader.number(in: text, point: sign) else { continue }
        if text.contains(sign) {
          point = sign
          wasOpen = true
        }
        return number
      }
    }
    if let word = Self.word(text) { return word }
    let otherSign = point == Self.comma ? Self.fullStop : Self.comma
    let isOther = wasOpen && reader.number(in: text, point: otherSign) != nil
    throw isOther ? .otherDecimalSign(Self.string(text)) : .notANumber(Self.string(text))
  }

  private static func trimmed(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let first = text.firstIndex(where: { $0 > 0x20 }), let last = text.lastIndex(where: { $0 > 0x20 }) else {
      return UnsafeBufferPointer(rebasing: text[..<0])
    }
    return UnsafeBufferPointer(rebasing: text[first...last])
  }

  /// The number, or the lack of one, that a word stands for; `nil` for other words.
  private static func word(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    guard text.count <= 9 else { return nil }
    switch String(decoding: text, as: UTF8.self).lowercased() {
    case "nan", "+nan", "-nan": return .nan
    case "inf", "+inf", "infinity", "+infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    case "na", "n/a", "none", "null": return TableReader.missing
    default: return nil
    }
  }

  /// The text of a field, as much of it as an error shows.
  private static func string(_ text: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: text.prefix(1000), as: UTF8.self)
  }

  /// Returns whether a text is no number but begins as one: a number with a slip of the finger in it, as a rule.
  static func isHalf(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let unsigned = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+") ? text.dropFirst() : text[...]
    let digits = unsigned.first.map { $0 == fullStop || $0 == comma } == true ? unsigned.dropFirst() : unsigned
    return digits.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } == true
  }
}
