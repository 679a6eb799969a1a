extension CheckRule {
  /// LR001 dead-tail.
  static let deadTail = CheckRule(
    "LR001", "dead-tail", "warning; error where the tail is at rate 0",
    "The rate stops changing, or is 0, for more than 2 % of the run, and no key declares that it holds.",
    why:
      "Updates at the floor cost as much as others. A decay that is over long before the run is mostly a length that was "
      + "left from another run, or one that was counted in another unit."
  ) { run in
    guard let trace = run.trace, !trace.isConstant, !run.isStairs, trace.count > 1 else { return [] }
    let start = trace.tailStart
    let arrives = max(run.pace, trace.lastSegment)
    guard start > trace.first, start < trace.updates else { return [] }
    let left = trace.updates - start - arrives
    guard Double(left) > 0.02 * Double(trace.updates), trace.peak - trace.lastRate > trace.tolerance else { return [] }
    guard run.written(.hold).isEmpty else { return [] }
    if run.hasCycles, trace.end == nil { return [] }
    // What is cut off at its floor on its way on meets it before the end of the decay, and is meant to.
    let isCutOff = trace.end.map { trace.hasCutOff && Double($0) >= 0.98 * Double(trace.updates) } ?? true
    let severity: Severity = trace.lastRate == 0 ? .error : isCutOff ? .hint : .warning
    let end = "; the decay ends at \(trace.end.map { min($0, start) } ?? start), the run at \(trace.updates)"
    return [
      Finding(
        "LR001", severity, ConstantTail(first: start, updates: trace.updates, rate: trace.lastRate).sentence + end,
        instead: "a decay that ends with the run, at update \(trace.updates)", at: run.span(.decay, .style, .length))
    ]
  }
}
