import Schedules

/// Why a text is not the length of training that it should be.
enum DurationFault: Error, Equatable, Sendable {
  /// It is no number, or has an unknown unit.
  case notADuration
  /// The number is not finite.
  case notFinite
  /// It counts iterations, but not in whole ones.
  case notWhole
  /// It counts more iterations than there can be.
  case tooLarge
}

/// Reads lengths of training: `1000`, `5k`, `1.5M`, `2e5`, `10%`, `30ep`, and Composer's `30ba` and `0.5dur`.
enum DurationParser {
  /// The suffixes that multiply, with the power of ten of each.
  private static let multipliers: [Substring: Int] = ["k": 3, "K": 3, "M": 6, "G": 9, "B": 9]

  /// Returns the duration that a text is.
  ///
  /// - Parameter text: A number, then a suffix that multiplies it or a unit.
  /// - Throws: What is wrong with the text. Bounds are not looked at.
  static func duration(_ text: some StringProtocol) throws(DurationFault) -> Duration {
    let mantissa = String(NumberReader.numericPrefix(of: text))
    let suffix = String(text.dropFirst(mantissa.count))
    guard !mantissa.isEmpty else {
      throw NumberReader.looksNumeric(text) ? .notFinite : .notADuration
    }
    if let power = multipliers[suffix[...]] {
      return try iterations(mantissa, timesTenTo: power, unit: .iterations)
    }
    switch Duration.Unit(rawValue: suffix) {
    case .iterations: return try iterations(mantissa, timesTenTo: 0, unit: .iterations)
    case .batches: return try iterations(mantissa, timesTenTo: 0, unit: .batches)
    case let unit?: return Duration(try number(mantissa), unit)
    case nil: throw .notADuration
    }
  }

  /// Returns the whole number that a text is, with the suffixes of durations but without their units.
  ///
  /// - Parameter text: A number, then perhaps a suffix that multiplies it.
  /// - Throws: What is wrong with the text. Bounds are not looked at.
  static func count(_ text: some StringProtocol) throws(DurationFault) -> Int {
    let isDigits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    // Digits alone are read exactly, beyond what a Double can count.
    if isDigits, !text.isEmpty {
      guard let count = Int(text) else { throw .tooLarge }
      return count
    }
    let duration = try duration(text)
    guard duration.unit == .iterations else { throw .notADuration }
    guard let count = Int(exactly: duration.amount) else { throw .tooLarge }
    return count
  }

  private static func iterations(
    _ mantissa: String, timesTenTo power: Int, unit: Duration.Unit
  ) throws(DurationFault) -> Duration {
    if power == 0, let count = Int(mantissa) { return Duration(Double(count), unit) }
    let amount = try number(shifted(mantissa, by: power))
    guard amount == amount.rounded() else { throw .notWhole }
    guard amount.magnitude <= 0x1p63, mantissa.utf8.contains(where: isMarker) || amount.magnitude < 0x1p63 else {
      throw .tooLarge
    }
    return Duration(amount, unit)
  }

  /// A number with a decimal point or an exponent; what is made of digits alone was already read exactly.
  private static func isMarker(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
  }

  /// The text of a number times a power of ten: a product in binary would make 1100.0000000000002 of 1.1k.
  private static func shifted(_ mantissa: String, by power: Int) -> String {
    guard power != 0 else { return mantissa }
    guard let mark = mantissa.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return "\(mantissa)e\(power)" }
    let exponent = Int(mantissa[mantissa.index(after: mark)...]) ?? 0
    let (sum, overflow) = exponent.addingReportingOverflow(power)
    return overflow ? mantissa : "\(mantissa[..<mark])e\(sum)"
  }

  private static func number(_ text: String) throws(DurationFault) -> Double {
    do { return try NumberReader.number(text) } catch { throw error == .notFinite ? .tooLarge : .notADuration }
  }
}
