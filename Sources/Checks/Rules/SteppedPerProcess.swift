import Documents
import Numbers

extension CheckRule {
  /// LR015 stepped-per-process.
  static let steppedPerProcess = CheckRule(
    "LR015", "stepped-per-process", "warning",
    "The scheduler makes several steps in an update, and a length is not multiplied by them.",
    why:
      "A scheduler that every process steps runs through a warmup or a decay in a fraction of the updates that were meant."
  ) { run in
    let told = noted("LR015", run)
    guard told.isEmpty, let trace = run.trace, let steps = run.derived("scheduler steps an update"), steps > 1 else {
      return told
    }
    if let end = trace.end, (Double(end) * steps / Double(trace.updates) - 1).magnitude < 0.05 {
      let length = run.entries(.length).first { $0.isWritten && $0.key.contains("step") } ?? run.entries(.decay).first
      let name = length?.key ?? "the schedule"
      return [
        Finding(
          "LR015", .warning,
          "\(numberText(steps)) scheduler steps an update: \(name) \(length?.value ?? "") lasts \(end) of \(trace.updates) updates",
          instead: "\(name) = \(numberText(Double(trace.updates) * steps))", at: length?.span)
      ]
    }
    return []
  }
}
