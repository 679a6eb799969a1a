public import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The terminal as a screen of its own: every key comes at once, and what stood there before comes back at the end.
///
/// There is one such screen in a process. However the process ends, by ``leave()``, by a signal that kills it or by a
/// crash, the terminal is as it was; when it is stopped, the shell has its screen until it goes on.
public struct FullScreen: ~Copyable {
  /// What has happened at the terminal.
  public enum Input: Sendable, Equatable {
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

  private let wake: FileDescriptor

  private init(wake: FileDescriptor) {
    self.wake = wake
    ScreenSignals.install()
    ScreenMode.enter()
  }

  /// Takes the terminal of standard input and output over.
  ///
  /// - Throws: The system's error when its mode cannot be changed.
  public static func entered() throws(Errno) -> FullScreen {
    guard ScreenMode.save() else { throw Errno(rawValue: errno) }
    return FullScreen(wake: try ScreenSignals.prepare())
  }

  /// Gives the terminal back.
  public consuming func leave() { end() }

  private borrowing func end() {
    ScreenMode.leave()
    ScreenSignals.uninstall()
  }

  /// Stops the process, as a shell's Ctrl+Z does, until the shell lets it go on.
  public borrowing func suspend() { kill(0, SIGTSTP) }

  /// Writes bytes to the terminal.
  ///
  /// - Parameter bytes: The bytes, which are shown at once where the terminal can do that.
  /// - Throws: The system's error when the terminal is gone.
  public borrowing func write(_ bytes: [UInt8]) throws(Errno) {
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
  public borrowing func wait(milliseconds: Int? = nil) -> Input {
    while true {
      var polled = [
        pollfd(fd: FileDescriptor.standardInput.rawValue, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wake.rawValue, events: Int16(POLLIN), revents: 0),
      ]
      let count = poll(&polled, 2, milliseconds.map { CInt($0) } ?? -1)
      if count < 0, errno != EINTR { return .closed }
      if let input = ScreenSignals.take(wake) { return input }
      if count == 0 { return .nothing }
      guard count > 0, polled[0].revents != 0 else { continue }
      return read()
    }
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
