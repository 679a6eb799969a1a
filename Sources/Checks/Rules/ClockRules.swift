import Configs
import Documents
import Numbers

extension CheckRule {
  /// LR004
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
        guard let lead = warmup.number, lead >= 2 else { continue }
        let lengths = run.entries(.length).compactMap(\.number) + [Double(trace.updates)]
        guard lengths.contains(where: { ($0 - lead - end).magnitude <= 1 }), end > lead,
          Double(trace.end ?? 0) < Double(trace.updates)
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

  /// LR015
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

  /// LR016
  static let steppedPerEpoch = CheckRule(
    "LR016", "stepped-per-epoch", "warning",
    "Lengths look like updates, but the schedule is stepped once an epoch; or the other way round.",
    why:
      "A schedule of 1,000 steps that is stepped 10 times stays at its beginning; one of 10 that is stepped at every update is "
      + "over in the first epoch."
  ) { run in
    guard let trace = run.trace, ["lightning", "mmengine", "nemo"].contains(run.plan.format) else { return [] }
    let pace = run.pace
    let lengths = run.plan.curve.stages.flatMap { stage in
      stage.definition.name == "stepped" || stage.definition.name == "shift"
        ? []
        : stage.values.filter {
          ["T_max", "total_steps", "step_size", "milestones", "T_0", "total_iters", "warmup"].contains($0.key)
        }.map { ($0.key, $0.value) }
    }.flatMap { name, value -> [(String, Double)] in
      switch value {
      case .duration(let quantity) where quantity.unit == .updates: [(name, quantity.amount)]
      case .count(let count): [(name, Double(count))]
      case .number(let number): [(name, number)]
      case .list(let values):
        values.compactMap { if case .duration(let quantity) = $0 { (name, quantity.amount) } else { nil } }
      default: []
      }
    }
    guard let longest = lengths.max(by: { $0.1 < $1.1 }) else { return [] }
    let steps = max(1, trace.updates / pace)
    if pace > 1 {
      guard longest.1 > 3 * Double(steps) else { return [] }
      return [
        Finding(
          "LR016", .warning,
          "\(longest.0) \(numberText(longest.1)) looks like updates, but the scheduler is stepped once an epoch: \(steps) steps in all",
          instead: "\(longest.0) = \(steps), or a step at every update", at: run.span(.decay, .style))
      ]
    }
    let epochs = run.entries(.length).first { $0.key.hasSuffix("epochs") }?.number
    guard let epochs, epochs >= 2, longest.1 <= 2 * epochs, Double(trace.updates) > 10 * epochs else { return [] }
    return [
      Finding(
        "LR016", .warning,
        "\(longest.0) \(numberText(longest.1)) looks like epochs, but the scheduler is stepped at every update: \(trace.updates) steps in all",
        instead: "\(longest.0) = \(trace.updates), or a step at every epoch", at: run.span(.decay, .style))
    ]
  }

  /// LR021
  static let unitsMixed = CheckRule(
    "LR021", "units-mixed", "warning", "A number is read in another unit than it seems to be in.",
    why:
      "Samples, tokens, epochs, batches and updates are all plain numbers: a share of 1 is the whole run, not one update."
  ) { run in noted("LR021", run) }

  /// LR024
  static let resume = CheckRule(
    "LR024", "resume", "warning", "The schedule of the checkpoint and that of the file differ.",
    why: "Only one of the two counts, and the rate jumps where they meet."
  ) { run in noted("LR024", run) }

  /// LR025
  static let batchRamp = CheckRule(
    "LR025", "batch-ramp", "warning; hint where lengths are counted in samples or tokens",
    "A batch that changes during the run moves the end of the warmup or of the decay by more than 10 %.",
    why: "Lengths in iterations are turned into samples of the full batch, which smaller batches take longer to see."
  ) { run in
    guard let trace = run.trace else { return noted("LR025", run) }
    for field in Siblings(run).all where RateRole(of: field.name) == .batchRamp {
      guard let plain = run.changed([(field.path, nil)]), let other = RateTrace(plain) else { continue }
      let (warmup, meant) = (trace.warmup, other.warmup)
      let (end, meantEnd) = (trace.tailStart, other.tailStart)
      let isBySamples = run.entries.contains {
        $0.isWritten && $0.key.hasSuffix("samples") && RateRole(of: $0.key) != nil
      }
      let moved: (String, Int, Int)?
      if meant > 0, abs(warmup - meant) * 10 > meant {
        moved = ("the end of the warmup", meant, warmup)
      } else if abs(end - meantEnd) * 10 > meantEnd {
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

  /// LR033
  static let otherGroup = CheckRule(
    "LR033", "other-group", "hint; warning above ten times the rate",
    "A group of parameters runs at another rate than the one that is shown.",
    why: "Biases, embeddings or a frozen layer follow a schedule of their own, which one curve does not show."
  ) { run in
    guard let trace = run.trace, run.plan.groups.count > 1 else { return [] }
    var findings: [Finding] = []
    for group in run.plan.groups.prefix(8) where group != run.plan.group {
      guard let plan = run.group(group), let probe = RateProbe(plan), !trace.isSame(as: probe),
        let other = RateTrace(plan)
      else { continue }
      let declared = max(run.declaredPeak ?? 0, trace.peak)
      let factor = declared > 0 ? other.peak / declared : 0
      findings.append(
        Finding(
          "LR033", factor > 10 * (1 + 1e-6) && !run.isGroupGiven ? .warning : .hint,
          "group \(group): \(rate(other.peak)) at update \(other.firstHighest), \(FigureText.short(factor, digits: 3)) times the main rate",
          at: run.peakSpan))
    }
    return findings
  }
}
