import Foundation
import Testing

/// `explore` in a real terminal.
@Suite(.enabled(if: TerminalScreen.isAvailable, "tmux is not installed"), .serialized)
struct ExploreTests {
  private let folder: Folder
  private let screen: TerminalScreen

  init() throws {
    folder = try Folder()
    screen = try TerminalScreen(columns: 80, rows: 24, in: folder)
  }

  private func open(_ line: String = "lrsched explore cosine --lr 0.1") throws {
    try screen.type("echo before; \(line); echo status $?", "Enter")
    _ = try screen.wait { $0.contains("? help") }
  }

  /// The shell's screen is back: its text, its cursor, its echo.
  private func expectRestored(_ words: String) throws {
    let text = try screen.wait {
      let last = $0.split(separator: "\n").last?.trimmingCharacters(in: .whitespaces)
      return $0.contains(words) && $0.contains("before") && !$0.contains("? help") && last == "$"
    }
    #expect(!text.contains("▸"))
    #expect(try screen.value("alternate_on") == "0")
    #expect(try screen.value("cursor_flag") == "1")
    #expect(try screen.value("wrap_flag") == "1")
    try screen.type("stty -a | tr ' ;' '\\n\\n' | grep -cx -e icanon -e echo -e isig -e opost", "Enter")
    _ = try screen.wait { $0.contains("\n4\n") }
  }

  private func processID() throws -> pid_t {
    let shown = try Binary.shell("pgrep -f '[l]rsched explore .*\(marker)'", in: folder).text
    return try #require(shown.split(separator: "\n").compactMap { pid_t($0) }.first)
  }

  /// A number that tells this exploration from those of other tests.
  private let marker = Int.random(in: 100_000...999_999)

  @Test func keysTurnKnobsAndQuitPrintsTheCommand() throws {
    try open()
    try screen.type("Right")
    _ = try screen.wait { $0.contains("0.2 ") }
    try screen.type("m")
    _ = try screen.wait { $0.contains("Add a modifier") }
    try screen.type("w", "a", "r", "Enter")
    _ = try screen.wait { $0.contains("warmup") && $0.contains("▸ length") }
    try screen.type("q")
    try expectRestored("lrsched plot cosine --lr 0.2 warmup --length 100")
  }

  @Test func controlCIsQuit() throws {
    try open()
    try screen.type("C-c")
    try expectRestored("status 0")
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGSEGV, SIGABRT])
  func aSignalThatKillsGivesTheScreenBack(signal: Int32) throws {
    try open("lrsched explore cosine --cycle-length \(marker)")
    kill(try processID(), signal)
    // A shell whose command dies of SIGINT leaves the rest of the line out.
    try expectRestored(signal == SIGINT ? "before" : "status \(128 + signal)")
  }

  @Test func stoppedItGivesTheScreenBackAndTakesItAgain() throws {
    try screen.type("set -m", "Enter")
    try open("lrsched explore cosine --cycle-length \(marker)")
    kill(try processID(), SIGTSTP)
    _ = try screen.wait { $0.contains("Stopped") }
    #expect(try screen.value("alternate_on") == "0")
    try screen.type("fg", "Enter")
    _ = try screen.wait { $0.contains("▸ lr") }
    try screen.type("C-z")
    _ = try screen.wait { $0.contains("Stopped") && !$0.contains("▸") }
    try screen.type("fg", "Enter")
    _ = try screen.wait { $0.contains("▸ lr") }
    try screen.type("q")
    _ = try screen.wait { $0.contains("lrsched plot cosine") }
    #expect(try screen.value("alternate_on") == "0")
  }

  @Test func resizingRedraws() throws {
    try open()
    screen.resize(columns: 20, rows: 6)
    _ = try screen.wait { $0.contains("This terminal is") }
    screen.resize(columns: 100, rows: 30)
    let text = try screen.wait { $0.contains("? help") && $0.contains("save") }
    #expect(text.split(separator: "\n").contains { $0.count > 85 })
    try screen.type("q")
  }

  @Test func aWrongValueIsToldInTheStatusLine() throws {
    try open()
    try screen.type("Enter", "C-u", "-", "5", "Enter")
    _ = try screen.wait { $0.contains("--lr of cosine must be at least 0, not '-5'.") }
    try screen.type("C-u", "5", "Enter")
    _ = try screen.wait { !$0.contains("must be") && $0.contains("▸ lr") }
    try screen.type("q")
    _ = try screen.wait { $0.contains("lrsched plot cosine --lr 5") }
  }

  @Test func savingWritesTheFile() throws {
    try open()
    try screen.type("s", "Enter")
    _ = try screen.wait { $0.contains("Wrote cosine.png.") }
    try screen.type("s", "Enter")
    _ = try screen.wait { $0.contains("exists") }
    try screen.type("Escape", "q")
    try expectRestored("lrsched plot cosine --lr 0.1")
    #expect(folder.names == ["cosine.png"])
  }

  @Test func plotDrawsASparklineBesideTheName() throws {
    try screen.type("lrsched plot cosine", "Enter")
    _ = try screen.wait { $0.contains("wrote cosine.png") && $0.contains("▇") && $0.contains("▁") }
    try screen.type("clear; lrsched plot cosine -o second.png --quiet; echo done", "Enter")
    let text = try screen.wait { $0.contains("\ndone") || $0.hasPrefix("done") }
    #expect(!text.contains("▁"))
  }

  @Test func showFitsTheTerminalAndHonoursNoColor() throws {
    try screen.type("clear; lrsched show cosine vs linear --start-lr 1", "Enter")
    _ = try screen.wait { $0.contains("Iteration") && $0.contains("cosine") }
    try screen.type("clear; NO_COLOR=1 lrsched show cosine vs linear | cat -v | grep -c '\\^\\['", "Enter")
    _ = try screen.wait { $0.contains("\n0\n") || $0.hasPrefix("0\n") }
  }
}
