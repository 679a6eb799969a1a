import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What stands at the other end of our streams.
enum Terminal {
  /// Whether standard output is a terminal.
  static var isStandardOutput: Bool { isatty(FileDescriptor.standardOutput.rawValue) == 1 }

  /// The number of columns of the terminal; 80 where there is none, and never fewer than 40.
  static var columns: Int {
    var size = winsize()
    guard ioctl(FileDescriptor.standardOutput.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return max(40, Int(size.ws_col))
  }
}
