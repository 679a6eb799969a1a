/// The numbers that Python's literals stand for.
package enum PythonNumber {
  /// Returns the number that a literal stands for, as a Double.
  ///
  /// - Parameter text: The literal: `1_000`, `1e-3`, `0x1F`.
  /// - Returns: The number; `nil` where there is none.
  package static func value(of text: String) -> Double? {
    let digits = text.filter { $0 != "_" }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.lowercased().hasPrefix(prefix) {
      return Int(digits.dropFirst(2), radix: radix).map(Double.init)
    }
    return Double(digits)
  }
}
