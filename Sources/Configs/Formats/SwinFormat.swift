import Documents
import Numbers

/// Swin Transformer's configs, and the command lines that name one.
enum SwinFormat: ConfigFormat {
  static let name = "swin"
  static let summary = "Swin Transformer's YAML: rates scaled by the batch, timm's schedulers, one update late."
  static let release = "Swin Transformer (2024-07-15) f82860b with timm 0.4.12"
  static let signs = "MODEL.TYPE swin, TRAIN.BASE_LR or TRAIN.WARMUP_EPOCHS"
  static let keys = [
    ConfigKey("TRAIN.BASE_LR", "5e-4", "rate of a batch of 512"),
    ConfigKey("TRAIN.WARMUP_LR", "5e-7", "rate of the first update, scaled too"),
    ConfigKey("TRAIN.MIN_LR", "5e-6", "lowest rate, scaled too"), ConfigKey("TRAIN.EPOCHS", "300", "epochs of the run"),
    ConfigKey("TRAIN.WARMUP_EPOCHS", "20", "epochs of the warmup"),
    ConfigKey("TRAIN.ACCUMULATION_STEPS", "1", "batches of an update"),
    ConfigKey("TRAIN.LR_SCHEDULER.NAME", "cosine", "cosine, linear, step or multistep"),
    ConfigKey("TRAIN.LR_SCHEDULER.WARMUP_PREFIX", "True", "the cosine begins after the warmup"),
    ConfigKey("TRAIN.LR_SCHEDULER.DECAY_EPOCHS", "30", "step: epochs of a step"),
    ConfigKey("TRAIN.LR_SCHEDULER.DECAY_RATE", "0.1", "step: factor of a step"),
    ConfigKey("TRAIN.LR_SCHEDULER.GAMMA", "0.1", "multistep: factor of a milestone"),
    ConfigKey("TRAIN.LR_SCHEDULER.MULTISTEPS", "[]", "multistep: epochs of the milestones"),
    ConfigKey("DATA.BATCH_SIZE", "128", "samples of a process's batch"),
  ]
  static let traps = [
    "The scheduler is stepped after the update: updates 0 and 1 have one rate, and all are one late.",
    "WARMUP_LR and MIN_LR are scaled by the batch as BASE_LR is.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    if file.launch != nil {
      return file.root.field(dotted: "cfg")?.value.string?.contains("swin") == true
        || file.has("cfg") && file.hasAny("accumulation_steps", "use_checkpoint", "opts")
    }
    let type = file.root.field(dotted: "MODEL.TYPE")?.value.string ?? ""
    return type.hasPrefix("swin") || file.hasAny("TRAIN.BASE_LR", "TRAIN.WARMUP_EPOCHS")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    if run.file.launch != nil { try readFlags(&run) }
    try readBases(&run)
    let batch = try run.divisor("DATA.BATCH_SIZE", default: 128)
    let accumulation = max(1, try run.integer("TRAIN.ACCUMULATION_STEPS", default: 1))
    let world = max(1, run.worldSize())
    let scale = Double(batch) * Double(world) / 512 * Double(accumulation)
    func scaled(_ name: String, _ standard: Double, _ run: inout ConfigReading) throws(ConfigFault) -> Double {
      let value = try run.number("TRAIN." + name, default: standard)
      let factor = accumulation > 1 ? " * \(accumulation)" : ""
      return run.derived(
        "scaled \(name)", value * Double(batch) * Double(world) / 512 * Double(accumulation),
        "\(numberText(value)) * \(batch) * \(world) / 512\(factor)")
    }
    let rate = try scaled("BASE_LR", 5e-4, &run)
    let start = try scaled("WARMUP_LR", 5e-7, &run)
    let minimum = try scaled("MIN_LR", 5e-6, &run)
    if scale != 1 {
      run.note("all three rates are scaled by \(numberText(scale))", at: "TRAIN.BASE_LR", "DATA.BATCH_SIZE")
    }
    let epochs: Int
    if let told = run.given.epochs {
      epochs = Int(saturating: told)
    } else {
      epochs = max(0, try run.integer("TRAIN.EPOCHS", default: 300))
    }
    let micro: Int
    if let told = run.option(.batches) {
      micro = told
    } else {
      let samples = run.samples()
      micro = run.derived(
        "batches an epoch", samples.divided(by: world, .up) / batch, "ceil(\(samples) / \(world)) // \(batch)")
    }
    let each = run.derived("updates an epoch", micro / accumulation, "\(micro) // \(accumulation)")
    let total = run.derived("updates", each.multipliedSaturating(by: epochs), "\(each) * \(epochs)")
    let warmup = each.multipliedSaturating(by: max(0, try run.integer("TRAIN.WARMUP_EPOCHS", default: 20)))
    let scheduler = try SwinScheduler(
      &run, rate: rate, start: start, minimum: minimum, total: total, warmup: warmup, each: each)
    guard micro.isMultiple(of: accumulation) || each == 0 else {
      // Batches that are left over count on the scheduler's clock, where epoch e begins at ceil(e * micro / accumulation).
      run.note("\(micro % accumulation) batches of each epoch make no update", at: "TRAIN.ACCUMULATION_STEPS")
      let last = "max(t - 1, 0)"
      let index = "(\(last) % \(each) + (\(last) // \(each) * \(micro) + \(accumulation - 1)) // \(accumulation))"
      return PlannedCurve(try run.formula(scheduler.formula(of: index, run)), updates: total, updatesPerEpoch: each)
    }
    return PlannedCurve(try run.delayed(scheduler.words(run), by: 1), updates: total, updatesPerEpoch: each)
  }

  // MARK: Files and flags

  /// What a command line sets over the config that it names.
  private static func readFlags(_ run: inout ConfigReading) throws(ConfigFault) {
    var root = run.root
    let flags = [
      ("batch_size", "DATA.BATCH_SIZE"), ("accumulation_steps", "TRAIN.ACCUMULATION_STEPS"),
    ]
    for (flag, key) in flags {
      guard let value = root.field(dotted: flag)?.value else { continue }
      root = root.setting(key.split(separator: ".").map(String.init), to: value) ?? root
    }
    if let options = root.field(dotted: "opts")?.value.elements {
      for index in stride(from: 0, to: options.count - options.count % 2, by: 2) {
        guard let key = options[index].string else { continue }
        root = root.setting(key.split(separator: ".").map(String.init), to: options[index + 1]) ?? root
      }
    }
    run.file.root = root
    if let config = root.field(dotted: "cfg"), let path = config.value.string {
      try run.layOver(path, at: config.value.span)
    }
  }

  /// The files of `BASE`, beneath the config.
  private static func readBases(_ run: inout ConfigReading) throws(ConfigFault) {
    var count = 0
    while let base = run.root.field(dotted: "BASE"), count < 20 {
      run.file.root = run.root.setting(["BASE"], to: nil) ?? run.root
      for element in base.value.elements ?? [base.value] {
        guard let path = element.string, !path.isEmpty else { continue }
        count += 1
        try run.layOver(path, at: element.span)
      }
    }
  }
}
