package import Numbers

/// The words at the ticks of an axis, as people type them: `1e-4`, `0.05`, `10k`.
package enum TickLabels {
  /// The labels of rates on a linear axis, all in one form.
  ///
  /// Plain decimals within about 0.01…1000, with as many places as the step asks for; else a digit and a power of ten.
  ///
  /// - Parameter ticks: The ticks, all multiples of one step.
  /// - Returns: One label a tick; never one that must be added to an offset elsewhere.
  package static func rates(_ ticks: [DecimalNumber]) -> [String] {
    let magnitudes = ticks.filter { $0.digits != 0 }.map { abs($0.value) }
    // A step of 0.005 reads better as a decimal next to 0.010 and 0.015.
    let isPlain = (magnitudes.min() ?? 1) >= 0.005 && (magnitudes.max() ?? 1) <= 1000
    guard isPlain else { return ticks.map(scientific) }
    let reduced = ticks.map(\.reduced)
    let places = max(0, -(reduced.map(\.exponent).min() ?? 0))
    return ticks.map { decimal($0, places: places) }
  }

  /// The labels of rates on a logarithmic axis, each in the form that fits it.
  ///
  /// - Parameter ticks: The ticks.
  /// - Returns: One label a tick.
  package static func logarithmicRates(_ ticks: [DecimalNumber]) -> [String] {
    ticks.map { tick in
      let magnitude = abs(tick.value)
      guard tick.digits != 0, magnitude < 0.01 || magnitude > 1000 else {
        return decimal(tick, places: max(0, -tick.reduced.exponent))
      }
      return scientific(tick)
    }
  }

  /// The labels of counts, with one prefix for the axis: `10k`, `1.5M`.
  ///
  /// - Parameters:
  ///   - ticks: The ticks, all multiples of one step.
  ///   - billions: What stands for thousands of millions.
  /// - Returns: One label a tick; plain digits below 10,000, and wherever a prefix would need more than two decimals.
  package static func counts(_ ticks: [DecimalNumber], billions: String = "G") -> [String] {
    let reduced = ticks.map(\.reduced)
    let highest = ticks.map { abs($0.value) }.max() ?? 0
    let lowestExponent = reduced.filter { $0.digits != 0 }.map(\.exponent).min() ?? 0
    // Few people know the prefixes beyond this, and one of them would be read as an exponent.
    if highest >= 1e15 { return ticks.map(scientific) }
    let prefixes = [("T", 12), (billions, 9), ("M", 6), ("k", 3)]
    var chosen = ("", 0)
    if highest >= 10_000 {
      chosen = prefixes.first { highest >= DecimalNumber(digits: 1, exponent: $0.1).value } ?? chosen
      if chosen.1 - lowestExponent > 2 { chosen = ("", 0) }
    }
    let places = max(0, chosen.1 - lowestExponent)
    return ticks.map { tick in
      guard tick.digits != 0 else { return "0" }
      return decimal(DecimalNumber(digits: tick.digits, exponent: tick.exponent - chosen.1), places: places) + chosen.0
    }
  }

  /// A number as a digit, further digits if there are any, and a power of ten: `2.5e-4`; zero is `0`.
  ///
  /// - Parameter number: The number.
  /// - Returns: The number.
  package static func scientific(_ number: DecimalNumber) -> String {
    let reduced = number.reduced
    guard reduced.digits != 0 else { return "0" }
    var digits = String(reduced.digits.magnitude)
    let exponent = reduced.exponent + digits.utf8.count - 1
    if digits.utf8.count > 1 { digits.insert(".", at: digits.index(after: digits.startIndex)) }
    return "\(reduced.digits < 0 ? "-" : "")\(digits)e\(exponent)"
  }

  /// A number with a fixed number of decimals: `0.30`.
  ///
  /// - Parameters:
  ///   - number: The number; it has no more decimals than the places asked for.
  ///   - places: The number of decimals, at least 0.
  /// - Returns: The number.
  package static func decimal(_ number: DecimalNumber, places: Int) -> String {
    let reduced = number.reduced
    var digits = String(reduced.digits.magnitude)
    if reduced.digits != 0, reduced.exponent + places > 0 {
      digits += String(repeating: "0", count: min(reduced.exponent + places, 400))
    }
    if digits.utf8.count <= places {
      digits = String(repeating: "0", count: places + 1 - digits.utf8.count) + digits
    }
    if reduced.digits == 0 { digits = String(repeating: "0", count: places + 1) }
    if places > 0 { digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -places)) }
    return reduced.digits < 0 ? "-" + digits : digits
  }
}
