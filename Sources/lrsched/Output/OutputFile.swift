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

/// Writes a file whole or not at all.
///
/// The bytes go to a temporary file in the same folder, which takes the place of the target only when everything has
/// reached the disk. A file that cannot be replaced by one of its like, or not at all, gets the bytes when all of them are
/// there. A device, a pipe or an open descriptor has nothing to replace and is written to directly.
enum OutputFile {
  /// Creates or replaces a file.
  ///
  /// - Parameters:
  ///   - path: The file; of a symbolic link, the file that it leads to.
  ///   - write: Writes the bytes. The file that was there stays as it was when this or the disk fails.
  /// - Throws: ``FileError``, ``ClosedPipe``, or what `write` throws.
  static func replace(_ path: String, _ write: (inout ByteSink) throws -> Void) throws {
    switch try OutputPlace(path) {
    case .descriptor(let descriptor): try stream(to: descriptor, path, write)
    case .stream(let place, let isRegular): try open(place, isRegular: isRegular, path, write)
    case .file(let entry): try replace(entry, path, write)
    case .newFile(let entry): try create(entry, path, write)
    }
  }

  /// Writes to standard output.
  ///
  /// - Parameter write: Writes the bytes.
  /// - Throws: ``FileError``, ``ClosedPipe``, or what `write` throws.
  static func standardOutput(_ write: (inout ByteSink) throws -> Void) throws {
    try stream(to: .standardOutput, "standard output", write)
  }

  private static func stream(
    to descriptor: FileDescriptor, _ path: String, isNewFile: Bool = false, _ write: (inout ByteSink) throws -> Void
  ) throws {
    var sink = ByteSink(descriptor, path: path, isNewFile: isNewFile)
    try write(&sink)
    try sink.finish()
  }

  private static func open(
    _ place: Path, isRegular: Bool, _ path: String, _ write: (inout ByteSink) throws -> Void
  ) throws {
    let descriptor: FileDescriptor
    // In a file that another program is writing to as well, the end is where nothing is lost.
    do { descriptor = try place.open(O_WRONLY | (isRegular ? O_APPEND : 0)) } catch {
      throw FileError.creating(path, error)
    }
    try descriptor.closeAfter { try stream(to: descriptor, path, write) }
  }

  private static func create(
    _ entry: FolderEntry, _ path: String, _ write: (inout ByteSink) throws -> Void
  ) throws {
    var temporary: TemporaryFile
    do { temporary = try TemporaryFile(in: entry.folder) } catch {
      throw FileError.creating(path, error, in: entry.folder.path)
    }
    defer { temporary.close() }
    try fill(temporary.descriptor, path, write)
    do { try temporary.takePlace(of: entry) } catch { throw FileError.placing(path, error, in: entry.folder.path) }
  }

  private static func replace(
    _ entry: FolderEntry, _ path: String, _ write: (inout ByteSink) throws -> Void
  ) throws {
    let existing: ExistingFile
    do { existing = try ExistingFile(entry) } catch { throw FileError.creating(path, error, in: entry.folder.path) }
    defer { existing.close() }
    guard var temporary = try match(for: existing, in: entry.folder, path) else {
      let spool = try Spool.open(for: path)
      defer { try? spool.close() }
      try fill(spool, path, write)
      return try overwrite(existing, with: spool, path)
    }
    defer { temporary.close() }
    try fill(temporary.descriptor, path, write)
    do throws(Errno) {
      try temporary.takePlace(of: entry)
    } catch {
      // A mounted file, or one that another user has in a folder like /tmp, keeps its place.
      guard Self.keepsItsPlace.contains(error) else { throw FileError.placing(path, error, in: entry.folder.path) }
      try overwrite(existing, with: temporary.descriptor, path)
    }
  }

  /// What the system says of a file that may be written to, but not replaced.
  private static let keepsItsPlace: [Errno] = [
    .resourceBusy, .notPermitted, .permissionDenied, .readOnlyFileSystem, .improperLink,
  ]

  /// Returns a new file that is like one that is there; `nil` where there can be none.
  private static func match(for existing: ExistingFile, in folder: OpenFolder, _ path: String) throws -> TemporaryFile?
  {
    guard !existing.hasOtherNames else { return nil }
    let temporary: TemporaryFile
    do throws(Errno) {
      temporary = try TemporaryFile(in: folder)
    } catch {
      guard keepsItsPlace.contains(error) else { throw FileError.creating(path, error, in: folder.path) }
      return nil
    }
    if existing.canBeMatched(by: temporary.descriptor) { return temporary }
    temporary.close()
    return nil
  }

  /// Writes everything to a new file, and waits until it is on the disk.
  private static func fill(
    _ descriptor: FileDescriptor, _ path: String, _ write: (inout ByteSink) throws -> Void
  ) throws {
    try stream(to: descriptor, path, isNewFile: true, write)
    do { try descriptor.synchronize() } catch { throw FileError.writing(path, error) }
  }

  private static func overwrite(_ existing: ExistingFile, with source: FileDescriptor, _ path: String) throws(FileError)
  {
    do { try existing.overwrite(with: source) } catch { throw .writing(path, error) }
  }
}
