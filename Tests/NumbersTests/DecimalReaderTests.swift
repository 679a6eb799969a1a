import SeededRandom
import Testing

@testable import Numbers

/// Numbers as text against what the standard library reads, to the last bit.
@Suite struct DecimalReaderTests {
  private let reader = DecimalReader()

  private func read(_ text: String, point: Character = ".") -> Double? {
    Array(text.utf8).withUnsafeBufferPointer { reader.number(in: $0, point: point.asciiValue ?? 0) }
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", -0.0), ("1", 1), ("+2", 2), ("-3.5", -3.5), (".5", 0.5), ("5.", 5), ("1e3", 1000),
      ("1E-3", 0.001),
      ("1e+05", 100_000), ("00012", 12), ("12345678", 12_345_678), ("123456789.25", 123_456_789.25), ("1e-400", 0),
      ("0e999999999999999999999", 0), ("4.9e-324", .leastNonzeroMagnitude),
      ("2.2250738585072011e-308", Double.leastNormalMagnitude.nextDown),
      ("1.7976931348623157e308", .greatestFiniteMagnitude), ("9007199254740993", 9_007_199_254_740_992),
      ("9007199254740995", 9_007_199_254_740_996), ("9007199254740993.00000000000000000001", 9_007_199_254_740_994),
      ("0.00012345678901234567", 0.00012345678901234567), ("18446744073709551616", 18_446_744_073_709_551_616),
    ] as [(String, Double)])
  func numbersAreRead(_ text: String, _ value: Double) throws {
    let number = try #require(read(text))
    #expect(number.bitPattern == value.bitPattern, "\(number)")
  }

  @Test(arguments: [
    "", "+", "-", ".", "e", "e5", "1e", "1e+", "1e-", "1.5e5.0", "1 ", " 1", "1x", "0x10", "1,5", "1_000", "--1",
    "1..2",
    "nan", "inf", "1e999", "-1e400", "12345678x", "1234567:", "1234567/", "1234567\u{E9}", "１", "1e5x", "1.2.3",
  ])
  func whatIsNoNumberIsNone(_ text: String) {
    #expect(read(text) == nil)
  }

  @Test func aCommaMayStandForThePoint() {
    #expect(read("0,5", point: ",") == 0.5)
    #expect(read("0,00012345678901234567", point: ",") == 0.00012345678901234567)
    #expect(read("9007199254740993,5", point: ",") == 9_007_199_254_740_994)
    #expect(read("0.5", point: ",") == nil && read("1.234,5", point: ",") == nil)
  }

  /// The shortest texts of random numbers, and random digits with random powers.
  @Test func numbersAreThoseOfTheStandardLibrary() throws {
    var generator = SeededGenerator(state: 7)
    var wrong: [String] = []
    func check(_ text: String) {
      let expected = Double(text).flatMap { $0.isFinite ? $0 : nil }
      if read(text)?.bitPattern != expected?.bitPattern { wrong.append(text) }
    }
    for _ in 0..<200_000 {
      let value = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &generator))
      if value.isFinite { check(value.description) }
      let digits = UInt64.random(in: 0...UInt64.max, using: &generator) >> UInt64.random(in: 0..<64, using: &generator)
      check("\(digits)e\(Int.random(in: -345...312, using: &generator))")
      check("\(Double.random(in: 0..<1, using: &generator))")
      check("0.\(String(repeating: "0", count: Int.random(in: 0...9, using: &generator)))\(digits)")
    }
    #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5))")
  }

  /// The middle of two neighbours, and what lies next to it: the hardest that there is to round.
  @Test func middlesAreRoundedToEven() throws {
    var generator = SeededGenerator(state: 11)
    for _ in 0..<20_000 {
      // Between whole numbers beyond 2^53 the middle has a text without a fraction.
      let exponent = UInt64.random(in: 1...9, using: &generator)
      let significand = 1 << 52 | UInt64.random(in: 0..<1 << 52, using: &generator)
      let middle = (significand << 1 | 1) << exponent
      for text in ["\(middle)", "\(middle - 1)", "\(middle + 1)", "\(middle).0000000001", "\(middle)e0"] {
        #expect(read(text) == Double(text), "\(text)")
      }
    }
  }
}
