import ChartChoices
import Charts
import Foundation
import TestSupport
import Testing

@testable import CairoCanvas

@Suite struct TypefaceTests {
  /// Whether this machine has a font for Chinese, Japanese and Korean letters, none of which DejaVu Sans has.
  private static let hasIdeographs = InstalledFonts.all.fonts.contains { font in
    "学习率".unicodeScalars.allSatisfy(font.has)
  }

  private func chart(title: String) throws -> Chart {
    try Chart(series: [Series(label: "half", curve: Level(rate: 0.5))], iterations: 0...10, title: title)
  }

  private func warnings(title: String, _ format: PictureFormat = .png) throws -> [ChartWarning] {
    try Picture.render(try chart(title: title), as: format, recipe: "r", software: "s").warnings
  }

  @Test(.enabled(if: hasIdeographs, "no font has ideographs")) func eachTypefaceDrawsItsOwnLetters() throws {
    let text = "学习率 lr — Größe λ·η₀"
    let (runs, missing) = TextRun.runs(of: text)
    #expect(missing.isEmpty)
    #expect(runs.map(\.text).joined() == text)
    // The standard typeface draws all that it has letters for, though the other one has some of them too.
    let standard = try #require(StandardTypeface.shared.typeface)
    let own = runs.filter { $0.typeface === standard }.map(\.text).joined()
    #expect(own == " lr — Größe λ·η₀")
    for format in PictureFormat.allCases { #expect(try warnings(title: text, format).isEmpty) }
  }

  @Test func plainTextIsOneRun() {
    let (runs, missing) = TextRun.runs(of: "Learning rate é ß 1e-4")
    #expect(runs.map(\.text) == ["Learning rate é ß 1e-4"] && missing.isEmpty)
  }

  @Test func marksStayWithTheirLetters() {
    let text = "e\u{301}λ\u{323}"
    let (runs, missing) = TextRun.runs(of: text)
    #expect(runs.map(\.text).joined() == text && missing.isEmpty)
    for run in runs { #expect(run.text.unicodeScalars.first?.properties.generalCategory != .nonspacingMark) }
  }

  @Test(arguments: PictureFormat.allCases) func lettersWithoutAShapeAreTold(_ format: PictureFormat) throws {
    // Set aside for private use, where no font of a system has anything.
    let letters: [Unicode.Scalar] = ["\u{10F0F0}", "\u{10F0F1}"]
    let title = "a \(letters[0])\(letters[1])\(letters[0]) b"
    #expect(try warnings(title: title, format) == [.lettersMissing(letters)])
    #expect(try Picture.pixels(of: chart(title: title))?.warnings == [.lettersMissing(letters)])
    #expect(try warnings(title: "a b", format).isEmpty)
    // What is not seen anyway is not missed.
    #expect(try warnings(title: "a\u{FE0F}\u{200D}λ\u{2060}", format).isEmpty)
  }

  @Test func aStandardTypefaceThatCannotBeReadIsTold() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lrsched-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("DejaVuSans.ttf").path
    try Data("no font".utf8).write(to: URL(fileURLWithPath: path))
    let damaged = StandardTypeface(paths: [path])
    guard case .typefaceMissing("DejaVu Sans", let taken, let reason) = damaged.warning else {
      Issue.record("\(String(describing: damaged.warning))")
      return
    }
    #expect(damaged.typeface != nil && taken == damaged.typeface?.name && reason?.contains(path) == true)
    #expect(damaged.warning?.description.contains("fonts-dejavu-core") == true)
    // Where the file is in none of its places but fontconfig has the very typeface, nothing is missing.
    let elsewhere = StandardTypeface(paths: [path + "2"])
    let hasDejaVu = InstalledFonts.all.fonts.first?.name == "DejaVu Sans Book"
    #expect((elsewhere.warning == nil) == hasDejaVu)
  }
}
