import Catalogue
import Documents
import Numbers

/// Arguments of Megatron-LM: a shell script, the YAML of its tests and of `--yaml-cfg`, saved arguments, and Primus around it.
enum MegatronFormat: ConfigFormat {
  static let name = "megatron"
  static let aliases = ["megatron_lm", "primus"]
  static let summary = "Megatron-LM's arguments, in a shell script, YAML or JSON, and Primus' overrides of them"
  static let release = "Megatron-LM (2026-08-22) d98e8a64dd"
  static let signs = """
    flags --lr-decay-style, or --train-iters or --train-samples with --lr or --micro-batch-size; MODEL_ARGS with flags as keys; \
    lr_decay_style or lr_warmup_iters with micro_batch_size and train_iters or train_samples; modules.….overrides
    """
  static let keys = [
    ConfigKey("lr", "", "highest rate"),
    ConfigKey("min_lr", "0", "rate after the decay"),
    ConfigKey("lr_decay_style", "linear", "constant, linear, cosine, inverse-square-root or WSD"),
    ConfigKey("lr_wsd_decay_style", "exponential", "way down of WSD: exponential, linear, cosine or minus_sqrt"),
    ConfigKey("lr_warmup_init", "0", "rate from which the warmup leads up"),
    ConfigKey("train_iters", "", "updates of the run; excludes train_samples"),
    ConfigKey("train_samples", "", "samples of the run; excludes train_iters"),
    ConfigKey(
      "lr_decay_iters", "train_iters",
      "iterations until min_lr, the warmup included; with train_samples lr_decay_samples"),
    ConfigKey("lr_warmup_iters", "0", "iterations of the warmup; with train_samples lr_warmup_samples"),
    ConfigKey("lr_warmup_fraction", "none", "warmup as a share of the decay's length, which is not rounded"),
    ConfigKey("lr_wsd_decay_iters", "", "iterations of the tail of WSD; with train_samples lr_wsd_decay_samples"),
    ConfigKey("micro_batch_size", "", "samples that a process takes at a time"),
    ConfigKey("global_batch_size", "micro_batch_size · data parallel size", "samples of an update"),
    ConfigKey(
      "rampup_batch_size", "none", "start, increment and samples of a batch ramp; without effect from core 0.18 on"),
    ConfigKey("step_batch_size_schedule", "none", "batches by the tokens that were seen: \"0:64 50M:256\""),
    ConfigKey("seq_length", "", "tokens of a sample"),
    ConfigKey("exit_interval", "none", "the run ends after an iteration that it divides"),
    ConfigKey("iterations_to_skip", "none", "iterations that make no update"),
    ConfigKey("decoupled_lr", "none", "highest rate of the embedding and the output layer"),
  ]
  static let facts = [
    ConfigKey("data_parallel_size", "", "processes that train on data of their own"), CheckpointScheduler.fact,
  ]
  static let traps = [
    "lr_warmup_fraction is a share of the decay's length, not of the run",
    "lr_decay_iters counts the warmup: train_iters less the warmup leaves a flat tail",
    "WSD without lr_wsd_decay_style falls along 2 · 0.5^p - 1",
    "min_lr has no effect with the constant style",
    "rampup_batch_size is ignored from core 0.18 on",
    "with step_batch_size_schedule lengths in iterations are counted with another batch than the one of the schedule",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    switch file.syntax {
    case .shell:
      return file.has("yaml_cfg") || file.has("lr_decay_style")
        || file.hasAny("train_iters", "train_samples") && file.hasAny("lr", "micro_batch_size")
    case .yaml, .json:
      if let flags = file.root.entry("MODEL_ARGS")?.value.entries {
        return flags.contains { $0.key.string?.hasPrefix("--") == true }
      }
      if overrides(of: file.root) != nil { return true }
      return file.hasAny("lr_decay_style", "lr_warmup_iters") && file.has("micro_batch_size")
        && file.hasAny("train_iters", "train_samples")
    default: return false
    }
  }

