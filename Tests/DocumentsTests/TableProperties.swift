import SeededRandom
import Testing

@testable import Documents

/// Random tables, written by a writer of the test's own, read back equal; cut into blocks of any length, they are the same.
@Suite struct TableProperties {
  private struct Sample {
    var text = ""
    var names: [String]?
    var divider = TableDivider.comma
    /// The values of each row; `nil` for text.
    var rows: [[Double?]] = []
    var lines: [Int] = []
  }

  /// Writes a table as RFC 4180 has it, with everything that it leaves open chosen at random.
  private static func sample(_ seed: Int) -> Sample {
    var random = SeededGenerator(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
    var sample = Sample()
    let dividers: [(TableDivider, String)] = [
      (.comma, ","), (.semicolon, ";"), (.tab, "\t"), (.blanks, " "), (.comma, ","), (.semicolon, ";"),
    ]
    let (divider, sign) = dividers[below(dividers.count)]
    sample.divider = divider
    let hasComma = divider == .semicolon && below(2) == 0
    let end = ["\n", "\r\n", "\r"][below(3)]
    let count = 2 + below(5)
    var line = 1
    func blanks() -> String {
      let most = divider == .blanks ? 1 : 3
      return String(repeating: " ", count: below(4) == 0 ? below(most) : 0)
    }
    func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
    func padded(_ field: String) -> String { blanks() + field + blanks() }
    func joined(_ fields: [String]) -> String {
      fields.joined(separator: divider == .blanks ? [" ", "  ", "   "][below(3)] : sign)
    }
    func noise() {
      guard below(4) == 0 else { return }
      sample.text += ["", "   ", "# not, a;row \"", "  # 1,2,3"][below(4)] + end
      line += 1
    }
    if below(3) == 0 { sample.text += "\u{FEFF}" }
    let isNamed = below(4) > 0
    let isText = (0..<count).map { _ in isNamed && below(4) == 0 }
    if isNamed {
      noise()
      var names: [String] = []
      for index in 0..<count {
        let core = ["loss", "lr/pg", "a b", "x#", "é", "q\"", "c,d", "s;t", "tab\tx", "line\(end)end", "it's"][
          below(11)]
        names.append("\(core)\(index)")
      }
      sample.names = names
      sample.text += joined(names.map { padded(mustBeQuoted($0) || below(2) == 0 ? quoted($0) : $0) }) + end
      line += 1 + names.filter { $0.contains(end) }.count
    }
    for row in 0..<(2 + below(8)) {
      if isNamed || row > 0 { noise() }
      sample.lines.append(line)
      var values: [Double?] = []
      var fields: [String] = []
      for index in 0..<count {
        if isText[index] {
          let text = ["x", "5 apples", "a,b", "say \"hi\"", "two\(end)lines", ";", "", "#"][below(8)]
          values.append(nil)
          fields.append(padded(quoted(text)))
          line += text.contains(end) ? 1 : 0
        } else {
          // The first row without names has a number in every field: an empty one at its beginning may be a name.
          let kind = row == 0 && !isNamed ? 0 : below(12)
          let value: Double
          switch kind {
          case 10: value = [.nan, .infinity, -.infinity][below(3)]
          case 11: value = TableReader.missing
          default: value = random.number()
          }
          values.append(value)
          var text = TableReader.isMissing(value) ? (divider == .blanks ? "NA" : "") : "\(value)"
          if hasComma { text = text.replacing(".", with: ",") }
          fields.append(padded(below(4) == 0 ? quoted(text) : text))
        }
      }
      if divider == .tab, fields.allSatisfy({ $0.allSatisfy { $0 == " " } }) {
        // A line of tabs and blanks is a blank line.
        (values[0], fields[0]) = (0, "0")
      }
      sample.rows.append(values)
      sample.text += joined(fields) + end
      line += 1
    }
    if below(2) == 0 { sample.text = String(sample.text.dropLast()) }
    return sample
  }

  private static func mustBeQuoted(_ name: String) -> Bool {
    name.contains { " ,;\t\"\r\n".contains($0) || $0.isNewline }
  }

  @Test(arguments: 0..<400)
  func aTableReadsBackEqual(_ seed: Int) throws {
    let sample = Self.sample(seed)
    let shown = sample.text.debugDescription
    let wanted = sample.rows[0].indices.filter { sample.rows[0][$0] != nil }
    guard !wanted.isEmpty else { return #expect(sample.names != nil) }
    let columns = wanted.map { sample.names?[$0] ?? "#\($0 + 1)" }
    let read = try table(sample.text, columns)
    #expect(read.layout.names == sample.names && read.layout.divider == sample.divider, "\(shown)")
    #expect(read.lines == sample.lines, "\(shown)")
    let expected = sample.rows.map { row in wanted.map { row[$0] ?? 0 } }
    #expect(read.rows.map { $0.map(Self.bits) } == expected.map { $0.map(Self.bits) }, "\(shown)")
    for block in [1, 7, 61] {
      let parts = try table(sample.text, columns, block: block)
      #expect(parts.rows.map { $0.map(Self.bits) } == read.rows.map { $0.map(Self.bits) }, "\(block) bytes of \(shown)")
      #expect(parts.lines == read.lines, "\(block) bytes of \(shown)")
    }
  }

  /// Numbers that are none are one and the same, unless they are missing.
  private static func bits(_ value: Double) -> UInt64 {
    value.isNaN && !TableReader.isMissing(value) ? Double.nan.bitPattern : value.bitPattern
  }

  /// Whatever is cut out of a table, put into it or doubled, it is read or refused, and in blocks as it is at once.
  @Test(arguments: 0..<400)
  func aDamagedTableIsRefusedOrRead(_ seed: Int) {
    var random = SeededGenerator(state: UInt64(seed) &+ 99)
    var bytes = Array(Self.sample(seed).text.utf8)
    for _ in 0...Int.random(in: 0..<3, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(Array("\",;#\n\r\t .0x".utf8).randomElement(using: &random) ?? 0, at: place)
      default: bytes.insert(bytes[place], at: place)
      }
    }
    let whole = Self.outcome(bytes, ["#1"])
    for block in [1, 5, 17] {
      #expect(
        Self.outcome(bytes, ["#1"], block: block) == whole, "\(String(decoding: bytes, as: UTF8.self).debugDescription)"
      )
    }
  }

