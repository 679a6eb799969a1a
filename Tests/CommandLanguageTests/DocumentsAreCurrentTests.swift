import Catalogue
import Configs
import Foundation
import Testing

@testable import CommandLanguage

/// The documents that are made from the catalogue say what it says today; `make docs` brings them up to date.
struct DocumentsAreCurrentTests {
  private static let docs = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../docs").standardized

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: docs.appendingPathComponent(name), encoding: .utf8)
  }

  @Test func theReferenceIsCurrent() throws {
    #expect(try Self.text("schedules.md") == MarkdownReference().text, "run make docs")
  }

  @Test func theReferenceOfTheFormatsIsCurrent() throws {
    #expect(try Self.text("formats.md") == FormatReference().text, "run make docs")
    let page = try Self.text("formats.md")
    // Cells end where they are meant to: as many of them in a row as in the row above.
    var columns: Int?
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        columns = nil
        continue
      }
      let bars = line.replacingOccurrences(of: "\\|", with: "").count { $0 == "|" }
      #expect(columns == nil || columns == bars, "\(line)")
      columns = bars
    }
  }

  @Test func theGalleryIsCurrentAndHasAPictureOfEverySchedule() throws {
    #expect(try Self.text("gallery.md") == Gallery().text, "run make docs")
    let shown = try FileManager.default.contentsOfDirectory(
      atPath: Self.docs.appendingPathComponent("images/gallery").path)
    #expect(Set(shown) == Set(Catalogue.definitions.map { "\($0.name).png" }), "run make docs")
  }

  @Test(arguments: Set(Catalogue.definitions.compactMap(\.dialect)).sorted())
  func everyDialectHasAPageWithItsTableAndAChart(_ dialect: String) throws {
    let page = try Self.text("dialects/\(dialect).md")
    #expect(page.contains(MarkdownReference().table(of: dialect)), "run make docs")
    #expect(page.contains("](../images/dialects/\(dialect).png)"))
    #expect(
      FileManager.default.fileExists(atPath: Self.docs.appendingPathComponent("images/dialects/\(dialect).png").path))
  }

  /// What a dialect says of its chart is a command line, and shows one of its own schedules.
  @Test(arguments: Catalogue.dialects.map { ($0.name, $0.picture) }) func everyDialectsPictureIsACommand(
    _ dialect: String, _ picture: String
  ) throws {
    let invocation = try CommandLineParser().invocation(line: picture) { path throws(FileError) in
      throw .missing(path: path)
    }
    let shown = invocation.curves.flatMap(\.config.stages).map(\.definition.dialect)
    #expect(shown.contains(dialect))
  }

  /// Every format has a page with its table and an example from a recorded run.
  @Test(arguments: ConfigFormats.all.map { $0.name }) func everyFormatHasAPage(_ name: String) throws {
    let format = try #require(ConfigFormats.named(name))
    let page = try Self.text("formats/\(name).md")
    #expect(page.contains(FormatPages().page(of: format)), "run make docs")
    #expect(page.contains("$ lrsched steps @"))
    #expect(try Self.text("formats/README.md").contains("](\(name).md)"))
  }

  /// No format is left out of the groups, and none is in two.
  @Test func everyFormatIsInOneGroup() {
    let grouped = ConfigFormats.groups.flatMap(\.formats).map { $0.name }
    #expect(grouped.sorted() == ConfigFormats.all.map { $0.name }.sorted())
  }
}
