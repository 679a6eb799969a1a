internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Asks the terminal something and reads its answer, before anyone else can.
package enum TerminalDialogue {
  /// How long the next part of an answer is waited for, in milliseconds.
  private static let longestPause = 150
  /// How long the whole answer is waited for.
  private static let longestAnswer = Duration.seconds(1)
  /// How many bytes of an answer are read.
  private static let mostBytes = 1 << 20

  /// Sends questions and collects the answer.
  ///
  /// Nothing is asked when input already waits, which is the person's, or when another process has the terminal. An
  /// answer that takes longer than a second, that pauses for 150 milliseconds or that is longer than 1 MiB is given up. A
  /// signal that ends or stops the process gives the terminal back first; what was stopped asks no more.
  ///
  /// - Parameters:
  ///   - questions: The questions.
  ///   - take: Gets each part of the answer as it comes, and tells whether it was the last one.
  /// - Returns: All that came: the answer, and the keys that were pressed meanwhile.
  package static func ask(_ questions: [UInt8], _ take: (ArraySlice<UInt8>) -> Bool) -> [UInt8] {
    let (input, output) = (FileDescriptor.standardInput, FileDescriptor.standardOutput)
    var waiting: CInt = 0
    guard input.isTerminal, output.isTerminal, tcgetpgrp(input.rawValue) == getpgrp(),
      ioctl(input.rawValue, UInt(FIONREAD), &waiting) == 0, waiting == 0
    else { return [] }
    var received: [UInt8] = []
    do {
      let hold = try TerminalHold()
      var quiet = hold.original
      // Ctrl+C still ends the program; the moment that the terminal takes no echo is short.
      quiet.c_lflag &= ~tcflag_t(ECHO | ICANON)
      try hold.enter(quiet, opening: "", closing: "")
      try output.writeAll(questions)
      listen(to: input, hold, &received, take)
      hold.leave()
    } catch {
      // Whoever cannot be asked has not answered.
    }
    return received
  }

  /// Gives keys back to the terminal that were read while it was asked, as if they were pressed now.
  ///
  /// - Parameter keys: The bytes that they sent. Where the system does not allow it, they are lost.
  package static func giveBack(_ keys: [UInt8]) {
    for key in keys {
      var byte = key
      guard ioctl(FileDescriptor.standardInput.rawValue, UInt(TIOCSTI), &byte) == 0 else { return }
    }
  }

  private static func listen(
    to input: FileDescriptor, _ hold: borrowing TerminalHold, _ received: inout [UInt8],
    _ take: (ArraySlice<UInt8>) -> Bool
  ) {
    let end = MonotonicClock.now + longestAnswer
    var block = [UInt8](repeating: 0, count: 4096)
    while received.count < mostBytes, MonotonicClock.now < end {
      var polled = pollfd(fd: input.rawValue, events: Int16(POLLIN), revents: 0)
      let ready = poll(&polled, 1, CInt(longestPause))
      if hold.hasResumed() { return }
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return }
      let count = block.withUnsafeMutableBytes { buffer in
        do { return try input.read(into: buffer) } catch { return 0 }
      }
      guard count > 0 else { return }
      received.append(contentsOf: block[..<count])
      if take(block[..<count]) { return }
    }
  }
}
