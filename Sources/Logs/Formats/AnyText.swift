/// Any text, by a regular expression whose named groups are columns.
package enum PatternText: LogFormat {
  package static let name = "pattern"
  package static let title = "text by a pattern"
  package static let signs = "--pattern REGEX with groups such as (?<step>…) and (?<lr>…)"
  package static let belongs = "nothing tells; taken for this update"

  package static func recognises(_ head: LogHead) -> Bool { false }

  package static func read(_ input: LogInput, _ reading: inout LogReading) throws(LogFault) {
    let pattern = reading.request.pattern ?? ""
    let regex: Regex<AnyRegexOutput>
    do { regex = try Regex(pattern) } catch { throw .pattern(pattern, reason: "\(error)") }
    guard pattern.contains("(?<") || pattern.contains("(?P<") else {
      throw .pattern(pattern, reason: "it has no named group such as (?<lr>…)")
    }
    var count = 0
    try LogLines.read(input) { (line) throws(LogFault) in
      guard line.bytes.count <= longestLine else { return }
      let text = String(decoding: line.bytes, as: UTF8.self)
      guard let match = try? regex.firstMatch(in: text) else { return }
      for group in match.output {
        guard let name = group.name, let value = group.substring else { continue }
        // A group at the end of a line that is cut off may be cut off itself.
        if !line.isEnded, value.endIndex == text.endIndex { continue }
        if let number = LogNumber(value) { reading.table.set(named: name, number) }
      }
      count += 1
      reading.table.end()
    }
    if count == 0 { throw .unmatched(pattern: pattern, path: input.path) }
  }

  /// What is longer is no line that a person would write a pattern for.
  private static let longestLine = 1 << 16
}

/// Text whose lines tell a step and a rate, each behind its name: `step 10 loss 2.3 lr 0.001`.
package enum PairsText: TrainingText {
  package static let name = "text"
  package static let title = "text"
  package static let signs = "at least two lines that each have a step and a rate behind their names"
  package static let belongs = "nothing tells; taken for this update"

  package static func recognises(_ head: LogHead) -> Bool {
    guard head.fileExtension != "json", !head.bytes.prefix(4096).contains(0) else { return false }
    var count = 0
    for line in head.lines where line.utf8.count < 2048 {
      var line = line
      let names = line.withUTF8 { bytes in
        var names: [String] = []
        pairs(TextLine(bytes: bytes, isEnded: true)) { name, _ in names.append(name) }
        return names
      }
      if ColumnNames.step(among: names) != nil, !ColumnNames.rates(among: names).isEmpty { count += 1 }
      if count > 1 { return true }
    }
    return false
  }

  static func begin(_ reading: inout LogReading) { reading.digits = .significant }

  static func take(_ line: TextLine, _ reading: inout LogReading) {
    var found: [(name: String, number: LogNumber)] = []
    pairs(line) { name, number in found.append((name, number)) }
    let names = found.map(\.name)
    guard ColumnNames.step(among: names) != nil else { return }
    for (name, number) in found { reading.table.set(named: name, number) }
    reading.table.end()
  }

  /// Finds words with a number behind them.
  private static func pairs(_ line: TextLine, _ body: (String, LogNumber) -> Void) {
    let bytes = line.bytes
    var place = 0
    while place < bytes.count {
      guard isLetter(bytes[place]) else {
        // Numbers are passed over whole, so that the e of 1e-3 is no word.
        if isDigit(bytes[place]) {
          place = line.end(
            { !isDigit($0) && !isLetter($0) && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-") }, from: place)
        } else {
          place += 1
        }
        continue
      }
      let start = place
      let stop = line.end(
        {
          !isLetter($0) && !isDigit($0) && $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "-")
            && $0 != UInt8(ascii: ".")
        }, from: place)
      var name = line.text(start, stop)
      if name.lowercased() == "rate", start > 9, line.text(start - 9, start).lowercased() == "learning" {
        name = "learning_rate"
      }
      var value = stop
      while value < bytes.count, divides(bytes[value]), value - stop < 16 { value += 1 }
      place = stop
      guard value > stop, value < bytes.count,
        isDigit(bytes[value]) || bytes[value] == UInt8(ascii: ".")
          || bytes[value] == UInt8(ascii: "-")
      else { continue }
      let end = line.end(
        {
          !isDigit($0) && !isLetter($0) && $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "-")
            && $0 != UInt8(ascii: "+")
        }, from: value)
      if let number = line.number(value, end) {
        body(name, number)
        place = end
      }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  private static func divides(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "[")
      || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
  }
}
