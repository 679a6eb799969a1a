internal import Synchronization

/// The text of a file with its name: where each of its bytes stands, as people count lines and columns.
///
///     let source = SourceText("a\nbé c", name: "notes")
///     source.place(of: 6)  // line 2, column 4
///
/// The bytes need not be text; ``firstFault`` tells. Places are found for any of them.
package final class SourceText: Sendable {
  /// What the text is called in errors: the path of its file.
  package let name: String
  /// What the file holds.
  package let bytes: [UInt8]

  /// Where the lines begin, from the first question on.
  private let index = Mutex<LineIndex?>(nil)

  /// Creates the text of a file.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - name: The path of the file.
  package init(_ bytes: [UInt8], name: String) {
    self.bytes = bytes
    self.name = name
  }

  /// Creates a text that is no file's.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - name: What it is called in errors.
  package convenience init(_ text: String, name: String = "") {
    self.init(Array(text.utf8), name: name)
  }

  /// All of the text, without a byte order mark.
  package var whole: Span {
    Span(bytes.starts(with: ByteOrderMark.bytes) ? ByteOrderMark.bytes.count : 0, bytes.count, of: self)
  }

  /// The lines without their ends, which are LF, CRLF or CR; behind a last end there is one more line without a byte.
  ///
  /// The first is without a byte order mark.
  package var lines: some Sequence<Span> {
    let (lines, start) = (lineIndex, whole.start)
    return (0..<lines.count).lazy.map { line in
      let range = lines.range(ofLine: line)
      return Span(Swift.max(range.lowerBound, start), Swift.max(range.upperBound, start), of: self)
    }
  }

  /// The place of the first byte that makes this no UTF-8 text; `nil` for a text.
  package var firstFault: Span? {
    bytes.withUnsafeBufferPointer(TextBytes.firstFault).map { Span($0, $0, of: self) }
  }

  /// Returns where a byte stands.
  ///
  /// - Parameter offset: The number of bytes before it; the end of the text is a place too.
  /// - Returns: Its line and, in characters, its column, both counted from 1.
  /// - Complexity: O(log n + m) with m the bytes of the line, after O(n) at the first question.
  package func place(of offset: Int) -> (line: Int, column: Int) {
    let excerpt = excerpt(at: offset)
    return (excerpt.line, excerpt.column)
  }

  /// Returns where a byte stands, and the text around it.
  ///
  /// - Parameter offset: The number of bytes before it; the end of the text is a place too.
  /// - Returns: The place and its line.
  /// - Complexity: O(log n + m) with m the bytes of the line, after O(n) at the first question.
  package func excerpt(at offset: Int) -> FileExcerpt {
    let lines = lineIndex
    let line = lines.line(of: offset)
    let range = lines.range(ofLine: line)
    let start = Swift.max(range.lowerBound, line == 0 ? whole.start : 0)
    return bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[start..<Swift.max(start, range.upperBound)])
      return FileExcerpt(path: name, line: line + 1, offset: offset - start, in: text)
    }
  }

  private var lineIndex: LineIndex {
    index.withLock { index in
      if let index { return index }
      let made = bytes.withUnsafeBufferPointer(LineIndex.init)
      index = made
      return made
    }
  }
}

/// The mark that some programs put before a text: U+FEFF in UTF-8.
enum ByteOrderMark {
  static let bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
}
