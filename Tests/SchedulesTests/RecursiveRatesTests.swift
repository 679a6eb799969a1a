import Schedules
import Testing

@Suite struct RecursiveRatesTests {
  /// Halves the rate, but adds to it at iteration 40.
  private static func rates() -> RecursiveRates {
    RecursiveRates(0, from: 8, price: 1, course: Course(50)) { iteration in
      iteration += 1
      return iteration < 40 ? 8 - 0.1 * Double(iteration) : iteration == 40 ? 20 : 20 - 0.1 * Double(iteration - 40)
    }
  }

  @Test func ratesAreThoseOfTheStepsInAnyOrder() {
    let rates = Self.rates()
    for iteration in [100, 3, 0, 40, 39, 41, 7] {
      let expected =
        iteration == 0
        ? 8 : iteration < 40 ? 8 - 0.1 * Double(iteration) : 20 - 0.1 * Double(iteration - 40)
      #expect((rates(iteration) - expected).magnitude <= 1e-12)
    }
    #expect(rates(.max) == rates(RecursiveRates.limit))
    #expect(rates(-5) == 8)
  }

  @Test func boundsAreThoseOfEveryRate() {
    let rates = Self.rates()
    for range in [0...100, 30...39, 39...40, 5...5] {
      let all = range.map { rates($0) }
      let bounds = rates.bounds(over: range)
      #expect(bounds.areExact)
      #expect(bounds.range == (all.min() ?? 0)...(all.max() ?? 0))
    }
  }

  @Test func theOneJumpIsFound() {
    #expect(Self.rates().nextJump(after: 0) == .at(40))
    var work = 10
    #expect(Self.rates().nextJump(after: 0, work: &work) == .unknown(after: 10))
  }

  @Test func aTrailThatEndsHoldsItsLastRate() {
    let rates = RecursiveRates(0, from: 1, price: 1, course: .steady) { iteration in
      iteration += 1
      return iteration < 5 ? Double(iteration) : nil
    }
    #expect([3, 4, 5, 1000].map { rates($0) } == [3, 4, 4, 4])
  }

  @Test func severalMayAskAtOnce() async {
    let rates = Self.rates()
    await withTaskGroup(of: Bool.self) { group in
      for start in 0..<8 {
        group.addTask { (0..<200).allSatisfy { rates(start * 37 + $0 * 11) == Self.rates()(start * 37 + $0 * 11) } }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
