import RealModule
import Runs
import SeededRandom

@testable import Catalogue
@testable import Schedules

/// Random values for the parameters of any entry of the catalogue, and random compositions.
struct RandomConfigs {
  var generator: SeededGenerator
  /// The fewest iterations of a duration, where it is not bounded otherwise.
  var shortestDuration = 0
  /// What durations are multiplied by.
  var durationScale = 1
  /// The lowest rate but 0.
  var lowestRate = 1e-5
  /// The lowest factor and exponent.
  var lowestFactor = 0.1
  /// How often a rate is 0.
  var shareOfZeros = 0.1

  init(seed: Int) { generator = SeededGenerator(seed: seed) }

  /// A stage of an entry; parameters with a default are left out now and then.
  mutating func stage(_ definition: ScheduleDefinition) -> Stage {
    var values: [String: ParameterValue] = [:]
    for parameter in definition.parameters where parameter.standard == .required || chance(0.6) {
      values[parameter.name] = value(of: parameter)
    }
    return Stage(definition, values)
  }

  /// A curve of an entry: alone, or a modifier around a cosine.
  mutating func config(_ definition: ScheduleDefinition) -> ScheduleConfig {
    guard definition.isModifier else { return ScheduleConfig(stage(definition)) }
    return ScheduleConfig(stage(Own.cosine), [.modify(stage(definition))])
  }

  /// A composition of several schedules and modifiers of our own dialect.
  mutating func composition() -> ScheduleConfig {
    var config = ScheduleConfig(stage(pick(Own.schedules)))
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: config.operations.append(.modify(stage(pick(Own.modifiers))))
      case 1: config.operations.append(.times(stage(pick(Own.schedules))))
      case 2: config.operations.append(.cut(duration(1...500)))
      case 3:
        config.operations.append(.cut(duration(1...500)))
        config.operations.append(.resume(stage(pick(Own.schedules))))
      default:
        config.operations.append(.cut(duration(1...500)))
        config.operations.append(.then(stage(pick(Own.schedules))))
      }
    }
    return config
  }

  /// A range of iterations, mostly near the beginning.
  mutating func range() -> ClosedRange<Int> {
    let start =
      chance(0.8) ? Int.random(in: 0...1500, using: &generator) : Int.random(in: 0...1_000_000, using: &generator)
    return start...start + Int.random(in: 0...(chance(0.5) ? 30 : 2500), using: &generator)
  }

  mutating func chance(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &generator) < probability }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &generator)]
  }

  private mutating func value(of parameter: Parameter) -> ParameterValue {
    switch parameter.kind {
    case .list(let element):
      let count = Int.random(in: 1...4, using: &generator)
      if element == .duration {
        let durations = (0..<count).map { _ in Int.random(in: 1...900, using: &generator) }
        return .list(Array(Set(durations)).sorted().map { .duration(.updates($0)) })
      }
      return .list((0..<count).map { _ in scalar(element, parameter.bounds) })
    case .series: return .list((0..<40).map { _ in .number(Double.random(in: 0...2, using: &generator)) })
    case .mapping:
      let keys = Set((0..<3).map { _ in Int.random(in: 1...900, using: &generator) }).sorted()
      return .mapping(keys.map { .init(.updates($0), Double.random(in: 0.1...1.5, using: &generator)) })
    default: return scalar(parameter.kind, parameter.bounds)
    }
  }

  private mutating func scalar(_ kind: Parameter.Kind, _ bounds: Bounds) -> ParameterValue {
    switch kind {
    case .choice(let words): return .choice(pick(words))
    case .flag: return .flag(chance(0.5))
    case .expression:
      return .formula(
        pick([
          "0.95", "1.0 - 1.0 / (epoch + 3)", "0.9 if epoch % 10 == 0 else 1.0", "0.97 ** (epoch // 7)",
          "max(0.1, 1 - epoch / 300)", "0.5 * (1 + math.cos(math.pi * min(epoch, 90) / 90))",
          "lambda e: 1 / (1 + 0.01 * e) if 20 <= e < 200 or not e > 5 else 0.99",
        ]))
    case .count: return .count(Int(clamped(Double(Int.random(in: 0...12, using: &generator)), bounds)))
    case .duration:
      let count = chance(0.15) ? Int.random(in: 0...2, using: &generator) : Int.random(in: 1...400, using: &generator)
      return .duration(.iterations(Int(clamped(Double(max(shortestDuration, count * durationScale)), bounds))))
    case .rateOrShare where chance(0.2):
      return .share(clamped(Double.random(in: 1...90, using: &generator), bounds))
    case .rate, .rateOrShare:
      let rate = Double.exp10(Double.random(in: -5...1, using: &generator))
      return .number(clamped(chance(shareOfZeros) ? 0 : max(lowestRate, rate), bounds))
    default:
      if bounds.upper <= 1 { return .number(clamped(Double.random(in: 0...1, using: &generator), bounds)) }
      return .number(clamped(max(lowestFactor, .exp10(.random(in: -1...0.6, using: &generator))), bounds))
    }
  }

  private mutating func duration(_ range: ClosedRange<Int>) -> Quantity {
    .updates(Int.random(in: range, using: &generator))
  }

  /// The nearest number within bounds, a little inside where an end is excluded.
  private func clamped(_ value: Double, _ bounds: Bounds) -> Double {
    let lower = bounds.isAboveLower ? bounds.lower + 1e-6 * max(1, bounds.lower.magnitude) : bounds.lower
    let upper = bounds.isBelowUpper ? bounds.upper - 1e-6 * max(1, bounds.upper.magnitude) : bounds.upper
    return min(max(value, lower), upper)
  }
}
