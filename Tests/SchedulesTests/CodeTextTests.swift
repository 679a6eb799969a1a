import Catalogue
import Foundation
import Runs
import Schedules
import Testing

@testable import CodeGeneration

/// How each language writes expressions: what holds together, what needs brackets, what numbers and names look like.
@Suite struct CodeTextTests {
  private static let t = Code.name("t")

  private static let expressions: [(Code, python: String, c: String)] = [
    (.arithmetic(.minus, t, .arithmetic(.minus, .whole(3), .whole(1))), "t - (3 - 1)", "t - (3.0 - 1.0)"),
    (.arithmetic(.over, t, .arithmetic(.times, .whole(3), .whole(2))), "t / (3 * 2)", "t / (3.0 * 2.0)"),
    (.arithmetic(.times, .arithmetic(.plus, t, .whole(1)), .number(0.5)), "(t + 1) * 0.5", "(t + 1.0) * 0.5"),
    (.power(.number(-0.5), t), "(-0.5) ** t", "pow(-0.5, t)"),
    (.power(.power(t, .whole(2)), .whole(3)), "(t ** 2) ** 3", "pow(pow(t, 2.0), 3.0)"),
    (.power(t, .number(-0.5)), "t ** -0.5", "pow(t, -0.5)"),
    (.negative(.power(t, .whole(2))), "-t ** 2", "-pow(t, 2.0)"),
    (.negative(.arithmetic(.plus, t, .whole(1))), "-(t + 1)", "-(t + 1.0)"),
    (.negative(.number(-1.5)), "-(-1.5)", "-(-1.5)"),
    (.wholeQuotient(.arithmetic(.plus, t, .whole(1)), .whole(7)), "(t + 1) // 7", "floor((t + 1.0) / 7.0)"),
    (.arithmetic(.times, .remainder(t, .whole(7)), .whole(2)), "t % 7 * 2", "fmod(t, 7.0) * 2.0"),
    (
      .arithmetic(.plus, .choice(.init(t, .below, .whole(3)), .whole(1), .whole(2)), t),
      "(1 if t < 3 else 2) + t", "(t < 3.0 ? 1.0 : 2.0) + t"
    ),
    (.arithmetic(.times, .number(3e-5), t), "3e-05 * t", "3e-05 * t"),
    (.number(.infinity), "math.inf", "INFINITY"),
  ]

  @Test(arguments: expressions) func bracketsStandWhereTheyAreNeeded(code: Code, python: String, c: String) {
    #expect(CodePrinter(language: PythonLanguage()).text(code) == python)
    #expect(CodePrinter(language: RealLanguage(dialect: .c)).text(code) == c)
  }

  @Test func numbersReadBackToTheSameValue() {
    let numbers = [
      0.1, 1.0 / 3, Double.leastNonzeroMagnitude, 1.7976931348623157e308, -2.5e-7, 1e22, 123456789012345680,
    ]
    for number in numbers {
      for text in [PythonLanguage().number(number), RealLanguage(dialect: .swift).number(number)] {
        #expect(Double(text) == number)
        // A whole number would be divided as one in C.
        #expect(text.contains { ".e".contains($0) })
      }
    }
  }

  @Test func namesAreThoseOfTheLanguage() {
    #expect(RealLanguage(dialect: .swift).name("within_cycle2") == "withinCycle2")
    #expect(RealLanguage(dialect: .c).name("within_cycle") == "within_cycle")
    #expect(PythonLanguage().name("pi") == "math.pi")
  }

