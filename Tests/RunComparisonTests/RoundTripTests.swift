import Catalogue
import Foundation
import Runs
import Schedules
import SeededRandom
import Testing

@testable import RunComparison

@Suite struct RoundTripTests {
  /// How many logs are made by each mistake; `LRSCHED_ROUND_TRIPS` asks for more.
  private static let count =
    ProcessInfo.processInfo.environment["LRSCHED_ROUND_TRIPS"].flatMap { Int($0) }.map { max(1, $0) } ?? 2

  /// Of random plans, spoilt by a random mistake and rounded, the mistake is found again, or one that makes the same log.
  @Test(arguments: RoundTrip.mistakes.indices) func mistakeIsFoundAgain(_ mistake: Int) throws {
    var made = 0
    for number in stride(from: mistake, to: 4000 * RoundTrip.mistakes.count, by: RoundTrip.mistakes.count) {
      if made == Self.count { break }
      guard let trip = try RoundTrip(number), let rows = trip.rows, let planned = trip.planned else { continue }
      made += 1
      let comparison = PlanComparison(of: rows, with: planned)
      let told = comparison.causes.map { "\($0.hypothesis) \($0.parameters)" }
      let name = "\(number): \(RoundTrip.mistakes[mistake]) of \(trip.plan.words)"
      #expect(comparison.agrees == trip.isOnPlan, "\(name): \(told)")
      if trip.isUnexplained { #expect(told.isEmpty, "\(name): \(told)") }
      if trip.isOnPlan || trip.isUnexplained { continue }
      let isFound = comparison.causes.prefix(3).contains { cause in
        trip.causes.contains { hypothesis, numbers in
          // Between two steps of a stair nobody can tell when a run was resumed, nor from where.
          if trip.plan.kind == "step", hypothesis.hasPrefix("resume."), cause.hypothesis.hasPrefix("resume.") {
            return true
          }
          return cause.hypothesis == hypothesis
            && numbers.allSatisfy { name, number in
              cause.number(name).map { ($0 - number).magnitude <= 1e-3 * max(1e-9, number.magnitude) } ?? false
            }
        }
      }
      withKnownIssue("a warmup that makes the rest of a power shorter is not always solved", isIntermittent: true) {
        #expect(isFound, "\(name): \(told), not \(trip.causes)")
      } when: {
        trip.plan.kind == "hf.polynomial" && RoundTrip.mistakes[mistake] == "warmup"
      }
    }
    #expect(made == Self.count)
  }

  /// Of random schedules, rounded and perhaps logged from later on, a curve is found that has the rates of all rows.
  @Test(arguments: DrawnPlan.kinds.indices) func scheduleIsFoundAgain(_ kind: Int) throws {
    for number in kind % 3..<kind % 3 + max(1, Self.count / 2) {
      var generator = SeededGenerator(state: UInt64(1000 + 100 * kind + number))
      let plan = DrawnPlan(kind, using: &generator)
      let schedule = try RecordedRun.plan(plan.words).schedule
      let every = [1, 10, 10, 20].randomElement(using: &generator) ?? 10
      // Where the warmup is not logged, its end is all that can be told of it.
      let first = number % 3 == 2 ? (plan.total / 5 / every + 1) * every : 0
      let digits = [nil, 4, 5, 7].randomElement(using: &generator) ?? nil
      let last = [plan.total, plan.total * 4 / 5].randomElement(using: &generator) ?? plan.total
      let rows = try RecordedRun.rows(stride(from: first, to: last, by: every), digits: digits) { schedule($0) }
      let context = RunContext(Run(length: Fact(plan.total, .standard)))
      let fit = LogFit(of: rows, in: context)
      withKnownIssue("without its head and its end, a power is not always found as it was", isIntermittent: true) {
        #expect(
          fit.isWhole,
          "\(plan.words) from \(first) by \(every) to \(last), \(digits ?? 17) digits: \(String(describing: fit.best))")
      } when: {
        plan.kind == "hf.polynomial" && first > 0
      }
    }
  }
}
