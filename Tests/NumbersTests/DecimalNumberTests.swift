import Testing

@testable import Numbers

@Suite struct DecimalNumberTests {
  @Test(arguments: [-323, -300, -23, -22, -7, -1, 0, 3, 22, 23, 300])
  func valueIsTheNearestNumber(exponent: Int) {
    for digits in [1, 2, 3, 5, 7, 123_456_789] {
      #expect(DecimalNumber(digits: digits, exponent: exponent).value == Double("\(digits)e\(exponent)"))
    }
  }

  @Test(arguments: Array(-307...308))
  func exponentIsExactAtPowersOfTen(exponent: Int) throws {
    let power = try #require(Double("1e\(exponent)"))
    #expect(power.decimalExponent == exponent)
    #expect(power.nextDown.decimalExponent == exponent - 1)
    #expect(power.nextUp.decimalExponent == exponent)
  }

  @Test func whatHasNoFirstDigitHasTheExponentZero() {
    for value in [0, -0.0, .infinity, -.infinity, .nan] as [Double] { #expect(value.decimalExponent == 0) }
    #expect((-0.05).decimalExponent == -2)
  }
}
