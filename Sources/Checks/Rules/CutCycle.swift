extension CheckRule {
  /// LR023 cut-cycle.
  static let cutCycle = CheckRule(
    "LR023", "cut-cycle", "warning", "The run ends within a cycle, far above its lowest rate.",
    why: "A cycle ends at its lowest rate, where the weights are best: one that is cut leaves them at a high rate."
  ) { run in
    guard let trace = run.trace, !trace.isConstant else { return [] }
    let told = noted("LR023", run)
    guard told.isEmpty else { return told }
    if run.hasStyle("onecycle", "one_cycle"), let end = trace.endOfOneCycle {
      let done = Double(trace.updates) / Double(end)
      let floor = trace.schedule.extent(over: 0...end, work: 1 << 12).lowerBound
      guard done < 0.95, trace.lastRate > floor + 0.05 * (trace.peak - floor) else { return [] }
      return [
        Finding(
          "LR023", .warning,
          "the run ends \(percent(done)) into the one cycle of \(end) updates, at the rate \(rate(trace.lastRate))",
          instead: "a cycle of \(trace.updates) updates", at: run.span(.cycle, .style, .length))
      ]
    }
    let phase = trace.schedule.phase(at: trace.updates - 1)
    guard phase.name.hasPrefix("cycle"), let end = phase.end, end > phase.start, run.hasCycles || phase.start > 0 else {
      return []
    }
    let length = end - phase.start
    let done = Double(trace.updates - phase.start) / Double(length)
    let floor = trace.schedule.extent(over: phase.start...(end - 1), work: 1 << 12).lowerBound
    guard done < 0.95, trace.lastRate > floor + 0.05 * (trace.peak - floor) else { return [] }
    return [
      Finding(
        "LR023", .warning,
        "the run ends \(percent(done)) into \(phase.name) of \(length) updates, at the rate \(rate(trace.lastRate))",
        instead: "a run of \(end) updates", at: run.span(.cycle, .style, .length))
    ]
  }
}
