/// What a terminal answers when it is asked what it can do.
///
/// An answer may come in any portions and be of any length: of a part that is longer than any that means something, only
/// its end is looked for.
package struct TerminalAnswer: Sendable, Hashable {
  /// Whether its background is dark, if it tells.
  package private(set) var isDark: Bool?
  /// Whether it takes kitty's graphics protocol.
  package private(set) var hasKittyGraphics = false
  /// Whether it shows sixels.
  package private(set) var hasSixels = false
  /// Whether the answer is complete: every terminal answers the last question.
  package private(set) var isComplete = false

  /// What came outside of everything that begins with an Escape: keys that were pressed meanwhile.
  package private(set) var typed: [UInt8] = []

  /// What has come since the last Escape; `nil` before the first one and behind the end of a part.
  private var part: [UInt8]?

  /// The longest part that is looked at; a terminal with every attribute there is has some sixty bytes of them.
  private static let longestPart = 1024

  /// As many as a terminal itself keeps of a line.
  private static let mostTyped = 4096

  /// Makes the answer of a terminal that has said nothing yet.
  package init() {}

  /// Reads an answer.
  ///
  /// - Parameter bytes: What the terminal sent, whole or in part.
  package init(_ bytes: [UInt8]) {
    self.init()
    take(bytes)
  }

  /// The questions: for the background (OSC 11), and for the device's attributes (DA1).
  ///
  /// - Parameter asksForPictures: Whether to ask for kitty's graphics protocol as well.
  /// - Returns: The questions.
  package static func questions(asksForPictures: Bool) -> [UInt8] {
    let pictures = asksForPictures ? "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\" : ""
    return Array("\(pictures)\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8)
  }

  /// Takes what comes next.
  ///
  /// - Parameter bytes: What the terminal sent.
  package mutating func take(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch byte {
      case 0x1B:
        finish()
        part = []
      case 0x07: finish()
      default:
        guard let count = part?.count else {
          if typed.count < Self.mostTyped { typed.append(byte) }
          continue
        }
        guard count < Self.longestPart else { continue }
        part?.append(byte)
        // A backslash behind an Escape is the end of what came before.
        if count == 0, byte == UInt8(ascii: "\\") { part = nil }
        // Of what begins with a bracket the first letter is the end.
        if part?.first == UInt8(ascii: "["), count > 0, (0x40...0x7E).contains(byte) { finish() }
      }
    }
  }

  /// Reads what has come since the last Escape.
  private mutating func finish() {
    guard let part, part.count < Self.longestPart else { return self.part = nil }
    self.part = nil
    let text = String(decoding: part, as: UTF8.self)
    if text.hasPrefix("_Gi=31;OK") { hasKittyGraphics = true }
    if text.hasPrefix("]11;rgb:") { isDark = Self.isDark(text.dropFirst(8)) }
    if text.hasPrefix("[?"), text.hasSuffix("c") {
      hasSixels = text.dropLast().dropFirst(2).split(separator: ";").dropFirst().contains("4")
      isComplete = true
    }
  }

  /// Whether a color written as `1e1e/1e1e/1e1e` is nearer to black, by its luminance (ITU-R BT.709); `nil` where it is
  /// no color: three channels of one to four digits each.
  private static func isDark(_ text: Substring) -> Bool? {
    let channels = text.split(separator: "/", omittingEmptySubsequences: false).compactMap(channel)
    guard channels.count == 3 else { return nil }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2] < 0.5
  }

  /// A channel of a color as a part of the largest number of as many digits.
  private static func channel(_ digits: Substring) -> Double? {
    let largest = String(repeating: "f", count: digits.count)
    guard (1...4).contains(digits.count), digits.allSatisfy(\.isHexDigit), let value = UInt16(digits, radix: 16),
      let most = UInt16(largest, radix: 16)
    else { return nil }
    return Double(value) / Double(most)
  }
}
