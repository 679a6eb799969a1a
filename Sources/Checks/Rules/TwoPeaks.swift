import Documents

extension CheckRule {
  /// LR011 two-peaks.
  static let twoPeaks = CheckRule(
    "LR011", "two-peaks", "warning",
    "The rate of the optimizer and the peak of the scheduler are both given and differ.",
    why: "One of the two is never used, and a person who changes it sees no change."
  ) { run in
    let told = noted("LR011", run)
    guard told.isEmpty, let trace = run.trace else { return told }
    for high in run.written(.schedulerPeak) {
      guard let highest = high.number, highest > 0 else { continue }
      for low in run.written(.peak) where low.span?.source === high.span?.source {
        guard let value = low.number, (value - highest).magnitude > 1e-6 * max(value, highest),
          // Steps of an epoch may pass the highest rate by.
          (trace.courseHighest - highest).magnitude <= 0.05 * highest,
          (trace.courseHighest - value).magnitude > (trace.courseHighest - highest).magnitude
        else { continue }
        return [
          Finding(
            "LR011", .warning,
            "\(low.key) \(low.value) and \(high.key) \(high.value) differ: \(high.value) is used",
            instead: "\(high.value) in both places",
            at: low.span)
        ]
      }
    }
    return []
  }
}
