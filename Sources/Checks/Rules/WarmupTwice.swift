import Documents
import Numbers

extension CheckRule {
  /// LR004 warmup-twice.
  static let warmupTwice = CheckRule(
    "LR004", "warmup-twice", "warning", "The warmup is subtracted, or applied, twice.",
    why:
      "In many frameworks the end of the decay counts from update 0: a decay length less the warmup ends too early by the warmup."
  ) { run in
    let told = noted("LR004", run)
    let formats = [
      "megatron", "primus", "megatron-bridge", "megatron_bridge", "deepspeed", "hf", "fairseq", "gpt-neox", "gpt_neox",
      "nanogpt", "olmo", "mlperf",
    ]
    guard told.isEmpty, let trace = run.trace, formats.contains(run.plan.format), !run.hasStyle("constant") else {
      return told
    }
    for decay in run.written(.decay) {
      guard let end = decay.number, end > 1 else { continue }
      for warmup in run.written(.warmup) {
        guard let number = warmup.number, number > 0 else { continue }
        // NeoX counts its warmup in shares of the decay.
        let lead = number < 1 && run.plan.format == "gpt_neox" ? number * end : number
        guard lead >= 2 else { continue }
        let lengths = run.entries(.length).compactMap(\.number) + [Double(trace.updates)]
        guard lengths.contains(where: { ($0 - lead - end).magnitude <= 1 }), end > lead,
          min(trace.end ?? .max, trace.tailStart) < trace.updates - 1
        else { continue }
        return [
          Finding(
            "LR004", .warning,
            "\(decay.key) \(decay.value) is the run less the warmup \(warmup.value), but it counts from update 0: the decay ends a warmup early",
            instead: "\(decay.key) = \(numberText(end + lead))", at: decay.span)
        ]
      }
    }
    return []
  }
}
