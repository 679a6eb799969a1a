import Catalogue
import Documents
import Numbers

/// Configs of GPT-NeoX, of which several files may be given.
enum GPTNeoXFormat: ConfigFormat {
  static let name = "gpt_neox"
  static let aliases = ["neox"]
  static let summary = "GPT-NeoX's YAML or JSON, one file or several"
  static let release = "GPT-NeoX (2026-05-19) ea7aefd8"
  static let signs =
    "train_iters or train_epochs with optimizer.params.lr; or lr_decay_style with warmup, a share; with - or _"
  static let keys = [
    ConfigKey("optimizer.params.lr", "0.001", "highest rate"),
    ConfigKey("min_lr", "0", "lowest rate after the warmup"),
    ConfigKey("warmup", "0.01", "warmup as a share of the decay's length, which is not rounded"),
    ConfigKey("lr_decay_style", "linear", "constant, linear, cosine or exponential"),
    ConfigKey("train_iters", "", "updates of the run"),
    ConfigKey("train_epochs", "", "epochs of the run, instead of train_iters"),
    ConfigKey("lr_decay_iters", "train_iters", "iterations of the decay, the warmup included"),
    ConfigKey("lr_decay_fraction", "none", "share of train_iters that the decay takes, without lr_decay_iters"),
    ConfigKey("gradient_accumulation_steps", "1", "micro batches of an update"),
  ]
  static let facts = [
    ConfigKey("micro_batches_per_epoch", "", "micro batches of a process in an epoch, with train_epochs"),
    CheckpointScheduler.fact,
  ]
  static let traps = [
    "nothing stops at lr_decay_iters: a cosine climbs again, an exponential goes on",
    "a line falls towards 0 and is cut at min_lr",
    "updates 0 and 1 have the same rate",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    guard file.syntax == .yaml || file.syntax == .json else { return false }
    let root = file.root.withUnderscores
    func has(_ key: String) -> Bool { root.field(dotted: key) != nil }
    return (has("train_iters") || has("train_epochs")) && has("optimizer.params.lr")
      || has("lr_decay_style") && has("warmup")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    var root = run.root.withUnderscores
    for other in run.companions where other.syntax == .yaml || other.syntax == .json {
      let more = other.root.withUnderscores
      for entry in more.entries ?? [] {
        if let key = entry.key.string, root.entry(key) != nil {
          run.refuse("ValueError: Conflicting duplicate keys: \(key)", at: key)
        }
      }
      root = more.merging(root)
    }
    run.focus(on: root)
    let updates = try updates(&run)
    var decay = try decay(&run, updates)
    var share = try run.number("warmup", default: 0.01)
    var rate = try run.number("optimizer.params.lr", default: 0.001)
    var minimum = try run.number("min_lr", default: 0)
    var style = run.text("lr_decay_style", default: "linear")
    var values = Annealing(decay: decay, share: share, rate: rate, minimum: minimum, style: style)
    let resumption = try resume(&run, &values)
    (decay, share, rate, minimum, style) = (values.decay, values.share, values.rate, values.minimum, values.style)
    run.derived("warmup in updates", share * Double(decay), "\(share) · \(decay), not rounded")
    if run.text("optimizer.type")?.lowercased() == "onebitadam" {
      run.note(
        "OneBitAdam has DeepSpeed's WarmupDecayLR; lr_decay_style and min_lr have no effect", at: "optimizer.type")
      return PlannedCurve(
        try run.words(
          "deepspeed.WarmupDecayLR",
          [
            ("lr", .number(rate)), ("warmup_min_lr", 0), ("warmup_max_lr", .number(rate)),
            ("warmup_num_steps", ConfigValue(Int(saturating: Double(updates) * share))),
            ("total_num_steps", ConfigValue(decay)),
          ]), updates: updates)
    }
    if !styles.contains(style) {
      run.note("NeoX takes a lr_decay_style that it does not know for constant", at: "lr_decay_style")
      style = "constant"
    }
    if decay < updates, style == "cosine" {
      run.note("the cosine climbs again after update \(decay)", at: "lr_decay_iters", "lr_decay_fraction")
    }
    values.style = style
    var resumed: ResumedSchedules?
    if let (kept, given, flag) = resumption {
      resumed = ResumedSchedules(
        checkpoint: try kept.curve(run), file: try given.curve(run), keepsCheckpoint: flag.hasPrefix("use"), flag: flag,
        span: run.field(flag)?.value.span)
    }
    var planned = PlannedCurve(try values.curve(run), updates: updates, resumed: resumed)
    planned.onResume = ResumePolicy(
      run, overriding: "override_lr_scheduler", keeping: "use_checkpoint_lr_scheduler")
    return planned
  }

