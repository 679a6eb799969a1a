import CommandLanguage
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file in the folder of the one that it is to replace.
///
/// Where the system has files without a name, it is one: the system itself removes it when we die before the end, even
/// when we are killed. Elsewhere it has a name of its own, `.lrsched-….tmp`, which signals that can be handled remove.
struct TemporaryFile {
  /// The open file.
  let descriptor: FileDescriptor
  private let folder: FilePath
  /// The name of the file; `nil` as long as it has none.
  private let path: FilePath?

  /// Creates the file.
  ///
  /// - Parameters:
  ///   - target: The path of the file that it is to replace.
  ///   - name: What errors call that file.
  /// - Throws: ``FileError``.
  init(beside target: String, named name: String) throws(FileError) {
    let target = FilePath(target)
    guard target.lastComponent != nil else { throw .targetIsDirectory(path: name) }
    var status = stat()
    let exists = stat(target.string, &status) == 0
    if exists && status.st_mode & S_IFMT == S_IFDIR { throw .targetIsDirectory(path: name) }
    // Replacing a file needs no permission to write to it, but whoever took that permission away meant it.
    if exists && access(target.string, W_OK) != 0 { throw .creating(name, Errno(rawValue: errno)) }
    let parent = target.removingLastComponent()
    folder = parent.isEmpty ? FilePath(".") : parent
    if let unnamed = Self.unnamed(in: folder) {
      (descriptor, path) = (unnamed, nil)
    } else {
      (descriptor, path) = try Self.named(in: folder, for: name)
    }
    guard exists else { return }
    // Giving a file away is for the superuser, and clears some permissions, so it comes first.
    _ = fchown(descriptor.rawValue, status.st_uid, status.st_gid)
    _ = fchmod(descriptor.rawValue, status.st_mode & 0o7777)
  }

  /// Puts the file, once all of it is on the disk, in the place of another.
  ///
  /// - Parameters:
  ///   - target: The path of the file to replace.
  ///   - name: What errors call that file.
  /// - Throws: ``FileError``.
  func takePlace(of target: String, named name: String) throws(FileError) {
    // Some file systems tell of a full disk only here, or at close.
    guard fsync(descriptor.rawValue) == 0 || errno == EINVAL else {
      throw .writing(name, Errno(rawValue: errno))
    }
    let source: FilePath?
    if let path { source = path } else { source = try linked(to: target, named: name) }
    do {
      try descriptor.close()
      if let source, rename(source.string, target) != 0 { throw Errno(rawValue: errno) }
    } catch {
      if let source { _ = unlink(source.string) }
      throw .writing(name, error)
    }
    UnfinishedFiles.forget()
  }

  /// Removes the file, as if it had never been.
  func remove() {
    try? descriptor.close()
    if let path { _ = unlink(path.string) }
    UnfinishedFiles.forget()
  }

  private static let permissions: FilePermissions = [.ownerReadWrite, .groupReadWrite, .otherReadWrite]

  /// Creates a file with a name that no other has.
  private static func named(
    in folder: FilePath, for name: String
  ) throws(FileError) -> (descriptor: FileDescriptor, path: FilePath?) {
    while true {
      let path = unusedPath(in: folder)
      UnfinishedFiles.register(path.string)
      do {
        let options: FileDescriptor.OpenOptions = [.create, .exclusiveCreate]
        return (try FileDescriptor.open(path, .writeOnly, options: options, permissions: permissions), path)
      } catch {
        UnfinishedFiles.forget()
        if error as? Errno != .fileExists { throw .creating(name, error) }
      }
    }
  }

  /// A path that does not depend on the length of the target's name and that other runs will not choose.
  private static func unusedPath(in folder: FilePath) -> FilePath {
    folder.appending(".lrsched-\(String(UInt64.random(in: 0...(.max)), radix: 36)).tmp")
  }

  #if os(Linux)
    /// Opens a file without a name; `nil` where the file system has none, or where it could not be named later on.
    private static func unnamed(in folder: FilePath) -> FileDescriptor? {
      // O_TMPFILE, which is no plain number in the header: a flag of its own, and that of directories.
      let options = FileDescriptor.OpenOptions(rawValue: 0o20_000_000 | O_DIRECTORY)
      guard let descriptor = try? FileDescriptor.open(folder, .writeOnly, options: options, permissions: permissions)
      else { return nil }
      if access(processPath(of: descriptor), F_OK) == 0 { return descriptor }
      try? descriptor.close()
      return nil
    }

    /// Gives the file the target's name, or where a file has that already, a name of its own.
    ///
    /// - Returns: The path that is still to be renamed; `nil` if the file is in its place.
    private func linked(to target: String, named name: String) throws(FileError) -> FilePath? {
      if link(to: target) { return nil }
      var reason = Errno(rawValue: errno)
      while reason == .fileExists {
        let path = Self.unusedPath(in: folder)
        UnfinishedFiles.register(path.string)
        if link(to: path.string) { return path }
        reason = Errno(rawValue: errno)
        UnfinishedFiles.forget()
      }
      throw .writing(name, reason)
    }

    private func link(to path: String) -> Bool {
      linkat(AT_FDCWD, Self.processPath(of: descriptor), AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0
    }

    private static func processPath(of descriptor: FileDescriptor) -> String { "/proc/self/fd/\(descriptor.rawValue)" }
  #else
    private static func unnamed(in folder: FilePath) -> FileDescriptor? { nil }
    private func linked(to target: String, named name: String) throws(FileError) -> FilePath? { nil }
  #endif
}
