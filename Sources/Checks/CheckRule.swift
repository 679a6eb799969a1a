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

  /// LR000 unused-suppression: looked for once all others have been.
  static let unusedSuppression = CheckRule(
    "LR000", "unused-suppression", "hint", "A comment leaves out a rule that finds nothing there, or names none.",
    why: "What it once left out is gone, and it would hide the next finding of the same rule."
  ) { _ in [] }

  /// LR034 off-plan: looked for where a log is held against its plan.
  static let offPlan = CheckRule(
    "LR034", "off-plan", "warning", "A log is not what was planned: `lrsched check @plan vs @log`.",
    why:
      "The run has trained with other rates than those of its file. `lrsched diff` tells where, and what explains it."
  ) { _ in [] }

  /// All codes that findings can have: the rules of runs, and what is found of comments and logs.
  package static let everything: [CheckRule] = [unusedSuppression] + all + [offPlan]

  /// The rules that go by the rates of single updates: where nothing proves what lies between those that were looked at, it is said.
  static let ofRates: Set<String> = ["LR003", "LR005", "LR006", "LR007", "LR031", "LR033"]
  /// The rules that need no more than the schedule and the length of the run.
  package static let ofSchedules: Set<String> = [
    "LR001", "LR002", "LR003", "LR005", "LR006", "LR007", "LR008", "LR019", "LR022", "LR023", "LR031",
  ]
  /// Those of them that find nothing in a run that is as long as its curve takes.
  static let ofLengths: Set<String> = ["LR001", "LR002", "LR003", "LR022", "LR023"]

  /// Returns the rule of a code or a name.
  ///
  /// - Parameter word: The code or the name, in any capitals.
  /// - Returns: The rule; `nil` where there is none.
  package static func named(_ word: String) -> CheckRule? {
    let word = word.lowercased()
    return everything.first { $0.code.lowercased() == word || $0.name == word }
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
    findings = settled(findings)
    if let trace, !trace.isProven {
      let sample = "; \(trace.places.count) of \(trace.count) updates were looked at"
      for index in findings.indices where CheckRule.ofRates.contains(findings[index].code) {
        findings[index].text += sample
      }
    }
    return findings
  }

  /// One cause is told once.
  private func settled(_ findings: [Finding]) -> [Finding] {
    let codes = Set(findings.map(\.code))
    var seen: Set<Finding> = []
    return findings.filter { seen.insert($0).inserted }.filter { finding in
      switch finding.code {
      case "LR006": !codes.contains("LR024")
      case "LR018": codes.isDisjoint(with: ["LR002", "LR005", "LR022", "LR023"])
      case "LR010":
        // Where the checkpoint's schedule goes on, all of the file's keys have no effect.
        plan.resumed?.keepsCheckpoint != true
          && !findings.contains { other in
            ["LR009", "LR011", "LR024", "LR027", "LR028"].contains(other.code) && other.span != nil
              && other.span == finding.span
          }
      default: true
      }
    }
  }
}
