extension CheckRule {
  /// LR008 first-updates-zero.
  static let firstUpdatesZero = CheckRule(
    "LR008", "first-updates-zero", "hint for one update, warning for two or more", "The first updates have the rate 0.",
    why: "Their batches are lost. One is the usual start of a warmup; more come from a scheduler that lags behind."
  ) { run in
    guard let trace = run.trace, trace.peak > 0 else { return [] }
    let zeros = trace.leadingZeros
    guard zeros > 0, zeros < trace.count else { return [] }
    if let group = run.plan.group, group != run.plan.groups.first, zeros > 2 { return [] }
    if run.isFrozen { return [] }
    let isUsual = zeros == 1 || run.plan.format == "llmfoundry" && zeros == 2
    let warmup = max(1, trace.warmup)
    return [
      Finding(
        "LR008", isUsual ? .hint : .warning,
        zeros == 1 ? "the first update has the rate 0" : "the first \(zeros) updates have the rate 0",
        instead: "a warmup that begins at \(rate(trace.peak / Double(warmup)))", at: run.span(.warmup, .warmupStart))
    ]
  }
}
