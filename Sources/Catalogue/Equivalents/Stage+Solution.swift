import Numbers
import Schedules

extension Stage {
  /// Creates the stage of a solution as a person would write it: rates in the digits that count, and without factors and
  /// words that are what they are by default.
  ///
  /// - Parameters:
  ///   - definition: The entry.
  ///   - solution: What its inverse has found.
  init(_ definition: ScheduleDefinition, _ solution: Solution) {
    var values: [String: ParameterValue] = [:]
    for parameter in definition.parameters {
      guard let value = solution.values[parameter.name] else { continue }
      if parameter.isUnsaid(value) { continue }
      values[parameter.name] = parameter.isOfRates ? value.inFewDigits : value
    }
    self.init(definition, values)
  }
}

extension Parameter {
  /// Whether a value is the default and goes without saying. Rates and lengths are said, but for those that only stand for
  /// nothing.
  fileprivate func isUnsaid(_ value: ParameterValue) -> Bool {
    guard case .value(let standard) = standard else { return false }
    switch (kind, standard) {
    case (.rate, .number(let number)): return number < 0 && value == standard
    case (.duration, .duration(let length)): return length.amount == 0 && value == standard
    case (.factor, .count(let count)), (.fraction, .count(let count)): return value == .number(Double(count))
    case (.factor, _), (.fraction, _), (.count, _), (.choice, _), (.flag, _): return value == standard
    default: return false
    }
  }

  fileprivate var isOfRates: Bool { kind == .rate || kind == .rateOrShare || kind == .list(of: .rate) }
}

extension ParameterValue {
  /// The value without digits that only rounding has left.
  fileprivate var inFewDigits: ParameterValue {
    switch self {
    case .number(let number):
      let short = (1...15).lazy.map { number.rounded(toDigits: $0) }.first { rounded in
        (rounded - number).magnitude <= 4 * number.ulp
      }
      return .number(short ?? number)
    case .list(let values): return .list(values.map(\.inFewDigits))
    default: return self
    }
  }
}
