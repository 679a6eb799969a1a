import Catalogue
import ChartChoices
import Runs
import Schedules
import SeededRandom

@testable import CommandLanguage

/// Random curves and invocations, the same for the same seed, so that a failing case can be run again.
struct RandomWords {
  private var generator: SeededGenerator

  init(seed: Int) {
    generator = SeededGenerator(seed: seed)
  }

  /// A curve that begins with an entry, or with some schedule around which the entry is wrapped.
  mutating func config(around definition: ScheduleDefinition, in vocabulary: Vocabulary) -> ScheduleConfig {
    let schedules = vocabulary.definitions.filter { !$0.isModifier }
    let modifiers = vocabulary.definitions.filter(\.isModifier)
    var config =
      definition.isModifier
      ? ScheduleConfig(stage(pick(schedules)), [.modify(stage(definition))]) : ScheduleConfig(stage(definition))
    for _ in 0..<below(4) {
      switch below(5) {
      case 0: config.operations.append(.modify(stage(pick(modifiers))))
      case 1: config.operations.append(.cut(duration(in: .atLeastOne)))
      case 2: config.operations.append(.then(stage(pick(schedules))))
      case 3: config.operations.append(.resume(stage(pick(schedules))))
      default: config.operations.append(.times(stage(pick(schedules))))
      }
    }
    return config
  }

  /// A command line with every kind of option.
  mutating func invocation(in vocabulary: Vocabulary) -> Invocation {
    var invocation = Invocation(pick([.plot, .compare, .export, .explain, .at, .when]))
    let count = invocation.command == .explain ? 1 : 1 + below(3)
    invocation.curves = (0..<count).map { _ in
      var curve = CurveRequest(config(around: pick(vocabulary.definitions), in: vocabulary))
      // A cut in a unit that the run gives no meaning to is refused by the parser.
      curve.config.operations.removeAll {
        if case .cut(let quantity) = $0 { ![.updates, .percent].contains(quantity.unit) } else { false }
      }
      curve.label = maybe { $0.text() }
      return curve
    }
    if invocation.command == .at { invocation.iterations = (0...below(3)).map { _ in selection() } }
    if invocation.command == .when { invocation.condition = condition() }
    invocation.run.iterations = maybe { 1 + $0.below(1 << 50) }
    switch below(3) {
    case 0: invocation.run.stepsPerEpoch = 1 + below(1000)
    case 1: (invocation.run.samples, invocation.run.batchSize) = (1 + below(1000), 1 + below(1000))
    default: break
    }
    // Stages that tell different things of the run are refused without an option that decides.
    if (try? invocation.runFacts()) == nil { invocation.run.stepsPerEpoch = 1 + below(1000) }
    if invocation.run.batchSize != nil {
      invocation.run.accumulation = maybe { 1 + $0.below(8) }
      invocation.run.worldSize = maybe { 1 + $0.below(8) }
      invocation.run.sequenceLength = maybe { 1 + $0.below(4096) }
      invocation.run.dropsLast = below(2) == 0
      invocation.run.rounding = pick(Rounding.allCases)
    }
    if invocation.command != .at {
      invocation.run.from = maybe { $0.updates() }
      invocation.run.to = maybe { $0.updates() }
    }
    if invocation.command == .export { randomize(&invocation.export) }
    if invocation.command == .plot || invocation.command == .compare { randomize(&invocation.chart) }
    if invocation.command == .explain { invocation.isJSON = below(2) == 0 }
    return invocation
  }

  private mutating func randomize(_ export: inout ExportOptions) {
    export.every = .updates(1 + below(100))
    export.isLong = below(2) == 0
    export.format = maybe { $0.pick(DataFormat.allCases) }
  }

  private mutating func randomize(_ chart: inout ChartOptions) {
    chart.title = maybe { $0.text() }
    chart.yLabel = maybe { $0.text() }
    chart.size.width = 100 + below(4000)
    chart.size.scale = 0.5 + Double(below(8)) / 3
    chart.hasGrid = below(2) == 0
    chart.isLogarithmic = below(2) == 0
    chart.yMinimum = maybe { $0.number(in: .positive) }
    if !chart.isLogarithmic { chart.yMinimum = chart.yMinimum.map { -$0 } }
    chart.theme = pick(ThemeName.allCases)
    chart.legend = pick(LegendPosition.allCases)
    chart.mark = pick(Mark.allCases)
    chart.palette = pick(PaletteName.allCases)
  }

  private mutating func stage(_ definition: ScheduleDefinition) -> Stage {
    var values: [String: ParameterValue] = [:]
    for parameter in definition.parameters where below(3) > 0 { values[parameter.name] = value(of: parameter) }
    return Stage(definition, values)
  }

