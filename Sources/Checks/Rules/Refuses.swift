extension CheckRule {
  /// LR030 refuses.
  static let refuses = CheckRule(
    "LR030", "refuses", "error", "The framework will raise, at the start or later.",
    why: "A run that ends in an exception after hours in a queue costs more than one that is not started."
  ) { run in
    guard let refusal = run.plan.refusal else { return [] }
    return [Finding("LR030", .error, "\(run.plan.format) would not start this run: \(refusal)", at: run.refusedAt)]
  }
}
