internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The mode of the terminal: as the shell left it, or as a full screen needs it.
///
/// A signal handler must be able to bring the shell's mode back, so everything it needs lies ready and nothing is
/// allocated on the way.
enum ScreenMode {
  nonisolated(unsafe) private static var original = termios()
  nonisolated(unsafe) private static var isEntered = false

  // Another screen, an invisible cursor, no wrapping at the right edge, pasted text between marks.
  nonisolated(unsafe) private static let enterBytes = constant("\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l\u{1B}[?2004h")
  nonisolated(unsafe) private static let leaveBytes = constant(
    "\u{1B}[?2026l\u{1B}[0m\u{1B}[?2004l\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l")

  /// Remembers the mode of the terminal.
  static func save() -> Bool {
    // Both texts are laid out now: a handler would come too late for that.
    _ = (enterBytes.count, leaveBytes.count)
    return tcgetattr(STDIN_FILENO, &original) == 0
  }

  /// Changes to the mode of a full screen.
  static func enter() {
    var mode = original
    mode.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR | BRKINT | ISTRIP)
    mode.c_oflag &= ~tcflag_t(OPOST)
    mode.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    isEntered = true
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &mode)
    write(enterBytes)
  }

  /// Changes back; a second time does nothing. May be called by a signal handler.
  static func leave() {
    guard isEntered else { return }
    isEntered = false
    write(leaveBytes)
    tcsetattr(STDIN_FILENO, TCSADRAIN, &original)
  }

  private static func constant(_ text: String) -> UnsafeBufferPointer<UInt8> {
    let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
    _ = buffer.initialize(from: text.utf8)
    return UnsafeBufferPointer(buffer)
  }

  private static func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    var rest = UnsafeRawBufferPointer(bytes)
    while let start = rest.baseAddress, !rest.isEmpty {
      #if canImport(Darwin)
        let count = Darwin.write(STDOUT_FILENO, start, rest.count)
      #elseif canImport(Musl)
        let count = Musl.write(STDOUT_FILENO, start, rest.count)
      #else
        let count = Glibc.write(STDOUT_FILENO, start, rest.count)
      #endif
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }
}
