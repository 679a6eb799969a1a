import Catalogue
import CodeGeneration
import Foundation
import Schedules
import Scripts
import Testing

/// Programs compute the rates of the curves whose forms they are made of: evaluated step by step, and read back from Python.
@Suite struct CodeProgramTests {
  @Test(arguments: Catalogue.definitions) func programsComputeTheCurve(_ definition: ScheduleDefinition) throws {
    try EngineProperties.forRandomCurves(of: definition, count: 20) { _ in
    } _: { schedule, config, random in
      guard let form = schedule.form?.normalized else { return }
      let program = try FormProgram.program(of: form).simplified
      let python = program.hasLoops || program.raises ? nil : try Self.formula(of: program, config)
      let updates = Self.updates(&random)
      let highest = updates.map { schedule($0).magnitude }.filter { $0 < 1e290 }.max() ?? 0
      for update in updates {
        let rate = schedule(update)
        let bound = 1e-9 * max(rate.magnitude, highest, 1e-9)
        let computed = CodeMachine(program).rate(at: update)
        // Rates beyond those that a run can have end in different infinities.
        guard rate.magnitude < 1e290, schedule(0).magnitude < 1e290 else { continue }
        #expect(abs(computed - rate) <= bound, "\(config) at \(update): \(computed), not \(rate)")
        guard let python else { continue }
        let read = python.expression.value(at: Double(update))
        if read.isNaN { continue }
        #expect(abs(read - rate) <= bound, "\(config) at \(update): \(read) in Python, not \(rate)")
      }
    }
  }

  /// The function of the program as the project's own reader of Python reads it.
  private static func formula(of program: CodeProgram, _ config: ScheduleConfig) throws -> Formula? {
    let text = PythonWriter().lines(of: program, remark: "").filter {
      !$0.hasPrefix("import") && !$0.contains("\"\"\"")
    }
    do throws(ScriptError) {
      return try FormulaReader.formula("import math\nimport bisect\n" + text.joined(separator: "\n"))
    } catch {
      // As many branches as a curve of hundreds of parts has are more than the reader follows, one way after the other or all
      // in one formula.
      let branches = text.filter { $0.contains("if ") }.count
      #expect(branches >= 100, "\(config) with \(branches) branches: \(error)")
      let reasons = ["more than 200 ways", "more than 4000 operations"]
      #expect(reasons.contains { error.reason.contains($0) }, "\(config): \(error)")
      return nil
    }
  }

  /// Where a quotient or a power has no value, code has the rates of the curve all the same.
  @Test(arguments: [
    "cosine --lr 0.1 --length 163 cooldown --start-idx 376 --length 224 --finish-lr 0.0004 --shape inverse-linear",
    "constant --lr 0 for 100 cooldown --start-idx 10 --length 20 --finish-lr 0.1 --shape inverse-linear",
    "fairseq.triangular --lr 0.3 --max_lr 0.8 --lr_period_updates 2 --lr_shrink 3",
    "fairseq.triangular --lr 0.3 --max_lr 0.8 --lr_period_updates 2 --lr_shrink 3 --shrink_min",
    "torch.CyclicLR --base_lr 0.02 --max_lr 1.6 --step_size_up 31 --step_size_down 26 --mode exp_range --gamma 3.7",
    "paddle.CyclicLR --base_learning_rate 1.6 --max_learning_rate 5e-5 --step_size_up 2 --mode exp_range --exp_gamma 2.6",
  ]) func programsHaveValuesEverywhere(_ text: String) throws {
    let schedule = try CurveText.config(text).schedule(in: EngineProperties.context)
    let program = try FormProgram.program(of: #require(schedule.form?.normalized)).simplified
    for update in Array(0...700) + [1500, 2834, 2835, 2836] {
      let (rate, computed) = (schedule(update), CodeMachine(program).rate(at: update))
      // Rates beyond those that a run can have end in different infinities.
      guard rate.magnitude < 1e290 else { continue }
      #expect(computed == rate || abs(computed - rate) <= 1e-9 * abs(rate), "\(update): \(computed), not \(rate)")
    }
  }

  private static func updates(_ random: inout RandomConfigs) -> [Int] {
    (0..<4).map { $0 } + (0..<30).map { _ in Int.random(in: 0...3000, using: &random.generator) }
  }

  @Test func constantPartsAreTestedOnce() throws {
    // The cosine behind a warmup of 100 lies between update 100 and 600, whatever clock it has.
    let legs = CurveForm.sequence(
      [.init(.legs([.init(from: 0, to: 1, end: 100)]), count: 100)],
      last: .legs([.init(from: 1, to: 0, end: 500, .cosine)]))
    let lines = PythonWriter().lines(of: try FormProgram.program(of: legs.normalized).simplified, remark: "")
    #expect(lines.filter { $0.contains("if ") }.count == 2)
    #expect(lines.contains("    if t <= 600:"))
  }
}

/// Evaluates a program step by step.
struct CodeMachine {
  private let program: CodeProgram

