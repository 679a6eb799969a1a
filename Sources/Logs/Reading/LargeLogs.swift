extension LogInput {
  /// How much is read at a time, in bytes.
  static let blockSize = 1 << 18

  /// Whether there is so much of it that it is read without what nobody asked for.
  var isLarge: Bool { (byteCount ?? 0) > 64 << 20 }
}

extension LogReading {
  /// What is said of a log that was read without what nobody asked for.
  static let onlyKeptNote = "it is so large that only steps and rates were read"

  /// Leaves out what nobody asked for, where the log is large.
  ///
  /// - Parameter input: The log.
  mutating func readOnlyKept(ofLarge input: LogInput) {
    guard input.isLarge else { return }
    table.readOnlyKept()
    notes.append(Self.onlyKeptNote)
  }
}
