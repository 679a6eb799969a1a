internal import CTerminal
internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The hold on the terminal of standard input and output: whatever ends or stops the process gives it back as it was.
///
/// There is one mechanism for a moment without echo and for a full screen; signal handlers restore what they find
/// remembered (`CTerminal`). One terminal is held at a time.
struct TerminalHold: ~Copyable {
  /// The mode that the terminal had.
  let original: termios

  /// Remembers the mode of the terminal and takes its signals over.
  ///
  /// - Parameter wake: Where a byte is written when the size has changed or the process goes on; `nil` for nowhere.
  /// - Throws: The system's error when there is no mode to be remembered.
  init(waking wake: FileDescriptor? = nil) throws(Errno) {
    var mode = termios()
    let failure = terminal_hold(STDIN_FILENO, STDOUT_FILENO, wake?.rawValue ?? -1, &mode)
    guard failure == 0 else { throw Errno(rawValue: failure) }
    original = mode
  }

  deinit { terminal_release() }

  /// Changes the mode of the terminal.
  ///
  /// - Parameters:
  ///   - mode: The mode.
  ///   - opening: What is written then.
  ///   - closing: What is written when the terminal is given back.
  /// - Throws: The system's error.
  borrowing func enter(_ mode: termios, opening: StaticString, closing: StaticString) throws(Errno) {
    let failure = withUnsafePointer(to: mode) { mode in
      terminal_enter(mode, Self.text(opening), Self.text(closing))
    }
    guard failure == 0 else { throw Errno(rawValue: failure) }
  }

  /// Gives the terminal back; it can be entered again.
  borrowing func leave() { terminal_leave() }

  /// Whether the process was stopped and goes on, since this was asked last: the terminal must be entered again.
  borrowing func hasResumed() -> Bool { terminal_has_resumed() }

  /// The bytes of a constant, which end with a NUL and lie where they are as long as the process.
  private static func text(_ constant: StaticString) -> UnsafePointer<CChar> {
    UnsafeRawPointer(constant.utf8Start).assumingMemoryBound(to: CChar.self)
  }
}
