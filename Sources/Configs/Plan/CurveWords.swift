package import Catalogue
package import Documents
import Numbers
package import Runs
import Schedules
import Scripts

/// A value for a parameter of the catalogue, as a format has it.
package enum ConfigValue: Sendable, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByStringLiteral
{
  /// A number: a rate, a factor, a share, a count or a length in updates, whichever the parameter is.
  case number(Double)
  /// A word, or a yes or no.
  case text(String)
  /// Yes or no.
  case flag(Bool)
  /// A length of training in a unit.
  case quantity(Quantity)
  /// Several numbers.
  case numbers([Double])
  /// Several words.
  case words([String])
  /// A formula of the epoch, as Python writes it.
  case formula(String)

  /// A number.
  package init(floatLiteral value: Double) { self = .number(value) }
  /// A number.
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  /// Yes or no.
  package init(booleanLiteral value: Bool) { self = .flag(value) }
  /// A word.
  package init(stringLiteral value: String) { self = .text(value) }
  /// A count or a length in updates.
  package init(_ value: Int) { self = .number(Double(value)) }
  /// A number.
  package init(_ value: Double) { self = .number(value) }
}

extension ConfigReading {
  /// Returns a curve of one entry of the catalogue.
  ///
  /// - Parameters:
  ///   - name: The name of the entry: `hf.cosine`.
  ///   - values: The values of its parameters by their names; `nil` leaves one out.
  /// - Returns: The curve.
  /// - Throws: A ``ConfigFault`` where there is no such entry or parameter, and for values that are not of its kind.
  package func words(_ name: String, _ values: [(String, ConfigValue?)]) throws(ConfigFault) -> ScheduleConfig {
    ScheduleConfig(try stage(name, values))
  }

  /// Returns a schedule or modifier with its values, for a curve of several.
  ///
  /// - Parameters:
  ///   - name: The name of the entry.
  ///   - values: The values of its parameters by their names; `nil` leaves one out.
  /// - Returns: The stage.
  /// - Throws: A ``ConfigFault`` where there is no such entry or parameter, and for values that are not of its kind.
  package func stage(_ name: String, _ values: [(String, ConfigValue?)]) throws(ConfigFault) -> Stage {
    guard let definition = Catalogue.definition(named: name) else {
      throw .schedule(.unknownName(name), format: format.name)
    }
    var stage = Stage(definition)
    for case (let key, let value?) in values {
      guard let parameter = definition.parameters.named(key),
        let written = value.value(of: parameter.kind) ?? value.unusualValue(of: parameter)
      else {
        throw .schedule(.unknownParameter(key), format: format.name)
      }
      stage.values[parameter.name] = written
    }
    return stage
  }

  /// Returns a curve that is a formula of the update `t`, as Python writes it.
  ///
  ///     run.formula("\(lr) * min(t / \(warmup), 1)")
  ///
  /// - Parameter text: The formula; numbers are written with ``python(_:)``.
  /// - Returns: The curve: PyTorch's LambdaLR of a rate of 1.
  /// - Throws: A ``ConfigFault`` where the text is no formula.
  package func formula(_ text: String) throws(ConfigFault) -> ScheduleConfig {
    try words("torch.LambdaLR", [("lr", 1), ("lr_lambda", .formula("lambda t: " + text))])
  }

  /// Returns a number as Python reads it back to the same.
  ///
  /// - Parameter value: The number.
  /// - Returns: Its text, in brackets where it is negative.
  package func python(_ value: Double) -> String {
    let text = numberText(value)
    return value < 0 ? "(\(text))" : text
  }

  /// Returns the arguments of a framework's class that a config has in a map, under the names that the map has.
  ///
  /// - Parameters:
  ///   - keys: The keys that lead to the map, with dots between them.
  ///   - names: Keys that are meant for something else.
  /// - Returns: The names with their values.
  /// - Throws: A ``ConfigFault`` for a value that no parameter takes.
  package mutating func arguments(
    _ keys: String, leavingOut names: Set<String> = []
  ) throws(ConfigFault) -> [(String, ConfigValue?)] {
    guard let map = root.field(dotted: keys), let entries = map.value.entries else { return [] }
    var values: [(String, ConfigValue?)] = []
    for entry in entries {
      guard let key = entry.key.string, !names.contains(key), !entry.value.isNull else { continue }
      let field = Field(map.path + [key], entry.value)
      values.append((key, try document { () throws(DocumentFault) in try field.configValue() }))
      keep(field, entry.value.plainText ?? entry.value.words)
    }
    return values
  }
}

extension Field {
  /// The value for a parameter of the catalogue.
  ///
  /// - Returns: A number, a word, a yes or no, or numbers.
  /// - Throws: A `DocumentFault` for other values.
  package func configValue() throws(DocumentFault) -> ConfigValue {
    switch value.untagged.value {
    case .boolean(let isTrue): return .flag(isTrue)
    case .integer, .number: return .number(try number())
    case .string(let text):
      if isTextNumber { return .number(try number()) }
      return .text(text)
    case .list: return .numbers(try numbers())
    case .call, .reference, .map, .null, .date: throw mismatch("a number, a word or a list")
    }
  }
}

extension ConfigValue {
  /// The value as a parameter has it that takes more than its kind says; `nil` where it does not.
  fileprivate func unusualValue(of parameter: Parameter) -> ParameterValue? {
    switch (parameter.kind, self) {
    case (.choice, .text(let text)) where parameter.takesOtherWords && !text.isEmpty: .choice(text)
    case (.count, .number(let number)) where parameter.isFractional: .number(number)
    default: nil
    }
  }

  /// The value as a parameter of a kind has it; `nil` where it cannot be one.
  func value(of kind: Parameter.Kind) -> ParameterValue? {
    switch (kind, self) {
    case (.rate, .number(let number)), (.rateOrShare, .number(let number)), (.factor, .number(let number)),
      (.fraction, .number(let number)):
      return .number(number)
    case (.count, .number(let number)): return Int(exactly: number).map { .count($0) }
    case (.duration, .number(let number)): return .duration(Quantity(number, .updates))
    case (.duration, .quantity(let quantity)): return .duration(quantity)
    case (.choice(let words), .text(let text)): return words.contains(text) ? .choice(text) : nil
    case (.choice(let words), .number(let number)):
      let text = numberText(number)
      return words.contains(text) ? .choice(text) : nil
    case (.flag, .flag(let isOn)): return .flag(isOn)
    case (.list(let element), .numbers(let numbers)):
      var values: [ParameterValue] = []
      for number in numbers {
        guard let value = ConfigValue.number(number).value(of: element) else { return nil }
        values.append(value)
      }
      return .list(values)
    case (.list(let element), .words(let words)):
      var values: [ParameterValue] = []
      for word in words {
        guard let value = ConfigValue.text(word).value(of: element) else { return nil }
        values.append(value)
      }
      return .list(values)
    case (.list, .number(let number)): return ConfigValue.numbers([number]).value(of: kind)
    case (.expression, .formula(let text)), (.expression, .text(let text)):
      return (try? FormulaReader.formula(text)).map { .expression($0) }
    default: return nil
    }
  }
}
