internal import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Asks the terminal something and reads its answer, before anyone else can.
public enum TerminalDialogue {
  /// Sends questions and collects the answer.
  ///
  /// Nothing is asked when input already waits, which is the person's, or when another process has the terminal.
  ///
  /// - Parameters:
  ///   - questions: The questions.
  ///   - milliseconds: How long to wait for the next part of the answer.
  ///   - isComplete: Whether what has come is the whole answer.
  /// - Returns: What the terminal sent in time.
  public static func ask(
    _ questions: [UInt8], waiting milliseconds: Int = 150, until isComplete: ([UInt8]) -> Bool
  ) -> [UInt8] {
    let (input, output) = (FileDescriptor.standardInput, FileDescriptor.standardOutput)
    var waiting: CInt = 0
    guard input.isTerminal, output.isTerminal, tcgetpgrp(input.rawValue) == getpgrp(),
      ioctl(input.rawValue, UInt(FIONREAD), &waiting) == 0, waiting == 0
    else { return [] }
    var original = termios()
    guard tcgetattr(input.rawValue, &original) == 0 else { return [] }
    var quiet = original
    // Ctrl+C still ends the program; the moment that the terminal takes no echo is short.
    quiet.c_lflag &= ~tcflag_t(ECHO | ICANON)
    guard tcsetattr(input.rawValue, TCSANOW, &quiet) == 0 else { return [] }
    defer { tcsetattr(input.rawValue, TCSANOW, &original) }
    do { try output.writeAll(questions) } catch { return [] }
    var answer: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1024)
    while !isComplete(answer), answer.count < 16 * 1024 {
      var polled = pollfd(fd: input.rawValue, events: Int16(POLLIN), revents: 0)
      guard poll(&polled, 1, CInt(milliseconds)) > 0 else { break }
      let count = block.withUnsafeMutableBytes { buffer in
        do { return try input.read(into: buffer) } catch { return 0 }
      }
      guard count > 0 else { break }
      answer += block[..<count]
    }
    return answer
  }
}
