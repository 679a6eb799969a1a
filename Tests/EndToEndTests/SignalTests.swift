import Foundation
import Testing

/// The signals that end a process unless it catches or ignores them, but for SIGKILL, which nobody catches; SIGPIPE and
/// SIGXFSZ, which the program ignores.
private let deadlySignals: [Int32] =
  (1...31).filter { number in
    let harmless = [SIGCHLD, SIGCONT, SIGURG, SIGWINCH, SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU]
    return !(harmless + [SIGKILL, SIGPIPE, SIGXFSZ]).contains(number)
  } + [40, 64]

/// Whatever signal ends or stops the program, and whenever, the terminal is as it was.
@Suite(.enabled(if: PseudoTerminal.isAvailable, "this machine gives out no pseudoterminals"), .serialized)
struct SignalTests {
  /// What leaves the full screen.
  private static let closing = "\u{1B}[?2004l\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"
  /// A terminal whose environment tells the background, so that it is not asked.
  private static let isTold = ["COLORFGBG": "15;0", "TERM_PROGRAM": "vscode"]

  /// A terminal that is being asked: its answer has begun and does not end.
  private func asked(_ command: String) throws -> PseudoTerminal {
    // A machine that is very busy may let the moment pass.
    for _ in 0..<20 {
      let terminal = try PseudoTerminal([command, "cosine"])
      try terminal.wait(for: "\u{1B}[c")
      try terminal.write("\u{1B}]11;rgb:")
      if try terminal.mode != terminal.initialMode { return terminal }
    }
    throw PseudoTerminal.Missing(what: "a terminal that is being asked", text: "")
  }

  /// The program in its full screen.
  private func explored(_ line: [String] = ["explore", "cosine"]) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(line, environment: Self.isTold)
    try terminal.wait(for: " help")
    #expect(try terminal.mode != terminal.initialMode, "a full screen has a mode of its own")
    return terminal
  }

  @Test(arguments: ["show", "explore"], deadlySignals)
  func aSignalWhileTheTerminalIsAskedLeavesItAsItWas(command: String, signal: Int32) throws {
    let terminal = try asked(command)
    terminal.send(signal)
    #expect(try terminal.waitForEnd() == .signal(signal))
    #expect(try terminal.mode == terminal.initialMode)
  }

  @Test(arguments: deadlySignals)
  func aSignalGivesTheFullScreenBack(signal: Int32) throws {
    let terminal = try explored()
    terminal.send(signal)
    #expect(try terminal.waitForEnd() == .signal(signal))
    #expect(try terminal.mode == terminal.initialMode)
    #expect(terminal.text.hasSuffix(Self.closing))
  }

  @Test func controlCWhileTheTerminalIsAskedEndsTheProgram() throws {
    let terminal = try asked("show")
    try terminal.write("\u{3}")
    #expect(try terminal.waitForEnd() == .signal(SIGINT))
    #expect(try terminal.mode == terminal.initialMode)
  }

  /// What nohup has asked for is kept.
  @Test func aSignalThatIsIgnoredStaysSo() throws {
    let terminal = try PseudoTerminal(
      shell: "trap '' USR1 HUP; sh -c 'echo pid $$; exec lrsched explore cosine'; echo ended $?",
      environment: Self.isTold)
    try terminal.wait(for: " help")
    let process = try processID(in: terminal)
    kill(process, SIGUSR1)
    kill(process, SIGHUP)
    try terminal.write("q")
    try terminal.wait(for: "ended 0")
    #expect(try terminal.mode == terminal.initialMode)
  }

  // MARK: Stopped

  /// The program as a job of a shell, which waits for a line when the job stops, and then lets it go on.
  private func job(_ command: String, environment: [String: String]) throws -> PseudoTerminal {
    try PseudoTerminal(
      shell: """
        sh -c 'echo pid $$; exec lrsched \(command) cosine'
        echo stopped $?
        read line
        fg
        echo ended $?
        """, environment: environment)
  }

  private func processID(in terminal: PseudoTerminal) throws -> pid_t {
    let digits = terminal.text.components(separatedBy: "pid ").dropFirst().first?.prefix { $0.isNumber }
    return try #require(digits.flatMap { pid_t($0) })
  }

  @Test(arguments: [SIGTSTP, SIGTTIN, SIGTTOU])
  func stoppedTheFullScreenIsGivenBackAndTakenAgain(signal: Int32) throws {
    let terminal = try job("explore", environment: Self.isTold)
    try terminal.wait(for: " help")
    #expect(try terminal.mode != terminal.initialMode)
    kill(try processID(in: terminal), signal)
    try terminal.wait(for: "stopped \(128 + signal)")
    #expect(try terminal.mode == terminal.initialMode)
    #expect(terminal.text.contains(Self.closing))
    let shown = terminal.text.components(separatedBy: "\u{1B}[?1049h").count
    try terminal.write("go\n")
    try terminal.wait(for: "the screen once more") { $0.text.components(separatedBy: "\u{1B}[?1049h").count > shown }
    try terminal.wait(for: "its mode") { try $0.mode != $0.initialMode }
    try terminal.write("q")
    try terminal.wait(for: "ended 0")
    #expect(try terminal.mode == terminal.initialMode)
    #expect(terminal.text.contains("lrsched plot cosine"))
  }

  @Test(arguments: [SIGTSTP, SIGTTIN, SIGTTOU])
  func stoppedWhileTheTerminalIsAskedItGoesOnWithoutAnAnswer(signal: Int32) throws {
    for attempt in 0..<20 {
      let terminal = try job("show", environment: [:])
      try terminal.wait(for: "\u{1B}[c")
      try terminal.write("\u{1B}]11;rgb:")
      guard try terminal.mode != terminal.initialMode else {
        if attempt == 19 { Issue.record("the terminal is never being asked") }
        continue
      }
      kill(try processID(in: terminal), signal)
      try terminal.wait(for: "stopped \(128 + signal)")
      #expect(try terminal.mode == terminal.initialMode)
      try terminal.write("go\n")
      try terminal.wait(for: "ended 0")
      #expect(terminal.text.contains("Iteration"), "the chart is drawn all the same")
      #expect(try terminal.mode == terminal.initialMode)
      return
    }
  }

  /// In the background it stops before it touches a terminal that another has.
  @Test func inTheBackgroundItLeavesTheTerminalAlone() throws {
    let terminal = try PseudoTerminal(
      shell: """
        sh -c 'echo pid $$; exec lrsched explore cosine' &
        read line
        fg
        echo ended $?
        """, environment: Self.isTold)
    try terminal.wait(for: "pid ")
    try terminal.wait(for: "a stop") { terminal in
      let digits = terminal.text.components(separatedBy: "pid ").dropFirst().first?.prefix { $0.isNumber } ?? ""
      let status = try? String(contentsOfFile: "/proc/\(digits)/stat", encoding: .utf8)
      return status?.contains("(lrsched) T") == true
    }
    #expect(try terminal.mode == terminal.initialMode)
    #expect(!terminal.text.contains("\u{1B}[?1049h"))
    try terminal.write("go\n")
    try terminal.wait(for: " help")
    try terminal.write("q")
    try terminal.wait(for: "ended 0")
    #expect(try terminal.mode == terminal.initialMode)
  }
}
