package import Catalogue
import Documents

/// Reads code that makes a schedule: a call as it stands in a training script, perhaps with lines before it.
///
/// The last call of a scheduler counts. Nothing of the code is run.
package struct CallReader {
  let source: SourceText
  var interpreter: ScriptInterpreter
  /// The values that names have behind the code: functions look theirs up when they are called.
  var scope = Scope()
  let settings: [String: ScriptValue]
  let lookup: (String) -> NameFinding?
  /// Whether the optimizer's rate is given besides the code.
  let isRateGiven: Bool
  /// The settings that parameters have asked for.
  var askedByParameters: Set<String> = []
  /// What is not known, by the name that it is asked for, in the order in which it is come upon.
  var missing: [(name: String, range: Range<Int>)] = []
  /// Every name that a setting may be given for.
  var open: [String] = []
  /// The other schedules of a script, by their lines, where one is not known.
  var alternatives: [String] = []
  /// How many schedules have been made, those within each other included.
  var count = 0
  /// The most schedules that code may put together, however often it names one.
  static let mostSchedules = 1000
  private let memo = Memo()

  /// What names have been found to mean.
  private final class Memo {
    var found: [String: NameFinding?] = [:]
  }

  /// The calls that have become a part of the schedule, by where they end.
  var taken: Set<Int> = []
  /// The optimizer's rate as the code gives it.
  var rate: Double?

  /// Reads code.
  ///
  /// - Parameters:
  ///   - text: The code.
  ///   - settings: Values of what the code leaves open.
  ///   - isRateGiven: Whether the optimizer's rate is given besides the code.
  ///   - lookup: Returns the entries that a name may mean.
  /// - Returns: What the code is.
  /// - Throws: ``CallError`` where it is no schedule, or not all of it is known.
  package static func read(
    _ text: String, settings: [CallSetting] = [], isRateGiven: Bool = false,
    lookup: @escaping (String) -> NameFinding?
  ) throws(CallError) -> CallReading {
    let source = SourceText(text)
    var reader = CallReader(source, settings: values(of: settings), isRateGiven: isRateGiven, lookup: lookup)
    do throws(ScriptFault) {
      return try reader.reading()
    } catch {
      throw reader.error(error)
    }
  }

  /// The values of settings by their names.
  static func values(of settings: [CallSetting]) -> [String: ScriptValue] {
    var values: [String: ScriptValue] = [:]
    for setting in settings { values[setting.name] = value(of: setting.value) }
    return values
  }

  /// What is wrong with the code. What is not known is told first: what is wrong may come of it.
  func error(_ fault: ScriptFault) -> CallError {
    if let first = missing.first {
      let others = alternatives.isEmpty ? "" : "the script also makes \(alternatives.joined(separator: ", "))"
      return .unknown(
        missingNames,
        ScriptError(ScriptFault(first.range, others.isEmpty ? "it is not known" : others), in: source))
    }
    return .script(ScriptError(fault, in: source))
  }

  init(
    _ source: SourceText, settings: [String: ScriptValue], isRateGiven: Bool,
    lookup: @escaping (String) -> NameFinding?
  ) {
    (self.source, self.settings, self.isRateGiven, self.lookup) = (source, settings, isRateGiven, lookup)
    interpreter = ScriptInterpreter(source.bytes, settings: settings)
  }

  /// The value of a setting: what Python would make of it, else a word.
  private static func value(of text: String) -> ScriptValue {
    let bytes = Array(text.utf8)
    guard let expression = try? PythonParser.expression(text) else { return .text(text) }
    var interpreter = ScriptInterpreter(bytes)
    guard let value = try? interpreter.value(of: expression, in: Scope()) else { return .text(text) }
    switch value {
    case .unknown, .call, .library, .function: return .text(text)
    case .number, .text, .none, .sequence, .progression, .dictionary: return value
    }
  }

  private var missingNames: [String] {
    var seen: Set<String> = []
    return missing.map(\.name).filter { seen.insert($0).inserted }
  }

  private mutating func reading() throws(ScriptFault) -> CallReading {
    let fault = follow()
    guard let call = interpreter.calls.last(where: { isSchedule($0.path) }) else {
      throw fault ?? ScriptFault(0..<0, "there is no call of a scheduler in it that is known")
    }
    if let wrapper = interpreter.calls.last(where: { wraps($0, call) }) {
      throw ScriptFault(
        wrapper.pathRange, "\(wrapper.path.prefix(60)) changes the schedule within it in a way that is not known here")
    }
    return try reading(of: call)
  }

  /// What a call of a scheduler is.
  mutating func reading(of call: ScriptCall) throws(ScriptFault) -> CallReading {
    let made = try stage(of: call)
    if !missing.isEmpty { throw ScriptFault(missing[0].range, "it is not known") }
    let others = interpreter.calls.filter { isSchedule($0.path) && !taken.contains($0.range.upperBound) }.map(\.path)
    var values = made.values
    if let rate, made.takesRate { values[CallSignature.rate] = .number(rate) }
    return CallReading(
      definition: made.definition, values: values, finding: made.finding,
      asked: interpreter.asked.union(askedByParameters),
      open: (interpreter.asked.union(open).union(askedByParameters)).sorted(), others: others)
  }

  /// Whether an unknown call takes a schedule and, by its name, makes another of it; what trains with one leaves it as it is.
  private func wraps(_ call: ScriptCall, _ inner: ScriptCall) -> Bool {
    let name = (call.path.split(separator: ".").last.map(String.init) ?? call.path).lowercased()
    let isMaker = ["schedul", "warm", "decay"].contains { name.contains($0) } || name.hasSuffix("lr")
    guard isMaker, !name.hasPrefix("scale_by"), !name.hasPrefix("configure"), !isSchedule(call.path) else {
      return false
    }
    return call.arguments.contains { holds($0.value, inner) }
  }

  private func holds(_ value: ScriptValue, _ inner: ScriptCall) -> Bool {
    switch value {
    case .call(let call): call.range == inner.range
    case .sequence(let sequence): sequence.elements.contains { holds($0.value, inner) }
    default: false
    }
  }

  /// Follows the code; what cannot be followed matters only where no call is found.
  private mutating func follow() -> ScriptFault? {
    let statements: [PythonStatement]
    var fault: ScriptFault?
    do throws(PythonError) {
      statements = try PythonParser.statements(source.bytes, isLenient: false)
    } catch {
      fault = ScriptFault(error)
      statements = (try? PythonParser.statements(source.bytes, isLenient: true)) ?? []
    }
    do throws(ScriptInterpreter.Stop) {
      scope = try interpreter.outermost(statements[...])
    } catch {
      fault = fault ?? FormulaReader.fault(error, 0..<0)
    }
    return fault
  }

  // MARK: - Names

  /// What a call puts together or chooses, apart from the entries of the catalogue.
  enum Composition: String {
    case sequential = "SequentialLR"
    case chained = "ChainedScheduler"
    case joined = "join_schedules"
    case chosen = "get_scheduler"

    init?(path: String) {
      guard let name = path.split(separator: ".").last else { return nil }
      self.init(rawValue: String(name))
    }
  }

  func isSchedule(_ path: String) -> Bool { Composition(path: path) != nil || finding(path) != nil }

  /// The entries that code calls by a name; `nil` where there is none.
  func finding(_ path: String) -> NameFinding? {
    if let found = memo.found[path] { return found }
    let found = search(path)
    memo.found[path] = .some(found)
    return found
  }

  private func search(_ path: String) -> NameFinding? {
    let call = path.split(separator: ".").last.map(String.init) ?? path
    // A variable before the full stop does not say whose the call is.
    for name in path == call ? [path] : [path, call] {
      if let found = lookup(name)?.limited(to: { Self.isCalled($0, by: call) }) { return found }
    }
    return nil
  }

  /// Whether code calls an entry by a name: transformers' names of types are no functions.
  private static func isCalled(_ entry: ScheduleDefinition, by call: String) -> Bool {
    guard !entry.isModifier, entry.signature != nil else { return false }
    return entry.dialect != HFNames.dialect || call.hasPrefix("get_") || call == HFNames.greedy
  }

  enum HFNames {
    static let dialect = "hf"
    static let greedy = "GreedyLR"
  }
}
