import Documents

/// Configs of Unsloth's command line.
enum UnslothFormat: ConfigFormat {
  static let name = "unsloth"
  static let summary = "Unsloth's command line YAML: a block training with its own names and defaults."
  static let release = "Unsloth 2026.10.9 with transformers 5.24.0"
  static let signs = "a block training with training_type, batch_size or num_epochs, beside lora or data"
  static let keys = [
    ConfigKey("training.learning_rate", "2e-4", "the highest rate"),
    ConfigKey("training.num_epochs", "3", "epochs of the run"),
    ConfigKey("training.max_steps", "0", "updates of the run, in place of epochs where above 0"),
    ConfigKey("training.batch_size", "2", "samples of a batch of a process"),
    ConfigKey("training.gradient_accumulation_steps", "4", "batches of an update"),
    ConfigKey("training.warmup_steps", "5", "updates of the warmup"),
  ]
  static let facts = [ConfigKey("n_gpu", "1", "GPUs that one process drives together")]
  static let traps = [
    "The schedule is linear, whatever the file says; vision models have a cosine.",
    "Importing unsloth changes TRL's defaults: give --set trl_config=UnslothSFTConfig for such arguments.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.root.field("training")?.value.entries != nil
      && (file.hasAny("training.training_type") && file.hasAny("lora", "data", "training.batch_size")
        || file.hasAny("training.batch_size", "training.num_epochs") && file.has("lora") && file.has("data"))
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    var trainer = Trainer()
    trainer.keys.learningRate = "training.learning_rate"
    trainer.keys.scheduler = "training.lr_scheduler_type"
    trainer.keys.schedulerArguments = "training.lr_scheduler_kwargs"
    trainer.keys.warmupSteps = "training.warmup_steps"
    trainer.keys.warmupRatio = "training.warmup_ratio"
    trainer.keys.epochs = "training.num_epochs"
    trainer.keys.maxSteps = "training.max_steps"
    trainer.keys.batchSize = "training.batch_size"
    trainer.keys.accumulation = "training.gradient_accumulation_steps"
    trainer.keys.dropLast = "training.dataloader_drop_last"
    trainer.keys.zeroMeansEpochs = true
    trainer.defaults.learningRate = 2e-4
    trainer.defaults.batchSize = 2
    trainer.defaults.accumulation = 4
    trainer.defaults.warmup = 5
    if !run.has("training.learning_rate") { run.note("training.learning_rate is not given: Unsloth takes 2e-4") }
    let plan = try trainer.run(&run)
    return PlannedCurve(try plan.curve.words(run), updates: plan.updates, updatesPerEpoch: plan.updatesPerEpoch)
  }
}
