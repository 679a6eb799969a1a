import Documents
import Numbers

/// Loops written by hand around accelerate, whose prepared scheduler makes a step for each process.
enum AccelerateFormat: ConfigFormat {
  static let name = "accelerate"
  static let summary =
    "The arguments of a loop written by hand around accelerate, and accelerate's default_config.yaml."
  static let release = "accelerate 1.15.0"
  static let signs =
    "num_warmup_steps or max_train_steps beside TrainingArguments' keys, or compute_environment with num_processes"
  static let keys = [
    ConfigKey("learning_rate", "5e-5", "the highest rate"),
    ConfigKey("lr_scheduler_type", "linear", "the schedule, by transformers' name"),
    ConfigKey("num_warmup_steps", "0", "steps of the warmup, in the scheduler's own steps"),
    ConfigKey("max_train_steps", "", "num_training_steps of the scheduler, in its own steps"),
    ConfigKey("num_train_epochs", "", "epochs of the run"),
    ConfigKey("per_device_train_batch_size", "8", "samples of a batch of a process"),
    ConfigKey("gradient_accumulation_steps", "1", "batches of an update"),
  ]
  static let facts = [
    ConfigKey("stepper", "accelerate", "what steps the scheduler"),
    ConfigKey("split_batches", "false", "whether a batch is that of all processes"),
    ConfigKey("step_scheduler_with_optimizer", "true", "whether accelerate steps the scheduler"),
  ]
  static let traps = [
    "A prepared scheduler makes as many steps an update as there are processes: multiply its warmup and length by them."
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    if AccelerateConfig.isLauncher(file) { return true }
    guard file.syntax != .python, file.syntax != .card, !file.has("pretrained_model_name_or_path") else { return false }
    return file.hasAny("num_warmup_steps", "max_train_steps")
      && file.hasAny("per_device_train_batch_size", "lr_scheduler_type", "num_train_epochs")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    _ = run.setting("stepper")
    var processes: Int?
    if AccelerateConfig.isLauncher(run.file) {
      processes = try run.integer("num_processes")
      guard let loop = run.companion({ !AccelerateConfig.isLauncher($0) }) else {
        run.ask("--with FILE", "the arguments of the loop: accelerate's own config tells only the processes")
        return PlannedCurve(try run.words("constant", [("lr", 1)]), updates: 1)
      }
      run.file = loop
    }
    return try plan(&run, launched: processes)
  }

  private static func plan(_ run: inout ConfigReading, launched: Int?) throws(ConfigFault) -> PlannedCurve {
    let rate = try run.number("learning_rate", "lr", default: 5e-5)
    let name = run.text("lr_scheduler_type", "lr_scheduler", "scheduler", default: "linear").lowercased()
    let warmup = try run.integer("num_warmup_steps", "lr_warmup_steps", "warmup_steps", default: 0)
    let length = try run.integer("max_train_steps", "num_training_steps", "max_steps").flatMap { $0 > 0 ? $0 : nil }
    let isSplit = try run.isSet("split_batches", default: run.flag("split_batches", default: false))
    let steps = try run.isSet("step_scheduler_with_optimizer", default: true)
    let hasEpochs = run.given.epochs != nil || run.field("num_train_epochs", "num_epochs", "epochs") != nil
    var updates = run.option(.updates)
    var perEpoch: Int?
    let isStepped = steps && !isSplit && name != "constant"
    var processes = 1
    if isStepped || updates == nil && hasEpochs && !isSplit {
      if let known = run.option(.worldSize) ?? launched {
        processes = max(1, known)
      } else {
        processes = try run.processes()
      }
    }
    if updates == nil, hasEpochs {
      let batch = try run.count(
        key("per_device_train_batch_size", "train_batch_size", "batch_size", in: run), default: 8, option: .batchSize)
      let accumulation = try run.count("gradient_accumulation_steps", default: 1, option: .accumulation)
      let batches: Int
      if let told = run.option(.batches) {
        batches = told
      } else {
        let samples = run.samples()
        let loaded = samples.divided(by: batch, .up)
        batches = run.derived(
          "batches an epoch and process", isSplit ? loaded : loaded.divided(by: processes, .up),
          isSplit ? "ceil(\(samples) / \(batch))" : "ceil(ceil(\(samples) / \(batch)) / \(processes))")
      }
      perEpoch = run.derived(
        "updates an epoch", batches.divided(by: accumulation, .up), "ceil(\(batches) / \(accumulation))")
      let told = run.toldEpochs()
      let written = try run.number("num_train_epochs", "num_epochs", "epochs")
      let epochs = told ?? written ?? 1
      updates = run.derived(
        "updates", max(0, Int(saturating: (epochs * Double(perEpoch ?? 0)).rounded(.up))),
        "ceil(\(numberText(epochs)) * \(perEpoch ?? 0))")
    }
    let perUpdate = isStepped ? processes : 1
    if updates == nil { updates = length ?? run.need(.updates) }
    if length == nil, perUpdate > 1 {
      run.ask(
        "--set max_train_steps=N",
        "the num_training_steps that the loop gives its scheduler, in the scheduler's own steps")
    }
    try run.unfoldJSON("lr_scheduler_kwargs")
    var curve = HFCurve(
      name: name, rate: rate, warmup: warmup, training: length ?? updates ?? 1,
      arguments: try run.arguments("lr_scheduler_kwargs"))
    curve.stepsPerUpdate = perUpdate
    if perUpdate > 1 {
      run.derived("scheduler steps an update", perUpdate, "one for each of \(processes) processes")
      if let length, let updates, length.divided(by: perUpdate, .up) < updates {
        run.note(
          "the scheduler makes \(perUpdate) steps an update: its \(length) are over at update \(length / perUpdate) of \(updates); multiply num_warmup_steps and num_training_steps by the processes",
          at: "max_train_steps", "num_training_steps")
      }
    }
    return PlannedCurve(try curve.words(run), updates: updates ?? 1, updatesPerEpoch: perEpoch)
  }

  /// The first of some keys that is given.
  private static func key(_ keys: String..., in run: ConfigReading) -> String {
    keys.first { run.has($0) } ?? keys.first ?? ""
  }
}
