import Catalogue
import Documents
import Numbers

/// Megatron-Bridge's `run_config.yaml` and recipes.
enum MegatronBridgeFormat: ConfigFormat {
  static let name = "megatron_bridge"
  static let summary = "Megatron-Bridge's run_config.yaml"
  static let release = "Megatron-Bridge (2026-08)"
  static let signs = """
    train, optimizer and scheduler with lr_decay_style, lr_warmup_iters, lr_warmup_fraction or lr_decay_iters; or _target_ \
    megatron.bridge.…
    """
  static let keys = [
    ConfigKey("train.train_iters", "", "updates of the run; excludes train_samples"),
    ConfigKey("train.train_samples", "", "samples of the run; excludes train_iters"),
    ConfigKey("train.micro_batch_size", "", "samples that a process takes at a time"),
    ConfigKey("train.global_batch_size", "micro_batch_size · data parallel size", "samples of an update"),
    ConfigKey(
      "train.rampup_batch_size", "none", "start, increment and samples of a batch ramp, in releases with core 0.17"),
    ConfigKey("optimizer.lr", "", "highest rate"),
    ConfigKey("optimizer.min_lr", "0", "rate after the decay"),
    ConfigKey("scheduler.lr_decay_style", "linear", "constant, linear, cosine, inverse-square-root or WSD"),
    ConfigKey("scheduler.lr_decay_iters", "train_iters", "iterations until min_lr, the warmup included"),
    ConfigKey("scheduler.max_steps", "none", "takes the place of lr_decay_iters"),
    ConfigKey("scheduler.lr_warmup_iters", "0", "iterations of the warmup"),
    ConfigKey("scheduler.lr_warmup_fraction", "none", "warmup as a share of the decay's length, which is not rounded"),
    ConfigKey("scheduler.lr_warmup_init", "0", "rate from which the warmup leads up"),
    ConfigKey("scheduler.lr_wsd_decay_style", "exponential", "way down of WSD"),
    ConfigKey("scheduler.lr_wsd_decay_iters", "lr_decay_iters", "iterations of the tail of WSD"),
  ]
  static let facts = [ConfigKey("data_parallel_size", "", "processes that train on data of their own")]
  static let traps = [
    "a warmup as long as the decay is cut to one sample less than it, so that the peak is never reached",
    "WSD without lr_wsd_decay_iters falls from the end of the warmup on",
    "lengths of a run with a batch ramp are counted with the last batch",
  ]

  private static let own = MegatronKeys(
    optimizer: "optimizer.", scheduler: "scheduler.", training: "train.", model: "model.")

  static func recognises(_ file: ConfigFile) -> Bool {
    guard file.syntax == .yaml || file.syntax == .json else { return false }
    if file.root.entries?.contains(where: { isTarget($0) || $0.value.entries?.contains(where: isTarget) == true })
      == true
    {
      return true
    }
    return file.has("train", "optimizer", "scheduler")
      && file.hasAny(
        "scheduler.lr_decay_style", "scheduler.lr_warmup_iters", "scheduler.lr_decay_iters",
        "scheduler.lr_warmup_fraction", "scheduler.lr_warmup_samples", "scheduler.lr_decay_samples")
  }

  private static func isTarget(_ entry: Node.Entry) -> Bool {
    entry.key.string == "_target_" && entry.value.string?.hasPrefix("megatron.bridge") == true
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let keys = own
    let samples = try run.integer("train.train_samples")
    let unit = samples == nil ? "iters" : "samples"
    let ramp = try effectiveRamp(&run, keys, isBySamples: samples != nil)
    let style = keys.style(&run, "lr_decay_style", MegatronKeys.styles, default: "linear")
    let isCapped = try isCapped(&run)
    let needsBatch = samples != nil || ramp != nil || style == "inverse-square-root" || isCapped
    let batch = needsBatch ? try keys.globalBatch(&run) : 1
    var clock = SampleClock(batch: batch)
    if let ramp { clock = keys.rampClock(&run, ramp, to: batch, total: samples) ?? clock }
    clock = try keys.checked(clock, run)
    let ticks = samples == nil ? batch : 1
    let updates = try updates(&run, samples, batch)
    let whole = samples ?? updates.multipliedSaturating(by: batch)
    let scheduler = try scheduler(&run, keys, unit, ticks, whole, style)
    return PlannedCurve(try scheduler.curve(run, clock), updates: updates)
  }