  /// Primus' keys for Megatron.
  private static func overrides(of root: Node) -> Node? {
    guard let modules = root.entry("modules")?.value.entries else { return nil }
    for module in modules {
      guard let overrides = module.value.entry("overrides")?.value, overrides.entries != nil else { continue }
      if module.key.string == "pre_trainer" { return overrides }
      if overrides.field(dotted: "lr") != nil || overrides.field(dotted: "train_iters") != nil { return overrides }
    }
    return nil
  }

  /// The arguments themselves, whatever they stand in.
  private static func unwrap(_ run: inout ConfigReading) throws(ConfigFault) {
    if run.file.syntax == .shell, let field = run.field("yaml_cfg"), let path = field.value.plainText {
      let other = try run.named(path, at: field.value.span)
      run.note("--yaml-cfg names the file that counts; all other arguments have no effect", at: "yaml_cfg")
      return run.focus(on: other.root.withUnderscores)
    }
    if let arguments = run.root.entry("MODEL_ARGS")?.value { return run.focus(on: arguments.withUnderscores) }
    if let overrides = overrides(of: run.root) {
      return run.focus(on: EnvironmentDefaults.filled(overrides).withUnderscores)
    }
    run.focus(on: run.root.withUnderscores)
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    try unwrap(&run)
    let keys = MegatronKeys()
    let samples = try run.integer("train_samples")
    let iterations = samples == nil ? try iterations(&run) : nil
    let unit = samples == nil ? "iters" : "samples"
    refuseMixture(&run, unit)

    let steps = try steps(&run)
    var batch: Int?
    /// The samples of an iteration where lengths are counted in iterations.
    var ticks = 1
    let style = keys.style(&run, "lr_decay_style", MegatronKeys.styles, default: "linear")
    var clock = SampleClock(batch: 1)
    if let steps {
      if samples == nil { ticks = try keys.globalBatch(&run, isStepped: true) }
      clock = SampleClock(steps: steps, total: samples)
    } else if try ignoresRamp(&run, keys), samples == nil {
      // With a constant batch iterations are as good a clock as samples, but for single samples of the inverse square root
      // and the state of a checkpoint.
      if style == "inverse-square-root" || run.given.settings.contains(where: { $0.name == "checkpoint_scheduler" }) {
        batch = try keys.globalBatch(&run)
        ticks = batch ?? 1
      }
    } else {
      batch = try keys.globalBatch(&run)
    }
    if let batch {
      clock = SampleClock(batch: batch)
      if samples == nil { ticks = batch }
      if try !ignoresRamp(&run, keys), let ramp = try keys.ramp(&run) {
        clock = keys.rampClock(&run, ramp, to: batch, total: samples) ?? clock
      }
    }
    clock = try keys.checked(clock, run)

    var updates = iterations ?? 0
    if let samples {
      updates = clock.updates ?? samples.divided(by: batch ?? 1, .down)
      run.derived(
        "updates", updates,
        clock.updates == nil ? "\(samples) // \(batch ?? 1)" : "\(samples) samples in batches that grow")
    }
    let whole = samples ?? (iterations ?? 1).multipliedSaturating(by: ticks)
    var scheduler = try MegatronFormat.scheduler(&run, keys, unit, ticks: ticks, whole: whole, style)
    let given = scheduler
    let resumption = try resume(&run, &scheduler, clock, ticks: ticks)
    let first = resumption.first
    try decouple(&run, &scheduler)
    updates = try ended(&run, updates)
    var resumed: ResumedSchedules?
    if let kept = resumption.kept, let flag = resumption.flag {
      resumed = ResumedSchedules(
        checkpoint: try kept.curve(run, clock, first: resumption.seen), file: try given.curve(run, clock, first: first),
        keepsCheckpoint: flag.hasPrefix("use"), flag: flag, span: run.field(flag)?.value.span)
    }
    var planned = PlannedCurve(try scheduler.curve(run, clock, first: first), updates: updates, resumed: resumed)
    planned.onResume = ResumePolicy(
      run, overriding: "override_opt_param_scheduler", keeping: "use_checkpoint_opt_param_scheduler")
    return planned
  }

