extension CheckRule {
  /// LR002 cut-decay.
  static let cutDecay = CheckRule(
    "LR002", "cut-decay", "warning; hint where a key tells the run apart from the schedule",
    "The run ends before the schedule has run its course, with the last rate far above the floor.",
    why:
      "Most of what a decay gains is gained in its last part: a run that ends before it has paid for the decay and has not got it."
  ) { run in
    guard let trace = run.trace, let end = trace.end, !run.isStairs, Double(end) > 1.02 * Double(trace.updates)
    else { return [] }
    let floor = trace.courseFloor
    guard trace.lastRate - floor > 0.02 * (trace.peak - floor), trace.warmup < trace.count - 1 else { return [] }
    return [
      Finding(
        "LR002", run.isPartial ? .hint : .warning,
        "the run ends at \(trace.updates), the schedule at \(end): the last rate is \(rate(trace.lastRate)) "
          + "(\(percent(trace.lastRate / trace.peak)) of the peak), the floor \(rate(floor))",
        instead: "a schedule of \(trace.updates) updates", at: run.span(.decay, .style, .length))
    ]
  }
}
