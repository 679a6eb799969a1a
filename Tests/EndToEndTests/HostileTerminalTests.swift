import Foundation
import Testing

/// Whatever is called what, nothing but the program's own lines and colors reaches a terminal.
///
/// Every command runs in a real one with a name that holds all that a terminal could carry out, in the place of every path,
/// label, heading and word that it takes.
@Suite(.enabled(if: PseudoTerminal.isAvailable, "this machine gives out no pseudoterminals"))
struct HostileTerminalTests {
  /// Colors, a title, an escape of one byte, texts turned round, line ends of all kinds, and letters that are not seen.
  private static let name =
    "x\u{1B}[5;41m\u{1B}]0;pwn\u{7}\u{9B}31m\u{7F}\u{202E}\u{2066}\u{2028}\u{85}\u{200B}\u{FEFF}\r\nFORGED y"

  private let folder: Folder

  /// Puts files with such names, and such names into files.
  init() throws {
    folder = try Folder()
    let name = Self.name
    try folder.write("1\n2\n3\n", to: "\(name).csv")
    try folder.write("\"\(name.replacing("\n", with: ""))\",other\n1,2\n2,3\n", to: "headings.csv")
    try folder.write("'\(name.replacing("\r\n", with: ""))': cosine\nb: step\n", to: "labels.lrs")
    try folder.write("\(name.replacing("\r\n", with: ""))\n", to: "\(name).lrs")
    try folder.write("no picture", to: "\(name).txt")
    try folder.write("step,lr\n0,1\n1,0.7\n2,0.6\n3,0.4\n", to: "\(name) log.csv")
    // YAML takes no control characters but those that are written.
    let escaped = name.unicodeScalars.map { "\\U" + String(0x1_0000_0000 + Int($0.value), radix: 16).dropFirst() }
      .joined()
    let config = "learning_rate: 1e-4\nmax_steps: 100\noutput_dir: \"\(escaped)\"\n\"\(escaped)\": 3\n"
    try folder.write(config + "lr_scheduler_type: cosine\nwarmup_steps: \"\(escaped)\"\n", to: "config.yaml")
    try folder.write(config + "lr_scheduler_type: \"\(escaped)\"\n", to: "\(name).yaml")
    for format in ["png", "svg", "pdf"] {
      let words = ["plot", "cosine", "--title", name, "--label", name, "-q", "-o", "picture.\(format)"]
      try #require(try Binary.run(words, in: folder).status == 0)
      try FileManager.default.copyItem(
        atPath: folder.path("picture.\(format)"), toPath: folder.path("\(name).\(format)"))
    }
  }

