import Catalogue
import Foundation
import TestSupport
import Testing

@testable import CommandLanguage

@Suite struct DocumentTests {
  @Test func theListAsJSONHasWhatTheCatalogueKnows() throws {
    let data = Data(ScheduleList(vocabulary: Sample.vocabulary).json.description.utf8)
    let entries = try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(entries.compactMap { $0["name"] as? String } == Sample.vocabulary.definitions.map(\.name))
    #expect(entries.compactMap { $0["kind"] as? String }.filter { $0 == "modifier" }.count == 1)
    #expect(entries.compactMap { $0["dialect"] as? String } == ["torch", "paddle"])
    let parameters = try #require(entries.first?["parameters"] as? [[String: Any]])
    let byName = Dictionary(uniqueKeysWithValues: parameters.map { ($0["name"] as? String ?? "", $0) })
    #expect(byName["max"]?["default"] as? Double == 1)
    #expect(byName["max"]?["aliases"] as? [String] == ["max_lr"])
    #expect(byName["max"]?["accepted"] as? String == "at least 0")
    #expect(byName["length"]?["default"] as? String == "1000")
    #expect(byName["staircase"]?["default"] as? Bool == false)
    #expect(byName["mode"]?["choices"] as? [String] == ["linear", "exp-range", "none"])
    #expect(byName["milestones"]?["kind"] as? String == "list of duration")
    #expect(byName["milestones"]?["default"] is NSNull)
    #expect(byName["heads"]?["unit"] as? String == "heads")
    let all = Data(ScheduleList().json.description.utf8)
    #expect((try JSONSerialization.jsonObject(with: all) as? [Any])?.count == Catalogue.definitions.count)
  }

  @Test func theReferenceHasEverySchedule() {
    let text = MarkdownReference().text
    for definition in Catalogue.definitions {
      #expect(text.contains("\n### \(definition.name)\n"))
      #expect(text.contains("\n```sh\nlrsched plot \(definition.example)\n```\n"))
    }
    // Tables have three columns in every row, whatever stands in them.
    for line in MarkdownReference(vocabulary: Sample.vocabulary).text.split(separator: "\n") where line.hasPrefix("| ")
    {
      var bars = 0
      var isEscaped = false
      for character in line {
        if character == "|", !isEscaped { bars += 1 }
        isEscaped = character == "\\" && !isEscaped
      }
      #expect(bars == 4, "\(line)")
    }
  }

  @Test func linksOfTheReferenceLeadToItsHeadings() {
    let text = MarkdownReference(vocabulary: Sample.vocabulary).text
    #expect(text.contains("- Dialect: torch: [torch.OneCycleLR](#torchonecyclelr)"))
    #expect(text.contains("- Schedules: [shape](#shape), [flat](#flat), [epochal](#epochal)"))
  }

  private static let vocabularies = [Vocabulary.catalogue, Sample.vocabulary]

  @Test func theManPageIsASCII() {
    for vocabulary in Self.vocabularies {
      // No line that a dash or a quote could break.
      let page = ManPage(vocabulary: vocabulary, version: "1.2.3").text
      #expect(page.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
    }
  }

  @Test(.enabled(if: Tools.areInstalled("groff"), "groff is not installed")) func theManPageHasNoFault() throws {
    for vocabulary in Self.vocabularies {
      let page = ManPage(vocabulary: vocabulary, version: "1.2.3").text
      let shown = try run("groff", ["-man", "-Tutf8", "-ww", "-z"], input: page)
      #expect(shown.status == 0)
      #expect(shown.errors.isEmpty, "\(shown.errors)")
      let text = try run("groff", ["-man", "-Tutf8", "-P-cbou", "-rLL=200n"], input: page).output
      for definition in vocabulary.definitions { #expect(text.contains(definition.name)) }
      #expect(text.contains("lrsched 1.2.3"))
      #expect(text.contains("--steps-per-epoch N"))
    }
  }
}

/// What a program printed.
struct Printed {
  var status: Int32
  var output: String
  var errors: String
}

/// Runs a program.
///
/// - Parameters:
///   - name: The program, looked up in `PATH`.
///   - arguments: Its words.
///   - input: What it reads.
/// - Returns: What the program prints.
/// - Throws: What starting it fails with.
func run(_ name: String, _ arguments: [String], input: String = "") throws -> Printed {
  let path = try #require(Tools.path(of: name), "\(name) is not installed")
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lrsched-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  // Files instead of pipes: no output is too long for them.
  let files = ["input", "output", "errors"].map(folder.appendingPathComponent)
  for file in files { try Data((file == files[0] ? input : "").utf8).write(to: file) }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: path)
  process.arguments = arguments
  process.standardInput = try FileHandle(forReadingFrom: files[0])
  process.standardOutput = try FileHandle(forWritingTo: files[1])
  process.standardError = try FileHandle(forWritingTo: files[2])
  try process.run()
  process.waitUntilExit()
  let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
  return Printed(status: process.terminationStatus, output: texts[1], errors: texts[2])
}
