import SeededRandom

/// What a terminal may send, most of it well-formed, with numbers and lengths that none would send.
package struct RandomTerminalInput {
  private var generator: SeededGenerator

  /// Creates a maker of inputs.
  ///
  /// - Parameter seed: Any number; the same number makes the same inputs.
  package init(seed: Int) {
    generator = SeededGenerator(seed: seed)
  }

  /// An input of a target that reads from a terminal.
  ///
  /// - Parameter target: One of `keys`, `script`, `paste` and `answer`; others get random bytes.
  /// - Returns: The input.
  package mutating func bytes(for target: FuzzTarget) -> [UInt8] {
    let count = Int.random(in: 1...40, using: &generator)
    switch target {
    case .keys: return [UInt8.random(in: 0...255, using: &generator)] + (0..<count).flatMap { _ in keyPiece() }
    case .script: return Array((0..<count).map { _ in word() }.joined(separator: pick([" ", " ", "\n", "\t"])).utf8)
    case .answer: return (0..<count).flatMap { _ in chance(0.8) ? sequence() : noise() }
    default: return (0..<count).flatMap { _ in chance(0.5) ? noise() : keyPiece() }
    }
  }

  private mutating func keyPiece() -> [UInt8] {
    switch Int.random(in: 0..<10, using: &generator) {
    case 0...4: Array(pick(Self.keys).utf8)
    case 5: sequence()
    case 6: Array("\u{1B}[200~".utf8) + noise() + Array(pick(["\u{1B}[201~", ""]).utf8)
    case 7: [0]
    case 8: noise()
    default: Array(pick(Self.numbers).utf8) + [0x0D]
    }
  }

  private static let keys =
    "HLravmt*fdDulxwcgse+-[],;<>.? yU{}0123456789".map(String.init)
    + ["\r", "\t", "\u{7F}", "\u{1B}", "\u{1B}[A", "\u{1B}[B", "\u{1B}[C", "\u{1B}[D", "\u{1B}[Z", "\u{1B}[1;2C"]
    + ["\u{1B}[1;5C", "\u{1B}[1;5D", "\u{1B}[5~", "\u{1B}[6~", "\u{1B}[F", "warm\r", "cosine\r", "g1\r", "x100\r", "é"]

  private static let numbers = [
    "", "0", "1", "-1", "2", "5", "200", "201", "255", "256", "65536", "2147483648", "4294967296",
    "9223372036854775807", "-9223372036854775808", "9223372036854775808", "18446744073709551616", "1e308", "1e-320",
    "1e400", "nan", "inf", "99999999999999999999999999999999999999", "10%", "3ep", "0.5dur", "1,2,3", ".5",
  ]

  private mutating func sequence() -> [UInt8] {
    let fields = (0..<Int.random(in: 0...4, using: &generator)).map { _ in pick(Self.numbers) }
    let body = pick(["", "?", "<", ">", "="]) + fields.joined(separator: pick([";", ":", "/"]))
    let long = chance(0.02) ? String(repeating: "ffff/", count: 3000) : ""
    switch Int.random(in: 0..<6, using: &generator) {
    case 0, 1:
      return Array("\u{1B}[\(body)".utf8) + [UInt8.random(in: 0x20...0x7E, using: &generator)]
    case 2: return Array("\u{1B}]11;rgb:\(hexadecimal())/\(hexadecimal())/\(hexadecimal())\(long)".utf8) + end()
    case 3: return Array("\u{1B}]\(body)\(long)".utf8) + end()
    case 4: return Array("\u{1B}\(pick(["P", "_G", "^", "X"]))\(body)\(long)".utf8) + end()
    default: return Array("\u{1B}\(pick(["O", "N", "", "\u{1B}"]))\(body)".utf8)
    }
  }

  private mutating func hexadecimal() -> String {
    String(
      repeating: pick(["f", "0", "7", "A", "g", "-", "+"]), count: pick([0, 1, 2, 3, 4, 5, 8, 9, 16, 17, 64, 2000]))
  }

  private mutating func end() -> [UInt8] {
    Array(pick(["\u{07}", "\u{1B}\\", "\u{1B}\\", "", "\u{18}", "\u{1B}"]).utf8)
  }

  private mutating func noise() -> [UInt8] {
    (0..<Int.random(in: 0...20, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
  }

  private mutating func word() -> String {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0, 1: pick(Self.keys.filter { !$0.contains { $0 < " " || $0 == "\u{7F}" } })
    case 2: pick(["Up", "Down", "Left", "Right", "Tab", "Enter", "Escape", "Backspace", "Home", "End", "PageDown"])
    case 3: pick(["", "Shift+", "Ctrl+"]) + pick(["Left", "Right", "Tab", "u", "w", "a", "r"])
    case 4:
      chance(0.7) ? "\"\(pick(Self.numbers))\" Enter" : "\"\(pick(["warm", "cosine", "step", "a\u{301}"]))\" Enter"
    default: pick(["80x24", "12x10", "1x1", "30x10", "300x7"])
    }
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &generator)]
  }

  private mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < probability
  }
}
