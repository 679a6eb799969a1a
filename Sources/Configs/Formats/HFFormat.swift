import Documents
import Numbers

/// Arguments of transformers' Trainer.
enum HFFormat: ConfigFormat {
  static let name = "hf"
  static let aliases = ["transformers", "trainer"]
  static let summary =
    "transformers' TrainingArguments: JSON, YAML, flags, calls in a script, W&B's config.yaml, and model cards of the Trainer."
  static let release = "transformers 5.24.0; 4.x, and 5.0 to 5.14 where they differ"
  static let signs =
    "per_device_train_batch_size, or num_train_epochs or max_steps with lr_scheduler_type, warmup_ratio or warmup_steps, at the top or in a block"
  static let keys = [
    ConfigKey("learning_rate", "5e-5", "the highest rate"),
    ConfigKey("lr_scheduler_type", "linear", "the schedule, by its name"),
    ConfigKey("lr_scheduler_kwargs", "", "further arguments of the schedule: a map, or JSON text of one"),
    ConfigKey("warmup_steps", "0", "updates of the warmup; from 5.0 on a share of all below 1"),
    ConfigKey("warmup_ratio", "0", "the warmup as a share of all updates, rounded up; gone since 5.15"),
    ConfigKey("num_train_epochs", "3", "epochs of the run"),
    ConfigKey("max_steps", "-1", "updates of the run, in place of epochs where above 0"),
    ConfigKey("per_device_train_batch_size", "8", "samples of a batch of a process"),
    ConfigKey("gradient_accumulation_steps", "1", "batches of an update"),
    ConfigKey("dataloader_drop_last", "false", "whether a batch that is not full is dropped"),
    ConfigKey("deepspeed", "", "a DeepSpeed config, whose scheduler takes the place of this one"),
  ]
  static let facts = [
    ConfigKey("n_gpu", "1", "GPUs that one process drives together"),
    ConfigKey("trl_config", "", "the class of the arguments where it is one of TRL or Unsloth: SFTConfig, DPOConfig"),
    ConfigKey("section", "", "the block that holds the arguments"),
    ConfigKey("stepper", "", "accelerate for a loop written by hand that steps a prepared scheduler"),
    ConfigKey("split_batches", "false", "of such a loop: whether a batch is that of all processes"),
    ConfigKey("step_scheduler_with_optimizer", "true", "of such a loop: whether accelerate steps the scheduler"),
  ]
  static let traps = [
    "An epoch has ceil(batches / accumulation) updates since transformers 4.52, and the floor of it before.",
    "warmup_steps win over warmup_ratio in 4.x; from 5.0 to 5.14 a given warmup_ratio wins.",
    "A rate written 2e-5 is text in YAML 1.1, and the run does not start.",
    "lr_scheduler_type constant has no warmup.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    if file.syntax == .card { return file.has("learning_rate") && file.hasAny("train_batch_size", "num_epochs") }
    if file.syntax == .python { return TrainerBlock.made(in: file) != nil }
    return TrainerBlock.path(in: TrainerBlock.unwrapped(file) ?? file.root) != nil
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    if let stepper = run.setting("stepper"), stepper.value.string == "accelerate" {
      return try AccelerateFormat.plan(&run)
    }
    if run.file.syntax == .card { return try card(&run) }
    if let (name, arguments) = TrainerBlock.made(in: run.file) {
      run.file.root = arguments
      if !name.hasSuffix("TrainingArguments") { return try TRLFormat.plan(&run, class: name) }
      var trainer = Trainer()
      if name.hasPrefix("Unsloth") { trainer.defaults = TRLArguments.defaults(of: name) }
      return try plan(&run, trainer)
    }
    var trainer = Trainer()
    trainer.keys.keepsText = run.file.syntax == .yaml || run.file.syntax == .json
    if let values = TrainerBlock.unwrapped(run.file) {
      run.file.root = values
      trainer.keys.keepsText = false
    }
    if let section = run.setting("section"), let name = section.value.plainText {
      run.lift(name.split(separator: ".").map(String.init))
    } else {
      run.lift(TrainerBlock.path(in: run.root) ?? [])
    }
    if run.setting("trl_config") != nil { return try TRLFormat.plan(&run, class: nil) }
    return try plan(&run, trainer)
  }

  /// Reads arguments that stand at the top.
  static func plan(
    _ run: inout ConfigReading, _ trainer: Trainer
  ) throws(ConfigFault) -> PlannedCurve {
    let plan = try trainer.run(&run)
    let curve = try run.words(plan, trainer, isDeepSpeedOptional: false)
    return PlannedCurve(curve, updates: plan.updates, updatesPerEpoch: plan.updatesPerEpoch)
  }

  /// Reads a model card, which tells the batches of the processes, and often the updates of its epochs.
  private static func card(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    var trainer = Trainer()
    trainer.keys.warmupSteps = "lr_scheduler_warmup_steps"
    trainer.keys.warmupRatio = "lr_scheduler_warmup_ratio"
    trainer.keys.epochs = "num_epochs"
    trainer.keys.maxSteps = "training_steps"
    trainer.keys.batchSize = "train_batch_size"
    let name = run.root.field("lr_scheduler_type")?.value.string ?? ""
    if ["polynomial", "cosine_with_restarts", "inverse_sqrt"].contains(name) {
      run.note("a card does not tell lr_scheduler_kwargs: the defaults of \(name) are taken", at: "lr_scheduler_type")
    }
    if ["cosine_with_min_lr", "cosine_warmup_with_min_lr", "warmup_stable_decay"].contains(name),
      run.root.field("lr_scheduler_kwargs") == nil
    {
      run.ask(
        name == "warmup_stable_decay"
          ? "--set lr_scheduler_kwargs.num_decay_steps=N" : "--set lr_scheduler_kwargs.min_lr_rate=X",
        "the lr_scheduler_kwargs of \(name), which a card does not tell")
    }
    if let results = CardResults(run.root), run.given.counts[.updates] == nil {
      let epochs = try run.number("num_epochs")
      trainer.recorded = results.updates(epochs: epochs)
      if let perEpoch = trainer.recorded.perEpoch {
        run.derived("updates an epoch", perEpoch, results.words)
      }
      if let all = trainer.recorded.all { run.derived("updates", all, results.words) }
      if !results.isExact(epochs: epochs) {
        run.note("the updates of an epoch follow from epochs that the card has rounded")
      }
    } else if run.field("num_devices") != nil {
      let devices = try run.count("num_devices", default: 1)
      if run.given.counts[.worldSize] == nil {
        trainer.batches = { (run, perProcess, _) throws(ConfigFault) in
          run.derived(
            "batches an epoch and process",
            run.samples().divided(by: perProcess, .up).divided(by: devices, .up),
            "ceil(ceil(samples / \(perProcess)) / \(devices))")
        }
      }
    } else if run.given.counts[.worldSize] == nil {
      trainer.batches = { (run, perProcess, _) throws(ConfigFault) in
        run.derived(
          "batches an epoch and process", run.samples().divided(by: perProcess, .up), "ceil(samples / \(perProcess))")
      }
    }
    return try plan(&run, trainer)
  }
}
