import Testing

@testable import Catalogue
@testable import Schedules

/// What every schedule promises, held against brute force for random parameters of every entry of the catalogue.
struct EngineProperties {
  static let context = RunContext(iterations: 1500, iterationsPerEpoch: 10)

  /// Builds random curves of an entry until enough of them are accepted, and hands each over.
  static func forRandomCurves(
    of definition: ScheduleDefinition, count: Int = 30, prepare: (inout RandomConfigs) -> Void = { _ in },
    _ body: (any Schedule, ScheduleConfig, inout RandomConfigs) throws -> Void
  ) throws {
    var built = 0
    for seed in 0..<count * 40 where built < count {
      var random = RandomConfigs(seed: seed)
      prepare(&random)
      let config = random.config(definition)
      guard let schedule = try? config.schedule(in: context) else { continue }
      built += 1
      try body(schedule, config, &random)
    }
    #expect(built >= count / 3, "only \(built) random parameters of \(definition.name) were accepted")
  }

  @Test(arguments: Catalogue.definitions) func extentEqualsBruteForce(_ definition: ScheduleDefinition) throws {
    try Self.forRandomCurves(of: definition) { schedule, config, random in
      for _ in 0..<6 { Self.expectExactExtent(of: schedule, config, over: random.range()) }
    }
  }

  /// Over more iterations than a search for bounds may visit one by one.
  @Test(arguments: Own.schedules) func extentOfLongRangesEqualsBruteForce(_ definition: ScheduleDefinition) throws {
    try Self.forRandomCurves(of: definition, count: 3) {
      $0.durationScale = 200
    } _: { schedule, config, random in
      let start = Int.random(in: 0...30_000, using: &random.generator)
      Self.expectExactExtent(of: schedule, config, over: start...start + 100_000)
    }
  }

  @Test func extentOfCompositionsEqualsBruteForce() throws {
    var built = 0
    for seed in 0..<1500 {
      var random = RandomConfigs(seed: seed)
      let config = random.composition()
      guard let schedule = try? config.schedule(in: Self.context) else { continue }
      built += 1
      for _ in 0..<3 { Self.expectExactExtent(of: schedule, config, over: random.range()) }
    }
    #expect(built > 300)
  }

  private static func expectExactExtent(
    of schedule: any Schedule, _ config: ScheduleConfig, over range: ClosedRange<Int>
  ) {
    let rates = range.map { schedule($0) }
    guard let lowest = rates.min(), let highest = rates.max() else { return }
    let extent = schedule.extent(over: range)
    let rounding = 1e-13 * max(lowest.magnitude, highest.magnitude)
    #expect(
      extent.lowerBound == lowest || (extent.lowerBound - lowest).magnitude <= rounding,
      "lowest of \(config) over \(range)")
    #expect(
      extent.upperBound == highest || (extent.upperBound - highest).magnitude <= rounding,
      "highest of \(config) over \(range)")
  }

  @Test(arguments: Catalogue.definitions) func phasesTileTheIterations(_ definition: ScheduleDefinition) throws {
    try Self.forRandomCurves(of: definition) { schedule, config, _ in
      var expectedStart = 0
      for phase in Phases(of: schedule).prefix(50) {
        #expect(phase.start == expectedStart, "\(config): \(phase)")
        #expect(!phase.name.isEmpty)
        guard let end = phase.end else { break }
        #expect(end > phase.start, "\(config): \(phase)")
        #expect(schedule.phase(at: end - 1) == phase, "\(config): \(phase)")
        expectedStart = end
        if end <= phase.start { break }
      }
    }
  }

  @Test(arguments: Catalogue.definitions) func everyIterationIsAnswered(_ definition: ScheduleDefinition) throws {
    try Self.forRandomCurves(of: definition) { schedule, config, _ in
      for iteration in [0, 1, 2, 1_000_000_007, 1_000_000_000_000_000, .max - 1, .max] {
        #expect(!schedule(iteration).isNaN, "\(config) at \(iteration)")
        #expect(schedule.phase(at: iteration).start <= iteration, "\(config) at \(iteration)")
        _ = schedule.nextJump(after: iteration)
      }
      let all = schedule.extent(over: 0...(.max))
      #expect(all.lowerBound <= schedule(12345) && schedule(12345) <= all.upperBound, "\(config)")
    }
  }

  /// The schedules whose course never ends.
  private static let endless: Set = [
    "constant", "exponential", "step", "multistep", "time-based", "clr", "sgdr", "inverse-sqrt", "noam",
    "multi-step-80-90",
  ]
  /// Those whose course ends where they are told so.
  private static let endingIfTold: Set = ["wsd-s", "power"]

  @Test(arguments: Own.schedules) func lastRateHoldsAfterTheLength(_ definition: ScheduleDefinition) throws {
    var (built, ended) = (0, 0)
    try Self.forRandomCurves(of: definition) { schedule, config, _ in
      built += 1
      guard let length = schedule.length else { return }
      ended += 1
      #expect(schedule(length) == schedule(length + 1), "\(config)")
      #expect(schedule(length) == schedule(length + 12345), "\(config)")
    }
    if Self.endingIfTold.contains(definition.name) {
      #expect(ended > 0 && ended < built, "\(ended) of \(built) end")
    } else {
      #expect(ended == (Self.endless.contains(definition.name) ? 0 : built), "\(ended) of \(built) end")
    }
  }
}
