import Catalogue
import Configs
import Documents
import Foundation
import Runs
import Schedules
import Testing

/// A config written in a test, with what is told beside it, as it is planned.
struct PretrainingRun {
  var plan: RunPlan
  var schedule: any Schedule

  /// Plans a config.
  ///
  /// - Parameters:
  ///   - text: The config.
  ///   - path: Its path, whose end tells how it is written.
  ///   - counts: What options tell.
  ///   - settings: What `--set` tells, each with its text.
  ///   - group: The parameter group.
  ///   - resumeAt: The update at which the run is resumed.
  ///   - asMeant: Whether refused runs go on.
  ///   - files: Files that the config names, by the end of their path.
  /// - Throws: A `ConfigFault`.
  init(
    _ text: String, _ path: String, _ counts: [ConfigOption: Int] = [:], settings: [String: String] = [:],
    group: String? = nil, resumeAt: Int? = nil, asMeant: Bool = false, files: [String: String] = [:]
  ) throws {
    var given = GivenFacts()
    given.counts = counts
    given.group = group
    given.resumeAt = resumeAt
    given.isAsMeant = asMeant
    for (name, value) in settings {
      let source = SourceText(value, name: "--set")
      given.settings.append(
        GivenFacts.Setting(name: name, value: Node(ScalarRules.hydra.value(of: value), source.whole, isPlain: true)))
    }
    let file = try ConfigFileParser.file(Array(text.utf8), path: path)
    plan = try ConfigReader.plan(of: file, given: given) { path in
      files.first { path.hasSuffix($0.key) }.map { Array($0.value.utf8) }
    }
    schedule = try plan.curve.schedule(
      in: RunContext(Run(length: Fact(max(1, plan.updates), .standard), facts: plan.facts)))
  }

  /// Holds all rates of the run against a formula.
  func expect(_ updates: Int, _ formula: (Double) -> Double, at place: SourceLocation = #_sourceLocation) {
    #expect(plan.updates == updates, sourceLocation: place)
    for update in 0..<min(updates, plan.updates) {
      let (rate, expected) = (schedule(update), formula(Double(update)))
      if abs(rate - expected) > 1e-12 * max(abs(expected), 1e-3) {
        Issue.record("update \(update): \(rate), expected \(expected)", sourceLocation: place)
        return
      }
    }
  }

  /// Whether a note has some words.
  func notes(_ words: String) -> Bool { plan.notes.contains { $0.text.contains(words) } }

  /// The facts that a config needs beside it.
  static func missing(_ text: String, _ path: String, _ counts: [ConfigOption: Int] = [:]) -> [String] {
    do {
      _ = try PretrainingRun(text, path, counts)
      return []
    } catch ConfigFault.missing(let facts, _, _) {
      return facts.map(\.remedy)
    } catch {
      return ["\(error)"]
    }
  }

  /// The framework's words by which it would not start a run.
  static func refusal(_ text: String, _ path: String, _ counts: [ConfigOption: Int] = [:]) -> String? {
    do {
      _ = try PretrainingRun(text, path, counts)
      return nil
    } catch ConfigFault.refused(let words, _, _) {
      return words
    } catch {
      return "\(error)"
    }
  }
}

/// A half cosine from 1 to 0.
func halfCosine(_ progress: Double) -> Double { (1 + cos(.pi * progress)) / 2 }
