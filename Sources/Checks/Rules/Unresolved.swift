import Documents

extension CheckRule {
  /// LR014 unresolved.
  static let unresolved = CheckRule(
    "LR014", "unresolved", "warning where a rate depends on it, hint where a default resolves it",
    "A fact that decides the rate is in none of the files.",
    why:
      "auto, an environment variable or the size of a data set decide what is trained, and a reader of the file cannot know it."
  ) { run in
    var findings = run.missing.filter { !$0.isMetric }.map { fact in
      Finding(
        "LR014", .warning, "the rate depends on \(fact.meaning), which this file does not give", instead: fact.remedy)
    }
    if let rate = run.entries(.peak).first, rate.isStandard, !run.entries(.peak).contains(where: \.isWritten) {
      findings.append(
        Finding(
          "LR014", .hint, "\(rate.key) is not given: \(rate.value) by default", instead: "\(rate.key) = \(rate.value)"))
    }
    return findings
  }
}
