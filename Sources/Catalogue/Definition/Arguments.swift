import Numbers
package import Schedules

/// The values of a stage's parameters, given or by default, ready to build a schedule from.
///
/// `arguments[key]` is the value of the parameter that an entry declared as `key`.
package struct Arguments: Sendable {
  private let definition: ScheduleDefinition
  private let given: [String: ParameterValue]

  /// The run that the curve is evaluated over.
  package let context: RunContext

  /// Checks the values given to a definition's parameters.
  ///
  /// - Parameters:
  ///   - given: The values by the full name of their parameter.
  ///   - definition: The entry of the catalogue that declares the parameters.
  ///   - context: The run, which gives durations their meaning.
  /// - Throws: A ``ScheduleError`` for an undeclared parameter, a missing one, or a value that its bounds exclude.
  package init(
    _ given: [String: ParameterValue], for definition: ScheduleDefinition, context: RunContext
  ) throws(ScheduleError) {
    self.given = given
    self.definition = definition
    self.context = context
    for name in given.keys where definition.parameters.named(name)?.name != name {
      throw .unknownParameter(name)
    }
    for parameter in definition.parameters {
      if let value = given[parameter.name] {
        try check(value, of: parameter)
      } else if parameter.standard == .required {
        throw .missing(parameter: parameter.name)
      }
    }
  }

  /// The value of a parameter, given or by default.
  ///
  /// - Throws: A ``ScheduleError`` for a length of training that the run gives no meaning to, and for numbers in a file
  ///   that was not read; ``ScheduleError/unknownParameter(_:)`` when the entry has not declared the parameter.
  package subscript<Value>(key: Key<Value>) -> Value {
    get throws(ScheduleError) {
      if let value = given[key.name] { return try key.value(value, self) }
      // The entry's own default counts: entries share keys whose defaults differ.
      guard let parameter = definition.parameters.first(where: { $0.name == key.name }) else {
        throw .unknownParameter(key.name)
      }
      guard case .value(let value) = parameter.standard else { return try key.value(nil, self) }
      return try key.value(value, self)
    }
  }

  /// Whether a parameter was given, and not only has a default.
  package func isGiven<Value>(_ key: Key<Value>) -> Bool { given[key.name] != nil }

  /// The iterations of a duration; what rounds out of the bounds (2 % of 10 iterations) is an error too.
  func iterations(of duration: Duration, _ parameter: Parameter) throws(ScheduleError) -> Int {
    let count = try context.iterations(of: duration, parameter: parameter.name)
    if duration.unit != .updates, !parameter.bounds.contains(Double(count)) {
      // A share that nobody asked for gives way in a run of a few iterations.
      if given[parameter.name] == nil, Double(count) < parameter.bounds.lower {
        return Int(saturating: parameter.bounds.lower)
      }
      throw .outOfBounds(
        .parameter(parameter.name), value: "\(duration) (\(count) iterations)", accepted: parameter.bounds)
    }
    return count
  }

  private func check(_ value: ParameterValue, of parameter: Parameter) throws(ScheduleError) {
    func check(_ number: Double) throws(ScheduleError) {
      guard parameter.bounds.contains(number) else {
        throw .outOfBounds(.parameter(parameter.name), value: value.description, accepted: parameter.bounds)
      }
    }
    switch value {
    case .number(let number): try check(number)
    case .count(let count): try check(Double(count))
    case .duration(let duration):
      if duration.unit == .updates { try check(duration.amount) }
    case .choice(let word):
      if case .choice(let accepted) = parameter.kind, !accepted.contains(word) {
        throw .notAChoice(parameter: parameter.name, value: word, accepted: accepted)
      }
    case .list(let values):
      // A framework takes any number for a metric.
      if parameter.kind == .series { return }
      for value in values { try self.check(value, of: parameter) }
    case .mapping(let entries):
      for entry in entries { try check(entry.value) }
    case .flag, .file, .expression: break
    }
  }
}
