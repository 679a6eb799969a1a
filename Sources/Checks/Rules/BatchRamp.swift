import Documents

extension CheckRule {
  /// LR025 batch-ramp.
  static let batchRamp = CheckRule(
    "LR025", "batch-ramp", "warning; hint where lengths are counted in samples or tokens",
    "A batch that changes during the run moves the end of the warmup or of the decay by more than 10 %.",
    why: "Lengths in iterations are turned into samples of the full batch, which smaller batches take longer to see."
  ) { run in
    guard let trace = run.trace else { return noted("LR025", run) }
    for field in run.siblings.all where RateRole(of: field.name) == .batchRamp {
      guard let plain = run.changed([(field.path, nil)]), let other = RateTrace(plain) else { continue }
      let (warmup, meant) = (trace.warmup, other.warmup)
      let (end, meantEnd) = (trace.tailStart, other.tailStart)
      let isBySamples = run.entries.contains {
        $0.isWritten && $0.key.hasSuffix("samples") && RateRole(of: $0.key) != nil
      }
      let moved: (String, Int, Int)?
      if meant > 0, abs(warmup - meant) > meant / 10 {
        moved = ("the end of the warmup", meant, warmup)
      } else if abs(end - meantEnd) > meantEnd / 10 {
        moved = ("the end of the decay", meantEnd, end)
      } else {
        moved = nil
      }
      guard let (what, from, to) = moved else { continue }
      return [
        Finding(
          "LR025", isBySamples ? .hint : .warning, "the batch ramp moves \(what) from update \(from) to \(to)",
          instead: "lengths in samples", at: field.value.span)
      ]
    }
    return noted("LR025", run)
  }
}
