import Catalogue
import Documents
import Runs
import Schedules

@testable import Configs

/// A config given as text, with what is told beside it, read to the rate of every update.
struct TestedPlan {
  let plan: RunPlan
  private let schedule: any Schedule

  /// Reads a config.
  ///
  /// - Parameters:
  ///   - text: What the file holds.
  ///   - path: Its path.
  ///   - facts: Options by their names, `release`, `group` and `epochs`, and what `--set` gives, with their values.
  ///   - companions: Texts of files that are given with it, by their paths.
  ///   - asMeant: Whether a run that its framework would not start is read as it was meant.
  /// - Throws: A ``ConfigFault``, and a ``ScheduleError`` where the curve cannot be built.
  init(
    _ text: String, _ path: String, _ facts: [String: String] = [:], companions: [String: String] = [:],
    asMeant: Bool = false
  ) throws {
    var given = GivenFacts()
    given.isAsMeant = asMeant
    for (name, value) in facts {
      if let option = ConfigOption(rawValue: name) {
        given.counts[option] = Int(value)
      } else if name == "release" {
        given.release = value
      } else if name == "group" {
        given.group = value
      } else if name == "epochs" {
        given.epochs = Double(value)
      } else {
        let source = SourceText(value, name: "--set")
        given.settings.append(
          GivenFacts.Setting(
            name: name, value: Node(ScalarRules.hydra.value(of: value), source.whole, isPlain: true)))
      }
    }
    plan = try ConfigReader.plan(
      of: ConfigFileParser.file(Array(text.utf8), path: path),
      companions: companions.sorted { $0.key < $1.key }.map {
        try ConfigFileParser.file(Array($0.value.utf8), path: $0.key)
      },
      given: given)
    schedule = try plan.curve.schedule(
      in: RunContext(Run(length: Fact(max(1, plan.updates), .standard), facts: plan.facts)))
  }

  /// The updates of the run.
  var updates: Int { plan.updates }

  /// The rate of an update.
  subscript(update: Int) -> Double { schedule(update) }

  /// Whether the rates of some updates are those expected, but for rounding.
  func holds(_ expected: [Double], within tolerance: Double = 1e-12) -> Bool {
    let peak = expected.map { abs($0) }.max() ?? 0
    return expected.indices.allSatisfy { abs(self[$0] - expected[$0]) <= tolerance * peak }
  }

  /// What would tell the facts that are missing; none where nothing is missing.
  static func missing(_ text: String, _ path: String, _ facts: [String: String] = [:]) throws -> [String] {
    do {
      _ = try TestedPlan(text, path, facts)
      return []
    } catch let ConfigFault.missing(missing, _, _) {
      return missing.map(\.remedy)
    }
  }

  /// The framework's words where it would not start; none where it would.
  static func refusal(_ text: String, _ path: String, _ facts: [String: String] = [:]) throws -> String? {
    do {
      _ = try TestedPlan(text, path, facts)
      return nil
    } catch let ConfigFault.refused(words, _, _) {
      return words
    }
  }
}