  @Test func formulasOfPapersHaveFractionsAndPowersOfTen() {
    let printer = LaTeXPrinter()
    #expect(
      printer.text(.arithmetic(.over, .arithmetic(.minus, Self.t, .whole(100)), .whole(900))) == "\\frac{t - 100}{900}")
    #expect(printer.text(.number(3e-5)) == "3 \\cdot 10^{-5}")
    #expect(printer.text(.number(1e-10)) == "10^{-10}")
    #expect(printer.text(.power(.number(0.5), .arithmetic(.plus, Self.t, .whole(1)))) == "0.5^{t + 1}")
    #expect(printer.text(.power(.arithmetic(.plus, Self.t, .whole(1)), .whole(2))) == "\\left(t + 1\\right)^{2}")
    #expect(
      printer.text(.call(.cos, [.arithmetic(.times, .name("pi"), Self.t)])) == "\\cos\\left(\\pi \\cdot t\\right)")
    #expect(printer.name("within_cycle") == "\\mathrm{within\\_cycle}")
  }

  @Test func formulasHaveTheirNumbersFilledIn() throws {
    let form = CurveForm.legs([
      .init(from: 0, to: 0.1, end: 100), .init(from: 0.1, to: 0, begin: 100, end: 1100, .cosine),
    ])
    let text = try #require(FormulaText(of: form))
    #expect(
      text.rows == [
        .init(rate: "0.1 · (t / 100)", condition: "t ≤ 100"),
        .init(rate: "0.1 · (0.5 · (1 + cos(π · ((t - 100) / 1000))))", condition: "t ≤ 1100"),
        .init(rate: "0", condition: ""),
      ])
    let lines = try #require(FormulaLaTeX.lines(of: form))
    #expect(
      lines == [
        "\\eta(t) =", "\\begin{cases}", "  0.1 \\cdot \\frac{t}{100} & t \\le 100 \\\\",
        "  0.1 \\cdot \\left(0.5 \\cdot \\left(1 + \\cos\\left(\\pi \\cdot \\frac{t - 100}{1000}\\right)\\right)\\right) & t \\le 1100 \\\\",
        "  0 & \\text{otherwise} \\\\", "\\end{cases}",
      ])
  }

  /// Entries whose curves have no form of their own: rates of single precision, lengths that are cut off from one to the next, a
  /// choice between curves.
  private static let formless: Set<String> = [
    "fastai.combined_cos", "fastai.fit_one_cycle", "fastai.fit_flat_cos", "fastai.fit_sgdr", "fastai.fine_tune",
    "composer.CosineAnnealingWarmRestartsScheduler", "olmo.max_scheduler", "lingua.wsd",
  ]

  @Test(arguments: Catalogue.definitions) func whatHasAFormHasAFormula(_ definition: ScheduleDefinition) throws {
    let schedule = try CurveText.config(definition.example).schedule(in: RunContext(iterations: 1500))
    guard let form = schedule.form else {
      #expect(Self.formless.contains(definition.name))
      return
    }
    #expect(!Self.formless.contains(definition.name))
    let text = try #require(FormulaText(of: form))
    #expect(!text.rows.isEmpty && text.rows.allSatisfy { !$0.rate.isEmpty })
    // The last case is what is left, so that there is a rate for every update.
    #expect(text.rows.last?.condition == "")
    // A formula for a paper is closed: every bracket, case and group of it.
    let lines = try #require(FormulaLaTeX.lines(of: form)).joined(separator: "\n")
    for (open, close) in [("\\left", "\\right"), ("\\begin{cases}", "\\end{cases}"), ("{", "}")] {
      let opened = lines.components(separatedBy: open).count
      let isBracket = open == "\\left"
      let arrows = isBracket ? lines.components(separatedBy: "\\leftarrow").count - 1 : 0
      #expect(opened - arrows == lines.components(separatedBy: close).count, "\(open) in \(lines)")
    }
  }

  @Test func yamlNumbersAreNoWords() {
    // PyYAML reads 5e-05 as a word.
    #expect(HFTarget.yaml("5e-05") == "5.0e-05")
    #expect(HFTarget.yaml("1.5e-05") == "1.5e-05")
    #expect(HFTarget.yaml("\"cosine\"") == "\"cosine\"")
    #expect(HFTarget.yaml("true") == "true")
    #expect(HFTarget.yaml("0.1") == "0.1")
  }

  @Test func pythonIsLaidOutAsFormattersDo() {
    let lines = PythonLayout.spaced([
      "# a", "", "import math", "x = 1", "def f():", "    return 1", "", "", "", "", "y = 2", "@g", "class C:",
      "    a = 1", "",
      "    b = 2", "if __name__ == \"__main__\":", "    f()",
    ])
    #expect(
      lines == [
        "# a", "", "import math", "", "x = 1", "", "", "def f():", "    return 1", "", "", "y = 2", "", "", "@g",
        "class C:",
        "    a = 1", "", "    b = 2", "", "", "if __name__ == \"__main__\":", "    f()",
      ])
  }
}

