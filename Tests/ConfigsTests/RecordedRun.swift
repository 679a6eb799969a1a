import Configs
import Documents
import Foundation
import Testing

/// A run that its framework made, with its config: the rate of every update, as recorded.
struct RecordedRun: Decodable, Sendable, CustomTestStringConvertible {
  var id: String
  var files: [String]
  var main: String?
  var facts: [String: Fact]
  var total_updates: Int
  var first_update: Int?
  var values: [Double]?
  var at: [String: Double]?
  var tolerance: Double
  var framework_refuses: FrameworkRefusal?

  var testDescription: String { id }

  /// A fact of the command line: text, a number, a truth or several words.
  enum Fact: Decodable, Sendable {
    case text(String)
    case words([String])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let words = try? container.decode([String].self) {
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

  /// Whether the framework would not start it, with or without its words.
  struct FrameworkRefusal: Decodable, Sendable {
    init(from decoder: any Decoder) throws {}
  }

  /// All recorded runs.
  static let all: [RecordedRun] = {
    guard let folder = Bundle.module.url(forResource: "Fixtures", withExtension: nil),
      let trainers = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { return [] }
    var runs: [RecordedRun] = []
    for trainer in trainers.sorted() {
      let cases = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: trainer).path)) ?? []
      for name in cases.sorted() {
        let file = folder.appending(path: "\(trainer)/\(name)/case.json")
        guard let data = try? Data(contentsOf: file), let run = try? JSONDecoder().decode(RecordedRun.self, from: data)
        else { continue }
        runs.append(run)
      }
    }
    return runs
  }()

  /// The path of one of its files.
  func path(of file: String) -> String {
    Bundle.module.url(forResource: "Fixtures", withExtension: nil)?.appending(path: "\(id)/\(file)").path ?? ""
  }

  /// Reads one of its files.
  func file(_ name: String) throws -> ConfigFile {
    let path = path(of: name)
    return try ConfigFileParser.file([UInt8](try Data(contentsOf: URL(filePath: path))), path: path)
  }

  /// The config.
  var mainName: String { main ?? files.first ?? "" }

  /// What is told beside the config.
  func given(asMeant: Bool) -> GivenFacts {
    var given = GivenFacts()
    given.isAsMeant = asMeant
    for (name, fact) in facts {
      switch (name, fact) {
      case ("command_line", .words(let words)):
        for word in words { set(String(word.drop { $0 == "-" }), &given) }
      case (_, .words): break
      case (_, .text("")): break
      case ("samples", .text(let text)): given.counts[.samples] = Int(text)
      case ("world_size", .text(let text)): given.counts[.worldSize] = Int(text)
      case ("batches", .text(let text)): given.counts[.batches] = Int(text)
      case ("updates", .text(let text)): given.counts[.updates] = Int(text)
      case ("framework_version", .text(let text)): given.release = text
      case ("group", .text(let text)): given.group = text
      case ("resume_from_iteration", .text(let text)): given.resumeAt = Int(text)
      case (let name, .text(let text)):
        if !name.hasSuffix("_note"), !name.hasSuffix("_meaning") { set("\(name)=\(text)", &given) }
      }
    }
    return given
  }

  private func set(_ word: String, _ given: inout GivenFacts) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let text = parts.count > 1 ? parts[1] : "true"
    let source = SourceText(text, name: "--set")
    given.settings.append(
      GivenFacts.Setting(name: parts[0], value: Node(ScalarRules.hydra.value(of: text), source.whole, isPlain: true)))
  }
}