  /// Whether the warmup is as long as the decay: its cap is one sample, whose share of an update depends on the batch.
  private static func isCapped(_ run: inout ConfigReading) throws(ConfigFault) -> Bool {
    if let share = try run.number("scheduler.lr_warmup_fraction"), share >= 1 { return true }
    let decay = try run.integer("scheduler.max_steps", "scheduler.lr_decay_iters", "train.train_iters") ?? 0
    return try run.integer("scheduler.lr_warmup_iters", default: 0) >= decay
  }

  private static func updates(
    _ run: inout ConfigReading, _ samples: Int?, _ batch: Int
  ) throws(ConfigFault) -> Int {
    if let samples { return run.derived("updates", samples.divided(by: batch, .down), "\(samples) // \(batch)") }
    if let count = run.option(.updates) { return count }
    if let count = try run.integer("train.train_iters") { return count }
    if let epochs = try run.number("train.num_epochs") {
      let each = run.samples().divided(by: batch, .down)
      return run.derived(
        "updates", Int(saturating: (Double(each) * epochs).rounded(.down)), "\(each) updates an epoch · \(epochs)")
    }
    return run.need(.updates)
  }

  private static func effectiveRamp(
    _ run: inout ConfigReading, _ keys: MegatronKeys, isBySamples: Bool
  ) throws(ConfigFault) -> (start: Int, increment: Int, samples: Int)? {
    let key = "train.rampup_batch_size"
    guard run.has(key) else { return nil }
    guard let release = run.release() else {
      run.ask("--release VERSION", "the release of Megatron-Bridge: later ones than 0.4 ignore rampup_batch_size")
      return nil
    }
    if release.isAtLeast("0.5") {
      run.note("rampup_batch_size has no effect in this release", rule: "LR027", at: key)
      return nil
    }
    if isBySamples {
      run.refuse("AssertionError: Batch size rampup not supported with sample-based training", at: key)
      return nil
    }
    return try keys.ramp(&run)
  }

  private static func scheduler(
    _ run: inout ConfigReading, _ keys: MegatronKeys, _ unit: String, _ ticks: Int, _ whole: Int, _ style: String
  ) throws(ConfigFault) -> MegatronScheduler {
    let rate = try run.needNumber("optimizer.lr", "the highest rate")
    var decay = try run.integer("scheduler.lr_decay_\(unit)").map { $0.multipliedSaturating(by: ticks) } ?? whole
    if let steps = try run.integer("scheduler.max_steps") {
      if run.has("scheduler.lr_decay_\(unit)") {
        run.note("max_steps takes the place of lr_decay_\(unit)", at: "scheduler.lr_decay_\(unit)")
      }
      decay = steps.multipliedSaturating(by: ticks)
    }
    decay = max(1, decay)
    var warmup = Double(try run.integer("scheduler.lr_warmup_\(unit)", default: 0)) * Double(ticks)
    if let share = try run.number("scheduler.lr_warmup_fraction") {
      if warmup != 0 {
        run.refuse(
          "AssertionError: Cannot specify lr_warmup_fraction=\(share) with lr_warmup_\(unit)",
          at: "scheduler.lr_warmup_fraction")
      }
      warmup = share * Double(decay)
      run.derived("warmup", warmup / Double(ticks), "\(share) · \(decay / max(1, ticks)) of the decay, not rounded")
    }
    if warmup >= Double(decay) {
      run.note(
        "the warmup is as long as the decay or longer: it is cut to one sample less than the decay, and the peak is never reached",
        at: "scheduler.lr_warmup_\(unit)", "scheduler.lr_warmup_fraction")
      warmup = run.derived("warmup in samples", Double(decay - 1), "\(decay) samples of the decay less 1")
    }
    var tail = decay
    if style == "WSD" {
      if let given = try run.integer("scheduler.lr_wsd_decay_\(unit)") {
        tail = min(max(0, given.multipliedSaturating(by: ticks)), decay)
      } else {
        run.note(
          "lr_wsd_decay_\(unit) is not given: the tail of WSD is then the whole decay, and begins right after the warmup",
          at: "scheduler.lr_decay_style")
      }
    }
    var minimum = max(0, try run.number("optimizer.min_lr", default: 0))
    if minimum > rate {
      run.refuse("AssertionError: max_lr >= min_lr", at: "optimizer.min_lr")
      minimum = rate
    }
    var start = max(0, try run.number("scheduler.lr_warmup_init", default: 0))
    if start > rate {
      run.refuse("AssertionError: init_lr <= max_lr", at: "scheduler.lr_warmup_init")
      start = rate
    }
    return MegatronScheduler(
      style: style, tailStyle: keys.style(&run, "lr_wsd_decay_style", MegatronKeys.tailStyles, default: "exponential"),
      rate: rate, minimum: minimum, warmupInit: start, warmup: max(0, warmup), decay: decay, tail: tail)
  }
}
