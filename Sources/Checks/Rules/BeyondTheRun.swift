import Numbers

extension CheckRule {
  /// LR022 beyond-the-run.
  static let beyondTheRun = CheckRule(
    "LR022", "beyond-the-run", "warning",
    "A milestone, a boundary or the start of a decay lies beyond the end of the run.",
    why: "What was meant to happen there never does, and the rate stays too high for the rest of the run."
  ) { run in
    let told = noted("LR022", run)
    guard told.isEmpty, let trace = run.trace else { return told }
    if let curve = run.curveInRun,
      let missed = UnreachedMilestone.milestones(
        of: curve, pace: run.pace, isPlan: !run.entries.isEmpty)
    {
      let key = run.entries.first {
        RateRole.leaf(of: $0.key).contains("milestone") || RateRole.leaf(of: $0.key) == "steps"
      }
      return [
        Finding(
          "LR022", .warning, missed.sentence,
          instead: "\(missed.names.several) below \(trace.updates / max(1, run.pace))", at: key?.span)
      ]
    }
    for stage in run.plan.curve.stages where trace.isConstant && stage.definition.name.lowercased().contains("step") {
      guard case .duration(let size)? = stage.values["step_size"], size.unit == .updates else { continue }
      let first = Int(saturating: size.amount).multipliedSaturating(by: run.pace)
      let key = run.entries.first { RateRole.leaf(of: $0.key) == "step_size" }
      guard first >= trace.updates, let key, key.isWritten else { continue }
      return [
        Finding(
          "LR022", .warning,
          "the first step of the rate, at update \(first), lies beyond the \(trace.updates) updates: the rate never changes",
          instead: "\(key.key) below \(trace.updates / max(1, run.pace))", at: key.span)
      ]
    }
    for entry in run.entries(.decayStart) where entry.isWritten {
      guard let start = entry.number, start >= Double(trace.updates) else { continue }
      return [
        Finding(
          "LR022", .warning,
          "\(entry.key) \(entry.value) lies beyond the \(trace.updates) updates: the decay never begins",
          instead: "\(entry.key) below \(trace.updates)", at: entry.span)
      ]
    }
    return []
  }
}
