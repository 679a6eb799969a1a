#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The temporary file that a signal would leave behind, and the handlers that remove it.
///
/// A signal handler may not allocate, so the path is copied beforehand to memory that it can hand to `unlink`.
enum UnfinishedFiles {
  /// The path as a C string, or `nil`. Written by the one thread that writes files, read by the handler on that thread.
  nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

  private typealias Handler = @convention(c) (CInt) -> Void
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]
  /// What handled the signals before: a screen that is to be given back as well, or nothing.
  nonisolated(unsafe) private static let former = UnsafeMutablePointer<Handler?>.allocate(capacity: 64)

  /// Remembers a temporary file until it is finished or removed.
  static func register(_ file: String) {
    forget()
    for number in numbers {
      let handler = signal(number, removeAndDie)
      (former + Int(number)).initialize(to: handler)
      // Whoever started us may have asked for a signal to be ignored, as nohup does.
      if isIgnored(handler) { signal(number, SIG_IGN) }
    }
    path = strdup(file)
  }

  /// Forgets the file: it is finished, or already removed.
  static func forget() {
    guard let old = path else { return }
    path = nil
    free(old)
    for number in numbers { signal(number, former[Int(number)]) }
  }

  /// Handlers are C functions, which only their addresses tell apart.
  private static func isIgnored(_ handler: (@convention(c) (CInt) -> Void)?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static let removeAndDie: @convention(c) (CInt) -> Void = { number in
    if let path = UnfinishedFiles.path { unlink(path) }
    // Dying of the signal itself tells a shell why.
    signal(number, UnfinishedFiles.former[Int(number)])
    raise(number)
  }
}
