internal import Numbers

/// Reads a number of a log as programs write it: `1e-05`, `1.0E-05`, `.001`, in quotes, with a full stop, a comma or a bracket
/// behind it.
struct LogNumber {
  /// The value; ``LogTable/missing`` for `nan`, `None`, `null`, and what else stands for no number.
  var value: Double
  /// How many digits it is written with, without zeros before them; 0 where that tells nothing.
  var digits = 0
  /// How many digits stand behind the point, where there is no exponent.
  var decimals: Int?

  private static let reader = DecimalReader()

  /// Takes a number that was not written in digits.
  init(value: Double) { self.value = value }

  /// Reads a number with nothing around it; `nil` for anything else, words for no number among it.
  ///
  /// - Parameter text: The text.
  @inline(__always)
  init?(bare text: UnsafeBufferPointer<UInt8>) {
    guard let number = Self.reader.number(in: text) else { return nil }
    value = number
    count(text)
  }

  /// Reads a text; `nil` for what is no number and stands for none.
  ///
  /// - Parameter text: The text, perhaps with blanks and quotes around it.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    var text = text[...]
    while let first = text.first, first <= 0x20 || first == 0x22 || first == 0x27 { text = text.dropFirst() }
    while let last = text.last, Self.mayFollow(last) { text = text.dropLast() }
    guard !text.isEmpty else { return nil }
    let bare = UnsafeBufferPointer(rebasing: text)
    if let number = LogNumber(bare: bare) {
      self = number
      return
    }
    // `1.` with its full stop taken for the end of a sentence is read all the same; words for no number are few.
    switch String(decoding: bare.prefix(12), as: UTF8.self).lowercased() {
    case "nan", "-nan", "+nan", "none", "null", "na", "n/a": value = LogTable.missing
    case "inf", "+inf", "infinity", "+infinity": value = .infinity
    case "-inf", "-infinity": value = -.infinity
    case "true": value = 1
    case "false": value = 0
    default: return nil
    }
  }

  /// Reads a text.
  ///
  /// - Parameter text: The text, perhaps with blanks and quotes around it.
  init?(_ text: some StringProtocol) {
    var copy = String(text)
    guard let number = copy.withUTF8({ LogNumber($0) }) else { return nil }
    self = number
  }

  private static func mayFollow(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x22, 0x27, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "}"), UInt8(ascii: "."), UInt8(ascii: "|"):
      true
    default: false
    }
  }

  private mutating func count(_ text: UnsafeBufferPointer<UInt8>) {
    var (behind, hasPoint, hasExponent) = (0, false, false)
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if byte != UInt8(ascii: "0") || digits > 0 { digits += 1 }
        if hasPoint { behind += 1 }
      case UInt8(ascii: "."): hasPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): hasExponent = true
      default: break
      }
      if hasExponent { break }
    }
    decimals = hasExponent ? nil : behind
  }
}
