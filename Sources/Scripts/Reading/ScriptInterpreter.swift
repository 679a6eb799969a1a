import Documents
import Schedules

/// Follows a Python text as far as it says what values names have; nothing of it is run.
///
/// What depends on the epoch becomes a formula: an `if` a condition, a loop as many operations as it has rounds. What the text
/// does not tell is an ``Unknown``, which whoever asks for a value can give in the settings.
struct ScriptInterpreter {
  /// The text.
  let bytes: [UInt8]
  /// The values of what the text does not tell, by its text without blanks.
  let settings: [String: ScriptValue]
  /// The settings that were asked for.
  var asked: Set<String> = []
  /// The calls of what the text does not define, in the order in which they are come upon.
  var calls: [ScriptCall] = []
  private var steps = 0
  private var depth = 0
  /// How many functions of the text are being followed within each other.
  var callDepth = 0

  /// The most expressions and statements that are followed, each as often as it is come upon.
  static let mostSteps = 200_000
  /// How deep expressions, functions and loops may be nested together.
  static let deepest = 700
  /// The most rounds of a loop, or elements of a range.
  static let mostRounds = 1000

  init(_ bytes: [UInt8], settings: [String: ScriptValue] = [:]) {
    self.bytes = bytes
    self.settings = settings
  }

  /// Why a value cannot be told.
  enum Stop: Error {
    case fault(ScriptFault)
    case unknown(Unknown)
  }

  func fault(_ range: Range<Int>, _ reason: String) -> Stop { .fault(ScriptFault(range, reason)) }

  /// The text of some bytes.
  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The text of some bytes without blanks.
  func compact(_ range: Range<Int>) -> String { text(range).filter { !$0.isWhitespace } }

  /// Counts a step, and how deep it is nested.
  mutating func following<Result>(
    _ range: Range<Int>, _ body: (inout ScriptInterpreter) throws(Stop) -> Result
  ) throws(Stop) -> Result {
    steps += 1
    depth += 1
    defer { depth -= 1 }
    guard steps <= Self.mostSteps else { throw fault(range, "there are more than \(Self.mostSteps) steps to follow") }
    guard depth <= Self.deepest else { throw fault(range, "it is nested more than \(Self.deepest) deep") }
    return try body(&self)
  }

  /// The value of something that the text does not tell, where the settings do.
  mutating func open(_ text: String, _ range: Range<Int>, isName: Bool) -> ScriptValue {
    if let value = settings[text] {
      asked.insert(text)
      return value
    }
    return .unknown(Unknown(text, range, isName: isName))
  }

  /// The value that the settings have for a call that nobody defines.
  mutating func settled(_ value: ScriptValue) -> ScriptValue {
    guard case .call(let call) = value, settings[call.text] != nil else { return value }
    return open(call.text, call.range, isName: false)
  }

  /// Makes a number of others.
  func made(
    _ operands: [Term], at range: Range<Int>, _ make: ([Expression]) -> Expression
  ) throws(Stop) -> Term {
    do throws(ScriptFault) { return try Term.made(of: operands, at: range, make) } catch { throw .fault(error) }
  }

  /// Returns a number behind others that are computed first, as far as these may fail.
  func eager(_ others: [Term], _ term: Term, at range: Range<Int>) throws(Stop) -> Term {
    var result = term
    for other in others.reversed() where other.expression.mayFail {
      result = try made([other, result], at: range) { .after($0[0], $0[1]) }
    }
    return result
  }

  // MARK: - Numbers and truth

  /// The number that a value is.
  mutating func term(_ value: ScriptValue, _ range: Range<Int>) throws(Stop) -> Term { try terms([value], range)[0] }

  /// The numbers that values are; what is not known of any of them is told of all together.
  mutating func terms(_ values: [ScriptValue], _ range: Range<Int>) throws(Stop) -> [Term] {
    var terms: [Term] = []
    var unknown: Unknown?
    for value in values {
      switch settled(value) {
      case .number(let term): terms.append(term)
      case let other:
        guard let items = other.unknown else { throw fault(range, "\(other.kind) stands where a number should") }
        unknown = unknown.map { $0 + items } ?? items
      }
    }
    if let unknown { throw .unknown(unknown) }
    return terms
  }

  /// The number that is 0 where a value counts as false.
  mutating func truth(_ value: ScriptValue, _ range: Range<Int>) throws(Stop) -> Term {
    switch settled(value) {
    case .number(let term): return term
    case .text(let text): return .truth(!text.isEmpty)
    case .none: return .truth(false)
    case .sequence(let sequence):
      var found = Term.truth(false)
      for element in sequence.elements {
        guard let condition = element.condition else { return .truth(true) }
        found = try either(found, condition, range)
      }
      return found
    case .progression(let progression): return .truth(progression.count > 0)
    case .dictionary(let entries): return .truth(!entries.isEmpty)
    case .function, .library: return .truth(true)
    case .call(let call): throw .unknown(Unknown(call.text, call.range, isName: false))
    case .unknown(let unknown): throw .unknown(unknown)
    }
  }

  func either(_ left: Term, _ right: Term, _ range: Range<Int>) throws(Stop) -> Term {
    if let constant = left.constant { return constant == 0 ? right : left }
    return try made([left, right], at: range) { .any($0[0], $0[1]) }
  }

  func both(_ left: Term, _ right: Term, _ range: Range<Int>) throws(Stop) -> Term {
    if let constant = left.constant { return constant == 0 ? left : right }
    return try made([left, right], at: range) { .all($0[0], $0[1]) }
  }

  func negated(_ term: Term, _ range: Range<Int>) throws(Stop) -> Term {
    try made([term], at: range) { .unary(.not, $0[0]) }
  }

  func conditional(_ test: Term, _ then: Term, _ otherwise: Term, _ range: Range<Int>) throws(Stop) -> Term {
    if let constant = test.constant { return constant != 0 ? then : otherwise }
    return try made([test, then, otherwise], at: range) { .conditional($0[0], then: $0[1], otherwise: $0[2]) }
  }

  /// The value that is one of two, depending on the epoch.
  mutating func choice(
    _ test: Term, _ then: ScriptValue, _ otherwise: ScriptValue, _ range: Range<Int>
  ) throws(Stop) -> ScriptValue {
    let (one, other) = (settled(then), settled(otherwise))
    if let constant = test.constant { return constant != 0 ? one : other }
    switch (one, other) {
    case (.number(let one), .number(let other)): return .number(try conditional(test, one, other, range))
    case (.none, .none): return .none
    case (.none, .number(let other)): return .number(try conditional(test, Self.noNumber, other, range))
    case (.number(let one), .none): return .number(try conditional(test, one, Self.noNumber, range))
    case (.text(let one), .text(let other)) where one == other: return then
    case (.sequence(let one), .sequence(let other)):
      if let left = one.values, let right = other.values, left.count == right.count {
        var values: [ScriptValue] = []
        for (left, right) in zip(left, right) { values.append(try choice(test, left, right, range)) }
        return .sequence(ScriptSequence(values, isTuple: one.isTuple))
      }
    default: break
    }
    if let left = one.unknown { throw .unknown(other.unknown.map { left + $0 } ?? left) }
    if let right = other.unknown { throw .unknown(right) }
    throw fault(range, "it depends on the epoch whether this is \(one.kind) or \(other.kind)")
  }

  /// What multiplying a rate by None raises.
  static let noNumber = Term.failure("TypeError: unsupported operand type(s) for *: 'float' and 'NoneType'")
}
