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
    for stage in run.plan.curve.stages {
      for name in ["milestones", "boundaries"] {
        guard case .list(let values)? = stage.values[name] else { continue }
        let moments = values.compactMap { value -> Int? in
          switch value {
          case .duration(let quantity) where quantity.unit == .updates: Int(saturating: quantity.amount)
          case .duration(let quantity) where quantity.unit == .epochs:
            run.plan.facts.updatesPerEpoch.map { Int(saturating: quantity.amount * Double($0.value)) }
          case .number(let number): Int(saturating: number)
          case .count(let count): count
          default: nil
          }
        }
        let late = moments.map { $0.multipliedSaturating(by: run.pace) }.filter { $0 >= trace.updates }
        guard let first = late.first else { continue }
        let key = run.entries.first {
          RateRole.leaf(of: $0.key).contains("milestone") || RateRole.leaf(of: $0.key) == "steps"
        }
        return [
          Finding(
            "LR022", .warning,
            "update \(first) lies beyond the \(trace.updates) updates: its change of the rate never happens",
            instead: "\(name) below \(trace.updates / max(1, run.pace))", at: key?.span)
        ]
      }
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
