import Numbers
import Testing

/// Means and deviations of a few numbers.
struct SpreadTests {
  @Test func aSpreadIsThatOfTheTextbook() throws {
    let spread = try #require(Spread(of: [2, 4, 4, 4, 5, 5, 7, 9]))
    #expect(spread.mean == 5 && spread.count == 8)
    #expect(abs(try #require(spread.deviation) - (32.0 / 7).squareRoot()) < 1e-15)
    #expect(Spread(of: [3])?.deviation == nil && Spread(of: []) == nil && Spread(of: [1, .nan]) == nil)
    #expect(Spread(of: [1e308, 1e308])?.mean == 1e308)
    // Variances 1 of three numbers and 4 of two: (2 · 1 + 1 · 4) / 3.
    let (one, other) = (try #require(Spread(of: [1, 2, 3])), try #require(Spread(of: [0, 8.0.squareRoot()])))
    #expect(abs(try #require(one.pooledDeviation(with: other)) - 2.0.squareRoot()) < 1e-15)
    let single = try #require(Spread(of: [5]))
    #expect(single.pooledDeviation(with: single) == nil)
    #expect(single.pooledDeviation(with: one) == 1)
  }
}
