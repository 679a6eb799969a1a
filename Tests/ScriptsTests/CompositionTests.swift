import Catalogue
import Foundation
import Runs
import Schedules
import Testing

@testable import Scripts

/// Schedulers put together with the rates that PyTorch has recorded; Tests/Recordings/compositions.py computes them.
struct RecordedComposition: Decodable, Sendable, CustomTestStringConvertible {
  let text: String
  let lr: Double
  let values: [Double]
  /// The first update that PyTorch does not reach, and what it says.
  let failsAt: Int?
  let words: String?

  var testDescription: String { text }

  static let all: [RecordedComposition] = Fixture.lines("compositions").compactMap { line in
    try? JSONDecoder().decode(RecordedComposition.self, from: Data(line.utf8))
  }

  /// Those of which PyTorch makes a scheduler.
  static let built = all.filter { $0.failsAt != 0 }
}

/// The schedule of a line of code.
///
/// - Parameters:
///   - text: The code.
///   - rate: The optimizer's rate, where it counts.
/// - Returns: The schedule.
/// - Throws: What is wrong with the code.
func scheduleOf(_ text: String, rate: Double? = nil) throws -> any Schedule {
  let reading = try CallReader.read(text, isRateGiven: rate != nil, lookup: Codes.lookup.finding)
  var values = reading.values
  if let rate, reading.definition.parameters.contains(where: { $0.name == "lr" }) { values["lr"] = .number(rate) }
  return try ScheduleConfig(Stage(reading.definition, values)).schedule(
    in: RunContext(Run(length: Fact(3000, .standard))))
}

enum Codes {
  static let lookup = NameLookup(Catalogue.definitions)
}

@Suite struct CompositionTests {
  @Test func everyRecordedCompositionIsRead() {
    #expect(RecordedComposition.all.count == 55)
    #expect(RecordedComposition.all.filter { $0.failsAt != nil }.count == 9)
  }

  @Test(arguments: RecordedComposition.built)
  func ratesAreThoseOfPyTorch(_ recorded: RecordedComposition) throws {
    let schedule = try scheduleOf(recorded.text, rate: recorded.lr)
    let highest = recorded.values.map(\.magnitude).max() ?? 0
    for (iteration, expected) in recorded.values.enumerated() {
      let rate = schedule(iteration)
      #expect((rate - expected).magnitude <= 1e-12 * highest, "iteration \(iteration): \(rate), not \(expected)")
    }
    // Where PyTorch raises, the curve ends with its words.
    if let failsAt = recorded.failsAt {
      #expect(schedule.refusal?.iteration == failsAt)
      #expect(schedule.refusal?.reason == recorded.words)
    } else {
      #expect((schedule.refusal?.iteration ?? .max) > recorded.values.count)
    }
  }

  @Test(arguments: RecordedComposition.all.filter { $0.failsAt == 0 })
  func whatPyTorchRefusesToMakeIsRefused(_ recorded: RecordedComposition) throws {
    let error = try #require(throws: ConfigError.self) { try scheduleOf(recorded.text, rate: recorded.lr) }
    guard case .refused(_, let reason) = error.reason else {
      Issue.record("\(error)")
      return
    }
    #expect(reason == recorded.words)
  }

  @Test(arguments: RecordedComposition.built)
  func boundsHoldEveryRate(_ recorded: RecordedComposition) throws {
    // In another order than the rates follow each other: none may depend on what was asked before.
    let schedule = try scheduleOf(recorded.text, rate: recorded.lr)
    for (lower, upper) in [(60, 89), (3, 40), (0, 89), (17, 17), (0, 5)] {
      let rates = (lower...upper).map { schedule($0) }
      let extent = schedule.extent(over: lower...upper)
      let highest = rates.map(\.magnitude).max() ?? 0
      #expect((extent.lowerBound - (rates.min() ?? 0)).magnitude <= 1e-12 * highest, "\(lower)...\(upper)")
      #expect((extent.upperBound - (rates.max() ?? 0)).magnitude <= 1e-12 * highest, "\(lower)...\(upper)")
    }
  }