/// Which words of a framework are taken for a curve, and what is claimed of them.
@Suite struct NativeWordsTests {
  private static func request(
    _ name: String, _ values: [String: ParameterValue], _ operations: [ScheduleConfig.Operation] = [],
    length: Int = 1000
  ) throws -> CodeRequest {
    let config = ScheduleConfig(try stage(name, values), operations)
    let schedule = try config.schedule(in: RunContext(Run(length: Fact(length, .option("iterations")))))
    return CodeRequest(config, schedule, length: length, command: "lrsched code", isTable: false)
  }

  private static func stage(_ name: String, _ values: [String: ParameterValue]) throws -> Stage {
    Stage(try #require(Catalogue.definitions.first { $0.name == name }), values)
  }

  private static func text(_ request: CodeRequest, _ target: CodeTarget) throws -> String {
    try CodeGenerator.text(of: request, in: target)
  }

  private static func updates(_ count: Int) -> ParameterValue { .duration(.updates(count)) }

  @Test func usualClassesComeBeforeUnusualOnes() throws {
    let cosine = try Self.request("cosine", ["lr": .number(0.1), "length": Self.updates(1000)])
    let torch = try Self.text(cosine, .torch)
    // SWALR holds at its end as the curve does, but is meant for averaging weights.
    #expect(torch.contains("lr_scheduler.CosineAnnealingLR(optimizer, T_max=1000"))
    #expect(torch.contains("over the 1000 updates of the run, not after it"))
    #expect(try Self.text(cosine, .optax).contains("optax's own function is the same curve.\n"))
    let warmed = try Self.request(
      "cosine", ["lr": .number(0.1), "length": Self.updates(900)],
      [.modify(try Self.stage("warmup", ["length": Self.updates(100)]))])
    let hf = try Self.text(warmed, .hf)
    #expect(hf.contains("lr_scheduler_type: cosine\nwarmup_steps: 100\nmax_steps: 1000\n"))
    #expect(hf.contains("over the 1000 updates of the run, not after it"))
  }

  @Test func classesFollowEachOtherWhereTheyAreTheCurve() throws {
    // From a rate above 0, where a LinearLR can begin.
    let warmup = try Self.stage("warmup", ["length": Self.updates(100), "start-lr": .number(0.001)])
    let torch = try Self.text(
      try Self.request("cosine", ["lr": .number(0.1), "length": Self.updates(900)], [.modify(warmup)]), .torch)
    #expect(torch.contains("lr_scheduler.SequentialLR("))
    #expect(torch.contains("lr_scheduler.LinearLR(optimizer, start_factor=0.01, end_factor=1.0, total_iters=100)"))
    #expect(torch.contains("lr_scheduler.CosineAnnealingLR(optimizer, T_max=900, eta_min=0.0)"))
    #expect(torch.contains("milestones=[100]"))
    // From 0 it cannot.
    let fromZero = try Self.stage("warmup", ["length": Self.updates(100)])
    let lambda = try Self.text(
      try Self.request("cosine", ["lr": .number(0.1), "length": Self.updates(900)], [.modify(fromZero)]), .torch)
    #expect(lambda.contains("lr_scheduler.LambdaLR(optimizer, learning_rate)"))
  }

  /// Every text of Python asserts five rates where it is the program, those of frameworks after stepping through the updates.
  @Test(arguments: [CodeTarget.python, .torch, .optax, .keras, .lightning, .mxnet, .numpy])
  func fiveRatesAreAsserted(_ target: CodeTarget) throws {
    let text = try Self.text(
      try Self.request(
        "cosine", ["lr": .number(0.1), "length": Self.updates(900)],
        [.modify(try Self.stage("warmup", ["length": Self.updates(100)]))]), target)
    let check = try #require(text.components(separatedBy: "if __name__ == \"__main__\":").last)
    #expect(check.contains("assert "))
    for rate in ["0.05", "0.001"] { #expect(check.contains(rate), "\(target): \(check)") }
    #expect([249, 499, 999].allSatisfy { check.contains("\($0)") }, "\(target): \(check)")
  }

  @Test func argumentsOfTheTrainerComeInThreeWays() throws {
    var request = try Self.request(
      "cosine", ["lr": .number(5e-5), "length": Self.updates(900)],
      [.modify(try Self.stage("warmup", ["length": Self.updates(100)]))])
    request.format = .json
    let json = try Self.text(request, .hf)
    #expect(
      json == """
        {
          "learning_rate": 5e-05,
          "lr_scheduler_type": "cosine",
          "warmup_steps": 100,
          "max_steps": 1000
        }

        """)
    request.format = .python
    let python = try Self.text(request, .hf)
    #expect(
      python.contains(
        """
        training_arguments = dict(
            learning_rate=5e-05,
            lr_scheduler_type="cosine",
            warmup_steps=100,
            max_steps=1000,
        )
        """
      ))
    #expect(python.contains("assert ") && python.contains("scheduler = get_scheduler("))
    // What get_scheduler cannot say is a pair for the Trainer, and no JSON.
    var stairs = try Self.request(
      "multistep", ["lr": .number(0.1), "milestones": .list([Self.updates(30), Self.updates(60)])], length: 100)
    #expect(try Self.text(stairs, .hf).contains("def make_optimizers(model):"))
    #expect(try Self.text(stairs, .hf).contains("assert "))
    stairs.format = .json
    #expect(throws: CodeFault.self) { try Self.text(stairs, .hf) }
  }