  private static func iterations(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
    if let count = run.option(.updates) { return count }
    if let count = try run.integer("train_iters") { return count }
    return run.need(.updates)
  }

  /// The lengths and rates of the scheduler, in samples.
  private static func scheduler(
    _ run: inout ConfigReading, _ keys: MegatronKeys, _ unit: String, ticks: Int, whole: Int, _ style: String
  ) throws(ConfigFault) -> MegatronScheduler {
    let rate = try run.needNumber("lr", "the highest rate")
    let decay = try run.integer("lr_decay_\(unit)").map { $0.multipliedSaturating(by: ticks) } ?? whole
    var warmup = Double(try run.integer("lr_warmup_\(unit)", default: 0)) * Double(ticks)
    if let share = try run.number("lr_warmup_fraction") {
      if warmup != 0 {
        run.refuse(
          "AssertionError: can only specify one of lr-warmup-fraction and lr-warmup-\(unit)", at: "lr_warmup_fraction")
      }
      warmup = share * Double(decay)
      run.derived(
        "warmup", warmup / Double(ticks),
        "\(share) · \(decay / max(1, ticks)) \(unit == "iters" ? "iterations" : unit) of the decay, not rounded")
    }
    var tail = decay
    if style == "WSD" {
      if let given = try run.integer("lr_wsd_decay_\(unit)") {
        tail = given.multipliedSaturating(by: ticks)
      } else {
        run.refuse("AssertionError: lr_wsd_decay_\(unit) must be given for WSD", at: "lr_decay_style")
      }
      if !run.has("lr_wsd_decay_style") {
        run.note("lr_wsd_decay_style is not given: Megatron's way down is then 2 · 0.5^p - 1", at: "lr_decay_style")
      }
    }
    var scheduler = MegatronScheduler(
      style: style, tailStyle: keys.style(&run, "lr_wsd_decay_style", MegatronKeys.tailStyles, default: "exponential"),
      rate: rate, minimum: try run.number("min_lr", default: 0),
      warmupInit: try run.number("lr_warmup_init", default: 0), warmup: warmup, decay: decay, tail: tail)
    check(&run, &scheduler, unit)
    if style == "constant", scheduler.minimum > 0 {
      run.note("min_lr has no effect with the constant style", at: "min_lr")
    }
    return scheduler
  }

  /// Refuses what Megatron asserts; as it was meant the warmup then ends with the decay.
  private static func check(_ run: inout ConfigReading, _ scheduler: inout MegatronScheduler, _ unit: String) {
    if scheduler.decay <= 0 {
      run.refuse("AssertionError: lr_decay_steps > 0", at: "lr_decay_\(unit)", "train_\(unit)")
      scheduler.decay = 1
    }
    if scheduler.warmup >= Double(scheduler.decay) {
      run.refuse("AssertionError: lr_warmup_steps < lr_decay_steps", at: "lr_warmup_\(unit)", "lr_warmup_fraction")
      scheduler.warmup = Double(scheduler.decay - 1)
    }
    if scheduler.minimum > scheduler.rate {
      run.refuse("AssertionError: max_lr >= min_lr", at: "min_lr")
      scheduler.minimum = scheduler.rate
    }
    if scheduler.warmupInit > scheduler.rate {
      run.refuse("AssertionError: init_lr <= max_lr", at: "lr_warmup_init")
      scheduler.warmupInit = scheduler.rate
    }
    if scheduler.warmup < 0 || scheduler.minimum < 0 || scheduler.tail < 0 {
      run.refuse("AssertionError: lengths and rates must not be negative", at: "lr_warmup_\(unit)", "min_lr")
      (scheduler.warmup, scheduler.minimum) = (max(0, scheduler.warmup), max(0, scheduler.minimum))
      scheduler.tail = max(0, scheduler.tail)
    }
    scheduler.tail = min(scheduler.tail, scheduler.decay)
  }

