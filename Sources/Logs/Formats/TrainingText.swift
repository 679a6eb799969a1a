/// What programs print of a training run: a reader for each line is all that such a format needs.
protocol TrainingText: LogFormat {
  /// Prepares the reading.
  static func begin(_ reading: inout LogReading)
  /// Takes a line: the values of a row, which is ended, or nothing.
  static func take(_ line: TextLine, _ reading: inout LogReading)
  /// Ends the reading.
  static func end(_ reading: inout LogReading)
}

extension TrainingText {
  /// Nothing is left to do.
  static func end(_ reading: inout LogReading) {}

  /// Reads line by line.
  package static func read(_ input: LogInput, _ reading: inout LogReading) throws(LogFault) {
    begin(&reading)
    try LogLines.read(input) { (line) throws(LogFault) in take(line, &reading) }
    end(&reading)
  }
}

extension TextLine {
  /// Takes the `key: value` pairs of a part of the line, each up to a divider, into a row.
  ///
  /// - Parameters:
  ///   - from: Where they begin.
  ///   - divider: What stands between them.
  ///   - sign: What stands between a key and its value.
  ///   - table: The rows; the row is not ended.
  func takePairs(from: Int, divider: UInt8, sign: UInt8, into table: inout LogTable) {
    parts(divider, from: from) { start, stop in
      let middle = end({ $0 == sign }, from: start)
      guard middle < stop else { return }
      let first = skippingBlanks(from: start)
      var last = middle
      while last > first, bytes[last - 1] <= 0x20 { last -= 1 }
      guard last > first, let number = number(middle + 1, stop) else { return }
      table.set(slice(first, last), number)
    }
  }

  /// Takes `key: value` pairs that stand one behind the other with blanks between: `lr: 0.1  loss: 0.7551  eta: 0:00:04`.
  func takeSpacedPairs(from: Int, into table: inout LogTable) {
    var place = from
    while place < bytes.count {
      let colon = end({ $0 == UInt8(ascii: ":") }, from: place)
      guard colon < bytes.count else { return }
      var start = colon
      while start > place, !Self.divides(bytes[start - 1]) { start -= 1 }
      let value = skippingBlanks(from: colon + 1)
      let stop = end({ $0 <= 0x20 || $0 == UInt8(ascii: ",") }, from: value)
      if start < colon, colon + 1 < bytes.count, let number = number(value, stop) {
        table.set(slice(start, colon), number)
      }
      place = max(stop, colon + 1)
    }
  }

  private static func divides(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == UInt8(ascii: ",") }
}
