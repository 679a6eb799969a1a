import FuzzTargets
import Runs
import Testing

@testable import Catalogue
@testable import Schedules

/// No value of a schedule, however absurd, stops the program or has an answer that is not sound.
struct TotalityTests {
  /// The longest lengths that can be counted, and some that numbers with 53 bits do not tell from their neighbours.
  private static let lengths = [.max, .max - 1, 1 << 62 + 1, 1 << 53 + 1, 1 << 53 - 1]
  /// Lengths that are numbers, too, which may be far shorter than an update.
  private static let numbers = [
    Double.leastNonzeroMagnitude, .leastNormalMagnitude, 1e-154, 0.0003, 0.999, 1, 1.0000000000000002, 1e18, 1e300,
  ]
  /// Rates and factors at the ends of what they can be, and beside 1.
  private static let extremes = [
    Double.leastNonzeroMagnitude, .leastNormalMagnitude, 1e-300, 1e-154, 1 - 0x1p-53, 1, 1 + 0x1p-52, 1e154, 1e299,
    1e300,
    -1e300, 0, -0.0,
  ]

  @Test(arguments: Catalogue.definitions) func absurdLengthsAreAnswered(_ definition: ScheduleDefinition) throws {
    let built = try Self.check(definition, Self.length)
    #expect(built >= 4, "only \(built) absurd curves of \(definition.name) were built")
  }

  @Test(arguments: Catalogue.definitions) func extremeNumbersAreAnswered(_ definition: ScheduleDefinition) throws {
    let built = try Self.check(definition, Self.extreme)
    #expect(built >= 4, "only \(built) extreme curves of \(definition.name) were built")
  }

  @Test(arguments: Catalogue.definitions) func extremeNumbersOverAbsurdLengthsAreAnswered(
    _ definition: ScheduleDefinition
  ) throws {
    let built = try Self.check(definition) { parameter, random, isFirst in
      Self.length(parameter, &random, isFirst) ?? Self.extreme(parameter, &random, isFirst)
    }
    #expect(built >= 4, "only \(built) absurd and extreme curves of \(definition.name) were built")
  }

  private static func length(
    _ parameter: Parameter, _ random: inout RandomConfigs, _ isFirst: Bool
  ) -> ParameterValue? {
    switch parameter.kind {
    case .duration: .duration(.updates(isFirst ? .max : random.pick(Self.lengths)))
    case .count where parameter.bounds.upper > 1e18: .count(random.pick(Self.lengths))
    case .factor where parameter.unit == "updates": .number(random.pick(Self.numbers))
    default: nil
    }
  }

  private static func extreme(
    _ parameter: Parameter, _ random: inout RandomConfigs, _ isFirst: Bool
  ) -> ParameterValue? {
    let accepted = Self.extremes.filter(parameter.bounds.contains)
    switch parameter.kind {
    case .rate, .rateOrShare, .factor, .fraction: return accepted.isEmpty ? nil : .number(random.pick(accepted))
    default: return nil
    }
  }

  /// Checks curves of a schedule or a modifier of which about half of the values are absurd.
  ///
  /// - Parameters:
  ///   - definition: The schedule or the modifier.
  ///   - value: Returns an absurd value of a parameter; `nil` for one that stays as it is. The flag is that of the first try.
  /// - Returns: The number of curves that could be built.
  /// - Throws: A ``Finding`` for an answer that is not sound.
  private static func check(
    _ definition: ScheduleDefinition, _ value: (Parameter, inout RandomConfigs, Bool) -> ParameterValue?
  ) throws -> Int {
    var built = 0
    for seed in 0..<640 where built < 24 {
      var random = RandomConfigs(seed: seed)
      var config = random.config(definition)
      let stage = definition.isModifier ? config.stages[1] : config.first
      var values = stage.values
      for parameter in definition.parameters {
        guard seed == 0 || random.chance(0.5), let absurd = value(parameter, &random, seed == 0) else { continue }
        values[parameter.name] = absurd
      }
      if definition.isModifier {
        config.operations = [.modify(Stage(definition, values))]
      } else {
        config.first = Stage(definition, values)
      }
      guard let schedule = try? config.schedule(in: EngineProperties.context) else { continue }
      built += 1
      try ScheduleChecks.check(schedule, over: 0...1000, "\(config)")
      try ScheduleChecks.check(schedule, over: 1 << 62...Int.max - 1, "\(config)")
      _ = (schedule.length, schedule.refusal)
    }
    return built
  }
}
