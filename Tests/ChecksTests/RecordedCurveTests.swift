import Catalogue
import Checks
import CommandLanguage
import Foundation
import Runs
import Testing

/// The curves that were recorded of the frameworks, each as long as it takes: what is made as the framework makes it is no
/// mistake, but for what the rules' pages say.
struct RecordedCurveTests {
  private struct Recorded: Decodable {
    var id: String
    var curve: String
  }

  /// The curves of all fixtures of schedules.
  private static let recorded: [Recorded] = {
    let folder = URL(filePath: #filePath).appending(path: "../../SchedulesTests/Fixtures").standardized
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter {
      $0.hasSuffix(".jsonl")
    }
    return names.sorted().flatMap { name -> [Recorded] in
      guard let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8) else { return [] }
      return text.split(separator: "\n").compactMap { try? JSONDecoder().decode(Recorded.self, from: Data($0.utf8)) }
    }
  }()

  /// What rules do find of some of them, and why that is right.
  private struct Exception: Decodable {
    /// What stands in the words of the curves.
    var part: String
    var codes: Set<String>
    var reason: String
  }

  private static let exceptions: [Exception] = {
    let path = URL(filePath: #filePath).appending(path: "../Fixtures/recorded-curves.json").standardized
    return (try? JSONDecoder().decode([Exception].self, from: Data(contentsOf: path))) ?? []
  }()

  @Test func rulesAreSilentButForWhatPagesSay() throws {
    #expect(Self.recorded.count >= 900)
    var looked = 0
    var needed: Set<String> = []
    for recorded in Self.recorded {
      let invocation = try CommandLineParser().invocation(line: "explain \(recorded.curve)") { path throws(FileError) in
        throw .missing(path: path)
      }
      let curve = try #require(invocation.curves.first)
      guard let run = CheckedRun(curve: curve.config, path: recorded.id, facts: try invocation.runFacts(), length: nil)
      else { continue }
      looked += 1
      for finding in run.findings()
      where finding.severity > .hint && CheckRule.ofSchedules.contains(finding.code) {
        let allowed = Self.exceptions.first { recorded.curve.contains($0.part) && $0.codes.contains(finding.code) }
        if let allowed { needed.insert(allowed.part) }
        #expect(allowed != nil, "\(recorded.curve): \(finding.code) \(finding.text)")
      }
    }
    #expect(looked >= 900)
    #expect(Set(Self.exceptions.map(\.part)).subtracting(needed) == [], "exceptions that nothing needs")
    #expect(Self.exceptions.allSatisfy { !$0.reason.isEmpty })
  }
}
