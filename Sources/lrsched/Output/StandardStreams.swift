#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The three streams that every program begins with.
enum StandardStreams {
  /// Opens those that were handed over closed.
  ///
  /// Else the first file that is opened would take the place of one, and words would go into a picture. What is opened
  /// here cannot be used in the direction of the stream, so that using it is the error that it was before.
  static func reserve() {
    for (descriptor, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    where fcntl(descriptor, F_GETFD) == -1 {
      // The lowest free number is given out, and all below are taken.
      _ = open("/dev/null", mode)
    }
  }
}
