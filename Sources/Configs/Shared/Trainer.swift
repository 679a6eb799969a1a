import Documents
import Numbers

/// What transformers' Trainer makes of its arguments.
struct TrainerRun {
  /// The schedule with what it is given.
  var curve: HFCurve
  /// The updates that the run makes.
  var updates: Int
  /// The updates of an epoch, where they are known.
  var updatesPerEpoch: Int?
}

/// The arithmetic of transformers' Trainer.
struct Trainer {
  /// What the format calls the arguments.
  var keys = TrainerKeys()
  /// What is taken for those that are not given.
  var defaults = TrainerDefaults()
  /// The batches of a process in an epoch, where they follow from other than the samples; `nil` for those of the samples.
  var batches: (@Sendable (inout ConfigReading, _ perProcess: Int, _ accumulation: Int) throws(ConfigFault) -> Int)?
  /// The updates of an epoch and of the run, where a record of the run tells them.
  var recorded: (perEpoch: Int?, all: Int?) = (nil, nil)

  /// Reads the arguments.
  ///
  /// - Parameter run: The reading.
  /// - Returns: What the Trainer makes of them.
  /// - Throws: A ``ConfigFault``.
  func run(_ run: inout ConfigReading) throws(ConfigFault) -> TrainerRun {
    let rate = try learningRate(&run)
    let name = scheduler(&run)
    let (training, updates, perEpoch) = try length(&run)
    let warmup = try warmup(&run, of: training)
    try run.unfoldJSON(keys.schedulerArguments)
    let arguments = try run.arguments(keys.schedulerArguments)
    var curve = HFCurve(name: name, rate: rate, warmup: warmup, training: training, arguments: arguments)
    check(&curve, &run)
    return TrainerRun(curve: curve, updates: updates, updatesPerEpoch: perEpoch)
  }

  // MARK: The rate

  private func learningRate(_ run: inout ConfigReading) throws(ConfigFault) -> Double {
    if keys.keepsText, let field = run.field(keys.learningRate), field.isTextNumber {
      run.refuse("TypeError: '<=' not supported between instances of 'float' and 'str'", at: keys.learningRate)
      run.note(
        "'\(field.value.plainText ?? "")' without a dot and a signed exponent is text in YAML 1.1, and stays text here; write it as 2.0e-5",
        at: keys.learningRate)
    }
    if let standard = defaults.learningRate { return try run.number(keys.learningRate, default: standard) }
    if let rate = try run.number(keys.learningRate) { return rate }
    run.ask(
      "--set trl_config=SFTConfig",
      "the class of the arguments, whose default learning_rate is meant (SFTConfig, DPOConfig, …)")
    return 1
  }

  private func scheduler(_ run: inout ConfigReading) -> String {
    var name = run.text(keys.scheduler, default: defaults.scheduler).lowercased()
    if let dot = name.lastIndex(of: ".") { name = String(name[name.index(after: dot)...]) }
    return name
  }

  // MARK: The updates

  private func length(
    _ run: inout ConfigReading
  ) throws(ConfigFault) -> (training: Int, updates: Int, perEpoch: Int?) {
    if let told = run.option(.updates) { return (told, told, nil) }
    let release = run.transformersRelease()
    let most = try number(keys.maxSteps, &run) ?? -1
    // Flags of whole numbers have no fractions, and a loop over a fraction of epochs ends before it begins.
    if most != most.rounded(), let field = run.field(keys.maxSteps) {
      throw .document(field.mismatch("a whole number"))
    }
    if most > 0 {
      let steps = Int(saturating: most)
      if run.has(keys.epochs) { run.note("\(keys.epochs) is ignored because \(keys.maxSteps) is set", at: keys.epochs) }
      return (steps, steps, nil)
    }
    if most == 0, run.has(keys.maxSteps), !keys.zeroMeansEpochs, release?.isAtLeast("4.52") ?? true {
      run.note("\(keys.maxSteps) 0 counts as given: the run makes one update", at: keys.maxSteps)
      return (0, 1, nil)
    }
    if let all = recorded.all { return (all, all, recorded.perEpoch) }
    let epochs: Double
    if let told = run.toldEpochs() {
      epochs = told
    } else {
      _ = try number(keys.epochs, &run)
      epochs = try run.number(keys.epochs, default: defaults.epochs)
    }
    let perEpoch: Int
    if let known = recorded.perEpoch { perEpoch = known } else { perEpoch = try updatesPerEpoch(&run, release) }
    let updates = max(0, Int(saturating: (epochs * Double(perEpoch)).rounded(.up)))
    run.derived("updates", updates, "ceil(\(numberText(epochs)) * \(perEpoch))")
    return (updates, updates, perEpoch)
  }