  private mutating func value(of parameter: Parameter) -> ParameterValue {
    if case .series = parameter.kind, below(2) == 0 { return .file("a \(text()).txt") }
    if parameter.isFractional, below(4) == 0 {
      let fraction = Double(1 + below(10_000)) + Double(1 + below(63)) / 64
      if parameter.bounds.contains(fraction) {
        if parameter.kind == .count { return .number(fraction) }
        if parameter.kind == .duration { return .duration(Quantity(fraction, .updates)) }
      }
    }
    return value(of: parameter.kind, in: parameter.bounds)
  }

  private mutating func value(of kind: Parameter.Kind, in bounds: Bounds) -> ParameterValue {
    switch kind {
    case .rate, .factor, .fraction: .number(number(in: bounds))
    case .rateOrShare: below(3) == 0 ? .share(number(in: bounds)) : .number(number(in: bounds))
    case .count: .count(Int(number(in: whole(bounds)).rounded(.up)))
    case .duration: .duration(duration(in: bounds))
    case .choice(let words): .choice(pick(words))
    case .flag: .flag(below(2) == 0)
    case .list(let element): .list((0..<below(4)).map { _ in value(of: element, in: bounds) })
    case .mapping:
      .mapping((0..<below(4)).map { _ in .init(duration(in: .nonNegative), number(in: bounds)) })
    case .expression:
      .formula(pick(["0.95", "0.9 ** epoch", "-epoch + 3", "1 - 1 / (epoch + 3)", "def f(e):\n\treturn e in (1, 2)"]))
    case .series: .list((0...below(3)).map { _ in .number(number(in: bounds)) })
    }
  }

  /// A number of updates as options and `at` keep it: counted, or a share of the run.
  private mutating func updates() -> UpdateCount {
    below(3) == 0 ? .measured(Quantity(Double(below(10_000)) / 64, .percent)) : .updates(below(1 << 40))
  }

  /// Updates as `at` is asked for them.
  private mutating func selection() -> UpdateSelection {
    switch below(5) {
    case 0: .cycleEnds
    case 1: .range(from: mark(), to: maybe { $0.mark() })
    case 2: .range(from: maybe { $0.mark() }, to: mark())
    case 3: .slice(from: maybe { $0.mark() }, before: maybe { $0.mark() }, by: .updates(1 + below(1000)))
    default: .one(mark())
    }
  }

  private mutating func mark() -> UpdateSelection.Mark {
    switch below(4) {
    case 0: .last
    case 1: .fromEnd(.updates(1 + below(1 << 40)))
    default: .count(updates())
    }
  }

  private mutating func condition() -> RateCondition {
    RateCondition(
      pick(RateCondition.Occurrence.allCases), pick(RateCondition.Side.allCases),
      below(2) == 0 ? .rate(number(in: .any)) : .share(percent: number(in: .nonNegative)))
  }

  private mutating func duration(in bounds: Bounds) -> Quantity {
    switch below(5) {
    case 0: Quantity(Double(below(10_000)) / 64, .percent)
    case 1: Quantity(Double(below(10_000)) / 64, .epochs)
    case 2: Quantity(Double(below(10_000)), pick([.samples, .tokens, .microSteps]))
    default: Quantity(max(number(in: whole(bounds)).rounded(.up), bounds.contains(0) ? -0x1p60 : 1), .updates)
    }
  }

  /// The bounds within which every number can still be counted and rounded up.
  private func whole(_ bounds: Bounds) -> Bounds {
    Bounds(max(bounds.lower, -0x1p60), min(bounds.upper - 1, 0x1p60), isAboveLower: bounds.isAboveLower)
  }

  /// A number of any size within bounds: around one end or the other, or spread over all magnitudes.
  private mutating func number(in bounds: Bounds) -> Double {
    let (lower, upper) = (max(bounds.lower, -1e20), min(bounds.upper, 1e20))
    let share = Double(below(1 << 53)) / 0x1p53
    var candidates = [lower + (upper - lower) * share, lower + share * 1e-9, upper - share, lower, upper]
    if lower < 0, upper > 0 { candidates += [-share, 0, -1e-300] }
    candidates = candidates.filter(bounds.contains)
    return candidates.isEmpty ? (lower + upper) / 2 : pick(candidates)
  }

  /// Text that tries what the language treats specially.
  private mutating func text() -> String {
    let pieces = ["a", " ", "'", "\"", "-", "--max", "vs", "#", ":", "$x", "\\", "é", "@f", "=", ",", "\t", "5", "%"]
    return (0..<below(6)).map { _ in pick(pieces) }.joined()
  }

  private mutating func maybe<Value>(_ make: (inout RandomWords) -> Value) -> Value? {
    below(2) == 0 ? make(&self) : nil
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A whole number from 0 to one below a limit.
  private mutating func below(_ limit: Int) -> Int { Int(generator.next() % UInt64(max(1, limit))) }
}
