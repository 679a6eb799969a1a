import Foundation
import Testing

/// `show` and `explore` without a terminal: what pipes and scripts meet.
struct TerminalOutputTests {
  @Test func showInAPipeIsLettersWithoutCommands() throws {
    let shown = try Binary.run(
      ["show", "cosine"], environment: ["LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor"])
    #expect(shown.status == 0)
    #expect(!shown.output.contains(0x1B))
    #expect(shown.text.split(separator: "\n", omittingEmptySubsequences: false).count == 25)
    #expect(shown.text.unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
  }

  @Test func showInAnotherLocaleIsAscii() throws {
    let shown = try Binary.run(["show", "sgdr", "vs", "linear"], environment: ["LC_ALL": "C"])
    #expect(shown.text.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(shown.text.contains("1 sgdr"))
  }

  @Test func showHasTheSizeAskedFor() throws {
    let shown = try Binary.run("show cosine --width 40 --height 10")
    #expect(shown.lines.count <= 10)
    #expect(shown.lines.allSatisfy { $0.count <= 40 })
    #expect(try Binary.run("show cosine --width 5").status == 64)
  }

  @Test(arguments: ["kitty", "iterm", "sixel"])
  func picturesAreWrittenWhenAskedFor(protocol name: String) throws {
    let shown = try Binary.run("show cosine --graphics \(name) --width 60 --height 16")
    #expect(shown.status == 0)
    let start = ["kitty": "\u{1B}_Ga=T", "iterm": "\u{1B}]1337;File=", "sixel": "\u{1B}P0;1;0q"][name] ?? "none"
    #expect(shown.text.hasPrefix(start))
  }

  @Test func kittysPictureIsAPNGThatCarriesItsRecipe() throws {
    let folder = try Folder()
    let shown = try Binary.run("show cosine --max 0.3 --graphics kitty")
    let pieces = shown.text.components(separatedBy: "\u{1B}\\").compactMap {
      $0.components(separatedBy: ";").dropFirst().first
    }
    let png = try #require(Data(base64Encoded: pieces.joined()))
    try png.write(to: folder.url.appendingPathComponent("shown.png"))
    #expect(try Binary.run("recipe shown.png", in: folder).text.contains("cosine --lr 0.3"))
  }

  @Test func exploreWithoutATerminalNamesShow() throws {
    let explored = try Binary.run("explore cosine")
    #expect(explored.status == 64)
    #expect(explored.words.contains("lrsched show"))
    #expect(explored.output.isEmpty)
  }

  @Test func aScriptPrintsTheLastScreenAndWritesFiles() throws {
    let folder = try Folder()
    try folder.write("\"0.3\" Enter s Enter e Enter  # both under the names offered", to: "keys")
    let explored = try Binary.run("explore cosine --script keys --width 60 --height 16", in: folder)
    #expect(explored.status == 0)
    #expect(explored.lines.count <= 16)
    #expect(explored.text.contains("Wrote cosine.csv."))
    #expect(folder.names == ["cosine.csv", "cosine.png", "keys"])
    #expect(try Binary.run("recipe cosine.png", in: folder).text == "lrsched plot cosine --lr 0.3\n")
    let header = String(decoding: try folder.data("cosine.csv").prefix(20), as: UTF8.self)
    #expect(header.hasPrefix("iteration,cosine"))
  }

  @Test func aWordThatIsNoKeyIsPointedAt() throws {
    let folder = try Folder()
    try folder.write("Down\n Rigth", to: "keys")
    let explored = try Binary.run("explore cosine --script keys", in: folder)
    #expect(explored.status == 65)
    #expect(explored.words.contains("keys:2:2") && explored.words.contains("Rigth"))
  }

  @Test func previewsStandBesideTheNames() throws {
    let listed = try Binary.run(["list", "--preview"], environment: ["LC_ALL": "C.UTF-8"])
    let cosine = try #require(listed.lines.first { $0.hasPrefix("  cosine ") })
    #expect(cosine.contains("█") && cosine.contains("▁"))
    let plain = try Binary.run("list").text
    #expect(!plain.contains("█"))
  }

  @Test func plotInAPipeHasNoSparkline() throws {
    let folder = try Folder()
    let plotted = try Binary.run(["plot", "cosine"], in: folder, environment: ["LC_ALL": "C.UTF-8"])
    #expect(plotted.words.hasPrefix("wrote cosine.png"))
    #expect(!plotted.words.contains("▁"))
  }
}
