import Catalogue
import Documents
import Numbers

/// NeMo's configs.
enum NeMoFormat: ConfigFormat {
  static let name = "nemo"
  static let summary = "NeMo's YAML: model.optim.sched over the trainer's steps."
  static let release = "NeMo (2025-09-20) 8cfedd7203"
  static let signs = "model.optim.sched.name, or optim.sched.name"
  static let keys = [
    ConfigKey("model.optim.lr", "", "rate of the optimizer"),
    ConfigKey("model.optim.sched.name", "", "the scheduler: CosineAnnealing, NoamAnnealing, …"),
    ConfigKey("model.optim.sched.warmup_steps", "0", "updates of the warmup"),
    ConfigKey("model.optim.sched.warmup_ratio", "", "the warmup as a share of the run, rounded down"),
    ConfigKey("model.optim.sched.hold_steps", "", "updates at the full rate behind it; or hold_ratio"),
    ConfigKey(
      "model.optim.sched.constant_steps", "", "CosineAnnealing: updates at min_lr at the end; or constant_ratio"),
    ConfigKey("model.optim.sched.min_lr", "0, SquareAnnealing 1e-5", "lowest rate"),
    ConfigKey("model.optim.sched.d_model", "", "NoamAnnealing: width of the model"),
    ConfigKey("model.optim.sched.power", "1", "polynomial: exponent"),
    ConfigKey("trainer.max_steps", "-1", "updates of the run; -1 for its epochs"),
    ConfigKey("trainer.max_epochs", "", "epochs of the run"),
    ConfigKey("trainer.devices", "", "processes of a node; -1 for all that are there"),
    ConfigKey("trainer.num_nodes", "1", "nodes"),
    ConfigKey("trainer.accumulate_grad_batches", "1", "batches of an update"),
    ConfigKey("trainer.limit_train_batches", "1.0", "the most batches of an epoch, or their share"),
    ConfigKey("model.train_ds.batch_size", "", "samples of a process's batch"),
    ConfigKey("model.train_ds.drop_last", "false", "drop a last batch that is not full"),
  ]
  static let traps = [
    "The lr of NoamAnnealing is a factor: the highest rate is lr / √(d_model · warmup_steps).",
    "constant_steps turns CosineAnnealing into Megatron's form, whose first rate is 0.",
    "Warmups begin at lr / (W + 1), not at 0.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.hasAny("model.optim.sched.name", "optim.sched.name")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    try run.layOverHydraConfig()
    try run.resolveReferences()
    let optim = run.has("model.optim.sched.name") ? "model.optim." : "optim."
    let sched = optim + "sched."
    let rate = try run.rate(of: optim + "lr")
    let (total, each) = try updates(&run, sched)
    let name = try run.word(of: sched + "name", default: "", among: names.keys.sorted())
    let stages = names[name] ?? []
    var values: [(String, ConfigValue?)] = [("lr", ConfigValue(rate)), ("max_steps", ConfigValue(total))]
    var lengths: [String: Int] = [:]
    for stage in ["warmup", "hold", "constant"] where stages.contains(stage) {
      guard let length = try steps(&run, sched, stage, of: total) else { continue }
      lengths[stage] = length
      values.append(("\(stage)_steps", ConfigValue(length)))
    }
    if name == "T5InverseSquareRootAnnealing" {
      return PlannedCurve(
        try inverseRoot(&run, sched, constant: lengths["constant"] ?? 0, total: total), updates: total,
        updatesPerEpoch: each)
    }
    let standard = name == "SquareAnnealing" ? 1e-5 : 0
    values.append(("min_lr", ConfigValue(try run.number(sched + "min_lr", default: standard))))
    values += try run.given(stages.filter { ["power", "decay_rate"].contains($0) }, under: sched)
    if stages.contains("d_model") {
      if let width = try run.integer(sched + "d_model") {
        values.append(("d_model", ConfigValue(width)))
        let warmup = Double(max(1, lengths["warmup"] ?? 1))
        run.note(
          "lr is a factor: the highest rate is about \(numberText(rate / (Double(max(1, width)) * warmup).squareRoot()))",
          at: optim + "lr")
      } else {
        run.ask("--set \(sched)d_model=N", "the width of the model")
        values.append(("d_model", 1))
      }
    }
    return PlannedCurve(try run.words("nemo." + name, values), updates: total, updatesPerEpoch: each)
  }

  /// The schedulers with what each takes beside the rate, the steps and the lowest rate.
  private static let names: [String: [String]] = [
    "WarmupPolicy": ["warmup"], "WarmupHoldPolicy": ["warmup", "hold"], "SquareAnnealing": ["warmup"],
    "SquareRootAnnealing": ["warmup"], "CosineAnnealing": ["warmup", "constant"], "WarmupAnnealing": ["warmup"],
    "InverseSquareRootAnnealing": ["warmup"], "PolynomialDecayAnnealing": ["warmup", "power"],
    "PolynomialHoldDecayAnnealing": ["warmup", "hold", "power"], "WarmupHoldAnnealLinear": ["warmup", "hold"],
    "WarmupHoldAnnealOneMinusSquareRoot": ["warmup", "hold"], "NoamAnnealing": ["warmup", "d_model"],
    "NoamHoldAnnealing": ["warmup", "hold", "decay_rate"], "T5InverseSquareRootAnnealing": ["constant"],
  ]

