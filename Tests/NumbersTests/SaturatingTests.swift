import Testing

@testable import Numbers

struct SaturatingTests {
  @Test(arguments: [(0, 3, 0), (1, 3, 1), (6, 3, 2), (7, 3, 3), (.max, 1, .max), (.max, 2, 1 << 62), (.max, .max, 1)])
  func quotientsAreRoundedUp(left: Int, right: Int, quotient: Int) {
    #expect(left.dividedUp(by: right) == quotient)
  }

  @Test(arguments: [
    (1, 2, 3), (.max, 1, .max), (.max, -1, .max - 1), (.min, -1, .min), (.min, 1, .min + 1), (.min, .max, -1),
  ]) func sumsEndAtTheLastNumber(left: Int, right: Int, sum: Int) {
    #expect(left.addingSaturating(right) == sum)
    #expect(right.addingSaturating(left) == sum)
  }

  @Test(arguments: [
    (5, 7, -2), (.max, -1, .max), (.min, 1, .min), (0, .min, .max), (-1, .min, .max), (.min, .min, 0),
  ]) func differencesEndAtTheLastNumber(left: Int, right: Int, difference: Int) {
    #expect(left.subtractingSaturating(right) == difference)
  }

  @Test(arguments: [
    (6, 7, 42), (.max, 2, .max), (.max, -2, .min), (.min, 2, .min), (.min, -1, .max), (.min, .min, .max), (.min, 0, 0),
  ]) func productsEndAtTheLastNumber(left: Int, right: Int, product: Int) {
    #expect(left.multipliedSaturating(by: right) == product)
    #expect(right.multipliedSaturating(by: left) == product)
  }

  private static let wholes: [(Double, Int)] = [
    (2.9, 2), (-2.9, -2), (0x1p63, .max), (1e300, .max), (-0x1p63, .min), (-1e300, .min), (.infinity, .max),
    (-.infinity, .min), (.nan, 0), (0x1p53, 9_007_199_254_740_992),
  ]

  @Test(arguments: wholes) func wholeNumbersAreTheNearestTowardsZero(value: Double, whole: Int) {
    #expect(Int(saturating: value) == whole)
  }
}

struct CompensatedSumTests {
  private static func sum(_ values: [Double]) -> CompensatedSum {
    var sum = CompensatedSum()
    for value in values { sum.add(value) }
    return sum
  }

  /// Neumaier's own example: Kahan's way of carrying errors along finds 0 as well.
  @Test func whatALargeNumberHidesIsCarriedAlong() {
    let sum = Self.sum([1, 1e100, 1, -1e100])
    #expect(sum.sum == 0)
    #expect(sum.value == 2)
  }

  @Test func tenthsAddUp() {
    let sum = Self.sum([Double](repeating: 0.1, count: 1_000_000))
    #expect(sum.value == 100_000)
    #expect(sum.sum != 100_000)
  }

  @Test func infiniteSumsStayInfinite() {
    #expect(Self.sum([1, .infinity, 1]).value == .infinity)
    #expect(Self.sum([.infinity, -.infinity]).value.isNaN)
  }
}
