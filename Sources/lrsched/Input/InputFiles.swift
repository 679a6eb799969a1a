import CommandLanguage
import Logs
import Paths
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The files that a command line names: read whole, or piece by piece however large they are.
///
/// What can be read only once, standard input and pipes, is kept, since it is looked at before it is known what it is.
final class InputFiles {
  /// What came through pipes, by the path.
  private var kept: [String: [UInt8]] = [:]

  /// Returns the bytes of a file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - limit: The largest size that is read, in bytes.
  /// - Returns: The bytes.
  /// - Throws: ``FileError`` for a file that is missing, a directory, not readable or too large.
  func bytes(of path: String, atMost limit: Int) throws(FileError) -> [UInt8] {
    if let bytes = kept[path] { return bytes }
    return try InputFile.bytes(of: path, atMost: limit)
  }

  /// Opens a file or a folder.
  ///
  /// - Parameter path: The path; `-` is standard input. One with `*`, `?` or `[…]` in it that names no file stands for all that match.
  /// - Returns: The file from its beginning, what is in the folder, or the paths that match.
  /// - Throws: ``FileError`` for a file that is missing or not readable.
  func opened(_ path: String) throws(FileError) -> OpenedInput {
    if let bytes = kept[path] { return .file(LogInput(bytes, path: path)) }
    if path == InputFile.standardInput { return try keep(path) }
    var status = stat()
    guard Path(path).withCString({ stat($0, &status) }) == 0 else {
      let error = Self.error(Errno(rawValue: errno), path)
      let matches = MatchingFiles.paths(like: path)
      if matches.isEmpty { throw error }
      return .matches(matches)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder(events: EventFiles.paths(in: path))
    case S_IFREG: break
    default: return try keep(path)
    }
    let descriptor: FileDescriptor
    do { descriptor = try Path(path).open(O_RDONLY) } catch { throw Self.error(error, path) }
    let file = OpenFile(descriptor)
    return .file(
      LogInput(path: path, byteCount: Int(clamping: status.st_size)) { (room) throws(LogFault) in
        do throws(Errno) { return try file.descriptor.readPatiently(into: room) } catch {
          throw .unreadable(path: path, reason: error.description)
        }
      })
  }

  private func keep(_ path: String) throws(FileError) -> OpenedInput {
    let bytes = try InputFile.bytes(of: path)
    kept[path] = bytes
    return .file(LogInput(bytes, path: path))
  }

  private static func error(_ error: Errno, _ path: String) -> FileError {
    switch error {
    case .noSuchFileOrDirectory, .notDirectory, .fileNameTooLong: .missing(path: path)
    case .permissionDenied: .notReadable(path: path)
    default: .readFailed(path: path, reason: error.description)
    }
  }
}

/// A file that is closed when nobody reads it any more.
private final class OpenFile {
  let descriptor: FileDescriptor

  init(_ descriptor: FileDescriptor) { self.descriptor = descriptor }

  deinit { try? descriptor.close() }
}

/// The event files of a folder.
enum EventFiles {
  /// How deep folders are looked into.
  private static let deepest = 5
  /// How many names are looked at.
  private static let mostNames = 100_000

  /// Returns the paths of the event files in a folder and below, in name order.
  ///
  /// - Parameter path: The folder.
  /// - Returns: The paths; what cannot be looked into is left out.
  static func paths(in path: String) -> [String] {
    var left = mostNames
    return paths(in: path, depth: 0, &left)
  }

  private static func paths(in path: String, depth: Int, _ left: inout Int) -> [String] {
    guard let folder = Path(path).withCString({ opendir($0) }) else { return [] }
    var names: [[UInt8]] = []
    while left > 0, let entry = readdir(folder) {
      left -= 1
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name.first != UInt8(ascii: ".") { names.append(name) }
    }
    closedir(folder)
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    var found: [String] = []
    for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let whole = "\(base)/\(Path(bytes: name).text)"
      var status = stat()
      guard Path(whole).withCString({ stat($0, &status) }) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        if depth < deepest { found += paths(in: whole, depth: depth + 1, &left) }
      } else if String(decoding: name, as: UTF8.self).contains("tfevents") {
        found.append(whole)
      }
    }
    return found
  }
}
