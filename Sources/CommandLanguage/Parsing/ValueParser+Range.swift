import Catalogue
import Numbers
import Runs

extension ValueParser {
  /// The range that a text is; `nil` for another text, and where no numbers are taken.
  func range(_ text: String) -> ValueRange? {
    switch kind {
    case .rate, .rateOrShare, .factor, .fraction, .count, .duration: ValueRange(text)
    case .choice, .flag, .list, .mapping, .series, .expression: nil
    }
  }

  /// Returns the values of a range.
  ///
  /// - Parameters:
  ///   - range: The range.
  ///   - text: What a person wrote, for errors.
  /// - Returns: The values.
  /// - Throws: A ``UsageError`` for ends and steps that are no values of the kind or lead nowhere.
  func values(of range: ValueRange, _ text: String) throws(UsageError) -> [ParameterValue] {
    let (first, end, unit) = try ends(of: range, text)
    let numbers: [Double]
    switch range.spacing {
    case .factors(let count):
      let count = try ValueParser(option, .count, .any).count(count)
      guard first > 0, end > 0 else { throw .notARange(option, value: text, .factorsOfZero) }
      guard count >= 2 else { throw .notARange(option, value: text, .tooFew) }
      guard count <= SweepExpansion.limit else { throw .notARange(option, value: text, .tooMany) }
      numbers = ValueRange.factors(from: first, to: end, count: count)
    case .steps(let step):
      let step = try amount(step, in: unit)
      guard step != 0, (end - first) / step >= 0 else { throw .notARange(option, value: text, .stepAway) }
      guard let found = ValueRange.steps(from: first, to: end, by: step, atMost: SweepExpansion.limit) else {
        throw .notARange(option, value: text, .tooMany)
      }
      numbers = found
    }
    var values: [ParameterValue] = []
    for number in numbers {
      let value = parameterValue(number, in: unit)
      // Whole numbers that lie close together may be the same.
      if values.last != value { values.append(value) }
    }
    return values
  }

  /// Both ends as numbers, and the unit that they are in.
  private func ends(
    of range: ValueRange, _ text: String
  ) throws(UsageError) -> (first: Double, end: Double, unit: Quantity.Unit) {
    if kind == .rateOrShare { return try endsOfRates(range, text) }
    guard kind == .duration else {
      return (try number(of: value(range.first)), try number(of: value(range.end)), .updates)
    }
    var (first, end) = (try duration(range.first), try duration(range.end))
    // A number without a unit is in that of the other end.
    if first.unit == .updates { first.unit = end.unit } else if end.unit == .updates { end.unit = first.unit }
    guard first.unit == end.unit else { throw .notARange(option, value: text, .unitsDiffer) }
    return (first.amount, end.amount, first.unit)
  }

  /// Both ends of rates or of shares of the peak; a number without a sign is what the other end is.
  private func endsOfRates(
    _ range: ValueRange, _ text: String
  ) throws(UsageError) -> (first: Double, end: Double, unit: Quantity.Unit) {
    let ends = (try value(range.first), try value(range.end))
    switch ends {
    case (.number(let first), .number(let end)): return (first, end, .updates)
    case (.share(let first), .share(let end)), (.number(let first), .share(let end)): return (first, end, .percent)
    default: throw .notARange(option, value: text, .unitsDiffer)
    }
  }

  /// The amount of a step, in the unit of the ends.
  private func amount(_ text: String, in unit: Quantity.Unit) throws(UsageError) -> Double {
    switch kind {
    case .duration:
      let step = try ValueParser(option, .duration, .any).duration(text)
      guard step.unit == unit || step.unit == .updates else { throw .notARange(option, value: text, .unitsDiffer) }
      return step.amount
    case .count: return Double(try ValueParser(option, .count, .any).count(text))
    default: return number(of: try ValueParser(option, kind, .any).value(text))
    }
  }

  private func number(of value: ParameterValue) -> Double {
    switch value {
    case .number(let number), .share(let number): number
    case .count(let count): Double(count)
    default: 0
    }
  }

  private func parameterValue(_ number: Double, in unit: Quantity.Unit) -> ParameterValue {
    switch kind {
    case .count: .count(Int(saturating: number.rounded()))
    case .rateOrShare: unit == .percent ? .share(number) : .number(number)
    case .duration: .duration(Quantity(unit.isWhole ? number.rounded() : number, unit))
    default: .number(number)
    }
  }
}
