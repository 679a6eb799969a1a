/// What a terminal answers when it is asked what it can do.
public struct TerminalAnswer: Sendable, Hashable {
  /// Whether its background is dark, if it tells.
  public private(set) var isDark: Bool?
  /// Whether it takes kitty's graphics protocol.
  public private(set) var hasKittyGraphics = false
  /// Whether it shows sixels.
  public private(set) var hasSixels = false
  /// Whether the answer is complete: every terminal answers the last question.
  public private(set) var isComplete = false

  /// The questions: for the background (OSC 11), and for the device's attributes (DA1).
  ///
  /// - Parameter asksForPictures: Whether to ask for kitty's graphics protocol as well.
  public static func questions(asksForPictures: Bool) -> [UInt8] {
    let pictures = asksForPictures ? "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\" : ""
    return Array("\(pictures)\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8)
  }

  /// Reads an answer.
  ///
  /// - Parameter bytes: What the terminal sent, whole or in part.
  public init(_ bytes: [UInt8]) {
    for part in bytes.split(separator: 0x1B) {
      let text = String(decoding: part, as: UTF8.self)
      if text.hasPrefix("_Gi=31;OK") { hasKittyGraphics = true }
      if text.hasPrefix("]11;rgb:") { isDark = Self.isDark(text.dropFirst(8)) }
      if text.hasPrefix("[?"), let end = text.firstIndex(of: "c") {
        hasSixels = text[..<end].dropFirst(2).split(separator: ";").dropFirst().contains("4")
        isComplete = true
      }
    }
  }

  /// Whether a color written as `1e1e/1e1e/1e1e` is nearer to black, by its luminance (ITU-R BT.709).
  private static func isDark(_ text: Substring) -> Bool? {
    let channels = text.prefix { $0.isHexDigit || $0 == "/" }.split(separator: "/").compactMap { digits in
      UInt32(digits, radix: 16).map { Double($0) / Double((UInt32(1) << (4 * UInt32(digits.count))) - 1) }
    }
    guard channels.count == 3 else { return nil }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2] < 0.5
  }
}
