/// The beginning of a file, by which its format is told.
package struct LogHead: Sendable {
  /// The first bytes.
  let bytes: [UInt8]
  /// The path, as it was written.
  let path: String
  /// Whether these are all bytes of the file.
  let isWhole: Bool
  /// The first lines, without blanks around them and without those that are blank; as text, whatever they are.
  let lines: [String]

  /// The most lines that are looked at.
  private static let mostLines = 400

  /// Takes the beginning of a file.
  ///
  /// - Parameters:
  ///   - bytes: The first bytes.
  ///   - path: The path, as it was written.
  ///   - isWhole: Whether these are all bytes of the file.
  package init(_ bytes: [UInt8], path: String, isWhole: Bool) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    self.bytes = bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
    self.path = path
    self.isWhole = isWhole
    lines = self.bytes.split(maxSplits: Self.mostLines, whereSeparator: { $0 == 0x0A || $0 == 0x0D })
      .prefix(Self.mostLines)
      .map { String(decoding: $0.prefix(4096), as: UTF8.self).trimmingBlanks() }.filter { !$0.isEmpty }
  }

  /// The end of the file's name behind its last full stop, in small letters; empty where there is none.
  var fileExtension: String {
    let name = path.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }

  /// The first byte that is no blank.
  var firstByte: UInt8? { bytes.first { $0 > 0x20 } }

  /// Returns whether one of the first lines is such.
  func hasLine(_ isSuch: (String) -> Bool) -> Bool { lines.contains(where: isSuch) }
}

extension String {
  /// The text without blanks before and behind it.
  func trimmingBlanks() -> String {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
    guard let first = utf8.firstIndex(where: { !isBlank($0) }), let last = utf8.lastIndex(where: { !isBlank($0) })
    else {
      return ""
    }
    return String(self[first...last])
  }
}
