import Catalogue
import Numbers
import Runs
import Schedules

extension CallReader {
  /// An argument with the name of what it is given to.
  struct Bound {
    var name: String
    var value: ScriptValue
    var range: Range<Int>
  }

  /// The arguments of a call by the names that its signature gives them.
  func bind(
    _ call: ScriptCall, _ signature: CallSignature, takes: (String) -> Bool = { _ in false }
  ) throws(ScriptFault) -> [String: Bound] {
    var bound: [String: Bound] = [:]
    var places = signature.places[...]
    let known = signature.places + signature.names.sorted()
    for argument in call.arguments {
      if argument.isUnpacked {
        throw ScriptFault(
          argument.range, "what '\(interpreter.text(argument.range).prefix(40))' stands for is not known")
      }
      let name: String
      if let keyword = argument.name {
        guard known.contains(keyword) || takes(keyword) else {
          throw ScriptFault(
            place(of: keyword, before: argument.range), "\(call.path) has no argument '\(keyword.prefix(40))'")
        }
        name = keyword
      } else if let place = places.popFirst() {
        name = place
      } else {
        let more =
          signature.isOpen
          ? "the order of its other arguments is not known here: write their names" : "it takes no more"
        throw ScriptFault(argument.range, "\(call.path): \(more)")
      }
      guard bound[name] == nil else { throw ScriptFault(argument.range, "'\(name)' is given twice") }
      bound[name] = Bound(name: name, value: argument.value, range: argument.range)
    }
    return bound
  }

  /// Where a keyword stands before its value.
  private func place(of keyword: String, before value: Range<Int>) -> Range<Int> {
    var end = value.lowerBound
    let bytes = interpreter.bytes
    while end > 0,
      [UInt8(ascii: " "), UInt8(ascii: "="), UInt8(ascii: "("), UInt8(ascii: "\n")].contains(bytes[end - 1])
    {
      end -= 1
    }
    let start = end - keyword.utf8.count
    guard start >= 0, bytes[start..<end].elementsEqual(keyword.utf8) else { return value }
    return start..<end
  }

  /// The values that a call gives to the parameters of an entry.
  mutating func values(
    of call: ScriptCall, for definition: ScheduleDefinition
  ) throws(ScriptFault) -> [String: ParameterValue] {
    guard let signature = definition.signature else { return [:] }
    let bound = try bind(call, signature) { signature.takes($0, of: definition) }
    for name in signature.unknown.sorted() {
      guard let argument = bound[name] else { continue }
      if case .none = argument.value { continue }
      throw ScriptFault(
        argument.range, "'\(name)' changes the rates of \(definition.name) in a way that is not known here")
    }
    if definition.takesOptimizerRate { takeRate(bound) }
    if let cycles = bound[Self.cycles] { return try values(ofCycles: cycles, for: definition) }
    var values: [String: ParameterValue] = [:]
    for argument in call.arguments.compactMap({ argument in bound.values.first { $0.range == argument.range } }) {
      guard argument.name != CallSignature.optimizer,
        let parameter = definition.parameters.first(where: { $0.name == argument.name })
      else { continue }
      if let value = try value(argument, for: parameter) { values[parameter.name] = value }
    }
    for parameter in definition.parameters
    where parameter.standard == .required && bound[parameter.name] == nil
      && signature.takes(parameter.name, of: definition)
    {
      throw ScriptFault(call.range, "\(call.path) needs '\(parameter.name)'")
    }
    return values
  }

  /// The argument of optax.sgdr_schedule: a dictionary for each cycle.
  private static let cycles = "cosine_kwargs"

