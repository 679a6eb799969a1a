import Catalogue
import Runs
import Schedules

/// Why a text is not the length of training that it should be.
enum QuantityFault: Error, Equatable, Sendable {
  /// It is no number, or has an unknown unit.
  case notAQuantity
  /// The number is not finite.
  case notFinite
  /// It counts whole things, but not in whole ones.
  case notWhole
  /// It counts more than there can be.
  case tooLarge
}

/// Reads lengths of training: `1000`, `5k`, `2e5`, `10%`, `30ep`, `1Msamp`, `300Btok`, and Composer's `30ba`, `0.5dur` and `64sp`.
enum QuantityParser {
  /// The letters that multiply, with the power of ten of each.
  private static let multipliers: [Character: Int] = ["k": 3, "K": 3, "M": 6, "G": 9, "B": 9, "T": 12]

  /// What a unit is written as, and the power of ten that makes its amount of the number before it.
  private static let spellings: [Substring: (unit: Quantity.Unit, power: Int)] = {
    var spellings: [Substring: (unit: Quantity.Unit, power: Int)] = [
      "ba": (.updates, 0), "dur": (.percent, 2), "sp": (.samples, 0),
    ]
    // `iter` stands among the words for updates.
    for unit in Quantity.Unit.allCases where unit != .trainerIterations {
      spellings[unit.rawValue[...]] = (unit, 0)
      for word in words(for: unit) { spellings[word] = (unit, 0) }
    }
    return spellings
  }()

  /// The words in full that people write for a unit.
  private static func words(for unit: Quantity.Unit) -> [Substring] {
    switch unit {
    case .updates: ["it", "iter", "iters", "iteration", "iterations", "step", "steps", "update", "updates"]
    case .epochs: ["epoch", "epochs"]
    case .samples: ["sample", "samples"]
    case .tokens: ["token", "tokens"]
    case .microSteps: ["batch", "batches"]
    case .percent: ["percent"]
    case .trainerIterations: []
    }
  }

  /// Whether a word is a unit, so that it belongs to the number before it: `30 epochs`.
  static func isUnit(_ word: String) -> Bool { !word.isEmpty && spellings[word[...]] != nil }

  /// The unit that a word is, and the power of ten that makes its amount of the number before it; `nil` for a word that is none.
  private static func spelling(
    _ word: Substring, _ iterations: Quantity.Unit
  ) -> (unit: Quantity.Unit, power: Int)? {
    word == Quantity.Unit.trainerIterations.rawValue ? (iterations, 0) : spellings[word]
  }

  /// Returns the quantity that a text is.
  ///
  /// - Parameters:
  ///   - text: A number, then perhaps a letter that multiplies it, then perhaps blanks and a unit.
  ///   - mayBeFraction: Whether updates need not be whole ones.
  ///   - iterations: What `iter` counts: updates, to all but Composer.
  /// - Returns: The quantity.
  /// - Throws: What is wrong with the text. Bounds are not looked at.
  static func quantity(
    _ text: some StringProtocol, mayBeFraction: Bool = false, iterations: Quantity.Unit = .updates
  ) throws(QuantityFault) -> Quantity {
    let mantissa = String(NumberReader.numericPrefix(of: text))
    let suffix = text.dropFirst(mantissa.count).drop { $0 == " " }
    guard !mantissa.isEmpty else {
      throw NumberReader.looksNumeric(text) ? .notFinite : .notAQuantity
    }
    if let (unit, power) = spelling(Substring(suffix), iterations) {
      return try quantity(mantissa, timesTenTo: power, unit, mayBeFraction)
    }
    guard let power = suffix.first.flatMap({ multipliers[$0] }),
      let (unit, more) = spelling(Substring(suffix.dropFirst().drop { $0 == " " }), iterations), unit != .percent
    else { throw .notAQuantity }
    return try quantity(mantissa, timesTenTo: power + more, unit, mayBeFraction)
  }

  /// Returns a text without the word for updates at its end, so that its number can be read as a count.
  static func withoutUpdates(_ text: String) -> String {
    let mantissa = NumberReader.numericPrefix(of: text)
    let suffix = text[mantissa.endIndex...].drop { $0 == " " }
    let letter = suffix.first.flatMap { multipliers[$0] == nil ? nil : suffix.prefix(1) } ?? ""
    for multiplier in ["", letter] {
      if let (unit, power) = spellings[suffix.dropFirst(multiplier.count).drop { $0 == " " }], unit == .updates,
        power == 0
      {
        return String(mantissa) + String(multiplier)
      }
    }
    return text
  }

  /// Returns the whole number that a text is, with the letters that multiply but without a unit.
  ///
  /// - Parameter text: A number, then perhaps a letter that multiplies it.
  /// - Returns: The whole number.
  /// - Throws: What is wrong with the text. Bounds are not looked at.
  static func count(_ text: some StringProtocol) throws(QuantityFault) -> Int {
    let isDigits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    // Digits alone are read exactly, beyond what a Double can count.
    if isDigits, !text.isEmpty {
      guard let count = Int(text) else { throw .tooLarge }
      return count
    }
    let quantity = try quantity(text)
    guard quantity.unit == .updates else { throw .notAQuantity }
    guard let count = Int(exactly: quantity.amount) else { throw .tooLarge }
    return count
  }

  private static func quantity(
    _ mantissa: String, timesTenTo power: Int, _ unit: Quantity.Unit, _ mayBeFraction: Bool
  ) throws(QuantityFault) -> Quantity {
    if power == 0, let count = Int(mantissa) { return Quantity(Double(count), unit) }
    let amount = try number(shifted(mantissa, by: power))
    guard unit.isWhole, !mayBeFraction || unit != .updates else {
      // Updates are counted in the end, also where a part of one is taken.
      guard unit != .updates || amount.magnitude <= 0x1p63 else { throw .tooLarge }
      return Quantity(amount, unit)
    }
    guard amount == amount.rounded() else { throw .notWhole }
    guard amount.magnitude <= 0x1p63, mantissa.utf8.contains(where: isMarker) || amount.magnitude < 0x1p63 else {
      throw .tooLarge
    }
    return Quantity(amount, unit)
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

  private static func number(_ text: String) throws(QuantityFault) -> Double {
    do { return try NumberReader.number(text) } catch { throw error == .notFinite ? .tooLarge : .notAQuantity }
  }
}
