import Catalogue
import Documents
import Numbers

/// Configs of axolotl.
enum AxolotlFormat: ConfigFormat {
  static let name = "axolotl"
  static let summary = "axolotl's YAML for fine-tuning language models."
  static let release = "axolotl 0.19.0"
  static let signs = "base_model with micro_batch_size, sequence_len, val_set_size or datasets of path and type"
  static let keys = [
    ConfigKey("learning_rate", "", "the highest rate"),
    ConfigKey("lr_scheduler", "cosine", "the schedule: one of transformers', one_cycle or rex"),
    ConfigKey("lr_scheduler_kwargs", "", "further arguments of the schedule"),
    ConfigKey("warmup_steps", "", "updates of the warmup"),
    ConfigKey(
      "warmup_ratio", "0.03", "the warmup as a share of the updates, cut off; 100 updates at most unless given"),
    ConfigKey("num_epochs", "1", "epochs of the run"),
    ConfigKey("max_steps", "", "updates of the run, in place of epochs"),
    ConfigKey("micro_batch_size", "1", "samples of a batch of a process"),
    ConfigKey("gradient_accumulation_steps", "1", "batches of an update"),
    ConfigKey("cosine_min_lr_ratio", "", "lowest rate of a cosine or rex as a share of the highest"),
    ConfigKey("cosine_constant_lr_ratio", "", "share of the run at which the cosine is at its lowest"),
    ConfigKey("lr_quadratic_warmup", "false", "whether the warmup is a square"),
    ConfigKey("jagged_restart_steps", "", "updates from one restart of the optimizer to the next"),
    ConfigKey("jagged_restart_warmup_steps", "10", "updates of the warmup after a restart"),
    ConfigKey("jagged_restart_anneal_steps", "1", "updates of the fall before a restart"),
    ConfigKey("sample_packing", "false", "whether samples are packed into sequences"),
    ConfigKey("dataloader_drop_last", "false", "whether a batch that is not full is dropped"),
  ]
  static let facts = [
    ConfigKey("multipack_batches", "", "the packed batches of an epoch over all processes, which axolotl's log has")
  ]
  static let traps = [
    "The updates of all epochs are rounded together, not epoch by epoch.",
    "With sample_packing the updates do not follow from the samples.",
    "A warmup of 1 update counts as 2.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.has("base_model") && file.hasAny("micro_batch_size", "sequence_len", "val_set_size", "datasets")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    dropFalse(&run)
    let rate = try rate(&run)
    let name = run.text("lr_scheduler", default: "cosine")
    let told = run.option(.updates)
    let written = try run.integer("max_steps").flatMap { $0 > 0 ? $0 : nil }
    let most = told ?? written
    var total: Int?
    func allOfEpochs(_ run: inout ConfigReading) throws(ConfigFault) -> Int? {
      if total == nil { total = try updates(&run) }
      return total
    }
    let training: Int
    if let most {
      training = most
    } else if let all = try allOfEpochs(&run) {
      training = all
    } else {
      training = run.need(.updates)
    }
    // A share is one of the shorter of epochs and max_steps, though max_steps are run in full.
    var warmup: Int
    let steps = try run.number("warmup_steps")
    let ratio = try run.number("warmup_ratio")
    if let steps, let ratio, steps != 0, ratio != 0 {
      run.refuse("ValueError: warmup_steps and warmup_ratio are mutually exclusive", at: "warmup_ratio")
    }
    if let steps {
      warmup = Int(saturating: steps)
    } else if let all = try allOfEpochs(&run) {
      let shared = min(all, most ?? all)
      if let ratio {
        warmup = max(0, Int(saturating: ratio * Double(shared)))
        run.derived("warmup", warmup, "int(\(numberText(ratio)) * \(shared))")
      } else {
        warmup = min(100, Int(saturating: 0.03 * Double(shared)))
        run.derived("warmup", warmup, "min(int(0.03 * \(shared)), 100)")
      }
    } else {
      warmup = Int(saturating: ((ratio ?? 0.03) * Double(training)).rounded(.up))
      run.derived("warmup", warmup, "ceil(\(numberText(ratio ?? 0.03)) * \(training))")
    }
    if warmup == 1 { warmup = run.derived("warmup", 2, "a warmup of 1 counts as 2") }
    if run.has("embedding_lr") || run.has("lr_groups") || run.has("loraplus_lr_ratio") {
      run.note("further parameter groups have rates of their own", at: "embedding_lr", "lr_groups", "loraplus_lr_ratio")
    }
    let deepSpeed = try TrainerDeepSpeed(&run, key: "deepspeed", isOptional: true)
    if let deepSpeed, deepSpeed.root.field(dotted: "scheduler.type") != nil {
      var trainer = Trainer()
      (trainer.keys.batchSize, trainer.defaults.batchSize) = ("micro_batch_size", 1)
      let curve = HFCurve(name: name, rate: rate, warmup: warmup, training: training)
      let words = try deepSpeed.words(TrainerRun(curve: curve, updates: training), trainer, &run)
      return PlannedCurve(words, updates: training)
    }
    var curve = try schedule(&run, name, rate, warmup, training)
    try jag(&curve, &run)
    return PlannedCurve(curve, updates: training)
  }

