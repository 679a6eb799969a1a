/// The path of a file, as the bytes that the system knows it by.
///
/// Nothing is tidied up: what was given is what is handed to the system, to the last slash.
package struct Path: Hashable, Sendable {
  /// The bytes, of which none is NUL.
  package let bytes: [UInt8]

  /// Creates a path from bytes.
  ///
  /// - Parameter bytes: The bytes. No file has a NUL in its name; the empty path stands for such a name, and leads nowhere.
  package init(bytes: [UInt8]) {
    self.bytes = bytes.contains(0) ? [] : bytes
  }

  /// Creates the path that a word of a command line or a file names.
  ///
  /// - Parameter word: The word as ``ByteText`` has it.
  package init(_ word: String) {
    self.init(bytes: ByteText.bytes(of: word))
  }

  /// The path as ``ByteText`` has it, to tell people.
  package var text: String { ByteText.text(of: bytes) }

  /// The folder and the name in it; the name is empty where the path ends in a slash, as that of a folder does.
  package var divided: (folder: Path, name: Path) {
    guard let slash = bytes.lastIndex(of: Self.slash) else { return (Path("."), self) }
    let folder = slash == 0 ? bytes[...slash] : bytes[..<slash]
    return (Path(bytes: Array(folder)), Path(bytes: Array(bytes[(slash + 1)...])))
  }

  /// Returns the path that a path found in a folder means: the path itself where it begins with a slash.
  ///
  /// - Parameter path: The path that was found.
  /// - Returns: The path.
  package func appending(_ path: Path) -> Path {
    path.bytes.first == Self.slash ? path : Path(bytes: bytes + [Self.slash] + path.bytes)
  }

  /// Calls a function with the path as a C string.
  ///
  /// - Parameter body: The function; the string lives as long as the call.
  /// - Returns: What the body returns.
  /// - Throws: What the function throws.
  package func withCString<Result, Failure>(
    _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(bytes.map(CChar.init(bitPattern:)) + [0])
  }

  private static let slash = UInt8(ascii: "/")
}
