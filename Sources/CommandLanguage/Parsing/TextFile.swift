/// The text of a file, line by line.
public enum TextFile {
  /// Returns the lines of a text, without their ends and without a byte order mark.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - path: The path of the file, for errors.
  /// - Throws: ``FileError/empty(path:)`` for no bytes at all, ``FileError/notText(path:line:)`` for what is no UTF-8.
  public static func lines(of bytes: [UInt8], path: String) throws(FileError) -> [Substring] {
    if bytes.isEmpty { throw .empty(path: path) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notText(path: path, line: lineOfFirstFault(in: bytes))
    }
    let unmarked = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    return unmarked.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  private static func lineOfFirstFault(in bytes: [UInt8]) -> Int {
    var line = 1
    for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      guard String(validating: part, as: UTF8.self) != nil else { return line }
      line += 1
    }
    return line
  }
}
