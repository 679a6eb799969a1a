import Catalogue
import Documents
import Numbers

/// verl's configs and Hydra command lines: reinforcement learning, and supervised fine-tuning.
enum VerlFormat: ConfigFormat {
  static let name = "verl"
  static let summary = "verl's YAML and Hydra command lines: one step of the scheduler a training step."
  static let release = "verl (2026-01-29) b178a3cd5"
  static let signs =
    "actor_rollout_ref.actor; optim.lr_scheduler cosine or wsd with trainer.total_epochs; data.train_batch_size with optim.lr and trainer.total_epochs"
  static let keys = [
    ConfigKey("actor_rollout_ref.actor.optim.lr", "1e-6", "rate of the actor's optimizer"),
    ConfigKey("actor_rollout_ref.actor.optim.lr_scheduler_type", "constant", "constant or cosine; warmup_style wins"),
    ConfigKey(
      "actor_rollout_ref.actor.optim.lr_warmup_steps", "-1", "training steps of the warmup; below 0 the ratio counts"),
    ConfigKey("actor_rollout_ref.actor.optim.lr_warmup_steps_ratio", "0.0", "the warmup as a share, rounded down"),
    ConfigKey("actor_rollout_ref.actor.optim.min_lr_ratio", "0.0", "cosine: lowest rate as a share"),
    ConfigKey("actor_rollout_ref.actor.optim.num_cycles", "0.5", "cosine: waves"),
    ConfigKey("actor_rollout_ref.actor.strategy", "fsdp", "megatron: lr_decay_style, min_lr and its other keys count"),
    ConfigKey("actor_rollout_ref.actor.ppo_mini_batch_size", "256", "prompts of an update"),
    ConfigKey("actor_rollout_ref.actor.ppo_epochs", "1", "passes over the prompts of a training step"),
    ConfigKey("data.train_batch_size", "1024, sft 256", "prompts of a training step"),
    ConfigKey("trainer.total_epochs", "30, sft 4", "epochs of the run"),
    ConfigKey("trainer.total_training_steps", "", "training steps of the run"),
  ]
  static let traps = [
    "The scheduler steps once a training step, whose updates share one rate.",
    "In supervised fine-tuning trainer.total_training_steps ends the run and does not shorten the schedule.",
    "With the Megatron backend lr_scheduler_type has no effect.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    if let launch = file.launch, launch.program.contains(where: isTrainer) { return true }
    if file.root.field(dotted: "actor_rollout_ref.actor")?.value.entries != nil { return true }
    return file.has("data.train_batch_size", "optim.lr", "trainer.total_epochs")
      || file.has("trainer.total_epochs")
        && ["cosine", "wsd"].contains(file.root.field(dotted: "optim.lr_scheduler")?.value.string ?? "")
  }

  /// Whether a program is one of verl's trainers: `verl.trainer.main_ppo`, `verl.trainer.fsdp_sft_trainer`.
  private static func isTrainer(_ program: String) -> Bool {
    (program.hasPrefix("verl.") || program.contains("verl/"))
      && (program.contains("main_ppo") || program.contains("sft_trainer"))
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    try run.resolveReferences()
    let program = run.file.launch?.program.last ?? ""
    let isTuning = run.field("actor_rollout_ref") == nil && (program.contains("sft") || run.field("optim") != nil)
    guard isTuning else { return try learning(&run) }
    // The newer trainer has the optimizer's config of the engines.
    let isEngine =
      program.contains("sft_trainer") && !program.contains("fsdp_sft_trainer")
      || run.has("optim.lr_scheduler_type") || run.has("engine")
    return isEngine ? try engineTuning(&run) : try tuning(&run)
  }

  // MARK: Supervised fine-tuning

