import Catalogue
import Documents
import Numbers

/// A DeepSpeed config beside arguments of transformers' Trainer: its scheduler, where it has one, takes the place of theirs.
struct TrainerDeepSpeed {
  /// The DeepSpeed config.
  let root: Node

  /// Finds the DeepSpeed config of a run.
  ///
  /// - Parameters:
  ///   - run: The reading.
  ///   - key: The key that names it, or holds it.
  ///   - isOptional: Whether a file that is not there is one of those that come with the framework, without a scheduler.
  /// - Throws: A ``ConfigFault`` for a file that is not there, or that cannot be read.
  init?(_ run: inout ConfigReading, key: String, isOptional: Bool) throws(ConfigFault) {
    if let field = run.field(key) {
      if field.value.entries != nil {
        root = field.value
        return
      }
      if let path = field.value.string, !path.trimmed.isEmpty {
        do throws(ConfigFault) {
          root = try run.named(path, at: field.value.span).root
          return
        } catch {
          if let given = run.companion(DeepSpeedConfig.isOne) {
            root = given.root
            return
          }
          guard isOptional, case .unreadable = error else { throw error }
          run.note("a scheduler in \(path) would take the place of this one; it was not read", at: key)
          return nil
        }
      }
    }
    guard let given = run.companion(DeepSpeedConfig.isOne) else { return nil }
    root = given.root
  }

  /// Returns the curve: of the DeepSpeed config's scheduler, or that of the arguments.
  ///
  /// - Parameters:
  ///   - plan: What the Trainer makes of its arguments.
  ///   - trainer: The arguments.
  ///   - run: The reading.
  /// - Returns: The curve.
  /// - Throws: A ``ConfigFault``.
  func words(
    _ plan: TrainerRun, _ trainer: Trainer, _ run: inout ConfigReading
  ) throws(ConfigFault) -> ScheduleConfig {
    let (curve, keys) = (plan.curve, trainer.keys)
    var mismatches: [String] = []
    func compare(_ path: String, _ expected: Double, _ argument: String) throws(ConfigFault) {
      guard let field = root.field(dotted: path), !field.isAuto else { return }
      let value = try run.document { () throws(DocumentFault) in try field.number() }
      if value != expected {
        mismatches.append("- ds \(path)=\(field.value.plainText ?? "") vs hf \(argument)=\(numberText(expected))")
      }
    }
    let batch = Double(try run.count(keys.batchSize, default: trainer.defaults.batchSize, option: .batchSize))
    let accumulation = Double(
      try run.count(keys.accumulation, default: trainer.defaults.accumulation, option: .accumulation))
    try compare("train_micro_batch_size_per_gpu", batch, keys.batchSize)
    try compare("gradient_accumulation_steps", accumulation, keys.accumulation)
    if let processes = run.option(.worldSize) {
      try compare("train_batch_size", batch * accumulation * Double(processes), "train_batch_size (calculated)")
    }
    try compare("optimizer.params.lr", curve.rate, keys.learningRate)
    try compare("scheduler.params.warmup_max_lr", curve.rate, keys.learningRate)
    try compare("scheduler.params.warmup_num_steps", Double(curve.warmup), keys.warmupSteps)
    try compare(
      "scheduler.params.total_num_steps", Double(curve.training), "num_training_steps (calculated)")
    if !mismatches.isEmpty {
      run.refuse(
        (["Please correct the following DeepSpeed config values that mismatch TrainingArguments values:"] + mismatches
          + ["The easiest method is to set these DeepSpeed config values to 'auto'."]).joined(separator: "\n"),
        at: "deepspeed")
    }
    guard root.field(dotted: "scheduler.type") != nil else { return try curve.words(run) }
    if run.has(keys.scheduler) {
      run.note(
        "\(keys.scheduler) is ignored: the DeepSpeed config has a scheduler of its own", at: keys.scheduler)
    }
    return try DeepSpeedConfig(root: root).words(
      &run, rate: curve.rate,
      auto: [
        "warmup_min_lr": 0, "warmup_max_lr": ConfigValue(curve.rate), "total_num_steps": ConfigValue(curve.training),
        "warmup_num_steps": ConfigValue(max(1, curve.warmup)),
      ])
  }
}

extension ConfigReading {
  /// Returns the curve of a Trainer's run, whose schedule a DeepSpeed config may replace.
  ///
  /// - Parameters:
  ///   - plan: What the Trainer makes of its arguments.
  ///   - trainer: The arguments.
  ///   - isOptional: Whether a DeepSpeed config that is not there is one of those that come with the framework.
  /// - Returns: The curve.
  /// - Throws: A ``ConfigFault``.
  mutating func words(
    _ plan: TrainerRun, _ trainer: Trainer, isDeepSpeedOptional isOptional: Bool
  ) throws(ConfigFault) -> ScheduleConfig {
    guard let deepSpeed = try TrainerDeepSpeed(&self, key: "deepspeed", isOptional: isOptional) else {
      return try plan.curve.words(self)
    }
    return try deepSpeed.words(plan, trainer, &self)
  }
}

extension Field {
  /// Whether the Trainer fills it in.
  var isAuto: Bool { value.string == "auto" }
}
