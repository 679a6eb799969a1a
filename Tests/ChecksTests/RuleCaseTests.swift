import Checks
import Configs
import Documents
import Foundation
import Testing

/// Runs of which it is known what must be found, and what would be a false alarm.
struct RuleCase: Sendable, CustomTestStringConvertible {
  var name: String
  var folder: URL
  var find: Set<String>
  var may: Set<String>

  var testDescription: String { name }

  /// What must be found.
  private struct Expectation: Decodable {
    var find: [String]
    var may: [String]?
  }

  static let all: [RuleCase] = {
    guard let fixtures = Bundle.module.url(forResource: "Fixtures", withExtension: nil) else { return [] }
    var cases: [RuleCase] = []
    // The recorded runs are those that the formats are held against.
    let recorded = URL(filePath: #filePath).appending(path: "../../ConfigsTests/Fixtures").standardized
    if let data = try? Data(contentsOf: fixtures.appending(path: "cases.json")),
      let wanted = try? JSONDecoder().decode([String: Expectation].self, from: data)
    {
      for (name, want) in wanted.sorted(by: { $0.key < $1.key }) {
        cases.append(
          RuleCase(name: name, folder: recorded.appending(path: name), find: Set(want.find), may: Set(want.may ?? [])))
      }
    }
    let own = fixtures.appending(path: "rules")
    for name in ((try? FileManager.default.contentsOfDirectory(atPath: own.path)) ?? []).sorted() {
      let folder = own.appending(path: name)
      guard let data = try? Data(contentsOf: folder.appending(path: "expect.json")),
        let want = try? JSONDecoder().decode(Expectation.self, from: data)
      else { continue }
      cases.append(RuleCase(name: name, folder: folder, find: Set(want.find), may: Set(want.may ?? [])))
    }
    return cases
  }()

  /// What is told of the run.
  private struct Told: Decodable {
    var files: [String]
    var main: String?
    var facts: [String: Fact]
  }

  private enum Fact: Decodable {
    case text(String)
    case words([String])
    case nothing

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .nothing
      } else if let words = try? container.decode([String].self) {
        self = .words(words)
      } else if let flag = try? container.decode(Bool.self) {
        self = .text(flag ? "true" : "false")
      } else if let count = try? container.decode(Int.self) {
        self = .text(String(count))
      } else if let number = try? container.decode(Double.self) {
        self = .text(String(number))
      } else {
        self = .text((try? container.decode(String.self)) ?? "")
      }
    }
  }

  /// What is found.
  func findings() throws -> [Finding] {
    let name =
      FileManager.default.fileExists(atPath: folder.appending(path: "case.json").path) ? "case.json" : "expect.json"
    let told = try JSONDecoder().decode(Told.self, from: try Data(contentsOf: folder.appending(path: name)))
    var facts: [(String, String)] = []
    for (name, fact) in told.facts where !name.hasSuffix("_note") && !name.hasSuffix("_meaning") {
      switch fact {
      case .text(let text): facts.append((name, text))
      case .words(let words): facts += words.map { ("set", String($0.drop { $0 == "-" })) }
      case .nothing: break
      }
    }
    let main = told.main ?? told.files.first ?? ""
    let others = told.files.filter { $0 != main && !$0.contains("/") }
    return try TestedCheck.findings(
      of: file(main), companions: others.map { try file($0) }, given: TestedCheck.facts(facts)
    ) { path in (try? Data(contentsOf: URL(filePath: path))).map { [UInt8]($0) } }
  }

  private func file(_ name: String) throws -> ConfigFile {
    let path = folder.appending(path: name).path
    return try ConfigFileParser.file([UInt8](try Data(contentsOf: URL(filePath: path))), path: path)
  }
}

struct RuleCaseTests {
  @Test func areThere() { #expect(RuleCase.all.count >= 150) }

  @Test(arguments: RuleCase.all) func findsWhatIsThereAndNothingElse(_ known: RuleCase) throws {
    let loud = Set(try known.findings().filter { $0.severity > .hint }.map(\.code))
    #expect(known.find.subtracting(loud) == [], "missing")
    #expect(loud.subtracting(known.find).subtracting(known.may) == [], "false alarms")
  }
}

/// Runs of rules over files of tests.
enum TestedCheck {
  /// What is found of a file, whatever keeps it from being read.
  static func findings(
    of file: ConfigFile, companions: [ConfigFile] = [], given: GivenFacts = GivenFacts(),
    read: (String) -> [UInt8]? = { _ in nil }
  ) throws -> [Finding] {
    do throws(ConfigFault) {
      return try CheckedRun(of: file, companions: companions, given: given, read: read).findings()
    } catch {
      return try [#require(CheckedRun.finding(of: error))]
    }
  }

  /// What is found of a text.
  static func findings(_ text: String, _ name: String, _ facts: [(String, String)] = []) throws -> [Finding] {
    try findings(of: try ConfigFileParser.file(Array(text.utf8), path: name), given: Self.facts(facts))
  }

  /// The facts of a run by their names.
  static func facts(_ told: [(String, String)]) -> GivenFacts {
    var given = GivenFacts()
    for (name, text) in told {
      let dashed = String(name.map { $0 == "_" ? "-" : $0 })
      if let option = ConfigOption(rawValue: dashed) {
        given.counts[option] = Int(text)
      } else if name == "framework_version" || name == "release" {
        given.release = text
      } else if name == "group" {
        given.group = text
      } else if name == "resume_from_iteration" || name == "resume-at" {
        given.resumeAt = Int(text)
      } else {
        let word = name == "set" ? text : "\(name)=\(text)"
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let value = parts.count > 1 ? parts[1] : "true"
        let source = SourceText(value, name: "--set")
        given.settings.append(
          GivenFacts.Setting(
            name: parts[0], value: Node(ScalarRules.hydra.value(of: value), source.whole, isPlain: true)))
      }
    }
    return given
  }
}
