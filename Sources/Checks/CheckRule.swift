import Configs
import Numbers

/// A rule of `check`: what it looks for, and how it tells it. Its page is made from it.
package struct CheckRule: Sendable {
  /// The code: `LR001`.
  package let code: String
  /// The name: `dead-tail`.
  package let name: String
  /// How much what it finds matters, in words.
  package let severity: String
  /// What it finds, in one sentence.
  package let summary: String
  /// Why it matters, in one or two sentences.
  package let why: String
  /// Looks for it.
  let find: @Sendable (CheckedRun) -> [Finding]

  init(
    _ code: String, _ name: String, _ severity: String, _ summary: String, why: String,
    find: @escaping @Sendable (CheckedRun) -> [Finding]
  ) {
    self.code = code
    self.name = name
    self.severity = severity
    self.summary = summary
    self.why = why
    self.find = find
  }

  /// All rules, in the order of their codes.
  package static let all: [CheckRule] = [
    deadTail, cutDecay, peakNeverReached, warmupTwice, climbsAgain, jump, overshoot, firstUpdatesZero, bothGiven,
    noEffect,
    twoPeaks, logWarmup, numberAsText, unresolved, steppedPerProcess, steppedPerEpoch, defaultLength, noDecay,
    floorAbovePeak, metricNeeded, unitsMixed, beyondTheRun, cutCycle, resume, batchRamp, offByRounding, otherRelease,
    unknownKey, unusualRate, refuses, notARate, scaledRate, otherGroup,
  ]

  /// Returns the rule of a code or a name.
  ///
  /// - Parameter word: The code or the name, in any capitals.
  /// - Returns: The rule; `nil` where there is none.
  package static func named(_ word: String) -> CheckRule? {
    let word = word.lowercased()
    return all.first { $0.code.lowercased() == word || $0.name == word }
  }

  /// A rate in a sentence.
  static func rate(_ value: Double) -> String { FigureText.short(value, digits: 4) }

  /// A share in a sentence, in per cent.
  static func percent(_ share: Double) -> String { "\(FigureText.short(100 * share, digits: 2)) %" }

  /// The notes of the format that are findings of a rule.
  static func noted(_ code: String, _ run: CheckedRun, as severity: Severity = .warning) -> [Finding] {
    run.plan.notes.filter { $0.rule == code }.map { Finding(code, $0.isHint ? .hint : severity, $0.text, at: $0.span) }
  }
}

extension CheckedRun {
  /// Returns what is found of the run, in the order of the rules.
  ///
  /// - Returns: The findings.
  package func findings() -> [Finding] {
    var findings: [Finding] = []
    for rule in CheckRule.all { findings += rule.find(self) }
    return settled(findings)
  }

  /// One cause is told once.
  private func settled(_ findings: [Finding]) -> [Finding] {
    let codes = Set(findings.map(\.code))
    var seen: Set<Finding> = []
    return findings.filter { seen.insert($0).inserted }.filter { finding in
      switch finding.code {
      case "LR006": !codes.contains("LR024")
      case "LR018": !codes.contains("LR005")
      case "LR010":
        !findings.contains { other in
          ["LR009", "LR011", "LR024", "LR027", "LR028"].contains(other.code) && other.span != nil
            && other.span == finding.span
        }
      default: true
      }
    }
  }
}