  @Test func optaxHasNoFractionalPowerOfWhatIsLeft() throws {
    func request(_ power: Double) throws -> CodeRequest {
      try Self.request(
        "optax.polynomial_schedule",
        [
          "init_value": .number(0.1), "end_value": .number(0), "power": .number(power),
          "transition_steps": Self.updates(1000),
        ])
    }
    #expect(try Self.text(try request(2), .optax).contains("optax.polynomial_schedule("))
    // Under jit its 1 - t / T comes out below 0 at the end.
    let own = try Self.text(try request(0.5), .optax)
    #expect(!own.contains("optax.polynomial_schedule("))
    #expect(own.contains("under jit its fractional power is no number") && own.contains("t < 1000"))
  }

  @Test func momentumIsLeftAlone() throws {
    let triangle = try Self.request(
      "deepspeed.OneCycle",
      [
        "cycle_min_lr": .number(0), "cycle_max_lr": .number(0.1), "cycle_first_step_size": Self.updates(100),
        "cycle_second_step_size": Self.updates(900),
      ])
    // As it was given, nothing is added.
    #expect(!(try Self.text(triangle, .deepspeed)).contains("cycle_momentum"))
    let text = try Self.text(
      try Self.request(
        "linear", ["lr": .number(0.1), "length": Self.updates(900)],
        [.modify(try Self.stage("warmup", ["length": Self.updates(100)]))]), .deepspeed)
    if text.contains("OneCycle") { #expect(text.contains("\"cycle_momentum\": false")) }
    #expect(!text.contains("//") && !text.contains("#"))
  }

  @Test(arguments: CodeTarget.allCases) func metricDrivenCurvesAreRefusedByTheirClass(_ target: CodeTarget) throws {
    let request = try Self.request(
      "torch.ReduceLROnPlateau", ["lr": .number(0.1), "metrics": .list([.number(3), .number(3), .number(3)])], length: 3
    )
    #expect(throws: CodeFault.metricDriven("torch.optim.lr_scheduler.ReduceLROnPlateau")) {
      try CodeGenerator.text(of: request, in: target)
    }
  }

  @Test func tablesGoOnUntilTheRateStays() throws {
    var request = try Self.request("cosine", ["lr": .number(1), "length": Self.updates(20)], length: 20)
    request.isTable = true
    // The rate after the run is 0, and holds.
    #expect(try Self.text(request, .python).contains("A table of 21 updates, after which the rate stays as it is."))
    request.length = 10
    #expect(try Self.text(request, .python).contains("the rates over the 10 updates of the run"))
    request.length = CodeRequest.mostRows + 1
    #expect(throws: CodeFault.tooLong(most: CodeRequest.mostRows)) { try CodeGenerator.text(of: request, in: .c) }
  }

  @Test func nothingIsImportedThatIsNotNeeded() throws {
    let steps = try Self.request("constant", ["lr": .number(0.1)])
    #expect(!(try Self.text(steps, .torch)).contains("import math"))
    let python = try Self.text(steps, .python)
    #expect(python.split(separator: "\n").filter { $0.hasPrefix("import") || $0.hasPrefix("from") } == ["import math"])
  }
}
