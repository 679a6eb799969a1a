import SeededRandom

/// Configs that are nearly those that people have: a key removed, doubled or mistyped, or a value of another kind.
package struct ConfigEdits {
  private var generator: SeededGenerator
  private let lines: [[UInt8]]

  /// Values that hardly any key expects.
  private static let values = [
    "", "null", "true", "'text'", "-1", "0", "0.5", "1e400", "nan", "18446744073709551616", "2e-5", "[1, 2]", "{a: 1}",
    "{\"a\": [1]}", "0x1F", "\"auto\"", "[]", "1_000", "10%", "cosine",
  ]

  /// Creates the edits of a config; the same seed makes the same texts.
  ///
  /// - Parameters:
  ///   - bytes: The config.
  ///   - seed: Any number.
  package init(of bytes: [UInt8], seed: Int) {
    generator = SeededGenerator(seed: seed)
    lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Array($0) }
  }

  /// Returns the next text.
  package mutating func text() -> [UInt8] {
    var lines = self.lines
    let told = lines.indices.filter { index in
      lines[index].contains { !" \t{}[](),".utf8.contains($0) } && lines[index].first != UInt8(ascii: "#")
    }
    guard let index = told.randomElement(using: &generator) else { return Array(lines.joined(separator: [0x0A])) }
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: lines.remove(at: index)
    case 1: lines.insert(lines[index], at: told.randomElement(using: &generator) ?? index)
    case 2: mistype(&lines[index])
    default: replace(&lines[index])
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  /// Changes a letter of the key, or drops one.
  private mutating func mistype(_ line: inout [UInt8]) {
    let end = line.firstIndex { ":=".utf8.contains($0) } ?? line.count
    let letters = line.indices.prefix(end).filter { (0x41...0x7A).contains(line[$0]) }
    guard let place = letters.randomElement(using: &generator) else { return }
    if Bool.random(using: &generator) { line.remove(at: place) } else { line[place] = UInt8(ascii: "x") }
  }

  /// Puts another value behind the key.
  private mutating func replace(_ line: inout [UInt8]) {
    let value = Self.values.randomElement(using: &generator) ?? ""
    if let sign = line.firstIndex(where: { ":=".utf8.contains($0) }) {
      let comma: [UInt8] = line.last == UInt8(ascii: ",") ? [UInt8(ascii: ",")] : []
      line = Array(line[...sign]) + [0x20] + Array(value.utf8) + comma
    } else if let blank = line.lastIndex(of: 0x20) {
      // A flag of a shell script, whose line may go on.
      let end: [UInt8] = line.last == UInt8(ascii: "\\") ? [0x20, UInt8(ascii: "\\")] : []
      let before = end.isEmpty ? blank : line[..<blank].lastIndex(of: 0x20) ?? blank
      line = Array(line[...before]) + Array(value.utf8) + end
    }
  }
}