  /// Command lines in which NAME stands for the name.
  private static let lines: [[String]] = [
    // Names of files that are written.
    ["plot", "cosine", "-o", "NAME.png"], ["compare", "cosine", "vs", "step", "-o", "NAME.svg", "-o", "NAME.pdf"],
    ["export", "cosine", "-n", "2", "-o", "NAME.csv"], ["plot", "cosine", "-o", "NAME/a.png"],
    ["export", "cosine", "-n", "2", "-o", "NAME"], ["plot", "cosine", "-o", "."],
    // Labels and titles.
    ["compare", "cosine", "--label", "NAME", "vs", "step", "--label", "NAME 2", "--title", "NAME", "-o", "a.png"],
    ["compare", "cosine", "--label", "NAME", "vs", "torch.LambdaLR", "--lr_lambda", "1/0", "--label", "NAME"],
    ["plot", "cosine", "--cycle-length", "9000", "--label", "NAME", "-o", "a.png"],
    ["plot", "cosine", "--title", "NAME", "--label", "NAME", "--format", "svg", "-o", "-"],
    ["plot", "constant", "--lr", "0", "--log-y", "--label", "NAME", "-o", "a.png"],
    ["plot", "linear", "--log-y", "--label", "NAME", "-o", "a.png"], ["plot", "@labels.lrs", "-o", "a.png"],
    ["at", "1,2", "cosine", "--label", "NAME", "vs", "step"],
    ["at", "1,2", "cosine", "--label", "NAME", "vs", "step", "--json"],
    ["when", "below", "0.5", "cosine", "--label", "NAME", "vs", "step", "--label", "NAME 2"],
    ["when", "below", "NAME", "cosine"], ["at", "0..NAME", "cosine"], ["export", "cosine", "--x", "NAME"],
    ["when", "below", "0.5", "cosine", "--label", "NAME", "--json"],
    ["at", "0..20k", "cosine", "--label", "NAME", "vs", "step"],
    ["at", "1,2", "@labels.lrs"], ["export", "@labels.lrs", "-n", "2"],
    ["export", "cosine", "--label", "NAME", "-n", "2"], ["export", "cosine", "--label", "NAME", "-n", "2", "--long"],
    ["export", "cosine", "--label", "NAME", "-n", "2", "--format", "tsv"],
    ["export", "cosine", "--label", "NAME", "-n", "2", "--format", "json"],
    // Files that are read.
    ["find", "NAME.csv"], ["find", "NAME no file"], ["find", "headings.csv"], ["find", "@NAME.lrs"],
    ["find", "headings.csv", "--rate", "#1", "--loss", "other"],
    ["find", "headings.csv", "--rate", "NAME", "--loss", "other"],
    ["find", "headings.csv", "--rate", "#1", "--loss", "other", "--json"],
    ["find", "headings.csv", "--smooth", "NAME"],
    ["find", "headings.csv", "--rate", "#1", "--loss", "other", "--title", "NAME", "-o", "NAME.svg"],
    ["explain", "torch.ReduceLROnPlateau", "--lr", "0.1", "--metrics", "NAME.csv", "-n", "5"],
    ["explain", "torch.ReduceLROnPlateau", "--lr", "0.1", "--metrics", "NAME.csv", "-n", "5", "--json"],
    ["plot", "torch.ReduceLROnPlateau", "--lr", "0.1", "--metrics", "NAME.csv:NAME", "-o", "a.png"],
    ["plot", "torch.ReduceLROnPlateau", "--lr", "0.1", "--metrics", "headings.csv", "-o", "a.png"],
    ["plot", "torch.ReduceLROnPlateau", "--lr", "0.1", "--metrics", "headings.csv:NAME", "-o", "a.png"],
    ["plot", "torch.ReduceLROnPlateau", "--lr", "0.1", "--metrics", "NAME no file", "-o", "a.png"],
    ["plot", "@NAME.lrs", "-o", "a.png"], ["plot", "@NAME no file", "-o", "a.png"],
    ["recipe", "NAME.png"], ["recipe", "NAME.svg"], ["recipe", "NAME.pdf"], ["recipe", "NAME.txt"],
    ["recipe", "NAME no file"], ["explore", "cosine", "--script", "NAME.lrs"], ["explore", "@NAME.lrs"],
    ["explore", "cosine", "--script", "NAME no file"],
    // Logs, configs and code.
    ["diff", "linear", "--length", "5", "--label", "NAME", "vs", "@NAME log.csv"],
    ["diff", "linear", "--length", "5", "vs", "@NAME log.csv", "--json"], ["diff", "linear", "vs", "@NAME no file"],
    ["diff", "linear", "vs", "@NAME log.csv:NAME"], ["diff", "linear", "vs", "@headings.csv"],
    ["fit", "@NAME log.csv"], ["fit", "@NAME no file"], ["fit", "@NAME log.csv:NAME"], ["fit", "@headings.csv"],
    ["explain", "@NAME log.csv"], ["export", "@NAME log.csv"], ["at", "1", "@NAME log.csv"],
    ["check", "NAME.yaml"], ["check", "config.yaml"], ["check", "."], ["check", "NAME.txt"], ["check", "NAME no file"],
    ["check", "cosine", "--label", "NAME"], ["check", "config.yaml", "--format", "github"],
    ["check", "config.yaml", "--format", "sarif"], ["check", "config.yaml", "--format", "junit"],
    ["check", "NAME"], ["steps", "@NAME.yaml"], ["steps", "@config.yaml"], ["steps", "--warmup", "NAME"],
    ["explain", "@NAME.yaml"], ["plot", "@config.yaml", "-o", "a.png"], ["plot", "cosine", "--set", "NAME=3"],
    ["code", "python", "torch.ReduceLROnPlateau", "--lr", "0.1", "--metrics", "NAME.csv"],
    ["code", "python", "cosine", "--label", "NAME"], ["code", "NAME", "cosine"],
    ["code", "python", "cosine", "-o", "."],
    ["explain", "StepLR(optimizer, step_size='NAME')"], ["explain", "StepLR(NAME)"], ["explain", "NAME(optimizer)"],
    // Words that are none.
    ["NAME"], ["plot", "NAME"], ["plot", "cosine", "NAME"], ["plot", "cosine", "--NAME"],
    ["plot", "cosine", "--max", "NAME"],
    ["plot", "cosine", "--palette", "NAME"], ["plot", "cosine", "-o", "a.NAME"],
    ["plot", "cosine", "--format", "NAME"],
    ["plot", "torch.LambdaLR", "--lr_lambda", "NAME"], ["at", "NAME", "cosine"], ["help", "NAME"],
    ["completions", "NAME"],
    ["list", "--dialect", "NAME"], ["rule", "NAME"], ["formats", "NAME"], ["list", "NAME"],
    ["explain", "cosine", "then", "NAME"], ["show", "NAME"],
  ]