  private static func tuning(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let batch = try run.divisor("data.train_batch_size", default: 256)
    let epochs = try epochs(&run, default: 4)
    let samples = run.samples()
    let each = run.derived("training steps an epoch", samples / batch, "\(samples) // \(batch)")
    let scheduled = run.derived("steps of the schedule", each.multipliedSaturating(by: epochs), "\(each) * \(epochs)")
    var total = scheduled
    if let told = run.option(.updates) {
      total = told
    } else if let most = try run.integer("trainer.total_training_steps") {
      total = most
    }
    total = min(max(0, total), scheduled)
    if total < scheduled {
      run.note(
        "the run ends after \(total) updates of a schedule of \(scheduled), which trainer.total_training_steps does not shorten",
        at: "trainer.total_training_steps")
    }
    let share = try run.number("optim.lr_warmup_steps_ratio", default: 0.1)
    let warmup = run.derived(
      "warmup updates", Int(saturating: share * Double(scheduled)), "int(\(numberText(share)) * \(scheduled))")
    let name = try run.word(of: "optim.lr_scheduler", default: "cosine", among: ["cosine", "wsd"])
    let curve = try run.words(
      "verl." + name,
      [
        ("lr", ConfigValue(try run.number("optim.lr", default: 1e-5))), ("num_warmup_steps", ConfigValue(warmup)),
        ("num_training_steps", ConfigValue(scheduled)),
      ])
    return PlannedCurve(curve, updates: total, updatesPerEpoch: each)
  }

  /// The trainer of the engines, whose schedule is as long as the run.
  private static func engineTuning(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let total: Int
    if let told = run.option(.updates) {
      total = max(0, told)
    } else if let most = try run.integer("trainer.total_training_steps") {
      total = max(0, most)
    } else {
      let batch = try run.divisor("data.train_batch_size", default: 256)
      let epochs = try epochs(&run, default: 4)
      let samples = run.samples()
      total = run.derived(
        "updates", (samples / batch).multipliedSaturating(by: epochs), "\(samples) // \(batch) * \(epochs)")
    }
    let rate = try run.number("optim.lr", default: 1e-3)
    let isMegatron = run.has("optim.lr_decay_style") || run.text("engine") == "megatron"
    let curve =
      isMegatron ? try megatron(&run, "optim.", rate, total) : try fsdp(&run, "optim.", rate, total, ratioAtZero: true)
    return PlannedCurve(curve, updates: total)
  }

  private static func epochs(_ run: inout ConfigReading, default standard: Int) throws(ConfigFault) -> Int {
    if let told = run.given.epochs { return Int(saturating: told) }
    return max(0, try run.integer("trainer.total_epochs", default: standard))
  }

  // MARK: Reinforcement learning

  private static func learning(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let isCritic = run.group(of: ["actor", "critic"], main: "actor") == "critic"
    let actor = "actor_rollout_ref.actor."
    let model = isCritic ? "critic." : actor
    let train = try run.divisor("data.train_batch_size", default: 1024)
    let steps = try trainingSteps(&run, train)
    var mini = try run.divisor(actor + "ppo_mini_batch_size", default: 256)
    var passes = max(0, try run.integer(actor + "ppo_epochs", default: 1))
    if isCritic {
      mini = try run.integer("critic.ppo_mini_batch_size") ?? mini
      passes = try run.integer("critic.ppo_epochs") ?? passes
    }
    let each = run.derived(
      "updates a training step", train.divided(by: max(1, mini), .up).multipliedSaturating(by: passes),
      "ceil(\(train) / \(mini)) * \(passes)")
    if each > 1 {
      run.note(
        "the scheduler steps once a training step: its \(each) updates have one rate", at: actor + "ppo_mini_batch_size"
      )
    }
    let total = run.derived("updates", steps.multipliedSaturating(by: each), "\(steps) * \(each)")
    let named = run.root.field(dotted: "config_name")?.value.string ?? ""
    let isMegatron = run.text(model + "strategy") == "megatron" || named.contains("megatron")
    let optim = model + "optim."
    let rate = try run.number(optim + "lr", default: isCritic ? 1e-5 : 1e-6)
    let isNew = run.field("trainer.use_legacy_worker_impl")?.value.string == "disable"
    let curve =
      isMegatron
      ? try megatron(&run, optim, rate, steps) : try fsdp(&run, optim, rate, steps, ratioAtZero: isNew)
    return PlannedCurve(try run.held(curve, over: each), updates: total)
  }

