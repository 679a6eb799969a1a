import Testing

@testable import Numbers

struct GreatestCommonDivisorTests {
  @Test(arguments: [
    (12, 18, 6), (18, 12, 6), (7, 13, 1), (1, 1, 1), (0, 5, 5), (5, 0, 5), (0, 0, 0), (Int.max, 7, 7),
    (1 << 40, 1 << 50, 1 << 40),
  ]) func dividesBoth(_ one: Int, _ other: Int, _ divisor: Int) {
    #expect(one.greatestCommonDivisor(with: other) == divisor)
  }
}
