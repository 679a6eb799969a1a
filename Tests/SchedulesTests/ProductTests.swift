import Numbers
import Testing

@testable import Schedules

struct ProductTests {
  /// Cycles of 250 iterations below a line that rises for 10^12: only the last cycle start before the end can be highest.
  @Test(arguments: [1_000_000_123, 7_777_777_777, 499_999_999_999])
  func cyclesTooDenseToVisitAreBoundedExactly(end: Int) throws {
    let cycles = try Cyclical(Cosine(minimum: 0.2, maximum: 1, cycleLength: 250))
    let product = Product(cycles, try Triangular(minimum: 1, maximum: 3, cycleLength: 1_000_000_000_000))
    let start = end - 1_000_000_000
    let highest = (end - 500...end).map { product($0) }.max()
    let lowest = (start...start + 500).map { product($0) }.min()
    #expect(product.extent(over: start...end).upperBound == highest)
    #expect(product.extent(over: start...end).lowerBound == lowest)
  }

  @Test func boundsWithinAToleranceLieWithinTheExactOnes() {
    var built = 0
    for seed in 0..<1500 {
      var random = RandomConfigs(seed: seed)
      let config = random.composition()
      guard let schedule = try? config.schedule(in: EngineProperties.context) else { continue }
      let range = random.range()
      let exact = schedule.extent(over: range)
      // Beyond what a number holds there is no distance between bounds.
      guard exact.upperBound < .infinity else { continue }
      built += 1
      let rounding = 1e-13 * max(exact.lowerBound.magnitude, exact.upperBound.magnitude)
      for share in [0.001, 0.1] {
        let allowed = share * (exact.upperBound - exact.lowerBound)
        let bounds = schedule.extent(over: range, within: Tolerance(absolute: allowed))
        #expect(bounds.lowerBound >= exact.lowerBound - rounding, "\(config) over \(range)")
        #expect(bounds.upperBound <= exact.upperBound + rounding, "\(config) over \(range)")
        #expect(bounds.lowerBound - exact.lowerBound <= allowed + rounding, "\(config) over \(range)")
        #expect(exact.upperBound - bounds.upperBound <= allowed + rounding, "\(config) over \(range)")
      }
    }
    #expect(built > 300)
  }

  @Test func boundsHoldTheExactOnesBetweenThem() {
    var built = 0
    for seed in 0..<1500 {
      var random = RandomConfigs(seed: seed)
      let config = random.composition()
      guard let schedule = try? config.schedule(in: EngineProperties.context) else { continue }
      built += 1
      let range = random.range()
      let (outer, exact) = (schedule.bounds(over: range), schedule.extent(over: range))
      let rounding = 1e-13 * max(exact.lowerBound.magnitude, exact.upperBound.magnitude)
      #expect(outer.range.lowerBound <= exact.lowerBound + rounding, "\(config) over \(range)")
      #expect(exact.lowerBound <= outer.lowestAtMost + rounding, "\(config) over \(range)")
      #expect(outer.highestAtLeast <= exact.upperBound + rounding, "\(config) over \(range)")
      #expect(exact.upperBound <= outer.range.upperBound + rounding, "\(config) over \(range)")
    }
    #expect(built > 300)
  }
}