  private static func refuseMixture(_ run: inout ConfigReading, _ unit: String) {
    let other = unit == "iters" ? "samples" : "iters"
    if unit == "samples", run.has("train_iters") {
      run.refuse("AssertionError: only one of train_iters and train_samples can be given", at: "train_iters")
    }
    for key in ["lr_decay_\(other)", "lr_warmup_\(other)"] where run.has(key) {
      if key.hasPrefix("lr_warmup"), run.field(key)?.value.plainText == "0" { continue }
      run.refuse(
        "AssertionError: expected \(unit == "iters" ? "iteration" : "sample")-based learning rate schedule, not \(key)",
        at: key)
    }
  }

  /// Whether a batch ramp, where there is one, has no effect: from core 0.18 on.
  private static func ignoresRamp(_ run: inout ConfigReading, _ keys: MegatronKeys) throws(ConfigFault) -> Bool {
    guard run.has("rampup_batch_size") else { return true }
    guard let release = run.release() else {
      run.ask("--release VERSION", "the release of Megatron core: from 0.18 on rampup_batch_size has no effect")
      return true
    }
    if release.isAtLeast("0.18") {
      run.note("rampup_batch_size has no effect in this release", rule: "LR027", at: "rampup_batch_size")
      return true
    }
    if !run.has("train_samples") {
      run.refuse("AssertionError: expected no batch-size rampup with iteration-based training", at: "rampup_batch_size")
      return true
    }
    return false
  }

  /// The batches of `step_batch_size_schedule`, by samples.
  private static func steps(_ run: inout ConfigReading) throws(ConfigFault) -> [(samples: Int, batch: Int)]? {
    let key = "step_batch_size_schedule"
    guard let text = run.text(key) else { return nil }
    if let release = run.release(), !release.isAtLeast("0.18") { return nil }
    var steps: [(tokens: Double, batch: Int)] = []
    for word in text.split(whereSeparator: { $0 == " " || $0 == "," || $0.isNewline }) {
      let parts = word.split(separator: ":")
      guard parts.count == 2, let tokens = tokens(parts[0]), let batch = Int(parts[1]), batch > 0 else {
        throw .document(
          DocumentFault(
            "'\(key)' must be thresholds with batches, as \"0:64 50M:256\", not '\(text.prefix(60))'",
            run.field(key)?.value.span ?? run.root.span))
      }
      steps.append((tokens, batch))
    }
    steps.sort { $0.tokens < $1.tokens }
    if steps.first?.tokens != 0 {
      run.refuse("AssertionError: the first threshold of step_batch_size_schedule must be 0", at: key)
      steps.insert((0, steps.first?.batch ?? 1), at: 0)
    }
    var length = 1
    if steps.count > 1 {
      if let given = try run.integer("seq_length") { length = given } else { length = run.need(.sequenceLength) }
    }
    return steps.map { (Int(saturating: $0.tokens).divided(by: length, .down), $0.batch) }
  }

