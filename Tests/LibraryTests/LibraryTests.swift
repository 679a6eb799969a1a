import Foundation
import Schedules
import Testing

/// What other programs can call computes what the formulas say, and refuses in a sentence.
struct LibraryTests {
  @Test func theExampleTrainsAtTheRatesOfItsFormula() throws {
    let plan = try TrainingPlan(peak: 3e-4, updates: 1_000_000, warmup: 2_000)
    var rates: [Double] = []
    for start in [0, 1_000, 2_000, 501_000, 999_999] { plan.train({ rates.append($0) }, from: start, count: 1) }
    // Llama's curve: t / 2000 up, then 0.1 + 0.9 · ½ (1 + cos(π (t - 2000) / 998000)), each times 3e-4.
    let expected = [0, 1.5e-4, 3e-4, 1.65e-4, 3e-5 + 2.7e-4 * 0.5 * (1 + cos(Double.pi * 997_999 / 998_000))]
    for (rate, value) in zip(rates, expected) { #expect(abs(rate - value) < 3e-16) }
    #expect(rates.count == expected.count)
    #expect(plan.schedule.extent(over: 0...999_999) == 0...3e-4)
    #expect(plan.schedule.length == 1_000_000)
  }

  @Test func everyCallMakesItsCurve() throws {
    #expect(try LearningRateSchedule.constant(0.1)(1 << 60) == 0.1)
    #expect(try LearningRateSchedule.linear(from: 1, to: 0.5, over: 10)(5) == 0.75)
    #expect(try LearningRateSchedule.exponential(from: 1, gamma: 0.5, every: 10)(20) == 0.25)
    #expect(try LearningRateSchedule.exponential(from: 1, gamma: 0.5, every: 10, inStairs: true)(19) == 0.5)
    let steps = try LearningRateSchedule.steps(from: 1, gamma: 0.1, at: [30, 60])
    #expect([0, 29, 30, 59, 60].map { steps($0) } == [1, 1, 0.1, 0.1, 0.1 * 0.1])
    let both = try LearningRateSchedule.constant(1).cut(after: 5, then: .constant(2)).scaled(by: 0.5)
    #expect((3...6).map { both($0) } == [0.5, 0.5, 1, 1])
    #expect(both(-7) == 0.5)
    #expect(try LearningRateSchedule.linear(from: 1, to: 0, over: 10).extent(over: -5...5) == 0.5...1)
  }

  @Test func whatIsWrongIsASentenceWithTheValue() {
    func sentence(_ make: () throws(LearningRateScheduleError) -> LearningRateSchedule) -> String {
      do {
        _ = try make()
        return "accepted"
      } catch { return error.description }
    }
    #expect(
      sentence { () throws(LearningRateScheduleError) in try .cosine(from: 1, over: 0) }
        == "The cycle length must be at least 1, not 0.")
    #expect(
      sentence { () throws(LearningRateScheduleError) in try .constant(.nan) } == "The rate must be a number, not nan.")
    #expect(
      sentence { () throws(LearningRateScheduleError) in
        try .linear(from: 1, to: 0, over: 5).warmedUp(from: -1, over: 2)
      }
        == "The first rate of the warmup must be at least 0, not -1.")
    #expect(
      sentence { () throws(LearningRateScheduleError) in try .steps(from: 1, gamma: .infinity, at: [1]) }
        == "The factor must be a number, not inf.")
  }

  @Test func thePageShowsTheExampleThatIsCompiled() throws {
    let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized
    let page = try String(contentsOf: root.appendingPathComponent("docs/library.md"), encoding: .utf8)
    let example = try String(
      contentsOf: root.appendingPathComponent("Tests/LibraryTests/LibraryExample.swift"), encoding: .utf8)
    #expect(page.contains("```swift\n\(example)```\n"))
  }
}
