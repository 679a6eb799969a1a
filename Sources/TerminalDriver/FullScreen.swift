package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The terminal as a screen of its own: every key comes at once, and what stood there before comes back at the end.
///
/// There is one such screen in a process. However the process ends, by ``leave()``, by any signal that can be caught or by
/// a crash, the terminal is as it was; when it is stopped, the shell has its screen until it goes on. Keys that were
/// pressed before are read first.
package struct FullScreen: ~Copyable {
  /// What has happened at the terminal.
  package enum Input: Sendable, Equatable {
    /// Keys, as the terminal sends them.
    case bytes([UInt8])
    /// The terminal may have another size.
    case resized
    /// The process was stopped and goes on: what the terminal shows is not known any more.
    case resumed
    /// There is no terminal any more.
    case closed
    /// Nothing in the time given.
    case nothing
  }

  // The hold ends first: its handlers write to the pipe.
  private let hold: TerminalHold
  private let wake: WakePipe

  // Another screen, an invisible cursor, no wrapping at the right edge, pasted text between marks.
  private static let opening: StaticString = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[?7l\u{1B}[?2004h"
  private static let closing: StaticString =
    "\u{1B}[?2026l\u{1B}[0m\u{1B}[?2004l\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"

  private init(_ hold: consuming TerminalHold, _ wake: consuming WakePipe) {
    self.hold = hold
    self.wake = wake
  }

  /// Takes the terminal of standard input and output over.
  ///
  /// - Throws: The system's error when its mode cannot be changed.
  package static func entered() throws(Errno) -> FullScreen {
    let wake = try WakePipe()
    let hold = try TerminalHold(waking: wake.writer)
    let screen = FullScreen(hold, wake)
    try screen.enter()
    return screen
  }

  /// Gives the terminal back.
  package consuming func leave() { hold.leave() }

  private borrowing func enter() throws(Errno) {
    var mode = hold.original
    mode.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR | BRKINT | ISTRIP)
    mode.c_oflag &= ~tcflag_t(OPOST)
    mode.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    try hold.enter(mode, opening: Self.opening, closing: Self.closing)
  }

  /// Stops the process, as a shell's Ctrl+Z does, until the shell lets it go on.
  package borrowing func suspend() { kill(0, SIGTSTP) }

  /// Writes bytes to the terminal.
  ///
  /// - Parameter bytes: The bytes, which are shown at once where the terminal can do that.
  /// - Throws: The system's error when the terminal is gone.
  package borrowing func write(_ bytes: [UInt8]) throws(Errno) {
    guard !bytes.isEmpty else { return }
    do {
      try FileDescriptor.standardOutput.writeAll(bytes)
    } catch {
      throw error as? Errno ?? .ioError
    }
  }

  /// Waits for something to happen.
  ///
  /// - Parameter milliseconds: The longest time to wait; `nil` to wait for ever.
  /// - Returns: What has happened.
  package borrowing func wait(milliseconds: Int? = nil) -> Input {
    while true {
      var polled = [
        pollfd(fd: FileDescriptor.standardInput.rawValue, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wake.reader.rawValue, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&polled, 2, milliseconds.map { CInt(clamping: $0) } ?? -1)
      if count < 0, errno != EINTR { return .closed }
      if wake.drain() { return woken() }
      if count == 0 { return .nothing }
      guard count > 0, polled[0].revents != 0 else { continue }
      return read()
    }
  }

  private borrowing func woken() -> Input {
    guard hold.hasResumed() else { return .resized }
    do { try enter() } catch { return .closed }
    return .resumed
  }

  private borrowing func read() -> Input {
    var block = [UInt8](repeating: 0, count: 4096)
    do {
      let count = try block.withUnsafeMutableBytes { try FileDescriptor.standardInput.read(into: $0) }
      return count == 0 ? .closed : .bytes(Array(block[..<count]))
    } catch {
      return .closed
    }
  }
}
