import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A terminal in which a program runs, with the test in the place of the person and of the terminal: it reads what the
/// program writes, byte for byte, types and answers, and looks at the mode that the program has put the terminal into.
final class PseudoTerminal {
  /// How a program has ended.
  enum End: Equatable {
    /// By itself, with a code.
    case exit(Int32)
    /// By a signal.
    case signal(Int32)
  }

  /// Whether this machine gives out pseudoterminals that tell their mode from outside.
  static let isAvailable = (try? Ends()) != nil

  /// Both ends of a pseudoterminal.
  private final class Ends {
    let outer: Int32
    let inner: Int32
    let path: String

    init() throws {
      var (outer, inner): (Int32, Int32) = (-1, -1)
      // The inner end is held open, so that what the program leaves in it outlives the program.
      guard openpty(&outer, &inner, nil, nil, nil) == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
      // `ttyname` would answer all threads in the same place, and tests run side by side.
      var name = [CChar](repeating: 0, count: 128)
      let failure = ttyname_r(inner, &name, name.count)
      (self.outer, self.inner) = (outer, inner)
      path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
      guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
      for end in [outer, inner] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      _ = fcntl(outer, F_SETFL, O_NONBLOCK)
    }

    deinit {
      close(inner)
      close(outer)
    }
  }

  /// The mode of a terminal: what `stty -g` tells.
  struct Mode: Equatable {
    let flags: [UInt32]
    let characters: [UInt8]
  }

  private let ends: Ends
  private var end: End?
  /// The process that leads the session: the program itself, or a shell that runs it.
  let process: pid_t
  /// All that has been written to the terminal.
  private(set) var output: [UInt8] = []
  /// The mode before the program began.
  let initialMode: Mode

  /// Starts the program in a terminal of its own.
  ///
  /// - Parameters:
  ///   - arguments: The words after its name.
  ///   - columns: The width in letters.
  ///   - rows: The height in letters.
  ///   - pixels: The size in pixels; zeros where the terminal does not tell.
  ///   - folder: The folder it is run in.
  ///   - environment: What is added to the environment; by default a terminal of UTF-8 that has no other traits.
  /// - Throws: What the system says.
  convenience init(
    _ arguments: [String], columns: Int = 80, rows: Int = 24, pixels: (width: Int, height: Int) = (0, 0),
    in folder: Folder? = nil, environment: [String: String] = [:]
  ) throws {
    try self.init(
      running: [Binary.url.path] + arguments, columns: columns, rows: rows, pixels: pixels, in: folder,
      environment: environment)
  }

  /// Starts a shell with job control, which runs a line in the foreground of the terminal: what is stopped can go on.
  ///
  /// - Parameters:
  ///   - line: The line, in which `lrsched` is the program.
  ///   - columns: The cells of a row.
  ///   - rows: The rows.
  ///   - folder: The folder it is run in.
  ///   - environment: What is added to the environment.
  /// - Throws: What the system says.
  convenience init(
    shell line: String, columns: Int = 80, rows: Int = 24, in folder: Folder? = nil,
    environment: [String: String] = [:]
  ) throws {
    try self.init(
      running: ["/bin/sh", "-c", "set -m\n\(line)"], columns: columns, rows: rows, pixels: (0, 0), in: folder,
      environment: environment)
  }

  private init(
    running words: [String], columns: Int, rows: Int, pixels: (width: Int, height: Int), in folder: Folder?,
    environment: [String: String]
  ) throws {
    ends = try Ends()
    var size = winsize()
    size.ws_col = UInt16(clamping: columns)
    size.ws_row = UInt16(clamping: rows)
    size.ws_xpixel = UInt16(clamping: pixels.width)
    size.ws_ypixel = UInt16(clamping: pixels.height)
    _ = ioctl(ends.outer, UInt(TIOCSWINSZ), &size)
    initialMode = try Self.mode(ends.inner)
    var variables = ProcessInfo.processInfo.environment.filter { !Self.traits.contains($0.key) }
    let path = variables["PATH"] ?? "/usr/bin:/bin"
    variables["PATH"] = "\(Binary.url.deletingLastPathComponent().path):\(path)"
    // A test runner asks the runtime for backtraces, which it would offer to the person at this terminal.
    variables["SWIFT_BACKTRACE"] = "enable=no"
    variables.merge(["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"].merging(environment) { $1 }) { $1 }
    process = try Self.spawn(words, at: ends.path, in: folder, variables)
  }

  deinit {
    if end == nil {
      // The session's leader takes what runs in the terminal along.
      kill(process, SIGKILL)
      kill(-process, SIGKILL)
      waitpid(process, nil, 0)
    }
  }

  /// What an environment tells of a terminal; none of it is that of the person who runs the tests.
  private static let traits: Set<String> = [
    "TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "TMUX", "TERM_PROGRAM", "LC_TERMINAL", "KITTY_WINDOW_ID", "LC_ALL",
    "LC_CTYPE", "LANG",
  ]

