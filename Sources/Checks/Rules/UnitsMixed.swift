extension CheckRule {
  /// LR021 units-mixed.
  static let unitsMixed = CheckRule(
    "LR021", "units-mixed", "warning; hint where the lengths agree all the same",
    "A number is read in another unit than it seems to be in.",
    why:
      "Samples, tokens, epochs, batches and updates are all plain numbers: a share of 1 is the whole run, not one update."
  ) { run in
    let told = noted("LR021", run)
    guard told.isEmpty, let trace = run.trace, countingBatches.contains(run.plan.format) else { return told }
    let counts = run.entries.first { entry in
      entry.isWritten && batchesOfAnUpdate.contains(RateRole.leaf(of: entry.key)) && (entry.number ?? 0) > 1
    }
    guard let counts, let batches = counts.number else { return told }
    if let end = trace.end, !run.isStairs {
      let ratio = Double(end) / Double(trace.updates)
      // A warmup beside the decay, and what is rounded, leave the ratio a little off.
      for wrong in [batches, 1 / batches] where (ratio / wrong - 1).magnitude < 0.12 {
        let (counted, meant) = ratio > 1 ? ("batches", "updates") : ("updates", "batches")
        return [
          Finding(
            "LR021", .warning,
            "the lengths of the schedule seem to be \(counted), but \(meant) are read: \(counts.key) \(counts.value) makes the "
              + "schedule end at update \(end), the run at \(trace.updates)",
            instead: "lengths in \(meant): \(ratio > 1 ? "divided by" : "times") \(counts.value)",
            at: run.span(.decay, .style) ?? counts.span)
        ]
      }
    }
    guard run.countsIterations else { return told }
    return [
      Finding(
        "LR021", .hint,
        "lengths of the run count batches, of which \(counts.value) make one of its \(trace.updates) updates",
        at: counts.span)
    ]
  }

  /// Trainers whose runs and schedules are counted in two ways where batches are accumulated, or whose files are.
  private static let countingBatches: Set<String> = ["mlx-lm", "mmengine", "lightning", "deepspeed"]
  private static let batchesOfAnUpdate: Set<String> = [
    "gradient_accumulation_steps", "accumulate_grad_batches", "accumulative_counts", "grad_accumulation_steps",
  ]
}

extension CheckedRun {
  /// Whether the run itself is counted in batches, however many make an update.
  fileprivate var countsIterations: Bool {
    plan.format == "mlx-lm"
      || plan.format == "mmengine"
        && entries(.length).contains { RateRole.leaf(of: $0.key) == "max_iters" && $0.isWritten }
  }
}
