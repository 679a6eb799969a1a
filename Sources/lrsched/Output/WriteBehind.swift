import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Sends a long file to the disk while it grows, and gives back the memory of what has arrived there.
///
/// A table of gigabytes would otherwise fill the cache of the file system with pages that nobody reads, at the cost of what
/// others keep there; and fetching fresh pages takes longer than making the numbers on them. The whole file has to be on
/// the disk in the end in any case, before it takes its place.
struct WriteBehind {
  /// How many bytes are sent at once; shorter files are left to the cache.
  private static let stretch = 8 << 20

  private var written = 0
  private var sent = 0

  /// Takes note of bytes that were written.
  ///
  /// - Parameters:
  ///   - count: The number of bytes.
  ///   - descriptor: A file that was empty when the first byte was written.
  mutating func advance(by count: Int, of descriptor: FileDescriptor) {
    written += count
    #if os(Linux)
      while written - sent >= Self.stretch {
        // For pages that are not on the disk yet this starts their way there; those that have arrived are given back.
        _ = posix_fadvise(descriptor.rawValue, off_t(sent), off_t(Self.stretch), POSIX_FADV_DONTNEED)
        let arrived = sent - 4 * Self.stretch
        if arrived >= 0 {
          _ = posix_fadvise(descriptor.rawValue, off_t(arrived), off_t(Self.stretch), POSIX_FADV_DONTNEED)
        }
        sent += Self.stretch
      }
    #endif
  }
}
