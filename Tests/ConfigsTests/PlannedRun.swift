import Catalogue
import Configs
import Documents
import Runs
import Schedules

/// A run that is read from the text of a config, for tests of formats.
struct PlannedRun {
  let plan: RunPlan
  private let schedule: any Schedule

  /// Reads a run.
  ///
  /// - Parameters:
  ///   - text: The config.
  ///   - path: The path, whose end tells how it is written.
  ///   - others: Further files by their path, which the config may name.
  ///   - settings: What `--set` gives.
  ///   - release: The release.
  ///   - group: The parameter group.
  ///   - counts: The facts that options tell.
  ///   - resumeAt: The update at which the run is resumed.
  ///   - asMeant: Whether a run that does not start goes on.
  /// - Throws: A `ConfigFault`, or a `ConfigError` of the curve.
  init(
    _ text: String, _ path: String, with others: [String: String] = [:], set settings: [String: String] = [:],
    release: String? = nil, group: String? = nil, counts: [ConfigOption: Int] = [:], resumeAt: Int? = nil,
    asMeant: Bool = false
  ) throws {
    var given = GivenFacts()
    given.release = release
    given.group = group
    given.counts = counts
    given.resumeAt = resumeAt
    given.isAsMeant = asMeant
    for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
      let source = SourceText(value, name: "--set")
      given.settings.append(
        GivenFacts.Setting(name: name, value: Node(ScalarRules.hydra.value(of: value), source.whole, isPlain: true)))
    }
    let file = try ConfigFileParser.file(Array(text.utf8), path: path)
    let companions = try others.sorted { $0.key < $1.key }.map {
      try ConfigFileParser.file(Array($0.value.utf8), path: $0.key)
    }
    plan = try ConfigReader.plan(of: file, companions: companions, given: given)
    schedule = try plan.curve.schedule(
      in: RunContext(Run(length: Fact(max(1, plan.updates), .standard), facts: plan.facts)))
  }

  /// The updates of the run.
  var updates: Int { plan.updates }

  /// The rate of an update.
  subscript(update: Int) -> Double { schedule(update) }

  /// The first update whose rate is not what a function says, with both rates; `nil` where all are.
  ///
  /// - Parameters:
  ///   - updates: The updates to look at; all where not given.
  ///   - expected: Returns the rate that an update should have.
  /// - Returns: The update with the rate that it has and the one that it should have.
  func difference(over updates: Range<Int>? = nil, from expected: (Int) -> Double) -> String? {
    let range = updates ?? 0..<self.updates
    let bound = 1e-12 * (range.map { expected($0).magnitude }.max() ?? 0)
    for update in range {
      let (found, wanted) = (schedule(update), expected(update))
      if !((found - wanted).magnitude <= bound) { return "update \(update): \(found), expected \(wanted)" }
    }
    return nil
  }

  /// What a config that tells too little is asked for, in its order.
  ///
  /// - Parameter body: Reads the run.
  /// - Returns: The remedies.
  static func asked(_ body: () throws -> PlannedRun) -> [String] {
    do {
      _ = try body()
      return []
    } catch ConfigFault.missing(let facts, format: _, path: _) {
      return facts.map(\.remedy)
    } catch {
      return ["\(error)"]
    }
  }

  /// Whether the framework would not start a run.
  ///
  /// - Parameter body: Reads the run.
  /// - Returns: Its words; `nil` where it starts.
  static func refusal(_ body: () throws -> PlannedRun) -> String? {
    do {
      _ = try body()
      return nil
    } catch ConfigFault.refused(let words, _, format: _) {
      return words
    } catch {
      return nil
    }
  }
}