  private static func tokens(_ word: Substring) -> Double? {
    let units: [Character: Double] = ["K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12]
    if let last = word.last, let unit = units[Character(last.uppercased())] {
      return Double(word.dropLast()).map { $0 * unit }
    }
    return Double(word)
  }

  /// What follows from a checkpoint.
  private struct Resumption {
    /// The samples before update 0, where the checkpoint has another number than the updates make.
    var first = 0
    /// The same for the schedule of the checkpoint itself, whichever of the two counts.
    var seen = 0
    /// The checkpoint's scheduler, where it was told.
    var kept: MegatronScheduler?
    /// The flag that says which of the two counts.
    var flag: String?
  }

  /// What a checkpoint decides: its scheduler where the arguments say so, and the samples seen.
  private static func resume(
    _ run: inout ConfigReading, _ scheduler: inout MegatronScheduler, _ clock: SampleClock, ticks: Int
  ) throws(ConfigFault) -> Resumption {
    guard let update = run.given.resumeAt else { return Resumption() }
    let uses = try run.flag("use_checkpoint_opt_param_scheduler", default: false)
    let overrides = try run.flag("override_opt_param_scheduler", default: false)
    if uses, overrides {
      run.refuse("AssertionError: both override and use-checkpoint are set.", at: "override_opt_param_scheduler")
    }
    guard let state = CheckpointScheduler(&run) else {
      if uses {
        run.ask(
          "--set checkpoint_scheduler={…}",
          "the scheduler's state in the checkpoint, which counts instead of the arguments")
      }
      return Resumption()
    }
    var kept = scheduler
    kept.rate = try state.number(&run, "max_lr", "lr", "start_lr") ?? kept.rate
    kept.minimum = try state.number(&run, "min_lr") ?? kept.minimum
    let inUpdates = try state.number(&run, "lr_warmup_iters", "warmup_iter").map { $0 * Double(ticks) }
    let inSamples = try state.number(&run, "lr_warmup_steps", "lr_warmup_samples", "warmup_steps")
    kept.warmup = inSamples ?? inUpdates ?? kept.warmup
    let endInUpdates = try state.number(&run, "lr_decay_iters", "end_iter").map { $0 * Double(ticks) }
    let endInSamples = try state.number(&run, "lr_decay_steps", "lr_decay_samples", "decay_steps")
    kept.decay = (endInSamples ?? endInUpdates).map { max(1, Int(saturating: $0)) } ?? kept.decay
    if let style = state.text("lr_decay_style", "decay_style"), MegatronKeys.styles.contains(style) {
      kept.style = style
    }
    kept.tail = min(kept.tail, kept.decay)
    var found = Resumption(kept: kept)
    if uses, !overrides {
      scheduler = kept
      found.flag = "use_checkpoint_opt_param_scheduler"
      run.note(
        "the rates, lengths and style of the checkpoint count, not the arguments",
        at: "use_checkpoint_opt_param_scheduler")
    } else if overrides {
      found.flag = "override_opt_param_scheduler"
      if kept != scheduler {
        run.note(
          "the checkpoint's schedule differs from the arguments, which count: resumed at update \(update)",
          at: "override_opt_param_scheduler")
      }
    } else if kept != scheduler {
      run.refuse(
        "AssertionError: OptimizerParamScheduler: class input value and checkpoint value do not match", at: "lr")
    }
    guard let seen = try state.number(&run, "num_steps", "num_iters") else { return found }
    found.seen = Int(saturating: seen).subtractingSaturating(clock.samples(before: update))
    // The newest release takes the samples that were seen where the arguments count.
    if !overrides { found.first = found.seen }
    return found
  }

  /// The rates of the embedding and the output layer, where they are other ones.
  private static func decouple(
    _ run: inout ConfigReading, _ scheduler: inout MegatronScheduler
  ) throws(ConfigFault) {
    guard run.has("decoupled_lr") else { return }
    guard run.group(of: ["default", "decoupled"], main: "default") == "decoupled" else { return }
    scheduler.rate = try run.number("decoupled_lr", default: scheduler.rate)
    scheduler.minimum = min(try run.number("decoupled_min_lr", default: scheduler.minimum), scheduler.rate)
    scheduler.warmupInit = min(scheduler.warmupInit, scheduler.rate)
  }

  /// The updates that are really made: none for iterations that are skipped, and none behind the exit.
  private static func ended(_ run: inout ConfigReading, _ iterations: Int) throws(ConfigFault) -> Int {
    var updates = iterations
    if let interval = try run.integer("exit_interval"), interval > 0 {
      let next = ((run.given.resumeAt ?? 0) / interval).addingSaturating(1).multipliedSaturating(by: interval)
      if next < updates {
        updates = run.derived("updates", next, "the first iteration that exit_interval \(interval) divides")
        run.note("exit_interval ends the run before the schedule", at: "exit_interval")
      }
    }
    if let skipped = try run.numbers("iterations_to_skip") {
      let count = Set(skipped).count { $0 >= 0 && $0 < Double(updates) }
      if count > 0 { updates = run.derived("updates", updates - count, "\(updates) iterations less \(count) skipped") }
    }
    return updates
  }
}
