import RealModule
import Testing

@testable import Catalogue
@testable import Schedules

/// The first and the last update on one side of a rate: held against brute force, and against closed formulas far away.
struct RateSearchTests {
  private static func bruteForce(
    _ rates: [Double], from start: Int, isAbove: Bool, _ threshold: Double, isLast: Bool
  ) -> RateSearch.Finding {
    let holds: (Double) -> Bool = { isAbove ? $0 > threshold : $0 < threshold }
    let place = isLast ? rates.lastIndex(where: holds) : rates.firstIndex(where: holds)
    return place.map { .found(start + $0) } ?? .never
  }

  private static func expectBruteForce(
    of schedule: any Schedule, _ name: String, _ random: inout RandomConfigs
  ) {
    let range = random.range()
    let rates = range.map { schedule($0) }
    guard let low = rates.min(), let high = rates.max(), high < 1e290, low > -1e290 else { return }
    for _ in 0..<4 {
      // Rates of the curve itself would be a matter of rounding.
      let threshold = low + (high - low) * Double.random(in: -0.1...1.1, using: &random.generator)
      for (isAbove, isLast) in [(false, false), (false, true), (true, false), (true, true)] {
        let found = RateSearch(of: schedule, isAbove: isAbove, threshold).update(isLast: isLast, in: range, work: .max)
        let expected = bruteForce(rates, from: range.lowerBound, isAbove: isAbove, threshold, isLast: isLast)
        #expect(found == expected, "\(name) over \(range), \(isAbove) \(threshold), \(isLast)")
      }
    }
  }

  @Test(arguments: Catalogue.definitions) func entriesAreSearchedAsByBruteForce(_ definition: ScheduleDefinition) throws
  {
    try EngineProperties.forRandomCurves(of: definition, count: 12) { schedule, config, random in
      Self.expectBruteForce(of: schedule, "\(config)", &random)
    }
  }

  @Test func compositionsAreSearchedAsByBruteForce() {
    var built = 0
    for seed in 0..<600 {
      var random = RandomConfigs(seed: seed)
      let config = random.composition()
      guard let schedule = try? config.schedule(in: EngineProperties.context) else { continue }
      built += 1
      Self.expectBruteForce(of: schedule, "\(config)", &random)
    }
    #expect(built > 150)
  }

  /// Of a line from 1 to 0 over n updates, the rate is below r behind n · (1 - r).
  @Test func aMillionMillionUpdatesAreExact() throws {
    let line = try schedule("linear --start-lr 1 --finish-lr 0 --length 1000000000000")
    let search = RateSearch(of: line, isAbove: false, 0.25)
    #expect(search.update(isLast: false, in: 0...999_999_999_999) == .found(750_000_000_001))
    let above = RateSearch(of: line, isAbove: true, 0.25)
    #expect(above.update(isLast: true, in: 0...999_999_999_999) == .found(749_999_999_999))
    #expect(above.update(isLast: false, in: 750_000_000_000...999_999_999_999) == .never)
  }

  /// What lies on the number is on neither side, however many updates lie there.
  @Test func theNumberItselfIsOnNoSide() throws {
    let flat = try schedule("constant --lr 0.1")
    for isAbove in [false, true] {
      for isLast in [false, true] {
        #expect(RateSearch(of: flat, isAbove: isAbove, 0.1).update(isLast: isLast, in: 0...(.max)) == .never)
      }
    }
    let cycles = try schedule("sgdr --max 0.1 --cycle-length-decay 1")
    #expect(RateSearch(of: cycles, isAbove: true, 0.1).update(isLast: false, in: 0...1_000_000_000_000) == .never)
  }

  /// A search that has no work left says how far it came, and nothing lies there.
  @Test func whatIsNotFoundOutIsNotClaimed() throws {
    let product = try schedule("sgdr --cycle-length 97 --cycle-length-decay 1 times clr --step-size 51 --gamma 1")
    let threshold = 0.999_999
    let search = RateSearch(of: product, isAbove: true, threshold)
    guard case .found(let place) = search.update(isLast: false, in: 0...10_000_000) else {
      Issue.record("none was found")
      return
    }
    let short = search.update(isLast: false, in: 0...10_000_000, work: 200)
    guard case .unknown(let last) = short else {
      Issue.record("\(short)")
      return
    }
    #expect(last ?? -1 < place)
    for update in 0...max(0, last ?? 0) { #expect(product(update) <= threshold) }
    #expect(search.update(isLast: false, in: 0...10_000_000, work: 0) == .unknown(after: nil))
  }
}
