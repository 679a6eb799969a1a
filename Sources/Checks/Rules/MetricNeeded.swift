import Documents

extension CheckRule {
  /// LR020 metric-needed.
  static let metricNeeded = CheckRule(
    "LR020", "metric-needed", "warning", "The schedule waits for a metric, so that no plan tells its rates.",
    why: "Whether and when the rate falls is known only after the run."
  ) { run in
    run.missing.filter(\.isMetric).map { fact in
      Finding(
        "LR020", .warning, "\(fact.meaning): the rates cannot be known before the run", instead: "a fixed schedule",
        at: run.span(.style))
    }
  }
}