  /// The steps of a stage: given, or a share of all rounded down.
  private static func steps(
    _ run: inout ConfigReading, _ sched: String, _ stage: String, of total: Int
  ) throws(ConfigFault) -> Int? {
    let count = try run.integer("\(sched)\(stage)_steps")
    guard let share = try run.number("\(sched)\(stage)_ratio") else { return count }
    if count != nil {
      run.refuse("AssertionError: Either use particular number of step or ratio", at: "\(sched)\(stage)_ratio")
      return count
    }
    return run.derived(
      "\(stage) updates", Int(saturating: share * Double(total)), "int(\(numberText(share)) * \(total))")
  }

  /// `1 / √t` behind the constant steps, whatever the optimizer's rate.
  private static func inverseRoot(
    _ run: inout ConfigReading, _ sched: String, constant: Int, total: Int
  ) throws(ConfigFault) -> ScheduleConfig {
    let low = try run.number(sched + "min_lr", default: 0)
    run.note("T5InverseSquareRootAnnealing does not use lr", at: sched + "name")
    let held = max(1, constant)
    return try run.formula(
      "\(held) ** -0.5 if t <= \(held) else (\(run.python(low)) if t > \(total) else t ** -0.5)")
  }

  // MARK: Updates

  /// The updates of the run, and of an epoch where they are known.
  private static func updates(_ run: inout ConfigReading, _ sched: String) throws(ConfigFault) -> (Int, Int?) {
    if let told = run.option(.updates) { return (max(0, told), nil) }
    let most = try run.integer("trainer.max_steps", default: -1)
    if most >= 0 { return (most, nil) }
    var epochs: Int?
    if let told = run.given.epochs {
      epochs = Int(saturating: told)
    } else if let value = try run.integer("trainer.max_epochs"), value >= 0 {
      epochs = value
    }
    guard let epochs else {
      if let value = try run.integer(sched + "max_steps"), value >= 0 { return (value, nil) }
      return (max(0, run.need(.updates)), nil)
    }
    let accumulation = try run.divisor("trainer.accumulate_grad_batches", default: 1)
    let batches = try limited(&run, try batches(&run), accumulation)
    let each = run.derived(
      "updates an epoch", batches.divided(by: accumulation, .up), "ceil(\(batches) / \(accumulation))")
    return (run.derived("updates", each.multipliedSaturating(by: epochs), "\(each) * \(epochs)"), each)
  }

  /// The batches of an epoch.
  private static func batches(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
    if let told = run.option(.batches) { return told }
    let samples = run.samples()
    let world = try world(&run)
    let batch: Int
    if let told = run.option(.batchSize) {
      batch = max(1, told)
    } else if run.has("model.train_ds.batch_size") {
      batch = try run.divisor("model.train_ds.batch_size", default: 1)
    } else {
      batch = max(1, run.need(.batchSize))
    }
    let isDropped = try run.flag("model.train_ds.drop_last", default: false)
    return run.derived(
      "batches an epoch", samples.divided(by: world, .up).divided(by: batch, isDropped ? .down : .up),
      "\(isDropped ? "floor" : "ceil")(ceil(\(samples) / \(world)) / \(batch))")
  }

  /// What is left of the batches by `limit_train_batches`: a number of them, or a share.
  private static func limited(
    _ run: inout ConfigReading, _ batches: Int, _ accumulation: Int
  ) throws(ConfigFault) -> Int {
    guard let field = run.field("trainer.limit_train_batches"),
      let limit = try run.number("trainer.limit_train_batches")
    else { return batches }
    if case .integer = field.value.untagged.value {
      return run.derived("limited batches", min(batches, max(0, Int(saturating: limit))), "min(\(batches), limit)")
    }
    let share = Int(saturating: Double(batches) * limit)
    return run.derived(
      "limited batches", limit == 0 ? 0 : accumulation == 1 ? max(1, share) : share,
      "int(\(batches) * \(numberText(limit)))")
  }

  private static func world(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
    if let told = run.option(.worldSize) { return max(1, told) }
    let nodes = try run.divisor("trainer.num_nodes", default: 1)
    if let list = run.field("trainer.devices")?.value.elements {
      return max(1, list.count.multipliedSaturating(by: nodes))
    }
    if let devices = run.field("trainer.devices"), let count = try? devices.integer(), count > 0 {
      _ = run.text("trainer.devices")
      return run.derived("world size", count.multipliedSaturating(by: nodes), "\(count) * \(nodes)")
    }
    return max(1, run.worldSize())
  }
}
