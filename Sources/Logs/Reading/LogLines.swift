/// The lines of a log as a person would have seen them.
///
/// Bars overwrite themselves: each state between carriage returns is a line, backspaces and escape sequences are taken out.
enum LogLines {
  /// Hands over the lines.
  ///
  /// - Parameters:
  ///   - input: The file.
  ///   - body: Takes a line.
  /// - Throws: A ``LogFault`` where the file cannot be read; whatever the body throws goes through.
  static func read(_ input: LogInput, _ body: (TextLine) throws(LogFault) -> Void) throws(LogFault) {
    while try readLine(input, body) {}
  }

  /// Hands over the lines that a line of the file shows.
  ///
  /// - Parameters:
  ///   - input: The file.
  ///   - body: Takes a line.
  /// - Returns: Whether there was one.
  /// - Throws: A ``LogFault`` where the file cannot be read; whatever the body throws goes through.
  static func readLine(_ input: LogInput, _ body: (TextLine) throws(LogFault) -> Void) throws(LogFault) -> Bool {
    try input.line { (bytes, isEnded) throws(LogFault) in
      if bytes.contains(where: { $0 == 0x0D || $0 == 0x08 || $0 == 0x1B }) {
        try states(of: bytes, isEnded, body)
      } else {
        try body(TextLine(bytes: bytes, isEnded: isEnded))
      }
    }
  }

  private static func states(
    of bytes: UnsafeBufferPointer<UInt8>, _ isEnded: Bool, _ body: (TextLine) throws(LogFault) -> Void
  ) throws(LogFault) {
    let parts = bytes.split(separator: 0x0D)
    for (index, part) in parts.enumerated() {
      var clean: [UInt8] = []
      var place = part.startIndex
      while place < part.endIndex {
        let byte = part[place]
        place += 1
        if byte == 0x08 {
          // What follows a row of backspaces begins anew.
          if clean.last != 0x0A, !clean.isEmpty { clean.append(0x0A) }
        } else if byte == 0x1B {
          if place < part.endIndex, part[place] == UInt8(ascii: "[") {
            place += 1
            while place < part.endIndex, !(0x40...0x7E).contains(part[place]) { place += 1 }
            if place < part.endIndex { place += 1 }
          }
        } else {
          clean.append(byte)
        }
      }
      let isLast = index == parts.count - 1
      let lines = clean.split(separator: 0x0A)
      for (number, line) in lines.enumerated() {
        let ends = !isLast || number < lines.count - 1 || isEnded
        // No throwing closure with a type can be handed to the standard library here.
        let fault: LogFault? = line.withUnsafeBufferPointer { bytes in
          do throws(LogFault) { try body(TextLine(bytes: bytes, isEnded: ends)) } catch { return error }
          return nil
        }
        if let fault { throw fault }
      }
    }
  }
}
