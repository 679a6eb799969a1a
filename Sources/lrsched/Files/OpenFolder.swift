import CPlatform
import Paths
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An open folder: what is done in it is done there, whatever becomes of the names that lead to it.
final class OpenFolder: Sendable {
  /// The descriptor, which is good for nothing but finding what is in the folder.
  let descriptor: FileDescriptor
  /// The path of the folder, to tell people.
  let path: Path

  /// Opens a folder.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - start: The folder that a path means which does not begin with a slash; `nil` for the one that the program is in.
  /// - Throws: What the system says.
  init(_ path: Path, from start: OpenFolder? = nil) throws(Errno) {
    let number = path.withCString { openat(start?.descriptor.rawValue ?? AT_FDCWD, $0, Self.searching) }
    guard number >= 0 else { throw Errno(rawValue: errno) }
    descriptor = FileDescriptor(rawValue: number)
    self.path = start.map { $0.path.appending(path) } ?? path
  }

  deinit { try? descriptor.close() }

  /// Whether the names in the folder are the numbers of open descriptors: what they lead to cannot be opened once more as it
  /// is, nor replaced.
  var listsDescriptors: Bool {
    #if os(Linux)
      var system = statfs()
      let procMagic = 0x9FA0
      return fstatfs(descriptor.rawValue, &system) == 0 && Int(system.f_type) == procMagic
    #else
      return FileIdentity(descriptor) == FileIdentity(Path("/dev/fd"))
    #endif
  }

  #if os(Linux)
    // O_PATH, which is no plain number in the header.
    private static let searching = 0o10_000_000 | O_DIRECTORY | O_CLOEXEC
  #elseif canImport(Darwin)
    // O_SEARCH, which is no plain number in the header.
    private static let searching = 0x4000_0000 | O_DIRECTORY | O_CLOEXEC
  #else
    private static let searching = O_RDONLY | O_DIRECTORY | O_CLOEXEC
  #endif
}

/// A name in a folder, of a file or of none yet.
struct FolderEntry: Sendable {
  /// The folder.
  let folder: OpenFolder
  /// The name.
  let name: Path

  /// What the system knows of the entry itself, be it a link; `nil` where there is nothing.
  ///
  /// - Throws: What the system says.
  func status() throws(Errno) -> stat? {
    var status = stat()
    let result = name.withCString { fstatat(folder.descriptor.rawValue, $0, &status, AT_SYMLINK_NOFOLLOW) }
    if result == 0 { return status }
    let reason = Errno(rawValue: errno)
    guard reason == .noSuchFileOrDirectory else { throw reason }
    return nil
  }

  /// The path that a link holds.
  ///
  /// - Throws: What the system says.
  func linkedPath() throws(Errno) -> Path {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = name.withCString { readlinkat(folder.descriptor.rawValue, $0, &bytes, bytes.count) }
    guard count >= 0 else { throw Errno(rawValue: errno) }
    return Path(bytes: bytes.prefix(count).map(UInt8.init(bitPattern:)))
  }

  /// Opens the file.
  ///
  /// - Parameters:
  ///   - options: How.
  ///   - permissions: Those of a new file.
  /// - Returns: The file.
  /// - Throws: What the system says.
  func open(_ options: CInt, permissions: mode_t = 0) throws(Errno) -> FileDescriptor {
    let number = name.withCString { openat(folder.descriptor.rawValue, $0, options | O_CLOEXEC, permissions) }
    guard number >= 0 else { throw Errno(rawValue: errno) }
    return FileDescriptor(rawValue: number)
  }

  /// Gives the file another name in the same folder, in the place of what has that name.
  ///
  /// - Throws: What the system says.
  func rename(to other: FolderEntry) throws(Errno) {
    let result = name.withCString { old in
      other.name.withCString { new in renameat(folder.descriptor.rawValue, old, other.folder.descriptor.rawValue, new) }
    }
    guard result == 0 else { throw Errno(rawValue: errno) }
  }

  /// Removes the file.
  func remove() { _ = name.withCString { unlinkat(folder.descriptor.rawValue, $0, 0) } }
}
