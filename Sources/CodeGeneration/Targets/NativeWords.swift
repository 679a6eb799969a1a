import Catalogue
import Numbers
import Runs
import Schedules

/// A curve in the words of one framework: its own classes, in the order in which they follow each other.
struct NativeWords {
  /// Each class with its values, and the updates that it is followed for; the last has none.
  var parts: [(stage: Stage, count: Int?)]

  /// Finds the words of a framework for a curve: those that were given, or others that are proven to be the same curve.
  ///
  /// - Parameters:
  ///   - request: The curve.
  ///   - dialect: The framework.
  ///   - canJoin: Whether classes of it can follow each other.
  init?(_ request: CodeRequest, in dialect: String, canJoin: Bool) {
    if let own = NativeWords(request.config, in: dialect), canJoin || own.parts.count == 1 {
      self = own
      return
    }
    guard !request.isTable, request.schedule.form?.normalized.isReadable == true else { return nil }
    let run = Run(length: Fact(max(1, request.length), .option("iterations")))
    let equivalents = Equivalents(
      of: request.config, request.schedule, in: RunContext(run), over: 0...max(1, request.length - 1))
    for equivalent in equivalents.same {
      guard let words = NativeWords(equivalent.config, in: dialect), canJoin || words.parts.count == 1 else { continue }
      self = words
      return
    }
    return nil
  }

  /// The classes of a curve that is nothing but classes of one framework, each in a row behind the other.
  private init?(_ config: ScheduleConfig, in dialect: String) {
    func isOwn(_ stage: Stage) -> Bool { stage.definition.dialect == dialect && !stage.definition.isModifier }
    guard isOwn(config.first) else { return nil }
    parts = [(config.first, nil)]
    for operation in config.operations {
      switch operation {
      case .cut(let quantity):
        guard quantity.unit == .updates, let count = Int(exactly: quantity.amount), parts.last?.count == nil else {
          return nil
        }
        parts[parts.count - 1].count = count
      case .then(let stage):
        guard isOwn(stage), parts.last?.count != nil else { return nil }
        parts.append((stage, nil))
      default: return nil
      }
    }
    // A length that nothing follows is no class of its own.
    guard parts.last?.count == nil else { return nil }
  }
}

extension Stage {
  /// The name of the class, without the dialect before it.
  var className: String { definition.name.split(separator: ".").last.map(String.init) ?? definition.name }

  /// The values given, in the order of the parameters, as Python writes them.
  ///
  /// - Parameter names: Parameters that are written elsewhere.
  /// - Returns: `name=value` for each.
  func arguments(leavingOut names: Set<String>) -> [String] {
    definition.parameters.compactMap { parameter in
      guard !names.contains(parameter.name), let value = values[parameter.name], let text = value.python else {
        return nil
      }
      return "\(parameter.name)=\(text)"
    }
  }

  /// Whether every value given can be written in Python, and counts in updates.
  var isWritable: Bool {
    values.values.allSatisfy { $0.python != nil }
  }

  /// A number of a parameter, given or by default.
  func number(_ name: String) -> Double? {
    if let value = values[name] { return value.number }
    guard let parameter = definition.parameters.named(name), case .value(let standard) = parameter.standard else {
      return nil
    }
    return standard.number
  }
}

extension ParameterValue {
  /// The number of a value; `nil` for words and lists.
  var number: Double? {
    switch self {
    case .number(let number): number
    case .count(let count): Double(count)
    case .duration(let quantity): quantity.unit == .updates ? quantity.amount : nil
    case .share, .choice, .flag, .list, .mapping, .file, .expression: nil
    }
  }

  /// The value as Python writes it; `nil` for what is counted in another unit than updates, and for files.
  var python: String? {
    let language = PythonLanguage()
    switch self {
    case .number(let number): return language.number(number)
    case .count(let count): return String(count)
    case .duration(let quantity):
      guard quantity.unit == .updates else { return nil }
      return Int(exactly: quantity.amount).map { String($0) } ?? language.number(quantity.amount)
    case .choice(let word): return "\"\(word)\""
    case .flag(let isOn): return isOn ? "True" : "False"
    case .list(let values):
      let texts = values.compactMap(\.python)
      return texts.count == values.count ? "[\(texts.joined(separator: ", "))]" : nil
    case .mapping(let entries):
      var texts: [String] = []
      for entry in entries {
        guard entry.key.unit == .updates, let key = Int(exactly: entry.key.amount) else { return nil }
        texts.append("\(key): \(language.number(entry.value))")
      }
      return "{\(texts.joined(separator: ", "))}"
    case .expression(let formula):
      // What is a lambda already stays one.
      return formula.text.hasPrefix("lambda")
        ? formula.text : formula.expression.raises ? nil : "lambda epoch: \(formula.expression)"
    case .share, .file: return nil
    }
  }
}
