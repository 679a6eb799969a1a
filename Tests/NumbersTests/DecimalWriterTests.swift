import SeededRandom
import Testing

@testable import Numbers

struct DecimalWriterTests {
  private static let writer = DecimalWriter()

  private static func text(_ write: (DecimalWriter, UnsafeMutableRawPointer) -> Int) -> String {
    withUnsafeTemporaryAllocation(byteCount: DecimalWriter.capacity + 8, alignment: 8) { bytes in
      // What lies beyond the room that was promised must stay as it is.
      for index in bytes.indices { bytes[index] = 0xAB }
      guard let start = bytes.baseAddress else { return "" }
      let count = write(writer, start)
      #expect(bytes[DecimalWriter.capacity...].allSatisfy { $0 == 0xAB })
      return String(decoding: bytes[..<count], as: UTF8.self)
    }
  }

  private static func expectShortest(_ value: Double) {
    let text = Self.text { $0.write(value, to: $1) }
    // The standard library finds the shortest text in another way.
    #expect(text == numberText(value), "bits \(value.bitPattern)")
  }

  @Test(arguments: [
    (0, "0"), (-0.0, "-0"), (1, "1"), (-2, "-2"), (0.1, "0.1"), (0.3, "0.3"), (2.5, "2.5"), (1234.5, "1234.5"),
    (0.0001, "0.0001"), (0.00001, "1e-05"), (1e-7, "1e-07"), (1.5e-10, "1.5e-10"), (1e100, "1e+100"),
    (1e22, "1e+22"), (1e23, "1e+23"), (9_007_199_254_740_992, "9007199254740992"),
    (.leastNonzeroMagnitude, "5e-324"), (2.2250738585072014e-308, "2.2250738585072014e-308"),
    (1.7976931348623157e308, "1.7976931348623157e+308"), (.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf"),
  ])
  func knownTexts(_ value: Double, _ expected: String) {
    #expect(Self.text { $0.write(value, to: $1) } == expected)
  }

  @Test func anyBitsAsTheStandardLibraryWritesThem() {
    var generator = SeededGenerator(state: 1)
    for _ in 0..<100_000 { Self.expectShortest(Double(bitPattern: generator.next())) }
  }

  @Test func ratesAsTheStandardLibraryWritesThem() {
    var generator = SeededGenerator(state: 2)
    for _ in 0..<100_000 {
      Self.expectShortest(Double.random(in: 0...2, using: &generator))
      Self.expectShortest((Double.random(in: 0...1e6, using: &generator) * 1000).rounded() / 1000)
    }
  }

  /// Around powers of two the numbers change their distance; around powers of ten the texts change their length.
  @Test func numbersAroundPowers() {
    for exponent in 0..<UInt64(2047) {
      for fraction: UInt64 in [0, 1, 2, 1 << 52 - 1, 1 << 52 - 2] {
        Self.expectShortest(Double(bitPattern: exponent << 52 | fraction))
      }
    }
    for exponent in -323...308 {
      for digits in [1, 2, 5, 9, 12, 99] {
        guard let value = Double("\(digits)e\(exponent)"), value.isFinite else { continue }
        Self.expectShortest(value)
        Self.expectShortest(value.nextUp)
        Self.expectShortest(value.nextDown)
      }
    }
  }

  @Test func wholeNumbers() {
    var generator = SeededGenerator(state: 3)
    for _ in 0..<50_000 {
      let value = Int(truncatingIfNeeded: generator.next() >> UInt64.random(in: 0..<64, using: &generator))
      #expect(Self.text { $0.write(value, to: $1) } == String(value))
    }
    var power = 1
    for _ in 0..<18 {
      power *= 10
      for value in [power - 1, power, -power, 1 - power] {
        #expect(Self.text { $0.write(value, to: $1) } == String(value))
      }
    }
    for value in [Int.min, .max, 0, -1] { #expect(Self.text { $0.write(value, to: $1) } == String(value)) }
  }
}
