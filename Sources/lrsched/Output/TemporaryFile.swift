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

/// A file in the folder of the one that it is to replace.
///
/// Where the system has files without a name, it is one: the system itself removes it when we die before the end, even
/// when we are killed. Elsewhere it has a name of its own, `.lrsched-….tmp`, which signals that can be handled remove.
struct TemporaryFile {
  /// The open file, to write to and to read back.
  let descriptor: FileDescriptor
  private let folder: OpenFolder
  /// The name of the file; `nil` as long as it has none.
  private var entry: FolderEntry?

  /// Creates the file.
  ///
  /// - Parameter folder: Where it is to be.
  /// - Throws: What the system says.
  init(in folder: OpenFolder) throws(Errno) {
    self.folder = folder
    if let unnamed = Self.unnamed(in: folder) {
      (descriptor, entry) = (unnamed, nil)
    } else {
      (descriptor, entry) = try Self.named(in: folder)
    }
  }

  /// Puts the file in the place of another, or where none is yet.
  ///
  /// - Parameter target: The file to replace.
  /// - Throws: What the system says; the file is still there then.
  mutating func takePlace(of target: FolderEntry) throws(Errno) {
    if entry == nil { entry = try linked(to: target) }
    if let entry { try entry.rename(to: target) }
    UnfinishedFiles.forget()
    entry = nil
  }

  /// Removes the name of the file, if it still has one that is only for a while, and closes it.
  func close() {
    entry?.remove()
    UnfinishedFiles.forget()
    try? descriptor.close()
  }

  /// Removes the name of the file, which goes on for as long as it is open.
  mutating func becomeNameless() {
    entry?.remove()
    entry = nil
    UnfinishedFiles.forget()
  }

  private static let permissions: mode_t = 0o666

  /// Creates a file with a name that no other has.
  private static func named(in folder: OpenFolder) throws(Errno) -> (FileDescriptor, FolderEntry?) {
    while true {
      let entry = unusedEntry(in: folder)
      UnfinishedFiles.register(entry)
      do throws(Errno) {
        return (try entry.open(O_RDWR | O_CREAT | O_EXCL, permissions: permissions), entry)
      } catch {
        UnfinishedFiles.forget()
        if error != .fileExists { throw error }
      }
    }
  }

  /// A name that does not depend on the length of the target's and that other runs will not choose.
  private static func unusedEntry(in folder: OpenFolder) -> FolderEntry {
    FolderEntry(
      folder: folder, name: Path(".lrsched-\(String(UInt64.random(in: 0...(.max)), radix: 36)).tmp"))
  }

  #if os(Linux)
    /// Opens a file without a name; `nil` where the file system has none, or where it could not be named later on.
    private static func unnamed(in folder: OpenFolder) -> FileDescriptor? {
      // O_TMPFILE, which is no plain number in the header: a flag of its own, and that of directories.
      let options = O_RDWR | 0o20_000_000 | O_DIRECTORY
      let here = FolderEntry(folder: folder, name: Path("."))
      guard let descriptor = try? here.open(options, permissions: permissions) else { return nil }
      if processPath(of: descriptor).isAccessible() { return descriptor }
      try? descriptor.close()
      return nil
    }

    /// Gives the file the target's name, or where a file has that already, a name of its own.
    ///
    /// - Returns: The name that is still to be changed; `nil` if the file is in its place.
    private func linked(to target: FolderEntry) throws(Errno) -> FolderEntry? {
      do throws(Errno) {
        try link(to: target)
        return nil
      } catch {
        guard error == .fileExists else { throw error }
      }
      while true {
        let entry = Self.unusedEntry(in: folder)
        UnfinishedFiles.register(entry)
        do throws(Errno) {
          try link(to: entry)
          return entry
        } catch {
          UnfinishedFiles.forget()
          guard error == .fileExists else { throw error }
        }
      }
    }

    private func link(to entry: FolderEntry) throws(Errno) {
      let result = Self.processPath(of: descriptor).withCString { old in
        entry.name.withCString { linkat(AT_FDCWD, old, entry.folder.descriptor.rawValue, $0, AT_SYMLINK_FOLLOW) }
      }
      guard result == 0 else { throw Errno(rawValue: errno) }
    }

    private static func processPath(of descriptor: FileDescriptor) -> Path {
      Path("/proc/self/fd/\(descriptor.rawValue)")
    }
  #else
    private static func unnamed(in folder: OpenFolder) -> FileDescriptor? { nil }
    private func linked(to target: FolderEntry) throws(Errno) -> FolderEntry? { nil }
  #endif
}
