import Catalogue
import Testing

@testable import CommandLanguage

@Suite struct NumberAndDurationTests {
  @Test(
    arguments: [
      ("2", 2), ("-0.5", -0.5), ("+1", 1), (".5", 0.5), ("5.", 5), ("1e-3", 0.001), ("1E3", 1000), ("0", 0),
      ("1e-400", 0),
    ] as [(String, Double)])
  func decimalNumbersAreRead(_ text: String, _ value: Double) throws {
    #expect(try NumberReader.number(text) == value)
  }

  @Test(arguments: ["", "-", ".", "e5", "1e", "1e+", "1 ", " 1", "1,5", "0x1p3", "1_000", "--1", "one", "1.2.3", "١"])
  func otherTextIsNoNumber(_ text: String) {
    #expect(throws: NumberFault.notANumber) { try NumberReader.number(text) }
  }

  @Test(arguments: ["nan", "NaN", "-nan", "inf", "-Infinity", "1e400", "-1e999"])
  func whatIsNotFiniteIsToldApart(_ text: String) {
    #expect(throws: NumberFault.notFinite) { try NumberReader.number(text) }
  }

  @Test(
    arguments: [
      ("1000", Duration.iterations(1000)), ("5k", .iterations(5000)), ("1.1k", .iterations(1100)),
      ("1.5M", .iterations(1_500_000)), ("2G", .iterations(2_000_000_000)), ("2B", .iterations(2_000_000_000)),
      ("2e5", .iterations(200_000)), ("2e3k", .iterations(2_000_000)), ("10%", Duration(10, .percent)),
      ("2.5%", Duration(2.5, .percent)), ("30ep", Duration(30, .epochs)), ("1e2ep", Duration(100, .epochs)),
      ("0.5ep", Duration(0.5, .epochs)), ("30ba", Duration(30, .batches)), ("0.5dur", Duration(0.5, .training)),
      ("-1", .iterations(-1)),
    ])
  func durationsAreRead(_ text: String, _ duration: Duration) throws {
    #expect(try DurationParser.duration(text) == duration)
  }

  @Test(
    arguments: [
      ("", .notADuration), ("k", .notADuration), ("5x", .notADuration), ("5 k", .notADuration), ("5m", .notADuration),
      ("5eps", .notADuration), ("ep", .notADuration), ("nan", .notFinite), ("inf", .notFinite), ("2.5", .notWhole),
      ("1.0005k", .notWhole), ("1e-3", .notWhole), ("2.5ba", .notWhole), ("9223372036854775808", .tooLarge),
      ("1e19", .tooLarge), ("1e300k", .tooLarge), ("10000000000G", .tooLarge),
    ] as [(String, DurationFault)])
  func otherDurationsAreFaults(_ text: String, _ fault: DurationFault) {
    #expect(throws: fault) { try DurationParser.duration(text) }
  }

  @Test func countsAreExactUpToTheLargest() throws {
    #expect(try DurationParser.count("9007199254740993") == 9_007_199_254_740_993)
    #expect(try DurationParser.count(String(Int.max)) == Int.max)
    #expect(throws: DurationFault.tooLarge) { try DurationParser.count("9223372036854775808") }
    #expect(throws: DurationFault.notADuration) { try DurationParser.count("3ep") }
  }

  @Test(arguments: [0, 1, 999, 1 << 53, (1 << 60) + (1 << 20), Int.max])
  func printedDurationsReadBack(_ count: Int) throws {
    let duration = Duration.iterations(count)
    #expect(try DurationParser.duration(duration.description) == duration)
  }
}