  private mutating func values(
    ofCycles bound: Bound, for definition: ScheduleDefinition
  ) throws(ScriptFault) -> [String: ParameterValue] {
    guard case .sequence(let sequence) = bound.value, let cycles = sequence.values else {
      throw ScriptFault(bound.range, "'\(bound.name)' must be a list of dictionaries")
    }
    var lists: [String: [ScriptValue]] = [:]
    for cycle in cycles {
      var entries: [(String, ScriptValue)] = []
      switch cycle {
      case .dictionary(let pairs):
        for pair in pairs { if case .text(let key) = pair.key { entries.append((key, pair.value)) } }
      case .call(let call) where call.path == "dict":
        for argument in call.arguments { if let name = argument.name { entries.append((name, argument.value)) } }
      default: throw ScriptFault(bound.range, "'\(bound.name)' must be a list of dictionaries")
      }
      for (key, value) in entries { lists[key, default: []].append(value) }
    }
    var values: [String: ParameterValue] = [:]
    for (name, list) in lists.sorted(by: { $0.key < $1.key }) {
      guard let parameter = definition.parameters.first(where: { $0.name == name }) else {
        throw ScriptFault(bound.range, "\(definition.name) has no argument '\(name.prefix(40))'")
      }
      let argument = Bound(name: name, value: .sequence(ScriptSequence(list)), range: bound.range)
      if let value = try value(argument, for: parameter) { values[name] = value }
    }
    return values
  }

  // MARK: - The optimizer

  /// Takes the rate of an optimizer that the code makes.
  mutating func takeRate(_ bound: [String: Bound]) {
    guard let optimizer = bound[CallSignature.optimizer], case .call(let call) = optimizer.value, rate == nil,
      !isRateGiven
    else { return }
    let places = call.arguments.filter { $0.name == nil && !$0.isUnpacked }
    guard let argument = call.arguments.first(where: { $0.name == CallSignature.rate }) ?? places.dropFirst().first
    else { return }
    let parameter = Parameter(CallSignature.rate, .rate, .required, help: "")
    let bound = Bound(name: CallSignature.rate, value: argument.value, range: argument.range)
    guard let value = try? value(bound, for: parameter), case .number(let number) = value else { return }
    rate = number
  }

  // MARK: - Values

  /// The value that a setting has for something that the code leaves open.
  mutating func settled(_ value: ScriptValue, parameter: String) -> ScriptValue {
    let value = interpreter.settled(value)
    guard let unknown = value.unknown else { return value }
    let name = Self.settingName(unknown, parameter)
    for name in name + [parameter] where !open.contains(name) { open.append(name) }
    guard let setting = settings[parameter] else { return value }
    askedByParameters.insert(parameter)
    return setting
  }

  /// What a person is asked for: names as the code has them, and of other expressions the parameter.
  private static func settingName(_ unknown: Unknown, _ parameter: String) -> [String] {
    unknown.items.allSatisfy(\.isName) ? unknown.items.map(\.text) : [parameter]
  }

  /// Notes what is not known; throws for a value that is not of the kind wanted.
  mutating func note(_ value: ScriptValue, _ parameter: String, _ range: Range<Int>) throws(ScriptFault) {
    guard let unknown = value.unknown else { return }
    for name in Self.settingName(unknown, parameter) { missing.append((name, unknown.items.first?.range ?? range)) }
  }

  /// The value that an argument gives to a parameter; `nil` for one that leaves it at its default, or is not known.
  mutating func value(_ bound: Bound, for parameter: Parameter) throws(ScriptFault) -> ParameterValue? {
    let value = settled(bound.value, parameter: bound.name)
    if case .none = value { return nil }
    return try convert(value, to: parameter.kind, bound)
  }

  private mutating func convert(
    _ value: ScriptValue, to kind: Parameter.Kind, _ bound: Bound
  ) throws(ScriptFault) -> ParameterValue? {
    if case .expression = kind { return try formula(value, bound) }
    if value.unknown != nil {
      try note(value, bound.name, bound.range)
      return nil
    }
    if case .list(let element) = kind {
      var list: [ParameterValue] = []
      for value in elements(of: value) { if let value = try convert(value, to: element, bound) { list.append(value) } }
      return .list(list)
    }
    if case .series = kind {
      var list: [ParameterValue] = []
      for value in elements(of: value) { if let value = try convert(value, to: .factor, bound) { list.append(value) } }
      return .list(list)
    }
    // Of a parameter group each; one is all that a curve has.
    if case .sequence(let sequence) = value, let values = sequence.values, !sequence.isArray, kind != .mapping {
      guard values.count == 1 else {
        throw ScriptFault(
          bound.range, "'\(bound.name)' has \(values.count) values, but a curve has one: write that of one group")
      }
      return try convert(values[0], to: kind, bound)
    }
    return try scalar(value, kind, bound)
  }

