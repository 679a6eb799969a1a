import Catalogue
import Testing

@testable import CommandLanguage

/// A unit that is one of ours and that a framework means something else by.
@Suite struct ForeignUnitTests {
  @Test func theWordIsToldWithWhatTheFrameworkMeansByIt() throws {
    let diagnostic = try told("plot composer.PolynomialScheduler --power 2 --t_max 120iter")
    #expect(
      diagnostic.sentence
        == "--t_max of composer.PolynomialScheduler must be in another unit, not '120iter': to the framework, 'iter' is "
        + "a part of the run as long as the Trainer's iteration_length; a batch is 'ba'.")
    #expect(diagnostic.exitCode == .usage)
    #expect(diagnostic.readMore == "lrsched help durations")
  }

  /// Every time of every entry whose framework has a word of its own, alone, multiplied, apart and in a list.
  @Test func everyTimeOfTheFrameworkRefusesIt() throws {
    var times = 0
    for definition in Catalogue.definitions {
      for parameter in definition.parameters where parameter.foreignUnit != nil {
        times += 1
        for text in ["12iter", "1.5kiter", "12 iter", "1_200iter"] {
          let parser = ValueParser(parameter, of: definition)
          let list = parameter.kind == .list(of: .duration) ? "3ba,\(text)" : text
          for written in [text, list] {
            let error = #expect(throws: UsageError.self) { _ = try parser.value(written) }
            guard case .foreignUnit? = error else {
              Issue.record("\(definition.name) \(parameter.name) \(written): \(String(describing: error))")
              continue
            }
          }
        }
        _ = try ValueParser(parameter, of: definition).value("12ba")
        _ = try ValueParser(parameter, of: definition).value("2kba")
      }
    }
    let composer = Catalogue.definitions.filter { $0.name.hasPrefix("composer.") || $0.name.hasPrefix("llmfoundry.") }
    let durations = composer.flatMap(\.parameters).filter { $0.kind == .duration || $0.kind == .list(of: .duration) }
    #expect(times == durations.count && times > 20)
  }

  @Test func otherFrameworksKeepIt() throws {
    _ = try parse("plot hf.linear --num_training_steps 120iter", vocabulary: .catalogue).schedules()
    _ = try parse("plot cosine -n 120iter", vocabulary: .catalogue).schedules()
  }
}
