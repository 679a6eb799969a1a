package import Schedules

/// A parameter with the type of its value: declared once in an entry, and what its value is read by.
///
///     ScheduleDefinition("cosine", …) { declare in
///       let peak = declare(.rate("lr", 1, help: "Rate at iteration 0"), as: .peak)
///       return .schedule { arguments throws(ScheduleError) in try Cosine(maximum: arguments[peak]) }
///     }
///
/// What is misspelled does not compile, and neither does a parameter that is declared and never read.
package struct Key<Value: Sendable>: Sendable {
  /// What everybody may know of the parameter.
  package private(set) var parameter: Parameter
  private let write: @Sendable (Value) -> ParameterValue?
  private let convert: @Sendable (ParameterValue?, Arguments) throws(ScheduleError) -> Value

  /// Creates a key.
  ///
  /// - Parameters:
  ///   - parameter: What everybody may know of the parameter.
  ///   - write: Makes of a value what is given for it; `nil` where it is left out.
  ///   - convert: Makes a value of what was given or is the default; `nil` stands for neither.
  init(
    _ parameter: Parameter, write: @escaping @Sendable (Value) -> ParameterValue?,
    convert: @escaping @Sendable (ParameterValue?, Arguments) throws(ScheduleError) -> Value
  ) {
    self.parameter = parameter
    self.write = write
    self.convert = convert
  }

  /// The name of the parameter.
  package var name: String { parameter.name }

  /// What an error about the parameter is about.
  package var subject: Subject { .parameter(parameter.name) }

  /// Returns the key of a parameter whose value has these roles wherever it is declared.
  ///
  /// - Parameter roles: What the value is to the schedules that entries are built of.
  /// - Returns: The key.
  func playing(_ roles: Role...) -> Key {
    var key = self
    key.parameter.roles += roles
    return key
  }

  /// Returns the key of a parameter that takes fractions of updates, which it reads as the nearest whole number.
  func acceptingFractions() -> Key {
    var key = self
    key.parameter.isFractional = true
    return key
  }

  /// Returns the key of a mapping whose keys may be ranges of updates.
  func acceptingRanges() -> Key {
    var key = self
    key.parameter.takesRanges = true
    return key
  }

  func value(_ written: ParameterValue?, _ arguments: Arguments) throws(ScheduleError) -> Value {
    try convert(written, arguments)
  }

  /// Gives a value to the parameter, as an inverse does.
  ///
  /// - Parameter value: The value; `nil` leaves out a parameter that may be.
  /// - Returns: The value.
  package func callAsFunction(_ value: Value) -> Solution.Value { Solution.Value(name: name, value: write(value)) }
}

/// What stands for a parameter that was not given.
package enum Standard<Value: Sendable>: Sendable {
  /// Nothing: the parameter must be given.
  case required
  /// A value.
  case value(Value)

  func mapped(_ written: (Value) -> ParameterValue) -> Parameter.Default {
    switch self {
    case .required: .required
    case .value(let value): .value(written(value))
    }
  }
}

/// A learning rate, or a share of another.
enum RateOrShare: Sendable {
  /// A rate.
  case rate(Double)
  /// A share of the other rate, in hundredths.
  case percent(Double)

  /// The value as it would be given.
  var written: ParameterValue {
    switch self {
    case .rate(let rate): .number(rate)
    case .percent(let hundredths): .share(hundredths)
    }
  }
}

/// A value that a whole number can be the default of.
package protocol WholeNumberDefault: Sendable {
  /// The value that a whole number stands for.
  static func whole(_ number: Int) -> Self
}

extension Double: WholeNumberDefault {
  package static func whole(_ number: Int) -> Double { Double(number) }
}

extension Int: WholeNumberDefault {
  package static func whole(_ number: Int) -> Int { number }
}

extension Duration: WholeNumberDefault {
  package static func whole(_ number: Int) -> Duration { .iterations(number) }
}

extension Standard: ExpressibleByIntegerLiteral where Value: WholeNumberDefault {
  package init(integerLiteral value: Int) { self = .value(.whole(value)) }
}

extension Standard: ExpressibleByFloatLiteral where Value: ExpressibleByFloatLiteral {
  package init(floatLiteral value: Value.FloatLiteralType) { self = .value(Value(floatLiteral: value)) }
}

extension Standard<Duration> {
  /// A share of the run in hundredths.
  package static func percent(_ share: Double) -> Standard { .value(Duration(share, .percent)) }
}

/// That a parameter may be left out without a default, and what that means.
package struct Absence: Sendable {
  let meaning: String

  /// The parameter may be left out.
  ///
  /// - Parameter meaning: What the schedule does then, for the help.
  /// - Returns: What stands for a value that was not given.
  package static func none(_ meaning: String) -> Absence { Absence(meaning: meaning) }

  var standard: Parameter.Default { .none(meaning) }
}
