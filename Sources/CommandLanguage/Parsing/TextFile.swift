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

/// A file of numbers that a parameter names: one a line, or several divided by commas, blanks and comments between them.
public enum SeriesFile {
  /// Returns the numbers of a file.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - path: The path of the file, for errors.
  /// - Throws: ``UsageError/file(_:)`` for a file without numbers or that is no text, ``UsageError/inFile(_:_:)`` for the
  ///   first word that is no finite number.
  public static func numbers(in bytes: [UInt8], path: String) throws(UsageError) -> [Double] {
    let lines: [Substring]
    do { lines = try TextFile.lines(of: bytes, path: path) } catch { throw .file(error) }
    var numbers: [Double] = []
    for (index, line) in lines.enumerated() {
      let content = line.prefix { $0 != "#" }
      for word in content.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isWhitespace }) {
        do {
          numbers.append(try NumberReader.number(word))
        } catch {
          let column = line.distance(from: line.startIndex, to: word.startIndex) + 1
          let excerpt = FileExcerpt(path: path, line: index + 1, column: column, text: String(line))
          switch error {
          case .notANumber: throw .inFile(excerpt, .notANumber(.word("number"), value: String(word)))
          case .notFinite: throw .inFile(excerpt, .notFinite(.word("number"), value: String(word)))
          }
        }
      }
    }
    if numbers.isEmpty { throw .file(.empty(path: path)) }
    return numbers
  }
}