  /// Numbers that are false are not given: axolotl's schema makes 0 of them, and 0 is none.
  private static func dropFalse(_ run: inout ConfigReading) {
    for key in [
      "warmup_steps", "warmup_ratio", "max_steps", "jagged_restart_steps", "jagged_restart_warmup_steps",
      "jagged_restart_anneal_steps", "cosine_min_lr_ratio", "cosine_constant_lr_ratio",
    ] where run.root.field(key)?.value.untagged.value == .boolean(false) {
      run.file.root = run.root.setting([key], to: nil) ?? run.root
    }
  }

  private static func rate(_ run: inout ConfigReading) throws(ConfigFault) -> Double {
    if let rate = try run.number("learning_rate") { return rate }
    run.ask("--set learning_rate=X", "the rate, which axolotl requires")
    return 1
  }

  /// The updates of all epochs; `nil` where they do not follow from an epoch: of data that is streamed.
  private static func updates(_ run: inout ConfigReading) throws(ConfigFault) -> Int? {
    if try run.flag("streaming", default: false) || run.has("pretraining_dataset") { return nil }
    let micro = try run.count("micro_batch_size", default: 1, option: .batchSize)
    var accumulation = try run.integer("gradient_accumulation_steps")
    if accumulation == nil, let batch = try run.integer("batch_size") { accumulation = batch / micro }
    let perUpdate = max(1, run.option(.accumulation) ?? accumulation ?? 1)
    let parallel = try run.count("tensor_parallel_size", default: 1).multipliedSaturating(
      by: run.count("context_parallel_size", default: 1))
    let processes = max(1, try run.processes() / parallel)
    let group = micro.multipliedSaturating(by: perUpdate).multipliedSaturating(by: processes)
    let epochs = try run.epochs("num_epochs", default: 1)
    let words = "(\(micro) * \(perUpdate) * \(processes))"
    if try run.flag("sample_packing", default: false) {
      run.note("sample_packing: the updates do not follow from the samples", at: "sample_packing")
      let packed = try run.needSetting(
        "multipack_batches", "the packed batches of an epoch over all processes, which axolotl's log has")
      let loaded = max(1, packed.multipliedSaturating(by: micro) / group)
      var total = Int(saturating: (Double(loaded) * epochs).rounded(.down))
      var rule = "floor(max(1, \(packed) * \(micro) // \(words)) * \(numberText(epochs)))"
      if try run.flag("dataloader_drop_last", default: false) {
        total -= min(total, Int(saturating: epochs.rounded(.up)))
        rule += " - ceil(\(numberText(epochs)))"
      }
      return run.derived("updates", total, rule)
    }
    let samples = run.samples()
    let total = Int(saturating: (Double(samples) * epochs / Double(group)).rounded(.up))
    return run.derived("updates", max(0, total), "ceil(\(samples) * \(numberText(epochs)) / \(words))")
  }

