/// Whole-number arithmetic of a shell: `(A + B) * 2 / C`.
struct ShellArithmetic {
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0
  /// What a variable is.
  private let variable: (String) -> Int?

  /// Returns what an expression makes; `nil` for what cannot be read, for variables without a number, and beyond 64 bits.
  static func value(of text: String, _ variable: @escaping (String) -> Int?) -> Int? {
    var arithmetic = ShellArithmetic(bytes: Array(text.utf8), variable: variable)
    let value = arithmetic.sum()
    arithmetic.skipBlanks()
    return arithmetic.index == arithmetic.bytes.count ? value : nil
  }

  private init(bytes: [UInt8], variable: @escaping (String) -> Int?) {
    self.bytes = bytes
    self.variable = variable
  }

  private mutating func skipBlanks() {
    while index < bytes.count, " \t\r\n".utf8.contains(bytes[index]) { index += 1 }
  }

  private mutating func next() -> UInt8? {
    skipBlanks()
    return index < bytes.count ? bytes[index] : nil
  }

  private mutating func sum() -> Int? {
    guard var left = product() else { return nil }
    while let sign = next(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      index += 1
      guard let right = product() else { return nil }
      let (value, isOver) =
        sign == UInt8(ascii: "+") ? left.addingReportingOverflow(right) : left.subtractingReportingOverflow(right)
      if isOver { return nil }
      left = value
    }
    return left
  }

  private mutating func product() -> Int? {
    guard var left = power() else { return nil }
    while let sign = next(), "*/%".utf8.contains(sign) {
      index += 1
      guard let right = power() else { return nil }
      let (value, isOver) =
        switch sign {
        case UInt8(ascii: "*"): left.multipliedReportingOverflow(by: right)
        case UInt8(ascii: "/"): left.dividedReportingOverflow(by: right)
        default: left.remainderReportingOverflow(dividingBy: right)
        }
      if isOver { return nil }
      left = value
    }
    return left
  }

  private mutating func power() -> Int? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200, let base = factor() else { return nil }
    guard next() == UInt8(ascii: "*"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "*") else {
      return base
    }
    index += 2
    guard let exponent = power(), (0...64).contains(exponent) else { return nil }
    var value = 1
    for _ in 0..<exponent {
      let (product, isOver) = value.multipliedReportingOverflow(by: base)
      if isOver { return nil }
      value = product
    }
    return value
  }

  private mutating func factor() -> Int? {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200, let first = next() else { return nil }
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"):
      index += 1
      guard let value = factor() else { return nil }
      if first == UInt8(ascii: "+") { return value }
      let (negative, isOver) = (0).subtractingReportingOverflow(value)
      return isOver ? nil : negative
    case UInt8(ascii: "("):
      index += 1
      guard let value = sum(), next() == UInt8(ascii: ")") else { return nil }
      index += 1
      return value
    default:
      let start = index
      while index < bytes.count, bytes[index].isNamePart { index += 1 }
      let word = String(decoding: bytes[start..<index], as: UTF8.self)
      guard !word.isEmpty else { return nil }
      return first.isDigit ? Int(word) : variable(word)
    }
  }
}
