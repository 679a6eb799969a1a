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

/// What a path to write to leads to, behind all links.
///
/// The paths below `/dev/fd` and `/proc` that name open descriptors look like links and are none: what they show as their
/// target may have another name by now, or none. They lead to the descriptor itself.
enum OutputPlace {
  /// A descriptor that this program was started with: it is written to where it stands.
  case descriptor(FileDescriptor)
  /// A pipe, a device, or a file that only an open descriptor of another program leads to: it is opened and written to.
  case stream(Path, isRegular: Bool)
  /// A name in a folder, of a regular file.
  case file(FolderEntry)
  /// A name in a folder, of no file yet.
  case newFile(FolderEntry)

  /// As many links are followed as Linux follows.
  private static let mostLinks = 40

  /// Looks at what is there.
  ///
  /// - Parameter word: The path, as it was given.
  /// - Throws: ``FileError`` for a path at which no file can be.
  init(_ word: String) throws(FileError) {
    do {
      self = try Self.located(word)
    } catch let error as FileError {
      throw error
    } catch {
      throw .creating(word, error)
    }
  }

  private static func located(_ word: String) throws -> OutputPlace {
    let path = Path(word)
    // The system follows links by its own rules, some of which are there for safety, so it is asked first.
    let found = try found(path)
    if let found, found.kind == S_IFDIR { throw FileError.targetIsDirectory(path: word) }
    var entry = try entry(path, in: nil, word)
    for _ in 0..<mostLinks {
      guard let status = try entry.status() else {
        guard found == nil else { throw Errno.noSuchFileOrDirectory }
        return .newFile(entry)
      }
      if let number = descriptor(entry, status) { return try place(of: number, path, found) }
      guard status.kind == S_IFLNK else {
        let isWhatWasFound = found.map(FileIdentity.init) == FileIdentity(status)
        return status.kind == S_IFREG && isWhatWasFound
          ? .file(entry) : .stream(path, isRegular: found?.kind == S_IFREG)
      }
      entry = try self.entry(entry.linkedPath(), in: entry.folder, word)
    }
    throw Errno.tooManySymbolicLinkLevels
  }

  /// What tells whether another path leads to the same place; `nil` for a device, which takes anything any number of times.
  var identity: FileIdentity? {
    let status: stat?
    switch self {
    case .descriptor(let descriptor): status = descriptor.status
    case .stream(let path, _): status = try? path.status()
    case .file(let entry): status = (try? entry.status()) ?? nil
    case .newFile(let entry): return FileIdentity(entry)
    }
    guard let status, status.kind != S_IFCHR, status.kind != S_IFBLK else { return nil }
    return FileIdentity(status)
  }

  /// What the system finds at a path; `nil` for nothing.
  private static func found(_ path: Path) throws(Errno) -> stat? {
    do throws(Errno) {
      return try path.status()
    } catch {
      guard error == .noSuchFileOrDirectory else { throw error }
      return nil
    }
  }

  private static func entry(_ path: Path, in start: OpenFolder?, _ word: String) throws -> FolderEntry {
    let (folder, name) = path.divided
    let shown = start.map { $0.path.appending(folder) } ?? folder
    // A slash at the end says that a folder is meant.
    guard !name.bytes.isEmpty else { throw FileError.folderMissing(path: word, folder: shown.text) }
    do throws(Errno) {
      return FolderEntry(folder: try OpenFolder(folder, from: start), name: name)
    } catch {
      throw FileError.creating(word, error, in: shown)
    }
  }

  /// The number of the open descriptor that an entry stands for; `nil` for other entries.
  private static func descriptor(_ entry: FolderEntry, _ status: stat) -> FileDescriptor? {
    #if os(Linux)
      // Processes are numbers there as well, but folders.
      guard status.kind == S_IFLNK else { return nil }
    #endif
    guard entry.name.bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let number = CInt(entry.name.text), entry.folder.listsDescriptors
    else { return nil }
    return FileDescriptor(rawValue: number)
  }

  /// Where to write for a path that stands for an open descriptor, be it ours or that of another program.
  private static func place(of descriptor: FileDescriptor, _ path: Path, _ found: stat?) throws(Errno) -> OutputPlace {
    // It may be one of our own that was opened only just now.
    guard let found else { throw .noSuchFileOrDirectory }
    guard FileIdentity(descriptor) == FileIdentity(found) else {
      return .stream(path, isRegular: found.kind == S_IFREG)
    }
    guard fcntl(descriptor.rawValue, F_GETFL) & O_ACCMODE != O_RDONLY else { throw .badFileDescriptor }
    return .descriptor(descriptor)
  }
}
