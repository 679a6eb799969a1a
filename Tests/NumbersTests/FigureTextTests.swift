import Testing

@testable import Numbers

struct FigureTextTests {
  @Test(arguments: [
    (0.123456789, "0.123457"), (1e-7, "1e-07"), (0.1 + 0.2, "0.3"), (999_999.96, "1000000"), (-2.5, "-2.5"), (0, "0"),
    (4.27544e-8, "4.27544e-08"), (.leastNonzeroMagnitude, "5e-324"), (.infinity, "inf"), (123_456_789, "123457000"),
    (2.31081004906e-70, "2.31081e-70"), (-9.055784454378993e-41, "-9.05578e-41"), (1.2345678e200, "1.23457e+200"),
    (3.141592653e-300, "3.14159e-300"), (6.02214076e23, "6.02214e+23"),
  ]) func sixDigitsAreShown(value: Double, text: String) {
    #expect(FigureText.short(value) == text)
  }

  @Test(arguments: [
    (4.39881e-08, 1.3e-9, "about 4e-08"), (0.25, 0.003, "about 0.25"), (0.5000012, 4e-6, "about 0.5"),
    (123.456, 0.004, "about 123.46"), (0.5, 0.3, "between 0.2 and 0.8"), (1, 5, "between -4 and 6"),
    (0.00514912839893719, 0.00425087160106281, "between 0.00089 and 0.0094"),
    (0, 1e-9, "between -1e-09 and 1e-09"), (0.5, 0, "0.5"), (0.123456789, 1e-12, "about 0.123457"),
    (9.9996, 0.0004, "about 10"), (3, .infinity, "about 3, of unknown error"), (.nan, 0, "none"), (.nan, .nan, "none"),
  ]) func onlySureDigitsAreShown(value: Double, error: Double, text: String) {
    #expect(FigureText.estimate(value, error: error) == text)
  }

  /// The last digit that is shown has a unit of 2 to 20 errors, half of which rounding takes.
  @Test func whatIsShownIsNearTheValue() throws {
    for index in 1...2000 {
      let value = Double(index) * 0.000_773 - 0.5
      let error = value.magnitude / Double(3 + index % 97)
      let text = FigureText.estimate(value, error: error)
      let words = text.split(separator: " ")
      if words[0] == "between" {
        let (low, high) = (try #require(Double(words[1])), try #require(Double(words[3])))
        #expect(low <= value - error && value + error <= high, "\(text)")
      } else {
        let shown = try #require(Double(words[1]))
        let digits = words[1].drop { "-0.".contains($0) }.count { $0.isNumber }
        #expect((shown - value).magnitude <= 10.001 * error && digits <= 6, "\(text) of \(value) ± \(error)")
      }
    }
  }
}

struct ShortenedTests {
  /// The shortest text, rounded as a person would: 17 digits leave every number as it is.
  @Test func digitsAreThoseOfTheShortestText() {
    #expect((0.1 + 0.2).shortened(toDigits: 16) == 0.3 && (0.1 + 0.2).shortened(toDigits: 17) == 0.1 + 0.2)
    #expect(0.12345678901234566.shortened(toDigits: 16) == 0.1234567890123457)
    #expect((-12345678901234568.0).shortened(toDigits: 16) == -12345678901234570.0)
    #expect(1e300.shortened(toDigits: 16) == 1e300 && Double.leastNonzeroMagnitude.shortened(toDigits: 16) > 0)
    #expect(0.0.shortened(toDigits: 17) == 0 && Double.infinity.shortened(toDigits: 16) == .infinity)
    #expect((2.0 / 3).shortened(toDigits: 3) == 0.667)
  }
}
