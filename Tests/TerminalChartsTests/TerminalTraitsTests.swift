import Testing

@testable import TerminalCharts

struct TerminalTraitsTests {
  private func traits(_ variables: [String: String], isTerminal: Bool = true) -> TerminalTraits {
    TerminalTraits(isTerminal: isTerminal) { variables[$0] }
  }

  @Test func colors() {
    let term = ["TERM": "xterm-256color"]
    #expect(traits(term).depth == .palette)
    #expect(traits(term.merging(["COLORTERM": "truecolor"]) { $1 }).depth == .full)
    #expect(traits(term.merging(["NO_COLOR": "1"]) { $1 }).depth == .monochrome)
    #expect(traits(term.merging(["NO_COLOR": ""]) { $1 }).depth == .palette, "an empty NO_COLOR asks for nothing")
    #expect(traits(["TERM": "dumb", "COLORTERM": "truecolor"]).depth == .plain)
    #expect(traits([:]).depth == .plain)
    #expect(traits(term, isTerminal: false).depth == .plain)
    #expect(traits(["TERM": "xterm"]).depth == .sixteen)
  }

  @Test func letters() {
    #expect(traits(["LANG": "de_DE.UTF-8"]).glyphs == .unicode)
    #expect(traits(["LANG": "C.utf8"]).glyphs == .unicode)
    #expect(traits(["LANG": "en_US.UTF-8", "LC_ALL": "C"]).glyphs == .ascii, "LC_ALL counts most")
    #expect(traits(["LANG": "en_US.UTF-8", "LC_CTYPE": "POSIX"]).glyphs == .ascii)
    #expect(traits([:]).glyphs == .ascii)
    #expect(traits(["LC_ALL": "", "LANG": "C.UTF-8"]).glyphs == .unicode, "an empty variable is none")
  }

  @Test func pictures() {
    #expect(traits(["TERM": "xterm-kitty"]).pictures == .kitty)
    #expect(traits(["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"]).pictures == .iterm)
    #expect(traits(["TERM": "xterm-256color"]).pictures == .unknown)
    #expect(traits(["TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"]).pictures == .none)
    #expect(traits(["TERM": "xterm-kitty"], isTerminal: false).pictures == .none)
  }

  @Test func background() {
    #expect(traits(["COLORFGBG": "15;0"]).isDark == true)
    #expect(traits(["COLORFGBG": "0;default;15"]).isDark == false)
    #expect(traits([:]).isDark == nil)
  }

  @Test func answers() {
    let kitty = TerminalAnswer(Array("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\\u{1B}[?62;c".utf8))
    #expect(kitty.hasKittyGraphics && kitty.isDark == true && !kitty.hasSixels && kitty.isComplete)
    let xterm = TerminalAnswer(Array("\u{1B}]11;rgb:ffff/ffff/dddd\u{07}\u{1B}[?64;1;4;9c".utf8))
    #expect(xterm.hasSixels && xterm.isDark == false && xterm.isComplete)
    // The class of the device is no attribute: a VT400's answer begins with 64, a VT131's with 4.
    #expect(!TerminalAnswer(Array("\u{1B}[?4;6c".utf8)).hasSixels)
    let typed = TerminalAnswer(
      Array("ls \u{1B}]11;rgb:0/0/0\u{1B}\\-\u{1B}[A\u{1B}]11;rgb:0/0/0\u{07}l\u{1B}[?62c\n".utf8))
    #expect(typed.typed == Array("ls -l\n".utf8))
    #expect(!TerminalAnswer(Array("\u{1B}]11;rgb:00".utf8)).isComplete)
  }

  /// What is a color by X's rules, and what is none: one to four digits a channel.
  @Test(arguments: [
    ("0/0/0", true), ("f/f/f", false), ("7f/80/80", false), ("1e1e/1e1e/2e2e", true), ("fff/fff/fff", false),
    ("ffffffff/ffffffff/ffffffff", nil), ("00000001/0/0", nil), ("fffff/0/0", nil), ("//", nil), ("0/0", nil),
    ("0/0/0/0", nil), ("-0/0/0", nil), ("+f/f/f", nil), ("g/0/0", nil), ("", nil),
    ("\(String(repeating: "f", count: 500))/0/0", nil), ("\(String(repeating: "f", count: 5000))/0/0", nil),
  ])
  func colors(text: String, isDark: Bool?) {
    let answer = TerminalAnswer(Array("\u{1B}]11;rgb:\(text)\u{1B}\\\u{1B}[?62c".utf8))
    #expect(answer.isDark == isDark)
    #expect(answer.isComplete)
  }

  @Test func anAnswerInPiecesMeansTheSame() {
    let bytes = Array("x\u{1B}[A\u{1B}_Gi=31;OK\u{1B}\\y\u{1B}]11;rgb:f/f/f\u{07}z\u{1B}[?64;1;4;9cq".utf8)
    for cut in bytes.indices {
      var answer = TerminalAnswer()
      answer.take(bytes[..<cut])
      answer.take(bytes[cut...])
      #expect(answer.hasKittyGraphics && answer.isDark == false && answer.hasSixels && answer.isComplete)
    }
  }
}
