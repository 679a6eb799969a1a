internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// What signals do to a full screen.
///
/// Those that end the process give the terminal back first; those that only tell something wake the loop that waits for
/// keys, by a byte through a pipe.
enum ScreenSignals {
  private typealias Handler = @convention(c) (CInt) -> Void

  nonisolated(unsafe) private static var wakeWriter: CInt = -1
  nonisolated(unsafe) private static var hasResumed = false
  /// What handled the signals before.
  nonisolated(unsafe) private static var former: [(number: CInt, handler: Handler?)] = []

  /// The signals that end the process, by order from outside or by a crash.
  private static let deadly = [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS,
  ]

  /// Makes the pipe; the answer is the end that is read.
  static func prepare() throws(Errno) -> FileDescriptor {
    let (reader, writer): (FileDescriptor, FileDescriptor)
    do { (reader, writer) = try FileDescriptor.pipe() } catch { throw error as? Errno ?? .ioError }
    for end in [reader, writer] {
      _ = fcntl(end.rawValue, F_SETFL, O_NONBLOCK)
      _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC)
    }
    wakeWriter = writer.rawValue
    return reader
  }

  static func install() {
    for number in deadly {
      let handler = signal(number, die)
      former.append((number, handler))
      // Whoever started us may have asked for a signal to be ignored, as nohup does.
      if isIgnored(handler) { signal(number, SIG_IGN) }
    }
    former.append((SIGWINCH, signal(SIGWINCH, tell)))
    former.append((SIGCONT, signal(SIGCONT, resume)))
    former.append((SIGTSTP, signal(SIGTSTP, stop)))
  }

  static func uninstall() {
    for (number, handler) in former { signal(number, handler) }
    former.removeAll()
  }

  /// What has been told since the last time; `nil` if nothing has.
  static func take(_ reader: FileDescriptor) -> FullScreen.Input? {
    var byte: UInt8 = 0
    var isWoken = false
    while withUnsafeMutableBytes(of: &byte, { ((try? reader.read(into: $0)) ?? 0) > 0 }) { isWoken = true }
    guard isWoken else { return nil }
    guard hasResumed else { return .resized }
    hasResumed = false
    ScreenMode.enter()
    return .resumed
  }

  private static func isIgnored(_ handler: Handler?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static func wake() {
    var byte: UInt8 = 0
    let saved = errno
    #if canImport(Darwin)
      _ = Darwin.write(wakeWriter, &byte, 1)
    #elseif canImport(Musl)
      _ = Musl.write(wakeWriter, &byte, 1)
    #else
      _ = Glibc.write(wakeWriter, &byte, 1)
    #endif
    errno = saved
  }

  private static let tell: Handler = { _ in ScreenSignals.wake() }

  private static let resume: Handler = { _ in
    ScreenSignals.hasResumed = true
    ScreenSignals.wake()
  }

  private static let die: Handler = { number in
    ScreenMode.leave()
    // Dying of the signal itself tells a shell why.
    signal(number, SIG_DFL)
    raise(number)
  }

  private static let stop: Handler = { number in
    ScreenMode.leave()
    signal(number, SIG_DFL)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, number)
    sigprocmask(SIG_UNBLOCK, &set, nil)
    raise(number)
    // Here the process goes on, be it after a stop or because nobody would let it go on.
    signal(number, ScreenSignals.stop)
    ScreenSignals.hasResumed = true
    ScreenSignals.wake()
  }
}