  private static func outcome(
    _ bytes: [UInt8], _ columns: [String], block: Int? = nil
  ) -> Result<[[UInt64]], TableError> {
    do throws(TableError) {
      return .success(try table(bytes, columns, block: block).rows.map { $0.map(\.bitPattern) })
    } catch {
      return .failure(error)
    }
  }

  /// What stands behind the last column that is read is passed over, but no row that is too long or has an open quote.
  @Test(arguments: 0..<400)
  func aColumnAloneIsThatOfTheTable(_ seed: Int) {
    var random = SeededGenerator(state: UInt64(seed) &+ 7777)
    let width = Int.random(in: 2...9, using: &random)
    var text = ""
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let isOff = Int.random(in: 0..<8, using: &random) == 0
      let fields = (0..<width + (isOff ? Int.random(in: -1...1, using: &random) : 0)).map { _ in
        ["1", "22.5", "", " 3 ", "\"4\"", "\"5", "6\"", "0.000123456789", "\u{01}\n"].randomElement(using: &random)
          ?? ""
      }
      text += fields.joined(separator: ",") + (["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n")
    }
    let bytes = Array(
      ("1,2,3,4,5,6,7,8,9,10".split(separator: ",").prefix(width).joined(separator: ",") + "\n" + text).utf8)
    let alone = Self.outcome(bytes, ["#1"])
    // With the last column nothing is passed over.
    switch (alone, Self.outcome(bytes, ["#1", "#\(width)"])) {
    case (let alone, .success(let both)):
      #expect((try? alone.get()) == both.map { [$0[0]] }, "\(text.debugDescription)")
    case (.success, .failure(.at(_, let reason))):
      #expect(
        ![.openQuote, .textBehindQuote, .rowTooLong(columns: width)].contains(reason), "\(text.debugDescription)")
    case (.success, .failure(let error)): Issue.record("\(error) of \(text.debugDescription)")
    case (.failure(.at(let place, let reason)), .failure(.at(let other, let otherReason))):
      #expect(place.line >= other.line, "\(reason), \(otherReason) of \(text.debugDescription)")
    case (.failure, .failure): break
    }
  }
}

extension SeededGenerator {
  /// A number as metrics are, or any at all.
  fileprivate mutating func number() -> Double {
    switch Int.random(in: 0..<5, using: &self) {
    case 0: return Double(Int.random(in: -20...2000, using: &self))
    case 1: return Double(Int.random(in: 0...9999, using: &self)) / 1000
    case 2:
      let value = Double(bitPattern: UInt64.random(in: 0...UInt64.max, using: &self))
      return value.isFinite ? value : 0.5
    default: return Double.random(in: 0..<3, using: &self)
    }
  }
}
