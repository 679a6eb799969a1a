import Numbers
package import Schedules

/// Makes a program of a curve's form: what each part computes becomes steps that a person would write.
package struct FormProgram {
  /// Why a form is no program.
  package enum Fault: Error, Hashable, Sendable {
    /// The curve has no closed form.
    case noForm
    /// The form has more parts than a program that anybody reads.
    case tooManyParts
  }

  /// The most parts of a form.
  private static let mostParts = 20_000

  private var helpers: [CodeFunction] = []
  private var lists: [(name: String, values: [Double], areWhole: Bool)] = []
  /// Names that are taken: what the text around a program calls things, and words of the languages that a part might be called by.
  private var names: Set<String> = [
    "t", "learning_rate", "schedule", "scheduler", "optimizer", "update", "expected", "lr", "math", "np", "jnp", "ops",
  ]
  private var parts = 0

  /// Whether the program is read as a formula, whose numbers have no bounds.
  private let isFormula: Bool

  private init(isFormula: Bool) { self.isFormula = isFormula }

  /// Returns the program of a form.
  ///
  /// - Parameters:
  ///   - form: The form.
  ///   - isFormula: Whether the program is read as a formula, whose numbers have no bounds.
  /// - Returns: The program, whose function of the update `t` is called `learning_rate`.
  /// - Throws: ``Fault/tooManyParts`` for forms that nobody would read.
  package static func program(of form: CurveForm, isFormula: Bool = false) throws(Fault) -> CodeProgram {
    var writer = FormProgram(isFormula: isFormula)
    let body = try writer.steps(of: form, at: .name("t"))
    let main = CodeFunction(name: "learning_rate", argument: "t", takesReal: false, body: body)
    return CodeProgram(lists: writer.lists, helpers: writer.helpers, main: main)
  }

  // MARK: Names

  /// A name that is not taken, such as `progress`, `progress2`.
  mutating func name(_ wanted: String) -> String {
    var name = wanted
    var number = 2
    while !names.insert(name).inserted {
      name = "\(wanted)\(number)"
      number += 1
    }
    return name
  }

  /// The name of a list.
  mutating func list(_ wanted: String, _ values: [Double], areWhole: Bool) -> String {
    let name = name(wanted)
    lists.append((name, values, areWhole))
    return name
  }

  /// Adds a function that others call.
  mutating func addHelper(_ function: CodeFunction) { helpers.append(function) }

  // MARK: Forms

  /// The steps that compute a form at a time; the last ends with a result.
  mutating func steps(of form: CurveForm, at time: Code) throws(Fault) -> [CodeStep] {
    parts += 1
    guard parts <= Self.mostParts else { throw .tooManyParts }
    switch form {
    case .hold(let rate): return [.result(.number(rate))]
    case .legs(let legs): return legSteps(legs, at: time)
    case .sequence(let parts, let last):
      var steps: [CodeStep] = []
      var start = 0
      for part in parts where part.count > 0 {
        let end = start.addingSaturating(part.count)
        steps.append(
          .when(.init(time, .below, .whole(end)), try self.steps(of: part.form, at: time - .whole(start))))
        start = end
      }
      return steps + (try self.steps(of: last, at: time - .whole(start)))
    case .cycles(let cycles): return try steps(of: cycles, at: time)
    case .product(let left, let right):
      let (rate, factor) = (try value(of: left, at: time, "rate"), try value(of: right, at: time, "factor"))
      if right.outgrowsNumbers { return product(rate, growing: factor) }
      return left.outgrowsNumbers ? product(factor, growing: rate) : [.result(rate * factor)]
    case .sum(let left, let right):
      return [.result(try value(of: left, at: time, "part") + (try value(of: right, at: time, "part")))]
    case .clamped(let form, let lower, let upper):
      var value = try value(of: form, at: time, "rate")
      if lower > -.infinity { value = .call(.max, [value, .number(lower)]) }
      if upper < .infinity { value = .call(.min, [value, .number(upper)]) }
      return [.result(value)]
    case .shifted(let form, let offset):
      let moved = offset > 0 ? .call(.max, [time - .whole(offset), .whole(0)]) : time + .whole(-offset)
      return try steps(of: form, atNamed: moved, "shifted")
    case .readEvery(let count, let form, let stride):
      let own = Code.wholeQuotient(time, .whole(max(1, count))) * .whole(stride)
      return try steps(of: form, atNamed: own, "epoch")
    case .faded(let form, let start, let length, let floor, let curve):
      let inner = name("rate")
      return [
        .named(inner, try value(of: form, at: time, "inner")),
        .when(.init(time, .atMost, .whole(start)), [.result(.name(inner))]),
        .when(.init(time, .atLeast, .whole(start.addingSaturating(length))), [.result(.number(floor))]),
        .result(
          between(
            .name(inner), .number(floor), curve, at: (time - .whole(start)) / .whole(length), isRising: false)),
      ]
    case .table(let starts, let rates): return tableSteps(starts, rates, at: time)
    case .law(let law): return try steps(of: law, at: time)
    }
  }

  /// The steps of a form at a time that gets a name where it is more than one.
  private mutating func steps(
    of form: CurveForm, atNamed time: Code, _ wanted: String
  ) throws(Fault) -> [CodeStep] {
    if case .name = time { return try steps(of: form, at: time) }
    let own = name(wanted)
    return [.named(own, time)] + (try steps(of: form, at: .name(own)))
  }

  /// A form as a value: an expression where it is one, else a function of its own.
  mutating func value(of form: CurveForm, at time: Code, _ wanted: String) throws(Fault) -> Code {
    let steps = try steps(of: form, at: .name("t"))
    if steps.count == 1, case .result(let code) = steps[0] {
      if case .name("t") = time { return code }
      return code.replacing("t", with: time)
    }
    let helper = name(wanted)
    helpers.append(CodeFunction(name: helper, argument: "t", takesReal: false, body: steps))
    return .apply(helper, [time])
  }

  private mutating func tableSteps(_ starts: [Int], _ rates: [Double], at time: Code) -> [CodeStep] {
    guard let first = rates.first else { return [.result(.number(0))] }
    let pairs = zip(starts, rates).dropFirst().filter { $0.0 > 0 }
    // Of those that begin at the same update, the last counts.
    if pairs.count <= 8 {
      var steps: [CodeStep] = []
      // Of those that begin before any update, the last counts.
      var rate = zip(starts, rates).reversed().first { $0.0 <= 0 }?.1 ?? first
      for (start, next) in pairs {
        steps.append(.when(.init(time, .below, .whole(start)), [.result(.number(rate))]))
        rate = next
      }
      return steps + [.result(.number(rate))]
    }
    let starts = list("starts", pairs.map { Double($0.0) }, areWhole: true)
    let values = list("rates", [first] + pairs.map(\.1), areWhole: false)
    return [.result(.element(values, .countAtMost(starts, time)))]
  }

  private mutating func steps(of cycles: CurveForm.Cycles, at time: Code) throws(Fault) -> [CodeStep] {
    let index = name("cycle")
    guard cycles.growth == 1 else { return try growingSteps(of: cycles, at: time, index) }
    let own = name("position")
    let length = Code.whole(max(1, cycles.length))
    var steps: [CodeStep] = []
    let isPlain = cycles.decay == 1
    if let count = cycles.count {
      steps.append(.named(index, .call(.min, [.wholeQuotient(time, length), .whole(max(0, count - 1))])))
      steps.append(.named(own, .call(.min, [time - .name(index) * length, length])))
    } else {
      if !isPlain { steps.append(.named(index, .wholeQuotient(time, length))) }
      steps.append(.named(own, .remainder(time, length)))
    }
    if isPlain { return steps + (try self.steps(of: cycles.form, at: .name(own))) }
    return steps + (try decayedSteps(of: cycles, at: .name(own), .name(index)))
  }

  /// The steps of a cycle, from its own beginning on, times the decay of those before it.
  private mutating func decayedSteps(
    of cycles: CurveForm.Cycles, at own: Code, _ index: Code
  ) throws(Fault) -> [CodeStep] {
    let value = try value(of: cycles.form, at: own, "within_cycle")
    let decay = Code.power(.number(cycles.decay), index)
    return cycles.decay > 1 ? product(value, growing: decay) : [.result(value * decay)]
  }

  /// The steps of a product with a factor that far on is infinite or, in Python, an error: 0 stays 0 all the same.
  private mutating func product(_ rate: Code, growing factor: Code) -> [CodeStep] {
    if isFormula { return [.result(rate * factor)] }
    let name = name("part")
    return [
      .named(name, rate), .when(.init(.name(name), .equal, .whole(0)), [.result(.number(0))]),
      .result(.name(name) * factor),
    ]
  }

  private mutating func growingSteps(
    of cycles: CurveForm.Cycles, at time: Code, _ index: String
  ) throws(Fault) -> [CodeStep] {
    let (start, length, own) = (name("start"), name("length"), name("position"))
    let cycle = GrowingCycle(
      time: time, length: cycles.length, growth: cycles.growth, count: cycles.count, startName: start,
      lengthName: length, indexName: index)
    var position = Code.call(.min, [time - .name(start), .name(length)])
    if cycles.count == nil { position = time - .name(start) }
    let isStretched = cycles.form.isStretchable
    if isStretched { position = position * .whole(cycles.length) / .name(length) }
    let steps = [CodeStep.growingCycle(cycle), .named(own, position)]
    if cycles.decay == 1 { return steps + (try self.steps(of: cycles.form, at: .name(own))) }
    return steps + (try decayedSteps(of: cycles, at: .name(own), .name(index)))
  }
}

