extension CheckRule {
  /// LR019 floor-above-peak.
  static let floorAbovePeak = CheckRule(
    "LR019", "floor-above-peak", "warning; error where the framework refuses it",
    "The floor, or the rate at which the warmup begins, is above the peak.",
    why: "The decay rises, or the warmup falls: one of the two numbers has a wrong exponent."
  ) { run in
    guard let (entry, peak) = aboveThePeak(run) else {
      // A curve in words has no file in which its floor stands.
      guard run.entries.isEmpty, let curve = run.curveInRun, let text = FloorOfStages.text(of: curve) else { return [] }
      return [Finding("LR019", .warning, text)]
    }
    return [
      Finding(
        "LR019", run.plan.refusal == nil ? .warning : .error,
        "\(entry.key) \(entry.value) is above the peak \(rate(peak))", instead: "\(entry.key) = \(rate(peak / 10))",
        at: entry.span)
    ]
  }

  static func aboveThePeak(_ run: CheckedRun) -> (CheckedRun.Entry, Double)? {
    let peaks = (run.entries(.schedulerPeak) + run.entries(.peak)).compactMap(\.number)
    guard let peak = (run.declaredPeak ?? peaks.first).map({ max($0, peaks.first ?? 0) }), peak > 0 else { return nil }
    for entry in run.entries(.floor) + run.entries(.warmupStart) where entry.isWritten {
      guard let value = entry.number, value > peak * (1 + 1e-9) else { continue }
      let leaf = RateRole.leaf(of: entry.key)
      // Shares are no rates.
      if leaf.contains("ratio") || leaf.contains("scale") { continue }
      return (entry, peak)
    }
    return nil
  }

  static func floorIsAbove(_ run: CheckedRun) -> Bool {
    aboveThePeak(run) != nil
      || run.entries.isEmpty && run.curveInRun.flatMap { FloorOfStages.text(of: $0) } != nil
  }
}