  init(_ program: CodeProgram) { self.program = program }

  func rate(at update: Int) -> Double { value(of: program.main, Double(update)) }

  private func value(of function: CodeFunction, _ argument: Double) -> Double {
    var scope = [function.argument: argument, "pi": Double.pi]
    return result(of: function.body, &scope)
  }

  private func result(of steps: [CodeStep], _ scope: inout [String: Double]) -> Double {
    for step in steps {
      switch step {
      case .named(let name, let code): scope[name] = value(of: code, scope)
      case .result(let code): return value(of: code, scope)
      case .when(let test, let inner):
        if holds(test, scope) {
          var own = scope
          return result(of: inner, &own)
        }
      case .growingCycle(let cycle):
        let time = value(of: cycle.time, scope)
        var (start, length, index) = (0.0, Double(cycle.length), 0.0)
        while time >= start + length, cycle.count.map({ index < Double($0 - 1) }) ?? true {
          start += length
          index += 1
          length =
            cycle.isOfPowers
            ? max(1, (Double(cycle.length) * pow(cycle.growth, index)).rounded(.down))
            : (length * cycle.growth).rounded(.up)
        }
        (scope[cycle.startName], scope[cycle.lengthName], scope[cycle.indexName]) = (start, length, index)
      case .product(let name, let rate, let factor, let end, let most):
        let last = min(value(of: end, scope), Double(most))
        var product = rate
        for epoch in stride(from: 1.0, through: last, by: 1) { product *= apply(factor, epoch) }
        scope[name] = product
      }
    }
    return .nan
  }

  private func apply(_ name: String, _ argument: Double) -> Double {
    program.helpers.first { $0.name == name }.map { value(of: $0, argument) } ?? .nan
  }

  private func holds(_ test: Code.Test, _ scope: [String: Double]) -> Bool {
    let (left, right) = (value(of: test.left, scope), value(of: test.right, scope))
    switch test.relation {
    case .below: return left < right
    case .atMost: return left <= right
    case .above: return left > right
    case .atLeast: return left >= right
    case .equal: return left == right
    }
  }

  private func list(_ name: String) -> [Double] { program.lists.first { $0.name == name }?.values ?? [] }

  private func value(of code: Code, _ scope: [String: Double]) -> Double {
    func own(_ code: Code) -> Double { value(of: code, scope) }
    switch code {
    case .number(let number): return number
    case .whole(let number): return Double(number)
    case .name(let name): return scope[name] ?? .nan
    case .arithmetic(.plus, let left, let right): return own(left) + own(right)
    case .arithmetic(.minus, let left, let right): return own(left) - own(right)
    case .arithmetic(.times, let left, let right): return own(left) * own(right)
    case .arithmetic(.over, let left, let right): return own(left) / own(right)
    case .wholeQuotient(let left, let right):
      // Python's: exact, whatever the rounding of the quotient.
      let (one, other) = (own(left), own(right))
      return ((one - one.truncatingRemainder(dividingBy: other)) / other).rounded()
    case .remainder(let left, let right): return own(left).truncatingRemainder(dividingBy: own(right))
    case .power(let base, let exponent): return pow(own(base), own(exponent))
    case .negative(let code): return -own(code)
    case .call(let function, let arguments): return call(function, arguments.map(own))
    case .choice(let test, let one, let other): return holds(test, scope) ? own(one) : own(other)
    case .apply(let function, let arguments): return apply(function, arguments.first.map(own) ?? .nan)
    case .element(let name, let index): return list(name)[Int(own(index))]
    case .countAtMost(let name, let value):
      let bound = own(value)
      return Double(list(name).filter { $0 <= bound }.count)
    case .formula(let expression, let time): return expression.value(at: own(time))
    }
  }

  private func call(_ function: Code.Function, _ arguments: [Double]) -> Double {
    let first = arguments[0]
    switch function {
    case .exp: return exp(first)
    case .expm1: return expm1(first)
    case .exp2: return exp2(first)
    case .log: return log(first)
    case .log1p: return log1p(first)
    case .log2: return log2(first)
    case .log10: return log10(first)
    case .sqrt: return first.squareRoot()
    case .cos: return cos(first)
    case .sin: return sin(first)
    case .tan: return tan(first)
    case .acos: return acos(first)
    case .asin: return asin(first)
    case .atan: return atan(first)
    case .sinh: return sinh(first)
    case .cosh: return cosh(first)
    case .tanh: return tanh(first)
    case .floor: return floor(first)
    case .ceil: return ceil(first)
    case .min: return Swift.min(first, arguments[1])
    case .max: return Swift.max(first, arguments[1])
    case .abs: return abs(first)
    case .trunc: return trunc(first)
    case .rint: return rint(first)
    }
  }
}
