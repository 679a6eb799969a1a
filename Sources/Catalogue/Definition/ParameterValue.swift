import Numbers
package import Runs
package import Schedules

/// A value that was given to a parameter, or that is its default.
package enum ParameterValue: Hashable, Sendable {
  /// A rate, a factor or a fraction.
  case number(Double)
  /// A share of the schedule's peak, in hundredths, where a rate stands otherwise.
  case share(Double)
  /// A whole number.
  case count(Int)
  /// A length of training.
  case duration(Quantity)
  /// One of the words that the parameter accepts.
  case choice(String)
  /// Yes or no.
  case flag(Bool)
  /// Several values of one kind.
  case list([ParameterValue])
  /// Values that take effect at iterations, in the order written.
  case mapping([Entry])
  /// The path of a file.
  case file(String)
  /// A formula of the epoch.
  case expression(Formula)

  /// One `iteration:value` of a mapping.
  package struct Entry: Hashable, Sendable {
    /// When the value takes effect.
    package var key: Quantity
    /// The value.
    package var value: Double

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - key: When the value takes effect.
    ///   - value: The value.
    package init(_ key: Quantity, _ value: Double) {
      self.key = key
      self.value = value
    }
  }
}

extension ParameterValue: CustomStringConvertible {
  /// The value as it is written on a command line.
  package var description: String {
    switch self {
    case .number(let number): numberText(number)
    case .share(let hundredths): "\(numberText(hundredths))%"
    case .count(let count): String(count)
    case .duration(let duration): duration.description
    case .choice(let text), .file(let text): text
    case .expression(let formula): formula.text
    case .flag(let isOn): isOn ? "true" : "false"
    case .list(let values): values.map(\.description).joined(separator: ",")
    case .mapping(let entries): entries.map { "\($0.key):\(numberText($0.value))" }.joined(separator: ",")
    }
  }
}

extension ParameterValue: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  /// A rate, a factor or a fraction.
  package init(floatLiteral value: Double) { self = .number(value) }
  /// A whole number.
  package init(integerLiteral value: Int) { self = .count(value) }
  /// Yes or no.
  package init(booleanLiteral value: Bool) { self = .flag(value) }
}
