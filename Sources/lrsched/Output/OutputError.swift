import CommandLanguage
import Paths
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
  ///   - folder: The folder that it is to be in; `nil` for the one that the path tells.
  /// - Returns: The error of creating the file.
  static func creating(_ path: String, _ error: any Error, in folder: Path? = nil) -> FileError {
    let errno = error as? Errno ?? .ioError
    let folder = folder ?? Path(path).divided.folder
    switch errno {
    case .noSuchFileOrDirectory where !folder.isAccessible(), .notDirectory:
      return .folderMissing(path: path, folder: folder.text)
    case .permissionDenied where !folder.isAccessible(W_OK), .notPermitted where !folder.isAccessible(W_OK),
      .readOnlyFileSystem:
      return .folderNotWritable(path: path, folder: folder.text)
    case .isDirectory: return .targetIsDirectory(path: path)
    default: return .cannotCreate(path: path, reason: errno.description)
    }
  }

  /// Why a file whose bytes are all there cannot take its place.
  ///
  /// - Parameters:
  ///   - path: The file, as it was given.
  ///   - error: What the system says.
  ///   - folder: The folder that it is to be in.
  /// - Returns: The error of putting the file in its place.
  static func placing(_ path: String, _ error: Errno, in folder: Path) -> FileError {
    let ofTheDisk: [Errno] = [.noSpace, .diskQuotaExceeded, .ioError]
    return ofTheDisk.contains(error) ? writing(path, error) : creating(path, error, in: folder)
  }

  /// Why the bytes of a file cannot be written.
  ///
  /// - Parameters:
  ///   - path: The file, as it was given.
  ///   - error: What the system says.
  /// - Returns: The error of writing.
  static func writing(_ path: String, _ error: any Error) -> FileError {
    .writeFailed(path: path, reason: (error as? Errno ?? .ioError).description)
  }
}