  @Test(arguments: lines) func onlyLinesReachATerminal(_ line: [String]) throws {
    let words = line.map { $0.replacing("NAME", with: Self.name) }
    let terminal = try PseudoTerminal(words, columns: 200, in: folder)
    _ = try terminal.waitForEnd()
    #expect(!terminal.output.isEmpty)
    let tab = line.contains("tsv") ? "\t" : "\n"
    Self.expectHarmless(terminal.text.replacing(tab, with: "\n"))
  }

  /// A program may color what it draws; nothing of the name colors anything.
  @Test func onlyItsOwnColorsReachATerminal() throws {
    let name = Self.name
    // Told what to draw on, it asks the terminal nothing.
    let words = [
      "show", "cosine", "--label", name, "vs", "step", "--label", name, "--title", name, "--y-label", name,
      "--graphics",
      "braille", "--theme", "dark",
    ]
    let terminal = try PseudoTerminal(words, in: folder, environment: ["COLORFGBG": "15;0", "COLORTERM": "truecolor"])
    #expect(try terminal.waitForEnd() == .exit(0))
    #expect(terminal.text.contains("\u{1B}[") && !terminal.text.contains("\u{1B}[5;41m"))
    Self.expectHarmless(terminal.text.replacing(#/\u{1B}\[[0-9;]*m/#, with: ""))
  }

  @Test(arguments: [
    ["explore", "cosine", "--label", "NAME", "vs", "step"],
    ["explore", "torch.ReduceLROnPlateau", "--lr", "0.1", "--metrics", "NAME.csv"],
  ]) func whatExploreDrawsAndLeavesIsHarmless(_ line: [String]) throws {
    let words = line.map { $0.replacing("NAME", with: Self.name) }
    let terminal = try PseudoTerminal(words, in: folder, environment: ["COLORFGBG": "15;0"])
    // The first frame is whole.
    try terminal.wait(for: "\u{1B}[?2026l")
    try terminal.write("q")
    #expect(try terminal.waitForEnd() == .exit(0))
    let text = terminal.text
    #expect(!text.contains("\u{1B}[5;41m") && !text.contains("\u{1B}]0;") && !text.contains("\u{202E}"))
    for scalar in text.unicodeScalars { #expect(!(0x7F...0x9F ~= scalar.value) && !(0x2028...0x2029 ~= scalar.value)) }
    let last = try #require(text.range(of: "lrsched plot", options: .backwards))
    Self.expectHarmless(String(text[last.lowerBound...]))
  }

  @Test func aFileAndAPipeGetNamesToTheLetter() throws {
    let words = ["export", "cosine", "--label", Self.name, "-n", "2"]
    let piped = try Binary.run(words, in: folder)
    #expect(piped.text.contains("\"\(Self.name)\"\n"))
    #expect(try Binary.run(words + ["-o", "a.csv"], in: folder).status == 0)
    #expect(try folder.data("a.csv") == piped.output)
    #expect(try Binary.run(["recipe", "picture.png"], in: folder).text.contains(Self.name))
  }

  /// The bytes of a terminal are lines, none of them made by a name.
  private static func expectHarmless(_ text: String) {
    // A terminal's driver puts a carriage return before each line feed.
    let plain = text.replacing("\r\n", with: "\n")
    HostileTextTests.expectHarmless(plain)
    #expect(!plain.unicodeScalars.contains { $0.properties.generalCategory == .format })
    for line in plain.split(separator: "\n") { #expect(!line.hasPrefix("FORGED"), "\(line)") }
  }
}