  /// What NeoX's scheduler is made of, and what its state keeps.
  private struct Annealing: Equatable {
    var decay: Int
    var share: Double
    var rate: Double
    var minimum: Double
    var style: String

    func curve(_ run: ConfigReading) throws(ConfigFault) -> ScheduleConfig {
      let known = GPTNeoXFormat.styles.contains(style) ? style : "constant"
      return try run.words(
        "neox.\(known)",
        [
          ("lr", .number(rate)), ("min_lr", .number(minimum)), ("warmup", .number(share)),
          ("lr_decay_iters", ConfigValue(max(1, decay))),
        ])
    }
  }

  private static let styles = ["constant", "linear", "cosine", "exponential"]

  /// What a checkpoint decides: the values of its scheduler, those of the file, or nothing where they must be the same.
  private static func resume(
    _ run: inout ConfigReading, _ values: inout Annealing
  ) throws(ConfigFault) -> (kept: Annealing, given: Annealing, flag: String)? {
    guard run.given.resumeAt != nil else { return nil }
    let uses = try run.flag("use_checkpoint_lr_scheduler", default: false)
    let overrides = try run.flag("override_lr_scheduler", default: false)
    guard let state = CheckpointScheduler(&run) else {
      if uses, !overrides {
        run.ask(
          "--set checkpoint_scheduler={…}", "the scheduler's state in the checkpoint, which counts instead of the file")
      }
      return nil
    }
    let given = values
    var kept = values
    let end = try state.number(&run, "end_iter", "decay_steps", "lr_decay_steps")
    kept.decay = end.map { Int(saturating: $0) } ?? kept.decay
    let warmup = try state.number(&run, "warmup_iter", "warmup_steps", "lr_warmup_steps")
    let share = kept.decay > 0 ? (warmup ?? values.share * Double(values.decay)) / Double(kept.decay) : 0
    // The state keeps updates, from which the share does not come back to the last bit.
    if (share - kept.share).magnitude > 1e-9 * kept.share { kept.share = share }
    kept.rate = try state.number(&run, "start_lr", "max_lr", "lr") ?? kept.rate
    kept.minimum = try state.number(&run, "min_lr") ?? kept.minimum
    kept.style = state.text("decay_style", "lr_decay_style") ?? kept.style
    if overrides { return (kept, given, "override_lr_scheduler") }
    if uses {
      values = kept
      return (kept, given, "use_checkpoint_lr_scheduler")
    }
    if kept != given {
      run.refuse(
        "AssertionError: AnnealingLR: class input value and checkpoint values do not match", at: "optimizer.params.lr")
    }
    return nil
  }

  private static func updates(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
    if let count = run.option(.updates) { return count }
    if let epochs = try run.integer("train_epochs") {
      let batches: Int
      if let given = run.option(.batches) {
        batches = given
      } else {
        batches = try run.needSetting("micro_batches_per_epoch", "micro batches of a process in an epoch")
      }
      let accumulation = try run.integer("gradient_accumulation_steps", default: 1, option: .accumulation)
      return run.derived(
        "updates", batches.multipliedSaturating(by: epochs).divided(by: accumulation, .down),
        "\(batches) micro batches · \(epochs) epochs // \(accumulation)")
    }
    if let count = try run.integer("train_iters") { return count }
    return run.need(.updates)
  }

  private static func decay(_ run: inout ConfigReading, _ updates: Int) throws(ConfigFault) -> Int {
    if let given = try run.integer("lr_decay_iters") { return given }
    if let share = try run.number("lr_decay_fraction") {
      return run.derived(
        "lr_decay_iters", Int(saturating: (Double(updates) * share).rounded(.down)), "floor(\(updates) · \(share))")
    }
    return updates
  }
}
