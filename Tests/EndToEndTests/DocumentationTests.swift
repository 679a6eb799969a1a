import Foundation
import Testing

/// The commands that documents show do what they say.
struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The commands of the shell blocks of a page, continued lines joined.
  private static func commands(of path: String) throws -> [String] {
    let parts = try text(path).components(separatedBy: "```")
    return parts.enumerated().filter { $0.offset % 2 == 1 && $0.element.hasPrefix("sh\n") }.flatMap { part in
      part.element.dropFirst(3).replacingOccurrences(of: "\\\n", with: "").split(separator: "\n").map(String.init)
        .filter { $0.hasPrefix("lrsched ") }
    }
  }

  @Test(arguments: ["README.md", "docs/language.md", "docs/schedules.md"])
  func everyCommandOfAPageRuns(_ page: String) throws {
    let folder = try Folder()
    try folder.write("a: constant --lr 0.01\nb: cosine --max 0.1 warmup --length 100\n", to: "runs.lrs")
    // A run that was trained as planned, logged once in ten updates.
    let rows = stride(from: 0, through: 1000, by: 10).map {
      "\($0),\(0.05 * (1 + cos(Double.pi * Double($0) / 1000)))\n"
    }
    try folder.write("step,lr\n" + rows.joined(), to: "metrics.csv")
    let commands = try Self.commands(of: page)
    #expect(commands.count > 3)
    // One shell for all of them: starting a process costs more than most commands.
    let script = commands.map { "\($0) >>out 2>>err || echo 'FAILED: '\($0.debugDescription)" }.joined(separator: "\n")
    let result = try Binary.shell(script, in: folder)
    #expect(result.text.isEmpty)
  }

  @Test func everyExampleOfTheTutorialsIsDrawn() throws {
    let folder = try Folder()
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.root.appendingPathComponent("Examples").path)
    where name.hasSuffix(".sh") || name.hasSuffix(".lrs") {
      try folder.write(try Self.text("Examples/\(name)"), to: name)
    }
    let result = try Binary.shell("sh ./draw.sh", in: folder)
    #expect(result.status == 0, "\(result.words)")
    let wanted = try Self.text("Examples/draw.sh").components(separatedBy: "-o ").dropFirst().map {
      String($0.prefix { !$0.isWhitespace })
    }
    #expect(wanted.count >= 14)
    for name in wanted {
      #expect(try folder.data(name).starts(with: [0x89, 0x50, 0x4E, 0x47]), "\(name)")
    }
  }
}
