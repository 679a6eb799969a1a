import SystemPackage

/// What is said to a person: words go to standard error, so that data on standard output stay pure.
enum Words {
  /// Says a line, or several.
  ///
  /// - Parameter text: The text without the last line's end.
  static func say(_ text: String) {
    // Whoever does not listen misses only words.
    var line = text + "\n"
    line.withUTF8 { try? FileDescriptor.standardError.writePatiently(UnsafeRawBufferPointer($0)) }
  }
}