  @Test func aWarmupBeforeACosineIsOfClosedForm() throws {
    let far = 1_000_000_000_000
    let schedule = try scheduleOf(
      "SequentialLR(opt, [LinearLR(opt, 0.01, total_iters=500), CosineAnnealingLR(opt, T_max=2 * 10**12)], [500])",
      rate: 0.1)
    #expect(schedule.refusal == nil)
    #expect((schedule(far + 500) - 0.05).magnitude <= 1e-12)
    // What PyTorch's own formulas say, not one step after the other.
    #expect((schedule(250) - 0.1 * (0.01 + 0.99 * 0.5)).magnitude <= 1e-15)
  }

  @Test func whatOnlyStepsTellEndsWhereTheyAreNoLongerFollowed() throws {
    let schedule = try scheduleOf(
      "ChainedScheduler([CosineAnnealingLR(opt, 1000, eta_min=0.01), ExponentialLR(opt, 0.9999)])", rate: 0.1)
    #expect(schedule.refusal?.iteration == RecursiveRates.limit + 1)
    #expect(schedule(Int.max) == schedule(RecursiveRates.limit))
    // Stepped here as PyTorch steps them: the cosine on the rate at hand, then the factor.
    var rate = 0.1
    for epoch in 1...1000 {
      let (before, now) = (1 + cos(.pi * Double(epoch - 1) / 1000), 1 + cos(.pi * Double(epoch) / 1000))
      rate = (now / before * (rate - 0.01) + 0.01) * 0.9999
    }
    #expect((schedule(1000) - rate).magnitude <= 1e-12)
  }

  @Test func aChainIsAProductUpToWhereTheCosineTurns() throws {
    let schedule = try scheduleOf(
      "ChainedScheduler([CosineAnnealingLR(opt, 10**6), ExponentialLR(opt, gamma=1 - 1e-6)])", rate: 0.1)
    let middle = 0.05 * pow(1 - 1e-6, 5e5)
    #expect((schedule(500_000) - middle).magnitude <= 1e-12)
    // Behind the turn it climbs by its base again, without the factor so far: stepped here as PyTorch steps them.
    var rate = 0.1
    for epoch in 1...2_000_000 {
      let (before, now) = (1 + cos(.pi * Double(epoch - 1) / 1e6), 1 + cos(.pi * Double(epoch) / 1e6))
      rate = epoch == 1_000_001 ? rate + 0.1 * (1 - cos(.pi / 1e6)) / 2 : now / before * rate
      rate *= 1 - 1e-6
    }
    #expect((schedule(2_000_000) / rate - 1).magnitude <= 1e-8)
    #expect((schedule.refusal?.iteration ?? .max) > 100_000_000)
  }

  @Test func schedulersActInTheOrderInWhichTheyAreMade() throws {
    // OneCycleLR makes its first rate the optimizer's, and what is made after it starts from that.
    let first = try scheduleOf(
      "a = OneCycleLR(opt, max_lr=0.25, total_steps=10)\nb = StepLR(opt, 100)\ns = SequentialLR(opt, [b, a], [5])",
      rate: 0.1)
    #expect((first(0) - 0.01).magnitude <= 1e-15)
    let second = try scheduleOf(
      "b = StepLR(opt, 100)\na = OneCycleLR(opt, max_lr=0.25, total_steps=10)\ns = SequentialLR(opt, [b, a], [5])",
      rate: 0.1)
    #expect((second(0) - 0.01).magnitude <= 1e-15)
    #expect((second(5) - 0.01).magnitude <= 1e-15)
  }

  @Test func joinedSchedulesOfOptaxCountFromTheirBoundaries() throws {
    let code = "optax.join_schedules([optax.linear_schedule(0.0, 1.0, 100), optax.constant_schedule(0.5), "
    let schedule = try joined(code + "optax.linear_schedule(1.0, 0.0, 10)], boundaries=[100, 200])")
    #expect([0, 50, 99, 100, 199, 200, 205, 210].map { schedule($0) } == [0, 0.5, 0.99, 0.5, 0.5, 1, 0.5, 0])
    // Of boundaries that do not ascend, the last one that has passed counts.
    let other = try joined(code + "optax.linear_schedule(1.0, 0.0, 10)], [20, 10])")
    for (update, rate) in [(5, 0.05), (10, 1), (15, 0.5), (25, 0)] {
      #expect((other(update) - rate).magnitude <= 1e-15, "update \(update)")
    }
  }

  private func joined(_ text: String) throws -> any Schedule { try scheduleOf(text) }
}
