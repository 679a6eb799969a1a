import Numbers

/// Several numbers by their ends: `1e-4..1e-2x5` in equal factors, `0.9..0.99+0.03` in equal steps.
struct ValueRange: Equatable {
  /// How one number leads to the next.
  enum Spacing: Equatable {
    /// So many numbers, both ends among them, each the same factor of the one before.
    case factors(count: String)
    /// A step, up to the last number that is not beyond the end.
    case steps(by: String)
  }

  /// The text of the first number.
  let first: String
  /// The text of the end.
  let end: String
  /// How one number leads to the next.
  let spacing: Spacing

  /// Divides a text; `nil` for one that is no range.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    let dot = UInt8(ascii: ".")
    guard
      let dots = bytes.indices.first(where: {
        $0 > 0 && $0 + 2 < bytes.count && bytes[$0] == dot && bytes[$0 + 1] == dot
      })
    else { return nil }
    let rest = bytes[(dots + 2)...]
    // The sign of an exponent is no step.
    let plus = rest.indices.last { index in
      bytes[index] == UInt8(ascii: "+") && index > rest.startIndex && bytes[index - 1] | 0x20 != UInt8(ascii: "e")
    }
    let cross = rest.indices.last { bytes[$0] == UInt8(ascii: "x") && $0 > rest.startIndex }
    guard let mark = plus ?? cross, mark + 1 < bytes.count else { return nil }
    first = String(decoding: bytes[..<dots], as: UTF8.self)
    end = String(decoding: rest[..<mark], as: UTF8.self)
    let tail = String(decoding: bytes[(mark + 1)...], as: UTF8.self)
    spacing = plus == nil ? .factors(count: tail) : .steps(by: tail)
  }

  /// Returns numbers in equal factors.
  ///
  /// - Parameters:
  ///   - first: The first number, greater than 0.
  ///   - end: The last number, greater than 0.
  ///   - count: How many, at least 2.
  /// - Returns: The numbers.
  static func factors(from first: Double, to end: Double, count: Int) -> [Double] {
    (0..<count).map { index in
      if index == 0 { return first }
      if index == count - 1 { return end }
      let share = Double(index) / Double(count - 1)
      // Digits that only rounding put there would stand in labels and recipes.
      return (first * Double.exp(share * Double.log(end / first))).rounded(toDigits: 15)
    }
  }

  /// Returns numbers in equal steps; `nil` where there are more than a limit.
  ///
  /// - Parameters:
  ///   - first: The first number.
  ///   - end: The number that none goes beyond.
  ///   - step: The step, not 0, with the sign that leads to the end.
  ///   - limit: The most numbers.
  /// - Returns: The numbers; `nil` where there is none.
  static func steps(from first: Double, to end: Double, by step: Double, atMost limit: Int) -> [Double]? {
    let span = (end - first) / step
    // What rounding takes from the last step is given back to it.
    let count = (span + 1e-9).rounded(.down)
    guard count.isFinite, count >= 0, count < Double(limit) else { return nil }
    let scale = decimalScale(of: first, step)
    return (0...Int(saturating: count)).map { index in
      guard let scale else { return first + Double(index) * step }
      return ((first * scale).rounded() + Double(index) * (step * scale).rounded()) / scale
    }
  }

  /// The power of ten that makes both numbers whole, so that their sums are those of their decimals.
  private static func decimalScale(of first: Double, _ step: Double) -> Double? {
    var scale = 1.0
    for _ in 0..<16 {
      let isWhole = [first, step].allSatisfy { number in
        let scaled = number * scale
        return scaled.magnitude < 0x1p50 && (scaled - scaled.rounded()).magnitude <= scaled.magnitude * 1e-15
      }
      if isWhole { return scale }
      scale *= 10
    }
    return nil
  }
}