  /// The training steps of the run.
  private static func trainingSteps(_ run: inout ConfigReading, _ train: Int) throws(ConfigFault) -> Int {
    if let told = try run.integer("trainer.total_training_steps") { return max(0, told) }
    let epochs = try epochs(&run, default: 30)
    if let batches = run.option(.batches) {
      return run.derived("training steps", batches.multipliedSaturating(by: epochs), "\(batches) * \(epochs)")
    }
    let samples = run.samples()
    let batch = run.has("data.gen_batch_size") ? try run.divisor("data.gen_batch_size", default: train) : train
    return run.derived(
      "training steps", (samples / batch).multipliedSaturating(by: epochs), "\(samples) // \(batch) * \(epochs)")
  }

  private static func warmup(
    _ run: inout ConfigReading, _ optim: String, of steps: Int, ratioAtZero: Bool
  ) throws(ConfigFault) -> Int {
    let given = try run.integer(optim + "lr_warmup_steps", default: -1)
    if given > 0 || given == 0 && !ratioAtZero { return given }
    let share = try run.number(optim + "lr_warmup_steps_ratio", default: 0)
    return run.derived(
      "warmup training steps", Int(saturating: share * Double(steps)), "int(\(numberText(share)) * \(steps))")
  }

  private static func fsdp(
    _ run: inout ConfigReading, _ optim: String, _ rate: Double, _ steps: Int, ratioAtZero: Bool
  ) throws(ConfigFault) -> ScheduleConfig {
    let warmup = try warmup(&run, optim, of: steps, ratioAtZero: ratioAtZero)
    let key = run.has(optim + "warmup_style") ? optim + "warmup_style" : optim + "lr_scheduler_type"
    let type = try run.word(of: key, default: "constant", among: ["constant", "cosine"])
    var values: [(String, ConfigValue?)] = [
      ("lr", ConfigValue(rate)), ("num_warmup_steps", ConfigValue(warmup)), ("num_training_steps", ConfigValue(steps)),
    ]
    if type == "cosine" {
      values += [
        ("min_lr_ratio", ConfigValue(try run.number(optim + "min_lr_ratio", default: 0))),
        ("num_cycles", ConfigValue(try run.number(optim + "num_cycles", default: 0.5))),
      ]
    }
    return try run.words("verl." + type, values)
  }

  /// Megatron's scheduler, one sample a training step.
  private static func megatron(
    _ run: inout ConfigReading, _ optim: String, _ rate: Double, _ steps: Int
  ) throws(ConfigFault) -> ScheduleConfig {
    if run.has(optim + "lr_scheduler_type") {
      run.note("lr_scheduler_type has no effect with the Megatron backend", at: optim + "lr_scheduler_type")
    }
    let given = run.text(optim + "lr_decay_style", default: "constant")
    let styles = ["constant", "linear", "cosine", "inverse-square-root", "WSD"]
    var style = given
    if !styles.contains(given) {
      run.refuse("Exception: \(given) decay style is not supported.", at: optim + "lr_decay_style")
      style = styles.first { $0.isSameKey(as: given) } ?? "constant"
    }
    let decay: Int
    if let told = try run.integer(optim + "lr_decay_steps") {
      decay = told
    } else {
      decay = run.derived("lr_decay_steps", steps, "the training steps")
    }
    let warmup = try warmup(&run, optim, of: decay, ratioAtZero: true)
    var values: [(String, ConfigValue?)] = [
      ("lr", ConfigValue(rate)), ("min_lr", ConfigValue(try run.number(optim + "min_lr", default: 0))),
      ("lr_warmup_iters", ConfigValue(warmup)), ("lr_decay_iters", ConfigValue(decay)),
      ("lr_warmup_init", ConfigValue(try run.number(optim + "lr_warmup_init", default: 0))),
    ]
    if style == "WSD" {
      if let tail = try run.integer(optim + "lr_wsd_decay_steps") {
        values += [
          ("lr_wsd_decay_iters", ConfigValue(tail)),
          ("lr_wsd_decay_style", .text(run.text(optim + "lr_wsd_decay_style", default: "exponential"))),
        ]
      } else {
        run.refuse("AssertionError: lr_wsd_decay_steps must be given with WSD", at: optim + "lr_decay_style")
        style = "constant"
      }
    }
    return try run.words("megatron." + style, values)
  }
}