  private func updatesPerEpoch(_ run: inout ConfigReading, _ release: Release?) throws(ConfigFault) -> Int {
    let accumulation = try run.count(keys.accumulation, default: defaults.accumulation, option: .accumulation)
    let perProcess = try run.count(keys.batchSize, default: defaults.batchSize, option: .batchSize)
    let batches: Int
    if let told = run.option(.batches) {
      batches = told
    } else if let count = self.batches {
      batches = try count(&run, perProcess, accumulation)
    } else {
      batches = try Self.batches(&run, perProcess, dropsLast: run.flag(keys.dropLast, default: false))
    }
    let floors = release.map { !$0.isAtLeast("4.52") } ?? false
    if accumulation > batches {
      run.note(
        "\(keys.accumulation) exceeds the \(batches) batches of an epoch: every update uses fewer",
        at: keys.accumulation)
    } else if batches % accumulation != 0, release == nil {
      run.note(
        "the updates of an epoch depend on the release: rounded up since transformers 4.52, down before",
        at: keys.accumulation)
    }
    return run.derived(
      "updates an epoch", max(1, batches.divided(by: accumulation, floors ? .down : .up)),
      "max(1, \(floors ? "floor" : "ceil")(\(batches) / \(accumulation)))")
  }

  /// The batches that a process loads in an epoch.
  static func batches(_ run: inout ConfigReading, _ perProcess: Int, dropsLast: Bool) throws(ConfigFault) -> Int {
    let samples = run.samples()
    let processes = try run.processes()
    let gpus = try run.count(told: "n_gpu", default: max(1, run.integer("_n_gpu") ?? 1))
    let rounding: WholeRounding = dropsLast ? .down : .up
    let loaded = samples.divided(by: perProcess.multipliedSaturating(by: gpus), rounding)
    let each = gpus == 1 ? "\(perProcess)" : "(\(perProcess) * \(gpus))"
    let word = dropsLast ? "floor" : "ceil"
    return run.derived(
      "batches an epoch and process", loaded.divided(by: processes, rounding),
      "\(word)(\(word)(\(samples) / \(each)) / \(processes))")
  }

  // MARK: The warmup

  private func warmup(_ run: inout ConfigReading, of training: Int) throws(ConfigFault) -> Int {
    let steps = try number(keys.warmupSteps, &run)
    let ratio = try number(keys.warmupRatio, &run)
    let release = run.transformersRelease()
    if let ratio, !(0...1).contains(ratio) {
      run.refuse("ValueError: warmup_ratio must lie in range [0,1]", at: keys.warmupRatio)
    }
    if let steps, steps < 0 {
      run.refuse(
        "ValueError: warmup_steps must be of type int and must be 0 or a positive integer.", at: keys.warmupSteps)
    }
    let isFourth = release.map { !$0.isAtLeast("5") }
    if let isFourth, isFourth, let steps, steps != steps.rounded(.towardZero) {
      run.refuse(
        "ValueError: warmup_steps must be of type int and must be 0 or a positive integer.", at: keys.warmupSteps)
    }
    if let release, ratio != nil, release.isAtLeast("5.15") {
      run.refuse(
        "TypeError: TrainingArguments.__init__() got an unexpected keyword argument 'warmup_ratio'",
        at: keys.warmupRatio)
    }
    // Until 4.x steps win over the ratio; from 5.0 on a ratio that is given takes their place.
    let old = steps.flatMap { $0 > 0 ? $0 : nil } ?? ratio ?? (isFourth == true || steps == nil ? defaults.warmup : 0)
    let new = ratio ?? steps ?? defaults.warmup
    let amount: Double
    if let isFourth {
      amount = isFourth ? old : new
    } else {
      amount = ratio == nil ? new : old
      if let ratio, ratio != 0, let steps, lengths(old, training) != lengths(new, training), steps > 0 {
        run.ask(
          "--release VERSION",
          "the release of transformers: warmup_steps and warmup_ratio are both given, and 4.x takes the steps, 5.0 to 5.14 the ratio"
        )
      }
    }
    if steps.map({ $0 > 0 }) == true, ratio.map({ $0 > 0 }) == true {
      run.note(
        "warmup_steps and warmup_ratio are both given: 4.x takes the steps (\(lengths(old, training))), 5.0 to 5.14 the ratio (\(lengths(new, training)))",
        at: keys.warmupRatio)
    }
    let length = lengths(amount, training)
    if amount > 0, amount < 1 {
      run.derived("warmup", length, "ceil(\(training) * \(numberText(amount)))")
    } else if steps == nil, ratio == nil {
      run.assumed(keys.warmupSteps, numberText(amount))
    }
    return length
  }

