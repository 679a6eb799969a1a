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

  /// The iterations of all training, where a parameter of the entry tells them and the run gives them a meaning.
  ///
  /// - Throws: ``ScheduleError/missingFact(parameter:value:_:)`` for a share of a run whose length is not known.
  package var trainingLength: Int? {
    get throws(ScheduleError) {
      guard let parameter = definition.parameters.first(where: { $0.gives == .length }) else { return nil }
      var value = given[parameter.name]
      if value == nil, case .value(let standard) = parameter.standard { value = standard }
      switch value {
      case .duration(let duration)?:
        // A run by a clock that stands still has no length.
        if duration.unit == .trainerIterations { return nil }
        if duration.unit == .epochs, let epoch = ownEpochLength {
          return Int(saturating: (duration.amount * Double(epoch)).rounded())
        }
        do {
          return try iterations(of: duration, parameter)
        } catch {
          guard case .missingFact(_, _, let missing) = error, missing.wanted == .length else { return nil }
          throw error
        }
      case .count(let count)?: return count
      default: return nil
      }
    }
  }

  /// The iterations of an epoch as a parameter of the entry tells them.
  private var ownEpochLength: Int? {
    guard let parameter = definition.parameters.first(where: { $0.gives == .updatesPerEpoch }),
      case .count(let count)? = given[parameter.name]
    else { return nil }
    return count
  }

  /// The iterations of a duration; what rounds out of the bounds (2 % of 10 iterations) is an error too.
  func iterations(of duration: Duration, _ parameter: Parameter) throws(ScheduleError) -> Int {
    if let room = room(for: duration, parameter) {
      return Int(saturating: min(max(Double(room), parameter.bounds.lower), parameter.bounds.upper))
    }
    let count = try context.iterations(of: duration, parameter: parameter.name)
    if given[parameter.name] == nil, parameter.spansRun, let lead = warmupLength, lead >= count {
      return lead.multipliedSaturating(by: Self.warmupsInRun)
    }
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

  /// A length of our own that nobody gave has room for a warmup that somebody did: it is so many of it.
  private static let warmupsInRun = 5

  /// The iterations of a warmup that is given, but for a share of the run, which is none of a length that was not given.
  private var warmupLength: Int? {
    guard let parameter = definition.parameters.first(where: { $0.roles.contains(.warmupLength) }),
      case .duration(let duration)? = given[parameter.name], duration.unit != .percent
    else { return nil }
    do { return try context.iterations(of: duration, parameter: parameter.name) } catch { return nil }
  }

  /// The iterations of a duration, which are as many as are written where updates are.
  func realIterations(of duration: Duration, _ parameter: Parameter) throws(ScheduleError) -> Double {
    duration.unit == .updates ? duration.amount : Double(try iterations(of: duration, parameter))
  }

  /// Returns a length of our own, which leaves room for what follows it where it is what the run leaves of itself.
  ///
  /// - Parameters:
  ///   - key: The length.
  ///   - following: The iterations that follow it.
  /// - Returns: The length.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  func value(of key: Key<Int>, besides following: Int) throws(ScheduleError) -> Int {
    let value = try self[key]
    guard case .value(.duration(let duration)) = key.parameter.standard, room(for: duration, key.parameter) != nil
    else { return value }
    return max(Int(saturating: key.parameter.bounds.lower), value.addingSaturating(-max(0, following)))
  }

  /// The updates that the run leaves for a length of our own, where they are to stand in for its default.
  private func room(for standard: Duration, _ parameter: Parameter) -> Int? {
    guard given[parameter.name] == nil, parameter.spansRun, standard.unit == .percent || context.isLengthGiven else {
      return nil
    }
    return context.room
  }

  /// Returns a rate over a factor, which must leave one that is accepted.
  ///
  /// - Parameters:
  ///   - rate: The rate.
  ///   - factor: The parameter that it is divided by, above 0.
  /// - Returns: The quotient.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a factor that leaves more than ``Bounds/largestRate``.
  func quotient(of rate: Double, by factor: Key<Double>) throws(ScheduleError) -> Double {
    let divisor = try self[factor]
    guard Bounds.any.contains(rate / divisor) else {
      throw .outOfBounds(
        .parameter(factor.parameter.name), value: numberText(divisor),
        accepted: Bounds(rate.magnitude / Bounds.largestRate, Bounds.largestRate))
    }
    return rate / divisor
  }

  private func check(_ value: ParameterValue, of parameter: Parameter) throws(ScheduleError) {
    func check(_ number: Double) throws(ScheduleError) {
      guard parameter.bounds.contains(number) else {
        throw .outOfBounds(.parameter(parameter.name), value: value.description, accepted: parameter.bounds)
      }
    }
    switch value {
    case .number(let number), .share(let number): try check(number)
    case .count(let count): try check(Double(count))
    case .duration(let duration):
      if duration.unit == .updates { try check(duration.amount) }
    case .choice(let word):
      if case .choice(let accepted) = parameter.kind, !parameter.takesOtherWords, !accepted.contains(word) {
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
