import Numbers

extension CheckRule {
  /// LR033 other-group.
  static let otherGroup = CheckRule(
    "LR033", "other-group", "hint; warning above ten times the rate",
    "A group of parameters runs at another rate than the one that is shown.",
    why: "Biases, embeddings or a frozen layer follow a schedule of their own, which one curve does not show."
  ) { run in
    guard let trace = run.trace, run.plan.groups.count > 1 else { return [] }
    var findings: [Finding] = []
    for group in run.plan.groups.prefix(8) where group != run.plan.group {
      guard let plan = run.group(group), let probe = RateProbe(plan), !trace.isSame(as: probe),
        let other = RateTrace(plan)
      else { continue }
      let declared = max(run.declaredPeak ?? 0, trace.peak)
      let factor = declared > 0 ? other.peak / declared : 0
      findings.append(
        Finding(
          "LR033", factor > 10 * (1 + 1e-6) && !run.isGroupGiven ? .warning : .hint,
          "group \(group): \(rate(other.peak)) at update \(other.firstHighest), \(FigureText.short(factor, digits: 3)) times the main rate",
          at: run.peakSpan))
    }
    return findings
  }
}
