/// A place in a file, and the text of its line around it, as an error shows them.
package struct FileExcerpt: Hashable, Sendable {
  /// The most characters that are kept before and behind the place: a line may be as long as its file.
  package static let reach = 60

  /// The path of the file.
  package var path: String
  /// The number of the line, from 1.
  package var line: Int
  /// The number of the character within the line, from 1.
  package var column: Int
  /// The characters of the line before the place, the last of them.
  package var before: String
  /// The characters of the line from the place on, the first of them.
  package var after: String
  /// Whether there are more characters before the place.
  package var isCutBefore: Bool
  /// Whether there are more characters behind it.
  package var isCutAfter: Bool

  /// Creates an excerpt.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - line: The number of the line, from 1.
  ///   - column: The number of the character within the line, from 1; beyond its end it points behind the last one.
  ///   - text: The whole line.
  package init(path: String, line: Int, column: Int, text: String) {
    self.path = path
    self.line = line
    self.column = column
    let place = text.index(text.startIndex, offsetBy: max(0, column - 1), limitedBy: text.endIndex) ?? text.endIndex
    (before, isCutBefore) = Self.end(of: text[..<place])
    (after, isCutAfter) = Self.beginning(of: text[place...])
  }

  /// Creates an excerpt from the bytes of a line, of which there may be millions.
  ///
  /// - Parameters:
  ///   - path: The path of the file.
  ///   - line: The number of the line, from 1.
  ///   - offset: The number of bytes of the line before the place.
  ///   - bytes: The whole line, without its end.
  init(path: String, line: Int, offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    self.path = path
    self.line = line
    let place = min(max(0, offset), bytes.count)
    column = TextBytes.characters(in: UnsafeBufferPointer(rebasing: bytes[..<place])) + 1
    // No character that is worth a look has more bytes than this.
    let most = 64 * (Self.reach + 1)
    let (start, end) = (max(0, place - most), min(bytes.count, place + most))
    (before, isCutBefore) = Self.end(of: String(decoding: bytes[start..<place], as: UTF8.self)[...])
    (after, isCutAfter) = Self.beginning(of: String(decoding: bytes[place..<end], as: UTF8.self)[...])
    isCutBefore = isCutBefore || start > 0
    isCutAfter = isCutAfter || end < bytes.count
  }

  /// What is kept of the line.
  package var text: String { before + after }

  private static func end(of text: Substring) -> (kept: String, isCut: Bool) {
    let kept = text.suffix(reach)
    return (String(kept), kept.startIndex > text.startIndex)
  }

  private static func beginning(of text: Substring) -> (kept: String, isCut: Bool) {
    let kept = text.prefix(reach)
    return (String(kept), kept.endIndex < text.endIndex)
  }
}
