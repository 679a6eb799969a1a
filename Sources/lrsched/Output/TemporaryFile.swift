import CommandLanguage
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file under a name of its own beside the one that it is to replace.
struct TemporaryFile {
  /// The open file.
  let descriptor: FileDescriptor
  private let path: FilePath

  /// Creates the file.
  ///
  /// - Parameters:
  ///   - target: The path of the file that it is to replace.
  ///   - name: What errors call that file.
  /// - Throws: ``FileError``.
  init(beside target: String, named name: String) throws(FileError) {
    let target = FilePath(target)
    guard let lastName = target.lastComponent?.string else { throw .targetIsDirectory(path: name) }
    var status = stat()
    let exists = stat(target.string, &status) == 0
    if exists && status.st_mode & S_IFMT == S_IFDIR { throw .targetIsDirectory(path: name) }
    // Replacing a file needs no permission to write to it, but whoever took that permission away meant it.
    if exists && access(target.string, W_OK) != 0 { throw .creating(name, Errno(rawValue: errno)) }
    let candidate = target.removingLastComponent().appending(".\(lastName.prefix(100)).\(getpid()).tmp")
    do {
      descriptor = try FileDescriptor.open(
        candidate, .writeOnly, options: [.create, .exclusiveCreate], permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
    } catch {
      throw .creating(name, error)
    }
    path = candidate
    if exists { _ = fchmod(descriptor.rawValue, status.st_mode & 0o7777) }
    UnfinishedFiles.register(candidate.string)
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
    do {
      try descriptor.close()
    } catch {
      throw .writing(name, error)
    }
    guard rename(path.string, target) == 0 else { throw .writing(name, Errno(rawValue: errno)) }
    UnfinishedFiles.forget()
  }

  /// Removes the file, as if it had never been.
  func remove() {
    try? descriptor.close()
    _ = unlink(path.string)
    UnfinishedFiles.forget()
  }
}
