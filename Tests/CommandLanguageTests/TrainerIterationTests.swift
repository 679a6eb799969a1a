import Catalogue
import Runs
import Schedules
import Testing

@testable import CommandLanguage

/// `iter`, which is an update to all but Composer, whose Trainer counts iterations of a length that it has to be told.
@Suite struct TrainerIterationTests {
  /// Every time of every entry that keeps Composer's clock: alone, multiplied, apart, with underscores and in a list.
  @Test func everyTimeOfComposerTakesIt() throws {
    var times = 0
    for definition in Catalogue.definitions {
      for parameter in definition.parameters {
        let isList = parameter.kind == .list(of: .duration)
        guard parameter.kind == .duration || isList else { continue }
        let isComposers = ["composer.", "llmfoundry."].contains(where: definition.name.hasPrefix)
        times += isComposers ? 1 : 0
        for (text, amount) in [("12iter", 12.0), ("1.5kiter", 1500), ("12 iter", 12), ("1_200iter", 1200)] {
          let written = isList ? "3ba,\(text)" : text
          guard let value = try? ValueParser(parameter, of: definition).value(written) else {
            #expect(!isComposers, "\(definition.name) \(parameter.name) \(written)")
            continue
          }
          let expected = Quantity(amount, isComposers ? .trainerIterations : .updates)
          let batches = Quantity(3, .updates)
          #expect(
            value == (isList ? .list([.duration(batches), .duration(expected)]) : .duration(expected)),
            "\(definition.name) \(parameter.name) \(written)")
        }
      }
    }
    #expect(times > 20)
  }

  /// What no iteration of the Trainer ends stays where it is, and a curve that says so reads back.
  @Test(arguments: [
    ("composer.LinearScheduler --lr 0.5 --max_duration 120iter", 0.5),
    ("composer.CosineAnnealingWithWarmupScheduler --lr 0.5 --max_duration 120iter --t_warmup 0.1dur", 0),
    ("composer.MultiStepScheduler --lr 0.5 --max_duration 90ba --milestones 5iter", 0.5),
    ("composer.ConstantScheduler --lr 0.5 --alpha 0.5 --max_duration 100ba --t_max 10iter", 0.25),
  ]) func theClockOfTheTrainerStandsStill(_ curve: String, _ rate: Double) throws {
    let invocation = try parse("plot \(curve) -n 1000", vocabulary: .catalogue)
    let schedule = try #require(try invocation.schedules().first)
    for update in [0, 1, 119, 120, 999] { #expect((schedule(update) - rate).magnitude <= 1e-15, "\(update)") }
    #expect(schedule.course == .steady, "nobody would wait for what never happens")
    let config = try #require(invocation.curves.first).config
    #expect(try parse("plot \(config)", vocabulary: .catalogue).curves.first?.config == config)
  }

  /// Times by two clocks cannot be compared, which Composer says.
  @Test func aWarmupByAnotherClockIsRefused() throws {
    let line = "plot composer.LinearWithWarmupScheduler --max_duration 100ba --t_warmup 10iter"
    #expect(try told(line).sentence.contains("t_warmup and t_max must use the same units"))
  }
}