  /// The steps of a warmup that is told in steps, or below 1 as a share.
  private func lengths(_ amount: Double, _ training: Int) -> Int {
    if amount >= 1 { return Int(saturating: amount) }
    return max(0, Int(saturating: (Double(training) * amount).rounded(.up)))
  }

  // MARK: What is said of it

  /// Checks what transformers checks of a schedule, and notes what surprises.
  private func check(_ curve: inout HFCurve, _ run: inout ConfigReading) {
    let names = Set(curve.arguments.map(\.0))
    switch curve.name {
    case "reduce_lr_on_plateau", "greedy":
      run.askForNoPlateau(curve.name)
      curve.name = "constant"
      curve.arguments = []
    case "cosine_with_min_lr", "cosine_warmup_with_min_lr":
      guard names.isDisjoint(with: ["min_lr", "min_lr_rate"]) else { break }
      run.refuse(
        "ValueError: One of min_lr or min_lr_rate should be set through the `lr_scheduler_kwargs`", at: keys.scheduler)
      curve.arguments.append(("min_lr", 0))
    case "warmup_stable_decay":
      guard !names.contains("num_decay_steps") else { break }
      run.refuse(
        "TypeError: get_wsd_schedule() missing 1 required positional argument: 'num_decay_steps'", at: keys.scheduler)
      curve.arguments.append(
        ("num_decay_steps", ConfigValue(max(0, curve.training.subtractingSaturating(curve.warmup)))))
    case "constant" where curve.warmup > 0:
      run.note(
        "\(keys.scheduler) constant ignores the warmup: use constant_with_warmup", at: keys.warmupSteps,
        keys.warmupRatio)
    default: break
    }
    if curve.hasWarmup, curve.training > 0, curve.warmup >= curve.training {
      run.note(
        "the warmup of \(curve.warmup) updates is no shorter than the run of \(curve.training): the peak is never reached",
        at: keys.warmupSteps, keys.warmupRatio)
    }
  }

  /// A number that transformers takes as it is: text is refused where it stays text.
  private func number(_ key: String, _ run: inout ConfigReading) throws(ConfigFault) -> Double? {
    if keys.keepsText, let field = run.field(key), field.isTextNumber {
      run.refuse("TypeError: '\(key)' is text ('\(field.value.plainText ?? "")') where a number is needed", at: key)
    }
    return try run.number(key)
  }
}

extension ConfigReading {
  /// The release of transformers: what is told of a release below 2 is that of a framework around it.
  mutating func transformersRelease() -> Release? {
    if let release = release() { return release.numbers.first.map { $0 >= 2 } == true ? release : nil }
    for key in ["_wandb.value.huggingface_version", "transformers_version", "transformers"] {
      guard let text = text(key) else { continue }
      let release = Release(text)
      if release.numbers.first.map({ $0 >= 2 }) == true { return release }
    }
    return nil
  }
}
