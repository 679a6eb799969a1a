import Schedules

extension CheckRule {
  /// LR005 climbs-again.
  static let climbsAgain = CheckRule(
    "LR005", "climbs-again", "warning", "The rate rises again after it has fallen, and no cycle was declared.",
    why: "A cosine that is stepped beyond its length goes up again, and the last part of the run undoes the decay."
  ) { run in
    guard let trace = run.trace, trace.peak > 0, !run.hasCycles, !run.isStairs, !floorIsAbove(run) else { return [] }
    let margin = 0.01 * trace.peak
    let isMixed = ["ultralytics", "llmfoundry"].contains(run.plan.format)
    let start = isMixed ? trace.rates.firstIndex(where: { $0 >= trace.peak - trace.tolerance }) ?? 0 : 0
    var (highest, hasFallen, lowest, lowestPlace) = (-Double.infinity, false, Double.infinity, 0)
    for index in start..<trace.rates.count {
      let value = trace.rates[index]
      if !hasFallen {
        highest = max(highest, value)
        if value < highest - margin { (hasFallen, lowest, lowestPlace) = (true, value, index) }
        continue
      }
      if index > 0, value < trace.rates[index - 1] || value < lowest { (lowest, lowestPlace) = (value, index) }
      guard value - lowest > margin else { continue }
      var top = index
      while top + 1 < trace.rates.count, trace.rates[top + 1] >= trace.rates[top] { top += 1 }
      // Of a long run, the lowest rate is somewhere between the updates that were looked at.
      let (left, right) = (max(0, lowestPlace - 1), min(trace.places.count - 1, lowestPlace + 1))
      let bottom = trace.schedule.firstLowest(in: trace.places[left]...trace.places[right], work: 1 << 12)
      return [
        Finding(
          "LR005", .warning,
          "the rate falls to \(rate(trace.schedule(bottom))) at update \(bottom) and climbs again to "
            + "\(rate(trace.rates[top])) at update \(trace.places[top])",
          instead: "a schedule of \(trace.updates) updates", at: run.span(.decay, .style))
      ]
    }
    return []
  }
}
