internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A pipe through which signal handlers wake the loop that waits for keys.
struct WakePipe: ~Copyable {
  /// The end that is waited for.
  let reader: FileDescriptor
  /// The end that handlers write to.
  let writer: FileDescriptor

  /// Makes the pipe.
  init() throws(Errno) {
    do { (reader, writer) = try FileDescriptor.pipe() } catch { throw error as? Errno ?? .ioError }
    for end in [reader, writer] {
      _ = fcntl(end.rawValue, F_SETFL, O_NONBLOCK)
      _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC)
    }
  }

  deinit {
    try? reader.close()
    try? writer.close()
  }

  /// Takes what has been written; the answer is whether that was anything.
  borrowing func drain() -> Bool {
    var byte: UInt8 = 0
    var isWoken = false
    while withUnsafeMutableBytes(of: &byte, { ((try? reader.read(into: $0)) ?? 0) > 0 }) { isWoken = true }
    return isWoken
  }
}
