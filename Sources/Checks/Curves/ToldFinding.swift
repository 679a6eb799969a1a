package import Configs

/// What `explain` tells of a curve: what rules of `check` find, with their codes, and what else a person may not have meant.
package struct ToldFinding: Equatable, Sendable {
  /// The code of the rule of `check`; `nil` for what is only told.
  package let code: String?
  /// The name of the rule.
  package let rule: String
  /// What it is, in one sentence without its full stop.
  package let text: String

  /// The sentence behind its code.
  package var line: String { code.map { "\($0) \(text)" } ?? text }
}

extension CurveInRun {
  /// What is found of the curve by itself: by the rules of `check` that need no more than the schedule, and by those that only
  /// tell.
  ///
  /// - Parameter plan: The run of the config that the curve is; `nil` for a curve in words.
  /// - Returns: What is found, first what notes tell too.
  package func told(plan: RunPlan?) -> [ToldFinding] {
    let run =
      plan.map { CheckedRun(plan: $0) }
      ?? CheckedRun(curve: config, path: "", facts: context.run.facts, length: length, schedule: schedule)
    let found = (run?.findings() ?? []).filter { finding in
      finding.severity > .hint && CheckRule.ofSchedules.contains(finding.code)
        && (isLengthGiven || plan != nil || !CheckRule.ofLengths.contains(finding.code))
    }
    let codes = Set(found.map(\.code))
    var told: [ToldFinding] = []
    for remark in findings() {
      // A note that says why a rule finds something stands with its code, and in place of the rule's own sentence.
      let code = remark.rule.code.flatMap { codes.contains($0) ? $0 : nil }
      told.append(ToldFinding(code: code, rule: remark.rule.rawValue, text: remark.text))
    }
    let said = Set(told.compactMap(\.code))
    for finding in found where !said.contains(finding.code) {
      let cure = finding.instead.isEmpty ? "" : "; instead: \(finding.instead)"
      told.append(
        ToldFinding(
          code: finding.code, rule: CheckRule.named(finding.code)?.name ?? "", text: finding.text + cure))
    }
    return told
  }
}
