extension CheckRule {
  /// LR003 peak-never-reached.
  static let peakNeverReached = CheckRule(
    "LR003", "peak-never-reached", "warning; hint where 95 to 99 % of the peak are reached",
    "The warmup is as long as the run, or longer than half of it, or the declared peak is used by no update.",
    why: "The rate that was chosen with care is not the one that trains."
  ) { run in
    guard let trace = run.trace, trace.peak > 0, !run.hasCycles || trace.end != nil, !floorIsAbove(run) else {
      return []
    }
    if run.hasStyle("range") { return [] }
    let isByDefinition =
      run.hasStyle("noam", "power", "halfcos", "alpha")
      || !run.written(.floorShare).isEmpty && run.plan.format == "llmfoundry"
    let severity: Severity = isByDefinition || run.isPartial ? .hint : .warning
    let warmup = trace.warmup
    let at = run.span(.warmup, .peak)
    let cure = "a warmup of \(max(1, trace.updates / 20)) updates, 5 % of the run"
    let declared = max(run.declaredPeak ?? 0, trace.courseHighest)
    let share = trace.peak / declared
    if warmup > 0, warmup >= trace.count - 1, trace.count > 2 {
      return [
        Finding(
          "LR003", severity,
          "the warmup lasts all of the \(trace.updates) updates: the highest rate is \(rate(trace.peak)), \(percent(share)) of \(rate(declared))",
          instead: cure, at: at)
      ]
    }
    // A run that is resumed has had its peak before.
    if trace.first > 0 { return [] }
    if share < 0.95 {
      return [
        Finding(
          "LR003", severity,
          "the highest rate is \(rate(trace.peak)), \(percent(share)) of \(rate(declared)), which no update has",
          instead: warmup > 0 ? cure : "\(rate(trace.peak)) as the peak, if that is meant", at: at)
      ]
    }
    if Double(warmup) > 0.5 * Double(trace.count), trace.lastRate < trace.peak - trace.tolerance, !run.hasCycles {
      return [
        Finding(
          "LR003", severity, "the warmup lasts \(warmup) of \(trace.updates) updates, more than half of the run",
          instead: cure, at: at)
      ]
    }
    if share < 0.99 {
      return [
        Finding(
          "LR003", .hint, "the highest rate is \(rate(trace.peak)), \(percent(share)) of \(rate(declared))",
          instead: "",
          at: at)
      ]
    }
    return []
  }
}
