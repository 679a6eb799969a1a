/// Where the lines of a text begin and end: LF, CRLF and CR end one.
struct LineIndex: Sendable {
  /// The first byte of each line.
  private var starts: [Int] = [0]
  /// The end of each line, before the bytes that end it.
  private var ends: [Int] = []

  /// Creates the index of a text.
  ///
  /// - Complexity: O(n).
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let end = index
      index += TextBytes.lengthOfLineEnd(in: bytes, at: index)
      if index > end {
        ends.append(end)
        starts.append(index)
      } else {
        index += 1
      }
    }
    ends.append(bytes.count)
  }

  /// The number of lines.
  var count: Int { starts.count }

  /// Returns the bytes of a line without its end.
  ///
  /// - Parameter line: The number of lines before it; those that there are not have no bytes.
  /// - Returns: The bytes.
  func range(ofLine line: Int) -> Range<Int> {
    guard line >= 0, line < starts.count else { return (ends.last ?? 0)..<(ends.last ?? 0) }
    return starts[line]..<ends[line]
  }

  /// Returns the number of lines before the one that a byte belongs to.
  ///
  /// - Complexity: O(log n).
  func line(of offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}
