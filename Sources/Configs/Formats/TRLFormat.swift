import Documents
import Numbers

/// Arguments of TRL's trainers.
enum TRLFormat: ConfigFormat {
  static let name = "trl"
  static let summary =
    "TRL's configs (SFTConfig, DPOConfig, GRPOConfig, …): transformers' TrainingArguments with other defaults."
  static let release = "TRL 1.16.0 with transformers 5.24.0"
  static let signs =
    "TrainingArguments beside keys of TRL: packing, max_length, beta, loss_type, num_generations, center_rewards_coefficient"
  static let keys =
    [
      ConfigKey(
        "learning_rate", "of the class", "2e-5 for SFT, 1e-4 for reward models, 1e-6 for DPO, KTO, GRPO and RLOO")
    ]
    + HFFormat.keys.filter { $0.name != "learning_rate" } + [
      ConfigKey("num_generations", "8", "answers to a prompt (GRPO; RLOO: 2)"),
      ConfigKey("num_iterations", "1", "how often a batch of answers is used (GRPO, RLOO)"),
      ConfigKey("steps_per_generation", "gradient_accumulation_steps", "batches that are generated together"),
      ConfigKey("generation_batch_size", "", "completions that are generated together"),
    ]
  static let facts = [
    ConfigKey("trl_config", "", "the class of the arguments: SFTConfig, DPOConfig, RewardConfig, GRPOConfig"),
    ConfigKey("n_gpu", "1", "GPUs that one process drives together"),
  ]
  static let traps = [
    "The class of the arguments is not in the file, and has a default rate of its own.",
    "In GRPO and RLOO a batch holds completions: each prompt counts num_generations times.",
    "With packing, the samples are the packs.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    guard file.syntax != .python, file.syntax != .card, HFFormat.recognises(file) else { return false }
    let root = TrainerBlock.unwrapped(file) ?? file.root
    return root.value(at: TrainerBlock.path(in: root) ?? []).map(TRLArguments.areIn) ?? false
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    if let values = TrainerBlock.unwrapped(run.file) { run.file.root = values }
    run.lift(TrainerBlock.path(in: run.root) ?? [])
    return try plan(&run, class: nil)
  }

  /// Reads arguments that stand at the top.
  ///
  /// - Parameters:
  ///   - run: The reading.
  ///   - made: The class of the arguments, where the file tells it.
  /// - Returns: The rate of every update.
  /// - Throws: A ``ConfigFault``.
  static func plan(_ run: inout ConfigReading, class made: String?) throws(ConfigFault) -> PlannedCurve {
    var trainer = Trainer()
    let told = run.setting("trl_config")?.value.plainText ?? made
    let hinted = TRLArguments.hinted(by: run.root)
    if let name = told ?? hinted {
      trainer.defaults = TRLArguments.defaults(of: name)
      if told == nil { run.assumed("class of the arguments", name) }
      if let rate = trainer.defaults.learningRate, !run.has("learning_rate") {
        run.note("learning_rate is not given: \(name) takes \(numberText(rate))")
      }
    } else {
      trainer.defaults.learningRate = nil
    }
    let name = (told ?? hinted ?? "").lowercased()
    if name.contains("grpo") || name.contains("rloo") {
      let generations = name.contains("rloo") ? 2 : 8
      trainer.batches = { (run, perProcess, accumulation) throws(ConfigFault) in
        try TRLArguments.batches(&run, perProcess, accumulation, generations: generations)
      }
    }
    if run.field("packing")?.value.plainText == "true" {
      run.note("packing: the samples are the packs", at: "packing")
    }
    let plan = try trainer.run(&run)
    let curve = try run.words(plan, trainer, isDeepSpeedOptional: true)
    return PlannedCurve(curve, updates: plan.updates, updatesPerEpoch: plan.updatesPerEpoch)
  }
}
