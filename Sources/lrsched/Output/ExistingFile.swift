import CPlatform
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

/// A regular file that is to get other contents.
///
/// A new file takes its place where that can be like it in all but the contents: owner, group, permissions, extended
/// attributes and access control lists. Where it cannot, or where the file has other names as well, which a new one would
/// not have, the new contents are written into it.
struct ExistingFile {
  private let descriptor: FileDescriptor
  private let status: stat

  /// Opens the file, which shows whether it may be written to; nothing is changed yet.
  ///
  /// - Parameter entry: Its place.
  /// - Throws: What the system says.
  init(_ entry: FolderEntry) throws(Errno) {
    let descriptor = try entry.open(O_WRONLY | O_NOFOLLOW | O_NONBLOCK)
    guard let status = descriptor.status else { throw Errno(rawValue: errno) }
    (self.descriptor, self.status) = (descriptor, status)
  }

  /// Closes the file.
  func close() { try? descriptor.close() }

  /// Whether the file has other names.
  var hasOtherNames: Bool { status.st_nlink > 1 }

  /// The permissions, without those to run under another user or group, which were given to the old contents.
  private var permissions: mode_t { status.st_mode & 0o777 }

  /// Makes a new file like this one in all but the contents.
  ///
  /// - Parameter file: The new file.
  /// - Returns: Whether it is.
  func canBeMatched(by file: FileDescriptor) -> Bool {
    guard let new = file.status else { return false }
    // Giving a file away clears some permissions, so it comes first.
    if new.st_uid != status.st_uid || new.st_gid != status.st_gid {
      guard fchown(file.rawValue, status.st_uid, status.st_gid) == 0 else { return false }
    }
    return FileAttributes.copy(from: descriptor, to: file) && fchmod(file.rawValue, permissions) == 0
  }

  /// Writes the contents of another file into this one, whose size becomes theirs.
  ///
  /// Room for them is asked for beforehand, so that a full disk leaves the file as it was; signals wait for the end.
  ///
  /// - Parameter source: The file with the contents.
  /// - Throws: What the system says.
  func overwrite(with source: FileDescriptor) throws(Errno) {
    try DeferredSignals.during { () throws(Errno) in
      let size = lseek(source.rawValue, 0, SEEK_END)
      guard size >= 0 else { throw Errno(rawValue: errno) }
      try reserve(size)
      if status.st_mode & (S_ISUID | S_ISGID) != 0 { _ = fchmod(descriptor.rawValue, permissions) }
      var block = [UInt8](repeating: 0, count: 1 << 17)
      var offset: off_t = 0
      while offset < size {
        let count = block.withUnsafeMutableBytes { pread(source.rawValue, $0.baseAddress, $0.count, offset) }
        guard count > 0 else { throw count == 0 ? .ioError : Errno(rawValue: errno) }
        try write(block[..<count], at: offset)
        offset += off_t(count)
      }
      guard ftruncate(descriptor.rawValue, size) == 0 else { throw Errno(rawValue: errno) }
      try descriptor.synchronize()
    }
  }

  private func write(_ bytes: ArraySlice<UInt8>, at offset: off_t) throws(Errno) {
    var rest = bytes
    while !rest.isEmpty {
      let place = offset + off_t(bytes.count - rest.count)
      let count = rest.withUnsafeBytes { pwrite(descriptor.rawValue, $0.baseAddress, $0.count, place) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw Errno(rawValue: errno)
      }
    }
  }

  /// Asks for room for a longer file, where the file system can promise it.
  private func reserve(_ size: off_t) throws(Errno) {
    guard size > status.st_size else { return }
    let answer = Errno(rawValue: lrsched_reserve(descriptor.rawValue, status.st_size, size - status.st_size))
    guard [.noSpace, .diskQuotaExceeded, .fileTooLarge].contains(answer) else { return }
    // Room beyond the end is given back, unless another program has written there since.
    if descriptor.status?.st_size == status.st_size { _ = ftruncate(descriptor.rawValue, status.st_size) }
    throw answer
  }
}

extension FileDescriptor {
  /// Waits until everything is on the disk. Some file systems tell of a full disk only here.
  ///
  /// - Throws: What the system says.
  func synchronize() throws(Errno) {
    // What is on no disk cannot be sent there, which is no fault.
    guard fsync(rawValue) == 0 || errno == EINVAL else { throw Errno(rawValue: errno) }
  }
}
