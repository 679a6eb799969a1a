import Catalogue
import Runs
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
      ("1000", Quantity.updates(1000)), ("5k", .updates(5000)), ("1.1k", .updates(1100)),
      ("1.5M", .updates(1_500_000)), ("2G", .updates(2_000_000_000)), ("2B", .updates(2_000_000_000)),
      ("2e5", .updates(200_000)), ("2e3k", .updates(2_000_000)), ("10%", Quantity(10, .percent)),
      ("2.5%", Quantity(2.5, .percent)), ("30ep", Quantity(30, .epochs)), ("1e2ep", Quantity(100, .epochs)),
      ("0.5ep", Quantity(0.5, .epochs)), ("30ba", .updates(30)), ("0.5dur", Quantity(50, .percent)),
      ("-1", .updates(-1)), ("1Msamp", Quantity(1_000_000, .samples)), ("300Btok", Quantity(300_000_000_000, .tokens)),
      ("1.5Ttok", Quantity(1_500_000_000_000, .tokens)), ("8micro", Quantity(8, .microSteps)),
      ("1kep", Quantity(1000, .epochs)), ("0.29dur", Quantity(29, .percent)), ("2T", .updates(2_000_000_000_000)),
      ("3e4steps", .updates(30_000)), ("5k updates", .updates(5000)), ("5 k", .updates(5000)), ("1it", .updates(1)),
      ("30epochs", Quantity(30, .epochs)), ("30 ep", Quantity(30, .epochs)), ("1 epoch", Quantity(1, .epochs)),
      ("5samples", Quantity(5, .samples)), ("2M tokens", Quantity(2_000_000, .tokens)),
      ("8batches", Quantity(8, .microSteps)), ("10 %", Quantity(10, .percent)), ("10percent", Quantity(10, .percent)),
    ])
  func durationsAreRead(_ text: String, _ duration: Quantity) throws {
    #expect(try QuantityParser.quantity(text) == duration)
  }

  @Test(
    arguments: [
      ("", .notAQuantity), ("k", .notAQuantity), ("5x", .notAQuantity), ("5 x", .notAQuantity), ("5m", .notAQuantity),
      ("5eps", .notAQuantity), ("ep", .notAQuantity), ("nan", .notFinite), ("inf", .notFinite), ("2.5", .notWhole),
      ("1.0005k", .notWhole), ("1e-3", .notWhole), ("2.5ba", .notWhole), ("2.5samp", .notWhole),
      ("0.1tok", .notWhole), ("5k%", .notAQuantity), ("5sample s", .notAQuantity), ("5Steps", .notAQuantity),
      ("5kk", .notAQuantity),
      ("9223372036854775808", .tooLarge),
      ("1e19", .tooLarge), ("1e300k", .tooLarge), ("10000000000G", .tooLarge),
    ] as [(String, QuantityFault)])
  func otherDurationsAreFaults(_ text: String, _ fault: QuantityFault) {
    #expect(throws: fault) { try QuantityParser.quantity(text) }
  }

  @Test func countsAreExactUpToTheLargest() throws {
    #expect(try QuantityParser.count("9007199254740993") == 9_007_199_254_740_993)
    #expect(try QuantityParser.count(String(Int.max)) == Int.max)
    #expect(throws: QuantityFault.tooLarge) { try QuantityParser.count("9223372036854775808") }
    #expect(throws: QuantityFault.notAQuantity) { try QuantityParser.count("3ep") }
  }

  @Test(
    arguments: [
      ("1_000", "1000", nil), ("1_000_000.5", "1000000.5", nil), ("2_5ep", "25ep", nil), ("_1", nil, nil),
      ("1_", nil, nil), ("1__0", nil, nil), ("exp_range", nil, nil), ("50,000", nil, "50000"),
      ("1,234,567", nil, "1234567"), ("1,234.5", nil, "1234.5"), ("12,000ep", nil, "12000ep"), ("-1,000", nil, "-1000"),
      ("1000,000", nil, nil), ("0,001", nil, nil), ("1,00", nil, nil), ("1,2345", nil, nil), ("1,,000", nil, nil),
      (",000", nil, nil), ("a,000", nil, nil), ("1,000,00", nil, nil), ("1000", nil, nil), ("", nil, nil),
    ] as [(String, String?, String?)])
  func digitsInGroupsAreOneNumber(_ text: String, _ ofUnderscores: String?, _ ofCommas: String?) {
    #expect(DigitGroups.withoutUnderscores(text) == ofUnderscores)
    #expect(DigitGroups.withoutCommas(text) == ofCommas)
  }

  @Test(
    arguments: [
      ("50,000", "50000"), ("1,050,250", "1050250"), ("50,250", nil), ("1,0", nil), ("0.1,0.3", nil), ("5,10,000", nil),
      ("1e-3,000", nil),
    ] as [(String, String?)])
  func digitsInGroupsAreToldFromALists(_ text: String, _ number: String?) {
    #expect(DigitGroups.suspicious(text) == number)
  }

  /// In a list a comma is within a number only where what follows could begin none.
  @Test(
    arguments: [
      ("1,000,2,000", "1000,2000"), ("30,000,60,500", "30000,60500"), ("1,000", "1000"), ("5,1,000", "5,1000"),
      ("1,000,000,3,000,000", "1000000,3000000"), ("250,750,900", nil), ("30,60,80", nil), ("100,200", nil),
      ("0,000", nil),
      ("5,00", nil), ("0.1,0.01", nil), ("1e3,000", nil), ("", nil), (",", nil), ("30ep,60ep", nil),
    ] as [(String, String?)])
  func digitsInGroupsAreToldFromAListOfLists(_ text: String, _ list: String?) {
    #expect(DigitGroups.suspiciousList(text) == list)
  }

  /// More updates than can be counted are no number of them, whether fractions are taken or not.
  @Test(arguments: [false, true]) func updatesBeyondAllCountingAreTooMany(_ mayBeFraction: Bool) throws {
    for text in ["5555555555555555555555555555555555555100", "1e40", "1e300k"] {
      #expect(throws: QuantityFault.tooLarge) { try QuantityParser.quantity(text, mayBeFraction: mayBeFraction) }
    }
    #expect(try QuantityParser.quantity("9223372036854775807", mayBeFraction: mayBeFraction).amount == 0x1p63)
    #expect(try QuantityParser.quantity("2.5", mayBeFraction: true).amount == 2.5)
  }

  /// The iterations of a Trainer are read by the entries that have one: TrainerIterationTests.
  @Test(arguments: Quantity.Unit.allCases.filter { $0 != .trainerIterations }, [0, 1, 12_500, 1_500_000])
  func everyUnitReadsBack(_ unit: Quantity.Unit, _ amount: Double) throws {
    let quantity = Quantity(unit.isWhole ? amount : amount / 8, unit)
    #expect(try QuantityParser.quantity(quantity.description) == quantity)
  }

  @Test(arguments: [0, 1, 999, 1 << 53, (1 << 60) + (1 << 20), Int.max])
  func printedDurationsReadBack(_ count: Int) throws {
    let duration = Quantity.updates(count)
    #expect(try QuantityParser.quantity(duration.description) == duration)
  }
}
