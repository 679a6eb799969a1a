import Foundation
import Testing

/// What is asked of a terminal, and what becomes of what it sends: answers of any kind, keys, pasted text, odd sizes.
@Suite(.enabled(if: PseudoTerminal.isAvailable, "this machine gives out no pseudoterminals"), .serialized)
struct TerminalDialogueTests {
  private static let isTold = ["COLORFGBG": "15;0", "TERM_PROGRAM": "vscode"]
  private static let attributes = "\u{1B}[?62;22c"

  @Test(arguments: [
    "\u{1B}]11;rgb:ffffffff/ffffffff/ffffffff\u{1B}\\", "\u{1B}]11;rgb:00000001/0/0\u{1B}\\", "\u{1B}]11;rgb:///\u{07}",
    "\u{1B}]11;rgb:\(String(repeating: "f", count: 100_000))/0/0\u{1B}\\",
    "\u{1B}P\(String(repeating: "q", count: 500_000))",
    "\u{1B}[?\(String(repeating: "9223372036854775807;", count: 10_000))n", "\u{1B}_Gi=31;ENODATA\u{1B}\\",
  ])
  func everyAnswerIsReadOrGivenUp(answer: String) throws {
    let terminal = try PseudoTerminal(["show", "cosine"])
    try terminal.wait(for: "\u{1B}[c")
    try terminal.write(answer + Self.attributes)
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(terminal.text.contains("Iteration"))
    #expect(try terminal.mode == terminal.initialMode)
  }

  /// A terminal that goes on answering is not listened to for ever.
  @Test func anAnswerWithoutAnEndIsGivenUp() throws {
    let terminal = try PseudoTerminal(["show", "cosine"])
    try terminal.wait(for: "\u{1B}[c")
    try terminal.write("\u{1B}]11;")
    try terminal.wait(for: "the end of the program") { terminal in
      try terminal.write("0")
      return terminal.endIfAny() != nil
    }
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(try terminal.mode == terminal.initialMode)
  }

  @Test func keysThatArePressedMeanwhileAreKeys() throws {
    let terminal = try PseudoTerminal(["explore", "cosine"])
    try terminal.wait(for: "\u{1B}[c")
    try terminal.write("0.2")
    try terminal.write("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\5\r\(Self.attributes)")
    try terminal.wait(for: "0.25")
    try terminal.write("q")
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(terminal.text.contains("lrsched plot cosine --lr 0.25"))
    #expect(try terminal.mode == terminal.initialMode)
  }

  /// What is typed ahead of the next prompt, while the terminal is asked, is the next program's.
  @Test(
    .enabled(
      if: Surroundings.canTypeForOthers, "the system forbids programs to give keys back (dev.tty.legacy_tiocsti)"))
  func keysThatArePressedWhileAChartIsShownAreTheNextPrograms() throws {
    let terminal = try PseudoTerminal(shell: "lrsched show cosine; read line; echo \"read <$line>\"")
    try terminal.wait(for: "\u{1B}[c")
    try terminal.write(
      "ab\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\c\u{1B}]11;rgb:ffff/ffff/ffff\u{07}d e\(Self.attributes)f\n")
    try terminal.wait(for: "read <abcd ef>")
  }

  @Test func keysThatWerePressedBeforeAreKeys() throws {
    let terminal = try PseudoTerminal(
      shell: "read line; lrsched explore cosine; echo ended $?", environment: Self.isTold)
    // The line is the shell's, the rest waits for whoever reads next.
    try terminal.write("line\n0.25\rq")
    try terminal.wait(for: "ended 0")
    #expect(terminal.text.contains("lrsched plot cosine --lr 0.25"))
  }

  /// Every letter of the text would be a command, the last one the end.
  @Test func aPasteInPiecesIsText() throws {
    let terminal = try PseudoTerminal(["explore", "cosine", "vs", "linear"], environment: Self.isTold)
    try terminal.wait(for: " help")
    for piece in ["\u{1B}[200~D", "d", "q", "x\u{1B}", "[201~"] {
      try terminal.write(piece)
      // Longer than an Escape is waited for.
      usleep(120_000)
    }
    try terminal.wait(for: "Ddqx")
    #expect(terminal.endIfAny() == nil)
    try terminal.write("\u{1B}")
    usleep(120_000)
    try terminal.write("q")
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(terminal.text.contains("lrsched plot cosine vs linear"))
  }

  // MARK: Sizes

  /// The size in pixels that a terminal tells is nobody's wish: whatever it is, there is a picture and no complaint.
  @Test(arguments: [(1, 1), (65_535, 1), (1, 65_535), (65_535, 65_535), (20, 4), (2000, 1000), (80, 64)])
  func oddSizesInPixelsMakeAPicture(pixels: (width: Int, height: Int)) throws {
    let terminal = try PseudoTerminal(
      ["show", "cosine", "--graphics", "sixel"], columns: 10, rows: 4, pixels: pixels, environment: Self.isTold)
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(terminal.text.hasPrefix("\u{1B}P0;1;0q"), "\(terminal.text.prefix(200).debugDescription)")
    #expect(!terminal.text.contains("lrsched:"))
  }

  @Test(arguments: [(65_535, 65_535), (65_535, 1), (1, 65_535), (1, 1)])
  func absurdSizesInLettersAreDrawnAsFarAsTheyGo(size: (columns: Int, rows: Int)) throws {
    let terminal = try PseudoTerminal(
      ["show", "cosine"], columns: size.columns, rows: size.rows, environment: Self.isTold)
    #expect(try terminal.waitForEnd() == .exit(0))
    let lines = terminal.text.split(separator: "\r\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 1001)
    let explored = try PseudoTerminal(
      ["explore", "cosine"], columns: size.columns, rows: size.rows, environment: Self.isTold)
    try explored.wait(for: "the mode of a full screen") { try $0.mode != $0.initialMode }
    try explored.write("q")
    #expect(try explored.waitForEnd() == .exit(0))
    #expect(try explored.mode == explored.initialMode)
  }
}
