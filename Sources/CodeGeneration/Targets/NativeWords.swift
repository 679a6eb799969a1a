import Catalogue
import Numbers
import Runs
import Schedules

/// A curve in the words of one framework: its own classes, in the order in which they follow each other.
struct NativeWords {
  /// How far the classes are the curve.
  enum Claim: Hashable {
    /// They are what was asked for.
    case given
    /// At every update.
    case always
    /// At every update of a run of so many, and as far behind it as was compared; what comes later is not known.
    case compared(Int)
    /// At every update of a run of so many; after it they go on otherwise.
    case over(Int)
  }

  /// Each class with its values, and the updates that it is followed for; the last has none.
  var parts: [(stage: Stage, count: Int?)]
  /// How far they are the curve.
  var claim: Claim

  /// What is claimed, in a sentence.
  ///
  /// - Parameter subject: The framework and what its words are called, such as `torch's own class`; a plural for several.
  /// - Returns: The sentence.
  func sentence(_ subject: String) -> String {
    let verb = parts.count > 1 ? "in a row are" : "is"
    let classes = parts.count > 1 ? "\(subject)\(subject.hasSuffix("s") ? "es" : "s")" : subject
    return switch claim {
    case .given: "\(classes) \(verb) the same curve, as it was given."
    case .always: "\(classes) \(verb) the same curve."
    case .compared(let count):
      "\(classes) \(verb) the same curve over the \(count) updates of the run, of which each was compared."
    case .over(let count): "\(classes) \(verb) the same curve over the \(count) updates of the run, not after it."
    }
  }

  /// Finds the words of a framework for a curve: those that were given, or others that are proven to be the same curve.
  ///
  /// - Parameters:
  ///   - request: The curve.
  ///   - dialect: The framework.
  ///   - canJoin: Whether classes of it can follow each other.
  /// - Returns: The words, the best first: given ones, then those that people use, then others; of each kind first those that are
  ///   the same at every update.
  static func all(for request: CodeRequest, in dialect: String, canJoin: Bool) -> [NativeWords] {
    if request.isTable { return [] }
    if let parts = parts(of: request.config, in: dialect), canJoin || parts.count == 1 {
      return [NativeWords(parts: parts, claim: .given)]
    }
    let equivalents = Equivalents(
      of: request.config, request.schedule, in: request.context, over: 0...max(1, request.length - 1), among: dialect)
    var found: [NativeWords] = []
    func add(_ equivalent: Equivalents.Equivalent, _ claim: Claim) {
      guard let parts = parts(of: equivalent.config, in: dialect), canJoin || parts.count == 1 else { return }
      found.append(NativeWords(parts: parts, claim: claim))
    }
    // A curve without a form is alike only where it was looked at.
    if request.schedule.form?.normalized.isReadable == true {
      for same in equivalents.same {
        // Of the same parts they are the same for ever.
        add(same, same.comparison.evidence == .form ? .always : .compared(request.length))
      }
    }
    for near in equivalents.near where near.comparison.difference.map({ $0.first >= request.length }) ?? false {
      if request.isSame(as: near.config) { add(near, .over(request.length)) }
    }
    if dialect == "torch", let words = TorchSequence.words(for: request) { found.append(words) }
    return found.enumerated().sorted { left, right in
      (left.element.rank, left.offset) < (right.element.rank, right.offset)
    }.map(\.element)
  }

  /// Classes that are meant for something else than a curve such as this, and do more than set its rate.
  private static let unusual: Set<String> = [
    "torch.SWALR", "torch.CyclicLR", "torch.OneCycleLR", "torch.LambdaLR", "torch.MultiplicativeLR",
    "hf.warmup_stable_decay", "hf.cosine_with_min_lr", "hf.cosine_warmup_with_min_lr", "hf.polynomial",
    "deepspeed.OneCycle", "deepspeed.LRRangeTest",
  ]

  private var rank: Int {
    let isUnusual = parts.contains { Self.unusual.contains($0.stage.definition.name) }
    let goesOnOtherwise = if case .over = claim { 1 } else { 0 }
    return (isUnusual ? 4 : 0) + (parts.count > 1 ? 2 : 0) + goesOnOtherwise
  }

  /// The classes of a curve that is nothing but classes of one framework, each in a row behind the other.
  private static func parts(of config: ScheduleConfig, in dialect: String) -> [(stage: Stage, count: Int?)]? {
    func isOwn(_ stage: Stage) -> Bool {
      // What code puts together stands under a name of its own, with all that it does.
      stage.definition.dialect == dialect && !stage.definition.isModifier && stage.currentCode?.isWhole != true
        && Catalogue.definitions.contains { $0.name == stage.definition.name }
    }
    guard isOwn(config.first) else { return nil }
    var parts: [(stage: Stage, count: Int?)] = [(config.first, nil)]
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
    return parts.last?.count == nil ? parts : nil
  }
}

extension NativeWords {
  /// The updates at which each class but the first takes over.
  var boundaries: [Int] {
    var end = 0
    return parts.compactMap(\.count).map { count in
      end = end.addingSaturating(count)
      return end
    }
  }
}

extension CodeRequest {
  /// The longest run whose every update is compared.
  private static let mostCompared = 1 << 20

  /// The run, for which other words are built.
  var context: RunContext { RunContext(Run(length: Fact(max(1, length), .option("iterations")))) }

  /// Whether other words have the same rates at every update of the run, but for rounding.
  ///
  /// - Parameter config: The other words.
  /// - Returns: Whether they do; not where the run is too long to compare every update.
  func isSame(as config: ScheduleConfig) -> Bool {
    guard length <= Self.mostCompared, let other = try? config.schedule(in: context) else { return false }
    guard other.refusal.map({ $0.iteration >= length }) ?? true else { return false }
    var (highest, farthest) = (0.0, 0.0)
    for update in 0..<length {
      let (one, two) = (schedule(update), other(update))
      highest = max(highest, one.magnitude)
      let distance = (one - two).magnitude
      guard distance.isFinite else { return false }
      farthest = max(farthest, distance)
    }
    return farthest <= 1e-12 * highest
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

  /// Returns whether every value given can be written in Python, counts in updates, and is an argument of the framework's own.
  ///
  /// - Parameter names: Parameters that are written elsewhere.
  /// - Returns: Whether all can.
  func isWritable(leavingOut names: Set<String> = []) -> Bool {
    guard !isMetricDriven else { return false }
    let signature = Catalogue.dialects.first { $0.name == definition.dialect }?.signatures[className]
    let known = signature.map {
      Set($0.split(separator: " ").map { $0.drop { $0 == "!" || $0 == "*" }.prefix { $0 != "=" } })
    }
    return values.allSatisfy { name, value in
      value.python != nil && (names.contains(name) || known.map { $0.contains(Substring(name)) } ?? true)
    }
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

  /// The value as JSON and YAML write it; `nil` where Python cannot either.
  var json: String? {
    if case .flag(let isOn) = self { return isOn ? "true" : "false" }
    return python
  }
}
