import Checks
import Documents
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What is written of findings, for people and for machines.
struct CheckOutputTests {
  private static let source = SourceText("a: 1\nwarmup: 10,000: %\n", name: "runs/a b.yaml")
  private let report = CheckReport([
    CheckReport.File(
      path: "runs/a b.yaml",
      findings: [
        Finding("LR003", .warning, "the warmup: 100 % of\nthe run", instead: "less", at: Span(13, 19, of: source)),
        Finding("LR008", .hint, "the first update has the rate 0"),
      ]),
    CheckReport.File(path: "b.yaml", findings: []),
  ])

  @Test func writesALineForEachFinding() {
    #expect(
      report.concise == [
        "runs/a b.yaml:2:9: warning LR003 the warmup: 100 % of the run",
        "runs/a b.yaml:1:1: hint LR008 the first update has the rate 0",
      ])
    #expect(report.summary == "1 warning and 1 hint found in 2 runs")
  }

  @Test func pointsAtThePlace() throws {
    let lines = report.full
    let line = try #require(lines.firstIndex { $0.hasPrefix(" 2 | ") })
    #expect(lines[line] == " 2 | warmup: 10,000: %")
    #expect(lines[line + 1] == "   |         ^^^^^^")
    #expect(lines.contains("  instead: less"))
  }

  @Test func escapesWhatGitHubReads() {
    #expect(
      report.github.first
        == "::warning file=runs/a b.yaml,line=2,col=9,title=lrsched LR003::the warmup: 100 %25 of the run")
  }

  @Test func writesTheRequiredFieldsOfSARIF() throws {
    let data = Data("\(report.sarif(version: "1.2.3"))".utf8)
    let log = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect(driver["name"] as? String == "lrsched")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 2)
    for result in results {
      #expect(rules.contains { $0["id"] as? String == result["ruleId"] as? String })
      #expect(["error", "warning", "note"].contains(result["level"] as? String))
      #expect((result["message"] as? [String: Any])?["text"] is String)
      let place = try #require(
        ((result["locations"] as? [[String: Any]])?.first?["physicalLocation"]) as? [String: Any])
      #expect((place["artifactLocation"] as? [String: Any])?["uri"] as? String == "runs/a%20b.yaml")
      let region = try #require(place["region"] as? [String: Any])
      #expect((region["startLine"] as? Int ?? 0) >= 1 && (region["startColumn"] as? Int ?? 0) >= 1)
    }
  }

  @Test func givesGitLabAFingerprintForEach() throws {
    let issues = try #require(
      try JSONSerialization.jsonObject(with: Data("\(report.gitlab)".utf8)) as? [[String: Any]])
    #expect(Set(issues.compactMap { $0["fingerprint"] as? String }).count == 2)
    #expect(issues.first?["severity"] as? String == "major")
  }

  @Test func countsFailuresForJUnit() {
    #expect(report.junit[1] == "<testsuites name=\"lrsched check\" tests=\"3\" failures=\"1\">")
    #expect(report.junit.contains { $0.contains("<failure type=\"warning\"") })
  }

  /// U+FFFE and U+FFFF, which the compiler takes in no literal, are no characters of XML.
  @Test func anXMLParserReadsWhateverFilesAreCalled() {
    let name = String(decoding: [0xEF, 0xBF, 0xBE, 0xEF, 0xBF, 0xBF], as: UTF8.self) + "\u{1}\u{1B}\n<&\"'>]]>.yaml"
    let finding = Finding("LR003", .warning, "what \(name) says", at: Span(0, 1, of: SourceText("a: 1\n", name: name)))
    let report = CheckReport([CheckReport.File(path: name, findings: [finding])])
    let parser = XMLParser(data: Data(report.junit.joined(separator: "\n").utf8))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
  }

  @Test func comparesSeverities() {
    #expect(report.has(atLeast: .warning))
    #expect(!report.has(atLeast: .error))
    #expect(Severity.allCases.sorted() == [.hint, .warning, .error])
  }
}