extension CurveForm {
  /// Whether the rates of the form grow by a factor again and again, and so beyond all numbers.
  fileprivate var outgrowsNumbers: Bool {
    switch self {
    case .law(.exponential(_, let gamma, _, _)): gamma > 1
    case .law(.naturalExponential(_, let decay, _, _)): decay < 0
    case .cycles(let cycles): cycles.decay > 1 || cycles.form.outgrowsNumbers
    case .product(let left, let right), .sum(let left, let right): left.outgrowsNumbers || right.outgrowsNumbers
    case .sequence(_, let last): last.outgrowsNumbers
    case .shifted(let form, _), .readEvery(_, let form, _), .faded(let form, _, _, _, _): form.outgrowsNumbers
    case .hold, .legs, .clamped, .table, .law: false
    }
  }

  /// Whether the form becomes longer by a factor as a whole.
  fileprivate var isStretchable: Bool {
    switch self {
    case .hold, .legs: true
    case .product(let left, let right): left.isStretchable && right.isStretchable
    case .clamped(let form, _, _): form.isStretchable
    default: false
    }
  }
}

extension Code {
  /// The expression with another one in the place of a name.
  func replacing(_ name: String, with other: Code) -> Code {
    func replaced(_ code: Code) -> Code { code.replacing(name, with: other) }
    switch self {
    case .number, .whole: return self
    case .name(let own): return own == name ? other : self
    case .arithmetic(.plus, let left, let right): return replaced(left) + replaced(right)
    case .arithmetic(.minus, let left, let right): return replaced(left) - replaced(right)
    case .arithmetic(.times, let left, let right): return replaced(left) * replaced(right)
    case .arithmetic(.over, let left, let right): return replaced(left) / replaced(right)
    case .wholeQuotient(let left, let right): return .wholeQuotient(replaced(left), replaced(right))
    case .remainder(let left, let right): return .remainder(replaced(left), replaced(right))
    case .power(let base, let exponent): return .power(replaced(base), replaced(exponent))
    case .negative(let code): return .negative(replaced(code))
    case .call(let function, let arguments): return .call(function, arguments.map(replaced))
    case .choice(let test, let one, let two):
      let test = Test(replaced(test.left), test.relation, replaced(test.right))
      return .choice(test, replaced(one), replaced(two))
    case .apply(let function, let arguments): return .apply(function, arguments.map(replaced))
    case .element(let list, let index): return .element(list, replaced(index))
    case .countAtMost(let list, let value): return .countAtMost(list, replaced(value))
    case .formula(let expression, let time): return .formula(expression, replaced(time))
    }
  }
}
