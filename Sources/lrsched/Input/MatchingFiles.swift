import Paths

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The files whose paths match a pattern as a shell has them: `run.seed*.csv`.
enum MatchingFiles {
  /// Returns the paths of the files that a pattern matches, in the order of their bytes.
  ///
  /// - Parameter pattern: A path in which `*`, `?` and `[…]` stand for other letters.
  /// - Returns: The paths; empty where nothing matches, or the pattern stands for nothing but itself.
  static func paths(like pattern: String) -> [String] {
    guard pattern.utf8.contains(where: { "*?[".utf8.contains($0) }) else { return [] }
    var found = glob_t()
    defer { globfree(&found) }
    // Bytes in their order, whatever the language of the user is.
    guard Path(pattern).withCString({ glob($0, GLOB_NOSORT, nil, &found) }) == 0 else { return [] }
    var paths: [[UInt8]] = []
    for index in 0..<Int(clamping: found.gl_pathc) {
      guard let path = found.gl_pathv?[index] else { continue }
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
      paths.append(Array(UnsafeRawBufferPointer(start: path, count: strlen(path))))
    }
    return paths.sorted { $0.lexicographicallyPrecedes($1) }.map { Path(bytes: $0).text }
  }
}
