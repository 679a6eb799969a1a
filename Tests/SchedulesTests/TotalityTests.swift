import Testing

@testable import Schedules

/// No length of a schedule, however absurd, stops the program.
struct TotalityTests {
  @Test(arguments: Catalogue.definitions) func longestLengthsAreAnswered(_ definition: ScheduleDefinition) {
    var built = 0
    for seed in 0..<640 where built < 8 {
      var random = RandomConfigs(seed: seed)
      var config = random.config(definition)
      let isModifier = definition.isModifier
      let stage = isModifier ? config.stages[1] : config.first
      var values = stage.values
      for parameter in definition.parameters {
        guard seed == 0 || random.chance(0.5) else { continue }
        switch parameter.kind {
        case .duration: values[parameter.name] = .duration(Duration(9.3e18, .iterations))
        case .count where parameter.bounds.upper > 1e18: values[parameter.name] = .count(.max)
        default: continue
        }
      }
      if isModifier {
        config.operations = [.modify(Stage(definition, values))]
      } else {
        config.first = Stage(definition, values)
      }
      guard let schedule = try? config.schedule(in: EngineProperties.context) else { continue }
      built += 1
      for iteration in [0, 1, 1000, .max - 1, .max] {
        #expect(!schedule(iteration).isNaN, "\(config) at \(iteration)")
        #expect(schedule.phase(at: iteration).start <= iteration, "\(config) at \(iteration)")
        _ = schedule.nextJump(after: iteration)
        _ = schedule.extent(over: iteration...(.max))
      }
      _ = schedule.extent(over: 0...1000)
      _ = (schedule.length, schedule.refusal)
    }
    #expect(built >= 4, "only \(built) absurd curves of \(definition.name) were built")
  }
}