  /// The schedule that a name and what stands beside it lead to.
  private static func schedule(
    _ run: inout ConfigReading, _ name: String, _ rate: Double, _ warmup: Int, _ training: Int
  ) throws(ConfigFault) -> ScheduleConfig {
    try run.unfoldJSON("lr_scheduler_kwargs")
    let arguments = try run.arguments("lr_scheduler_kwargs")
    let lowest = try run.number("cosine_min_lr_ratio")
    let constant = try run.number("cosine_constant_lr_ratio")
    let lr = run.python(rate)
    switch name {
    case "one_cycle":
      var values: [(String, ConfigValue?)] = [("max_lr", ConfigValue(rate)), ("total_steps", ConfigValue(training))]
      if !arguments.contains(where: { $0.0 == "pct_start" }) {
        values.append(("pct_start", ConfigValue(Double(warmup) / Double(max(1, training)))))
      }
      return try run.torch("OneCycleLR", rate: rate, values + arguments)
    case "rex":
      let end = run.python(lowest ?? 0)
      // One step early: the first update is step 1.
      return try run.formula(
        "\(lr) * ((t + 1) / \(max(1, warmup)) if t < \(warmup) else \(end) if t + 1 >= \(training) else \(end) + (1 - \(end)) * ((\(training) - t - 1) / \(max(1, training - warmup))) / (0.1 + 0.9 * ((\(training) - t - 1) / \(max(1, training - warmup)))))"
      )
    case "cosine" where try run.flag("lr_quadratic_warmup", default: false):
      return try run.formula(
        "\(lr) * ((t / \(max(1, warmup))) ** 2 if t < \(warmup) else max(0.0, 0.5 * (1 + math.cos(math.pi * (t - \(warmup)) / \(max(1, training.subtractingSaturating(warmup)))))))"
      )
    case "cosine":
      guard let lowest, lowest > 0 else { break }
      guard let constant, constant > 0 else {
        return try HFCurve(
          name: "cosine_with_min_lr", rate: rate, warmup: warmup, training: training,
          arguments: [("min_lr_rate", ConfigValue(lowest))]
        ).words(run)
      }
      let turn = Int(saturating: Double(training) * constant)
      run.derived("updates until the lowest rate", turn, "int(\(training) * \(numberText(constant)))")
      let end = run.python(lowest)
      return try run.formula(
        "\(lr) * (t / \(max(1, warmup)) if t < \(warmup) else max(0.0, \(end) + (1 - \(end)) * (1 + math.cos(math.pi * (min(t, \(turn)) - \(warmup)) / \(max(1, turn.subtractingSaturating(warmup))))) / 2))"
      )
    default: break
    }
    return try HFCurve(name: name, rate: rate, warmup: warmup, training: training, arguments: arguments).words(run)
  }

  /// Puts the restarts of the optimizer around a curve.
  private static func jag(_ curve: inout ScheduleConfig, _ run: inout ConfigReading) throws(ConfigFault) {
    guard let every = try run.integer("jagged_restart_steps"), every > 0 else { return }
    let warmup = try run.integer("jagged_restart_warmup_steps", default: 10)
    let anneal = try run.integer("jagged_restart_anneal_steps", default: 1)
    let lowest = try run.number("cosine_min_lr_ratio").flatMap { $0 > 0 ? $0 : nil } ?? 0.001
    let place = "((t + 1) % \(every))"
    let scale =
      "(1.0 if t + 1 < \(every.subtractingSaturating(anneal)) else \(place) / \(max(1, warmup)) if \(place) < \(warmup) else (\(every) - \(place)) / \(max(1, anneal)) if \(place) > \(every.subtractingSaturating(anneal)) else 1.0)"
    let factor = try run.formula("\(scale) * (1 - \(run.python(lowest))) + \(run.python(lowest))")
    curve.operations.append(.modify(try run.stage("shift", [("by", -1)])))
    curve.operations.append(.times(factor.first))
  }
}
