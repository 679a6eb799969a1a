import Paths
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What makes two paths lead to the same file.
enum FileIdentity: Hashable, Sendable {
  /// A file that is there: its device, and its number there.
  case file(device: UInt64, number: UInt64)
  /// A file that is yet to be made: its folder, and its name there.
  case name(Path, device: UInt64, number: UInt64)

  /// The identity of a file that the system has told of.
  init(_ status: stat) {
    self = .file(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(truncatingIfNeeded: status.st_ino))
  }

  /// The identity of an open file; `nil` for what is not open.
  init?(_ descriptor: FileDescriptor) {
    guard let status = descriptor.status else { return nil }
    self.init(status)
  }

  /// The identity of the file that a path leads to; `nil` where there is none.
  init?(_ path: Path) {
    guard let status = try? path.status() else { return nil }
    self.init(status)
  }

  /// The identity that a file will have which is yet to be made; `nil` where its folder has gone.
  init?(_ entry: FolderEntry) {
    guard case .file(let device, let number)? = FileIdentity(entry.folder.descriptor) else { return nil }
    self = .name(entry.name, device: device, number: number)
  }
}

extension Path {
  /// What the system knows of the file that the path leads to.
  ///
  /// - Throws: What the system says.
  func status() throws(Errno) -> stat {
    var status = stat()
    guard withCString({ stat($0, &status) }) == 0 else { throw Errno(rawValue: errno) }
    return status
  }

  /// Whether the file is there and may be used in a way: `F_OK`, `R_OK` or `W_OK`.
  func isAccessible(_ mode: CInt = F_OK) -> Bool { withCString { access($0, mode) } == 0 }

  /// Opens the file.
  ///
  /// - Parameter options: How.
  /// - Returns: The file.
  /// - Throws: What the system says.
  func open(_ options: CInt) throws(Errno) -> FileDescriptor {
    let number = withCString { systemOpen($0, options | O_CLOEXEC) }
    guard number >= 0 else { throw Errno(rawValue: errno) }
    return FileDescriptor(rawValue: number)
  }
}

extension FileDescriptor {
  /// What the system knows of what is open; `nil` when nothing is.
  var status: stat? { openStatus(rawValue) }
}

extension stat {
  /// The kind of the file, as `S_IFREG` and its like.
  var kind: mode_t { st_mode & S_IFMT }
}

// Within an extension, the system's own name is a method of what is extended.
private func systemOpen(_ path: UnsafePointer<CChar>, _ options: CInt) -> CInt { open(path, options) }
private func openStatus(_ descriptor: CInt) -> stat? {
  var status = stat()
  return fstat(descriptor, &status) == 0 ? status : nil
}
