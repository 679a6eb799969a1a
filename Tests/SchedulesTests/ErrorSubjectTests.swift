import Runs
import Testing

@testable import Catalogue
@testable import Schedules

/// What an entry refuses, it refuses in the names of its own parameters.
struct ErrorSubjectTests {
  /// Values at the edges of what numbers can be and beyond, lists out of order, and pairs that do not fit together:
  /// whatever an entry or the schedules it is built of find wrong, the error is about parameters that the entry declares.
  @Test(arguments: Catalogue.definitions) func everyErrorNamesParametersOfItsEntry(
    _ definition: ScheduleDefinition
  ) throws {
    var random = RandomConfigs(seed: definition.name.utf8.reduce(7) { $0 &* 31 &+ Int($1) })
    var provoked = 0
    for round in 0..<200 where !definition.parameters.isEmpty {
      var stage = random.stage(definition)
      for _ in 0...round % 4 {
        let parameter = try #require(definition.parameters.randomElement(using: &random.generator))
        if parameter.kind != .expression { stage.values[parameter.name] = random.extreme(parameter.kind) }
      }
      do throws(ConfigError) {
        let config = definition.isModifier ? ScheduleConfig(Stage(Own.cosine), [.modify(stage)]) : ScheduleConfig(stage)
        _ = try config.schedule(in: RunContext(iterations: 1500, iterationsPerEpoch: 10))
      } catch {
        provoked += 1
        for subject in subjects(of: error.reason) {
          guard case .parameter(let name) = subject else {
            Issue.record("\(stage): \(error.reason) is about \(subject), which no parameter of the entry gives")
            continue
          }
          #expect(definition.parameters.contains { $0.name == name }, "\(stage): \(error.reason)")
        }
      }
    }
    #expect(provoked > 0, "nothing was refused")
  }

  /// What an error speaks of.
  private func subjects(of error: ScheduleError) -> [Subject] {
    switch error {
    case .outOfBounds(let subject, _, _), .notAscending(let subject, _), .wrongCount(let subject, _, _, _): [subject]
    case .relation(let subject, _, _, let others, _): [subject] + others
    case .missing(let name), .notAChoice(let name, _, _), .missingFact(let name, _, _): [.parameter(name)]
    case .needs(let name, let other): [.parameter(name), .parameter(other)]
    case .exclusive(let names), .needsOneOf(let names): names.map { .parameter($0) }
    case .noCycleLength, .followsEndless, .resumesEndless, .holdsTooMuch, .unreadSeries, .refused, .unknownName,
      .unknownParameter:
      []
    }
  }

  /// Errors that schedules find, told in the words of the frameworks and of our own entries.
  @Test(
    arguments: [
      (
        "mmengine.OneCycleLR --eta_max 1e300 --div_factor 1e-9 --total_steps 100",
        .outOfBounds(.parameter("div_factor"), value: "1e-09", accepted: Bounds(1, 1e300))
      ),
      (
        "keras.CosineDecay --initial_learning_rate 1 --decay_steps 10 --alpha 1e301",
        .outOfBounds(.parameter("alpha"), value: "1e+301", accepted: .any)
      ),
      (
        "deepspeed.WarmupCosineLR --lr 1e10 --total_num_steps 100 --cos_min_ratio 1e299",
        .outOfBounds(.parameter("cos_min_ratio"), value: "inf", accepted: .any)
      ),
      (
        "wsd --warmup 8 --decay 8 --length 10",
        .relation(
          .parameter("length"), value: "10", relation: .atLeast, others: [.parameter("warmup"), .parameter("decay")],
          sum: "16")
      ),
      ("range-test --min 0", .outOfBounds(.parameter("min"), value: "0", accepted: .positive)),
    ] as [(String, ScheduleError)]) func errorsOfSchedulesAreToldOfParameters(
      _ curve: String, _ error: ScheduleError
    ) throws
  {
    #expect(refusal(of: curve) == error)
  }

  /// A role is that of one parameter: else an error about it would be told of the wrong one.
  @Test(arguments: Catalogue.definitions) func noRoleIsDeclaredTwice(_ definition: ScheduleDefinition) {
    let roles = definition.parameters.flatMap(\.roles)
    #expect(Set(roles).count == roles.count, "\(definition): \(roles)")
  }

  @Test(arguments: Own.schedules.filter { $0.parameters.allSatisfy { $0.standard != .required } })
  func anEntryIsACycleWhereItSaysSo(_ definition: ScheduleDefinition) throws {
    let schedule = try ScheduleConfig(Stage(definition)).schedule(in: RunContext(iterations: 1500))
    #expect((schedule.cycle != nil) == definition.isCycle)
  }
}

extension RandomConfigs {
  /// A value at or beyond the edges of its kind.
  fileprivate mutating func extreme(_ kind: Parameter.Kind) -> ParameterValue {
    switch kind {
    case .rateOrShare where chance(0.3): .share(pick([0, -1e-9, 1e-300, 10, 100, 1e299, 1e300, 1e301]))
    case .rate, .rateOrShare, .factor, .fraction:
      .number(pick([0, -0.0, 1e-300, -1e-9, 1e-9, 0.5, 1, 3, 1e9, 1e299, 1e300, -1e300, 1e301]))
    case .count: .count(pick([-1, 0, 1, 2, 3, 59, 10_000]))
    case .duration: .duration(Duration(pick([-3, 0, 1, 2, 10, 1499, 1500, 1e9, 0x1p62, 1e301]), .updates))
    case .choice(let words): .choice(pick(words + ["no-such-word"]))
    case .flag: .flag(pick([true, false]))
    case .list(let element): .list((0..<pick([0, 1, 2, 3, 5])).map { _ in extreme(element) })
    case .mapping:
      .mapping(
        (0..<pick([0, 1, 3])).map { _ in
          ParameterValue.Entry(.updates(pick([-3, 0, 1, 5, 1_000_000_000])), pick([-1, 0, 0.5, 1e300]))
        })
    case .series: .list((0..<pick([0, 1, 4])).map { _ in .number(pick([0, 1, -1, 1e300])) })
    case .expression: .formula("0.9 ** epoch")
    }
  }
}
