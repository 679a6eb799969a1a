import CommandLanguage
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Whoever read what we write has stopped: the end of the work and no error.
struct ClosedPipe: Error {}

extension FileError {
  /// Why a file, or its temporary neighbour, cannot be created.
  ///
  /// - Parameters:
  ///   - path: The file, as it was given.
  ///   - error: What the system says.
  static func creating(_ path: String, _ error: any Error) -> FileError {
    let errno = error as? Errno ?? .ioError
    let parent = FilePath(path).removingLastComponent().string
    let folder = parent.isEmpty ? "." : parent
    switch errno {
    case .noSuchFileOrDirectory where access(folder, F_OK) != 0, .notDirectory:
      return .folderMissing(path: path, folder: folder)
    case .permissionDenied where access(folder, W_OK) != 0, .notPermitted where access(folder, W_OK) != 0,
      .readOnlyFileSystem:
      return .folderNotWritable(path: path, folder: folder)
    case .isDirectory: return .targetIsDirectory(path: path)
    default: return .cannotCreate(path: path, reason: errno.description)
    }
  }

  /// Why the bytes of a file cannot be written.
  ///
  /// - Parameters:
  ///   - path: The file, as it was given.
  ///   - error: What the system says.
  static func writing(_ path: String, _ error: any Error) -> FileError {
    .writeFailed(path: path, reason: (error as? Errno ?? .ioError).description)
  }
}