  /// Starts a program that leads a session; the first terminal that it opens, its standard input, is that session's.
  private static func spawn(
    _ words: [String], at terminal: String, in folder: Folder?, _ variables: [String: String]
  ) throws -> pid_t {
    // A shell changes to the folder and becomes the program.
    let words = folder.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0.url.path] + words } ?? words
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    for stream in [1, 2] as [Int32] { posix_spawn_file_actions_adddup2(&actions, 0, stream) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What a test runner does with its signals is not the program's affair.
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    // 0x80 is POSIX_SPAWN_SETSID of glibc.
    let session: Int16 = 0x80
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK) | session)
    var arguments = words.map { strdup($0) } + [nil]
    var environment = variables.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, words[0], &actions, &attributes, &arguments, &environment)
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    return process
  }

  private static func mode(_ descriptor: Int32) throws -> Mode {
    var mode = termios()
    guard tcgetattr(descriptor, &mode) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    let characters = withUnsafeBytes(of: mode.c_cc) { Array($0) }
    return Mode(flags: [mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag], characters: characters)
  }

  /// The mode that the terminal is in.
  var mode: Mode { get throws { try Self.mode(ends.inner) } }

  /// What has been written to the terminal, as text.
  var text: String { String(decoding: output, as: UTF8.self) }

  /// Types keys, or answers as a terminal does.
  func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(ends.outer, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EAGAIN && errno != EINTR { throw POSIXError(.EIO) }
      read()
    }
  }

  /// Types keys, or answers as a terminal does.
  func write(_ text: String) throws { try write(Array(text.utf8)) }

  /// Gives the terminal another size.
  func resize(columns: Int, rows: Int) {
    var size = winsize()
    size.ws_col = UInt16(clamping: columns)
    size.ws_row = UInt16(clamping: rows)
    _ = ioctl(ends.outer, UInt(TIOCSWINSZ), &size)
  }

  /// Takes what the program has written.
  private func read() {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Foundation.read(ends.outer, &block, block.count)
      guard count > 0 else { return }
      output += block[..<count]
    }
  }

  /// Waits until a condition is fulfilled, and takes what the program writes meanwhile.
  ///
  /// - Parameters:
  ///   - what: What is waited for, for the record of a failure.
  ///   - seconds: The longest time to wait; by default far more than anything takes.
  ///   - isFulfilled: The condition.
  /// - Throws: An error when the time is over.
  func wait(for what: String, seconds: Double = 30, until isFulfilled: (PseudoTerminal) throws -> Bool) throws {
    let began = ContinuousClock.now
    while true {
      read()
      if try isFulfilled(self) { return }
      guard ContinuousClock.now - began < .seconds(seconds) else { break }
      var polled = pollfd(fd: ends.outer, events: Int16(POLLIN), revents: 0)
      poll(&polled, 1, 5)
    }
    throw Missing(what: what, text: text.suffix(2000).debugDescription)
  }

  /// Waits until a text has been written.
  func wait(for text: String) throws { try wait(for: text.debugDescription) { $0.text.contains(text) } }

  /// Waits until the program has ended, and takes the rest of what it writes.
  func waitForEnd() throws -> End {
    try wait(for: "the end of the program") { _ in endIfAny() != nil }
    read()
    return try #require(end)
  }

  /// How the program has ended, if it has.
  func endIfAny() -> End? {
    if let end { return end }
    var status: Int32 = 0
    guard waitpid(process, &status, WNOHANG) == process else { return nil }
    end = status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
    return end
  }

  /// Sends a signal to the program.
  func send(_ signal: Int32) { kill(process, signal) }

  /// What was waited for in vain.
  struct Missing: Error, CustomStringConvertible {
    let what: String
    let text: String

    var description: String { "waited in vain for \(what); the end of what was written: \(text)" }
  }
}

/// The terminal of the other tests holds what they expect of one.
@Suite(.enabled(if: PseudoTerminal.isAvailable, "this machine gives out no pseudoterminals"))
struct PseudoTerminalTests {
  @Test func aProgramRunsInItAndItsEndIsTold() throws {
    let terminal = try PseudoTerminal(["--version"])
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(terminal.text.hasPrefix("lrsched "))
    #expect(try PseudoTerminal(["no-such-command"]).waitForEnd() == .exit(64))
  }

  @Test func itIsTheTerminalOfItsSessionAndTellsItsMode() throws {
    let terminal = try PseudoTerminal(
      shell: "test -t 0 && test -t 1 && stty size </dev/tty; stty -echo; read line; echo got $line; exit 3",
      columns: 33, rows: 7)
    try terminal.wait(for: "7 33")
    try terminal.wait(for: "no echo") { try $0.mode != $0.initialMode }
    try terminal.write("word\n")
    #expect(try terminal.waitForEnd() == .exit(3))
    #expect(terminal.text.contains("got word"))
    #expect(try terminal.mode != terminal.initialMode, "nobody has brought the echo back")
  }

  @Test func theEndBySignalIsTold() throws {
    let terminal = try PseudoTerminal(shell: "echo ready; sleep 60")
    try terminal.wait(for: "ready")
    terminal.send(SIGKILL)
    #expect(try terminal.waitForEnd() == .signal(SIGKILL))
  }
}
