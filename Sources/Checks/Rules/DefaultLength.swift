extension CheckRule {
  /// LR017 default-length.
  static let defaultLength = CheckRule(
    "LR017", "default-length", "warning",
    "A length that shapes the curve is not given, and the framework's default does not fit the run.",
    why:
      "Defaults were chosen for somebody's run of hundreds of thousands of updates, or for a demonstration of some hundreds."
  ) { run in
    guard let trace = run.trace else { return [] }
    let length = Double(trace.updates)
    for entry in run.entries(.decay) where entry.isStandard {
      guard let value = entry.number, value > 0, run.standard(of: entry.key).flatMap(Double.init) != nil,
        let end = trace.end, Double(end) > 1.1 * length || Double(end) < 0.5 * length
      else { continue }
      return [
        Finding(
          "LR017", .warning,
          "\(entry.key) is not given: \(entry.value) by default, the run has \(trace.updates) updates",
          instead: "\(entry.key) = \(trace.updates)", at: run.span(.length, .peak))
      ]
    }
    for entry in run.entries(.warmup) where entry.isStandard {
      guard let value = entry.number, value > 1, run.standard(of: entry.key).flatMap(Double.init) != nil,
        Double(trace.warmup) > 0.5 * length
      else { continue }
      return [
        Finding(
          "LR017", .warning,
          "\(entry.key) is not given: \(entry.value) by default, the run has \(trace.updates) updates",
          instead: "\(entry.key): 5 % of the run, \(max(1, trace.updates / 20)) updates", at: run.span(.length, .peak))
      ]
    }
    return []
  }
}
