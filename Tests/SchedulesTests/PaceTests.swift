import Testing

@testable import Schedules

/// The steps of a scheduler are counted in decimal, as the pace was written, and none is early or late.
struct PaceTests {
  @Test(arguments: [
    // In binary, 0.29 · 100 and 1.1 · 10 are no whole numbers, and 0.1 is more than a tenth.
    (0.29, 29, 100), (1.1, 11, 10), (0.1, 1, 10), (4, 4, 1), (2.5, 5, 2), (0.25, 1, 4), (1e9, 1_000_000_000, 1),
    (1e-9, 1, 1_000_000_000), (0.3333333333333333, 3_333_333_333_333_333, 10_000_000_000_000_000),
  ]) func stepsAreThoseOfTheDecimalNumber(_ factor: Double, _ steps: Int, _ updates: Int) throws {
    let pace = try #require(Pace(factor))
    #expect(pace.steps == steps && pace.updates == updates)
    for update in [0, 1, 2, 3, 7, 99, 100, 101, 1_000_003] {
      let (product, isBeyond) = update.multipliedReportingOverflow(by: steps)
      if isBeyond { continue }
      #expect(pace.steps(before: update) == product / updates)
    }
  }

  @Test(arguments: [0, -1, .nan, .infinity, 1e10, 1e-10]) func otherFactorsAreNoPace(_ factor: Double) {
    #expect(Pace(factor) == nil)
  }

  /// The first update after so many steps is the first one: the update before it has fewer.
  @Test(arguments: [0.001, 0.29, 0.7, 1, 1.1, 2.5, 3, 97.3]) func theFirstUpdateIsTheFirst(_ factor: Double) throws {
    let pace = try #require(Pace(factor))
    for count in Array(1...300) + [999_983, 1_000_000_007] {
      let update = pace.firstUpdate(after: count)
      #expect(pace.steps(before: update) >= count && pace.steps(before: update - 1) < count, "\(count)")
    }
  }

  @Test func numbersBeyondCountingEndAtTheLast() throws {
    #expect(try #require(Pace(4)).steps(before: .max) == .max)
    #expect(Pace(every: 100).firstUpdate(after: .max) == .max)
    #expect(Pace(every: .max).steps(before: .max) == 1)
  }
}
