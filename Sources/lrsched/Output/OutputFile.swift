import CommandLanguage
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes a file whole or not at all.
///
/// The bytes go to a temporary file in the same folder, which takes the place of the target only when everything has
/// reached the disk. A device or a pipe has nothing to replace and is written to directly.
enum OutputFile {
  /// Creates or replaces a file.
  ///
  /// - Parameters:
  ///   - path: The file; of a symbolic link, the file that it leads to.
  ///   - write: Writes the bytes. The file that was there stays as it was when this or the disk fails.
  /// - Throws: ``FileError``, ``ClosedPipe``, or what `write` throws.
  static func replace(_ path: String, _ write: (inout ByteSink) throws -> Void) throws {
    let target = resolved(path)
    guard !isSpecial(target) else { return try writeInPlace(target, write) }
    let temporary = try TemporaryFile(beside: target, named: path)
    do {
      var sink = ByteSink(temporary.descriptor, path: path, isNewFile: true)
      try write(&sink)
      try sink.finish()
      try temporary.takePlace(of: target, named: path)
    } catch {
      temporary.remove()
      throw error
    }
  }

  /// Writes to standard output.
  ///
  /// - Parameter write: Writes the bytes.
  /// - Throws: ``FileError``, ``ClosedPipe``, or what `write` throws.
  static func standardOutput(_ write: (inout ByteSink) throws -> Void) throws {
    var sink = ByteSink(.standardOutput, path: "standard output")
    try write(&sink)
    try sink.finish()
  }

  private static func writeInPlace(_ path: String, _ write: (inout ByteSink) throws -> Void) throws {
    let descriptor: FileDescriptor
    do {
      descriptor = try FileDescriptor.open(FilePath(path), .writeOnly)
    } catch {
      throw FileError.creating(path, error)
    }
    try descriptor.closeAfter {
      var sink = ByteSink(descriptor, path: path)
      try write(&sink)
      try sink.finish()
    }
  }

  /// The file that a path leads to when it is a symbolic link; replacing the link itself would cut it off.
  private static func resolved(_ path: String) -> String {
    if let resolved = realpath(path, nil) {
      defer { free(resolved) }
      return String(cString: resolved)
    }
    // What a link leads to need not exist yet.
    var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let length = readlink(path, &target, Int(PATH_MAX))
    guard length > 0 else { return path }
    let destination = FilePath(String(decoding: target[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self))
    return FilePath(path).removingLastComponent().pushing(destination).string
  }

  private static func isSpecial(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }
}
