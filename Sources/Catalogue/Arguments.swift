public import Runs
public import Schedules
/// The values of a stage's parameters, given or by default, ready to build a schedule from.
///
/// Every accessor takes the parameter's full name and throws
/// ``ScheduleError/unknownParameter(_:)`` when the definition declares no such parameter or one of another kind.
public struct Arguments: Sendable {
  private let definition: ScheduleDefinition
  private let given: [String: ParameterValue]

  /// The run that the curve is evaluated over.
  public let context: RunContext

  /// Checks the values given to a definition's parameters.
  ///
  /// - Parameters:
  ///   - given: The values by the full name of their parameter.
  ///   - definition: The entry of the catalogue that declares the parameters.
  ///   - context: The run, which gives durations their meaning.
  /// - Throws: A ``ScheduleError`` for an undeclared parameter, a missing one, or a value that its bounds exclude.
  public init(
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

  /// Whether the definition has a parameter of this name.
  public func declares(_ name: String) -> Bool { definition.parameters.named(name)?.name == name }

  /// Whether the parameter was given, and not only has a default.
  public func isGiven(_ name: String) -> Bool { given[name] != nil }

  /// The number of a parameter that is given or has a default.
  public func number(_ name: String) throws(ScheduleError) -> Double {
    try required(name, optionalNumber(name))
  }

  /// The number of a parameter, or `nil`.
  public func optionalNumber(_ name: String) throws(ScheduleError) -> Double? {
    switch try value(name) {
    case nil: nil
    case .number(let number): number
    case .count(let count): Double(count)
    default: throw .unknownParameter(name)
    }
  }

  /// The whole number of a parameter that is given or has a default.
  public func count(_ name: String) throws(ScheduleError) -> Int {
    try required(name, optionalCount(name))
  }

  /// The whole number of a parameter, or `nil`.
  public func optionalCount(_ name: String) throws(ScheduleError) -> Int? {
    switch try value(name) {
    case nil: nil
    case .count(let count): count
    default: throw .unknownParameter(name)
    }
  }

  /// The iterations of a duration that is given or has a default, within the parameter's bounds.
  public func iterations(_ name: String) throws(ScheduleError) -> Int {
    try required(name, optionalIterations(name))
  }

  /// The iterations of a duration, within the parameter's bounds, or `nil`.
  public func optionalIterations(_ name: String) throws(ScheduleError) -> Int? {
    switch try value(name) {
    case nil: nil
    case .count(let count): count
    case .duration(let duration): try iterations(of: duration, name)
    default: throw .unknownParameter(name)
    }
  }

  /// The duration as it was written, for those who count it in their own way, or `nil`.
  public func optionalDuration(_ name: String) throws(ScheduleError) -> Quantity? {
    switch try value(name) {
    case nil: nil
    case .count(let count): .updates(count)
    case .duration(let duration): duration
    default: throw .unknownParameter(name)
    }
  }

  /// The word of a parameter that is given or has a default.
  public func choice(_ name: String) throws(ScheduleError) -> String {
    try required(name, optionalChoice(name))
  }

  /// The word of a parameter, or `nil`.
  public func optionalChoice(_ name: String) throws(ScheduleError) -> String? {
    switch try value(name) {
    case nil: nil
    case .choice(let word): word
    default: throw .unknownParameter(name)
    }
  }

  /// Whether a flag is set; one without a default is not.
  public func flag(_ name: String) throws(ScheduleError) -> Bool {
    switch try value(name) {
    case nil: false
    case .flag(let isOn): isOn
    default: throw .unknownParameter(name)
    }
  }

  /// The numbers of a list, or of a series and its file; none when it is not given.
  public func numbers(_ name: String) throws(ScheduleError) -> [Double] {
    if case .file(let path) = try value(name) {
      guard let series = context.series[path] else { throw .unreadSeries(path: path) }
      return series
    }
    return try elements(name) { (element) throws(ScheduleError) in
      switch element {
      case .number(let number): number
      case .count(let count): Double(count)
      default: throw .unknownParameter(name)
      }
    }
  }

  /// The text of a formula that is given or has a default.
  public func expressionText(_ name: String) throws(ScheduleError) -> String {
    guard let value = try value(name) else { throw .missing(parameter: name) }
    guard case .expression(let text) = value else { throw .unknownParameter(name) }
    return text
  }

  /// The iterations of a list of durations; none when it is not given.
  public func iterationList(_ name: String) throws(ScheduleError) -> [Int] {
    try elements(name) { (element) throws(ScheduleError) in
      switch element {
      case .count(let count): count
      case .duration(let duration): try iterations(of: duration, name)
      default: throw .unknownParameter(name)
      }
    }
  }

  /// The durations of a list as they were written; none when it is not given.
  public func durationList(_ name: String) throws(ScheduleError) -> [Quantity] {
    try elements(name) { (element) throws(ScheduleError) in
      switch element {
      case .count(let count): .updates(count)
      case .duration(let duration): duration
      default: throw .unknownParameter(name)
      }
    }
  }

  /// The iterations and values of a mapping, in the order written; none when it is not given.
  public func mapping(_ name: String) throws(ScheduleError) -> [(iteration: Int, value: Double)] {
    switch try value(name) {
    case nil: return []
    case .mapping(let entries):
      var pairs: [(iteration: Int, value: Double)] = []
      for entry in entries { pairs.append((try context.iterations(of: entry.key, parameter: name), entry.value)) }
      return pairs
    default: throw .unknownParameter(name)
    }
  }

  private func required<Value>(_ name: String, _ value: Value?) throws(ScheduleError) -> Value {
    guard let value else { throw .missing(parameter: name) }
    return value
  }

  private func elements<Element>(
    _ name: String, _ convert: (ParameterValue) throws(ScheduleError) -> Element
  ) throws(ScheduleError) -> [Element] {
    switch try value(name) {
    case nil: return []
    case .list(let values):
      var elements: [Element] = []
      elements.reserveCapacity(values.count)
      for value in values { elements.append(try convert(value)) }
      return elements
    default: throw .unknownParameter(name)
    }
  }

  private func value(_ name: String) throws(ScheduleError) -> ParameterValue? {
    if let value = given[name] { return value }
    guard let parameter = definition.parameters.named(name), parameter.name == name else {
      throw .unknownParameter(name)
    }
    if case .value(let value) = parameter.standard { return value }
    return nil
  }

  /// The iterations of a duration; what rounds out of the bounds (2 % of 10 iterations) is an error too.
  private func iterations(of duration: Quantity, _ name: String) throws(ScheduleError) -> Int {
    let count = try context.iterations(of: duration, parameter: name)
    if duration.unit != .updates, let bounds = definition.parameters.named(name)?.bounds,
      !bounds.contains(Double(count))
    {
      // A share that nobody asked for gives way in a run of a few iterations.
      if !isGiven(name), Double(count) < bounds.lower { return Int(saturating: bounds.lower) }
      throw .outOfBounds(parameter: name, value: "\(duration) (\(count) iterations)", accepted: bounds)
    }
    return count
  }

  private func check(_ value: ParameterValue, of parameter: Parameter) throws(ScheduleError) {
    func check(_ number: Double) throws(ScheduleError) {
      guard parameter.bounds.contains(number) else {
        throw .outOfBounds(parameter: parameter.name, value: value.description, accepted: parameter.bounds)
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