  private func elements(of value: ScriptValue) -> [ScriptValue] {
    switch value {
    case .sequence(let sequence): sequence.values ?? []
    case .progression(let progression):
      (0..<min(progression.count, ScriptInterpreter.mostRounds)).map { .number(.whole(progression[$0])) }
    default: [value]
    }
  }

  private mutating func scalar(
    _ value: ScriptValue, _ kind: Parameter.Kind, _ bound: Bound
  ) throws(ScriptFault) -> ParameterValue? {
    func wrong(_ wanted: String) -> ScriptFault {
      ScriptFault(bound.range, "'\(bound.name)' must be \(wanted), and this is \(value.kind)")
    }
    func number(_ value: ScriptValue) -> Double? { if case .number(let term) = value { term.constant } else { nil } }
    func whole(_ value: ScriptValue) -> Int? { number(value).flatMap { Int(exactly: $0) } }
    switch kind {
    case .rate, .rateOrShare, .factor, .fraction:
      guard let number = number(value) else { throw wrong("a number") }
      return .number(number)
    case .count:
      guard let count = whole(value) else { throw wrong("a whole number") }
      return .count(count)
    case .duration:
      if case .text(let text) = value, let time = Self.time(text) { return .duration(time) }
      guard let count = whole(value) else { throw wrong("a whole number") }
      return .duration(.updates(count))
    case .choice:
      guard case .text(let text) = value else { throw wrong("a string") }
      return .choice(text)
    case .flag:
      guard let number = number(value) else { throw wrong("True or False") }
      return .flag(number != 0)
    case .mapping:
      guard case .dictionary(let entries) = value else { throw wrong("a dictionary") }
      var pairs: [ParameterValue.Entry] = []
      for entry in entries {
        if entry.key.unknown != nil || entry.value.unknown != nil {
          try note(entry.key, bound.name, bound.range)
          try note(entry.value, bound.name, bound.range)
          continue
        }
        guard let key = whole(entry.key), let number = number(entry.value) else {
          throw wrong("a dictionary of numbers")
        }
        pairs.append(ParameterValue.Entry(.updates(key), number))
      }
      return .mapping(pairs)
    case .list, .series, .expression: return nil
    }
  }

  /// A time as Composer writes it: `10ep`, `500ba`, `1dur`.
  private static func time(_ text: String) -> Quantity? {
    let number = text.prefix { $0.isNumber || $0 == "." }
    guard let amount = Double(number) else { return nil }
    switch text.dropFirst(number.count) {
    case "ba", "": return Int(exactly: amount).map { .updates($0) }
    case "ep": return Quantity(amount, .epochs)
    case "dur": return Quantity(amount * 100, .percent)
    case "sp": return Quantity(amount, .samples)
    case "tok": return Quantity(amount, .tokens)
    default: return nil
    }
  }

  private mutating func formula(_ value: ScriptValue, _ bound: Bound) throws(ScriptFault) -> ParameterValue? {
    if case .sequence(let sequence) = value, let values = sequence.values, values.count == 1 {
      return try formula(values[0], bound)
    }
    do throws(ScriptInterpreter.Stop) {
      let term = try interpreter.formula(value, bound.range, in: scope)
      return .expression(Formula(String(interpreter.text(bound.range).trimmingBlanks), term.expression))
    } catch {
      switch error {
      case .fault(let fault): throw fault
      case .unknown(let unknown):
        try note(.unknown(unknown), bound.name, bound.range)
        for item in unknown.items where item.isName && !open.contains(item.text) { open.append(item.text) }
        return nil
      }
    }
  }
}
