import Foundation
import Testing

/// The commands that documents show do what they say.
struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized
  /// The pages that are written by hand or have more than examples: somebody may follow all of them in one folder.
  private static let pages = ["README.md", "docs/faq.md", "docs/formats.md", "docs/language.md"]

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The blocks of a page, each with its language.
  private static func blocks(of path: String) throws -> [(language: Substring, text: Substring)] {
    try text(path).components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }.compactMap { _, block in
      block.firstIndex(of: "\n").map { (block[..<$0], block[block.index(after: $0)...]) }
    }
  }

  /// The commands of the shell blocks of a page, continued lines joined.
  private static func commands(of path: String) throws -> [String] {
    try blocks(of: path).filter { $0.language == "sh" }.flatMap { block in
      block.text.replacingOccurrences(of: "\\\n", with: "").split(separator: "\n").map(String.init)
        .filter { $0.hasPrefix("lrsched ") }
    }
  }

  /// Writes the files that a page shows: blocks that begin with a comment which is their name.
  private static func writeFiles(of path: String, to folder: Folder) throws {
    for block in try blocks(of: path) {
      guard let name = block.text.split(separator: "\n").first?.split(separator: " "), name.count == 2, name[0] == "#",
        name[1].contains(".")
      else { continue }
      try folder.write(String(block.text), to: String(name[1]))
    }
  }

  /// Writes the logs of the runs that Examples/training compares.
  private static func writeLogs(to folder: Folder) throws {
    let path = "Examples/training"
    for name in try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(path).path)
    where name.hasSuffix(".csv") {
      try folder.write(try text("\(path)/\(name)"), to: name)
    }
  }

  /// Runs commands in one shell, since starting a process costs more than most of them, and returns those that failed.
  private static func run(_ commands: [String], in folder: Folder) throws -> String {
    let script = commands.map { "\($0) >>out 2>>err || echo 'FAILED: '\($0.debugDescription)" }.joined(separator: "\n")
    return try Binary.shell(script, in: folder).text
  }

  @Test func everyCommandOfTheReferenceRuns() throws {
    let folder = try Folder()
    let commands = try Self.commands(of: "docs/schedules.md")
    #expect(commands.count > 3)
    #expect(try Self.run(commands, in: folder).isEmpty)
  }

  /// Whoever follows all pages in one folder loses no file: each command writes one of its own.
  @Test func everyCommandOfThePagesRunsAndNoneWritesTheFileOfAnother() throws {
    let folder = try Folder()
    // A run that was trained as planned, logged once in ten updates.
    let rows = stride(from: 0, through: 1000, by: 10).map {
      "\($0),\(0.05 * (1 + cos(Double.pi * Double($0) / 1000)))\n"
    }
    try folder.write("step,lr\n" + rows.joined(), to: "metrics.csv")
    try Self.writeLogs(to: folder)
    for page in Self.pages {
      try Self.writeFiles(of: page, to: folder)
      let commands = try Self.commands(of: page)
      #expect(commands.count >= 3, "\(page)")
      #expect(try Self.run(commands, in: folder).isEmpty, "\(page)")
    }
    let words = String(decoding: try folder.data("err"), as: UTF8.self)
    let written = words.split(separator: "\n").filter { $0.hasPrefix("wrote ") }.compactMap {
      $0.split(separator: " ").dropFirst().first
    }
    #expect(written.count > 20)
    for name in Set(written) { #expect(written.count { $0 == name } == 1, "\(name) is written more than once") }
  }

  /// The words that the README has for a framework's code are curves.
  @Test func everyRowOfTheTableOfFrameworksIsACurve() throws {
    let words = try Self.text("README.md").split(separator: "\n").filter { $0.hasPrefix("|") && $0.hasSuffix("` |") }
      .compactMap { $0.components(separatedBy: " | ").last?.dropLast(3).dropFirst() }
    #expect(words.count >= 12)
    let folder = try Folder()
    let commands = words.map { "lrsched at 0,last --steps-per-epoch 100 \($0)" }
    #expect(try Self.run(commands, in: folder).isEmpty)
  }

  /// The picture of the README is what the command beside it draws, and its chart of letters what the terminal shows.
  @Test func thePicturesOfTheReadmeAreThoseOfItsCommands() throws {
    let commands = try Self.commands(of: "README.md")
    let folder = try Folder()
    let first = try #require(commands.first)
    #expect(first.hasSuffix("-o comparison.png"))
    #expect(try Self.run([first], in: folder).isEmpty)
    let image = Self.root.appendingPathComponent("docs/images/comparison.png").path
    let drawn = try Binary.shell("lrsched recipe comparison.png", in: folder).text
    #expect(try Binary.run(["recipe", image]).text == drawn, "run make docs")
    #expect(drawn.hasPrefix("lrsched compare "))

    let show = try #require(commands.first { $0.hasPrefix("lrsched show ") })
    let blocks = try Self.blocks(of: "README.md")
    let place = try #require(blocks.firstIndex { $0.text.hasPrefix(show) })
    let screen = try #require(blocks.dropFirst(place + 1).first)
    #expect(try Binary.shell("export LC_ALL=C.UTF-8; \(show)", in: folder).text == screen.text)
  }

  /// What the README says to install is what the Makefile installs.
  @Test func theLibrariesOfTheReadmeAreThoseOfTheMakefile() throws {
    let makefile = try Self.text("Makefile").replacingOccurrences(of: "\\\n", with: " ")
    func packages(_ text: String, behind words: String) throws -> Set<Substring> {
      let line = try #require(text.components(separatedBy: words).dropFirst().first).prefix { !"#;\n".contains($0) }
      return Set(line.split { $0 == " " || $0 == "\t" }.filter { !$0.hasPrefix("-") })
    }
    let readme = try Self.text("README.md")
    let debian = try packages(readme, behind: "apt-get install ")
    #expect(try debian == packages(makefile, behind: "apt-get install -y ") && debian.contains("libcairo2-dev"))
    #expect(try packages(readme, behind: "brew install ") == packages(makefile, behind: "brew install "))
  }

  @Test func everyExampleOfTheTutorialsIsDrawn() throws {
    let folder = try Folder()
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.root.appendingPathComponent("Examples").path)
    where name.hasSuffix(".sh") || name.hasSuffix(".lrs") {
      try folder.write(try Self.text("Examples/\(name)"), to: name)
    }
    try Self.draw("Examples/draw.sh", atLeast: 14, in: folder)
  }

  /// The figures of the runs that were trained, each of which the page beside them tells of.
  @Test func everyComparisonOfTheTrainingRunsIsDrawn() throws {
    let folder = try Folder()
    try Self.writeLogs(to: folder)
    try folder.write(try Self.text("Examples/training/draw.sh"), to: "draw.sh")
    let page = try Self.text("Examples/training/README.md")
    for name in try Self.draw("Examples/training/draw.sh", atLeast: 7, in: folder) {
      #expect(page.contains("`\(name)`"), "\(name)")
    }
  }

  /// Runs a script that draws figures, and returns their names.
  @discardableResult private static func draw(_ script: String, atLeast count: Int, in folder: Folder) throws
    -> [String]
  {
    let result = try Binary.shell("sh ./draw.sh", in: folder)
    #expect(result.status == 0, "\(result.words)")
    let wanted = try Self.text(script).components(separatedBy: "-o ").dropFirst().map {
      String($0.prefix { !$0.isWhitespace })
    }
    #expect(wanted.count >= count)
    for name in wanted {
      #expect(try folder.data(name).starts(with: [0x89, 0x50, 0x4E, 0x47]), "\(name)")
    }
    return wanted
  }
}
