import Catalogue
import Documents
import Numbers

/// Configs of LightningCLI.
enum LightningFormat: ConfigFormat {
  static let name = "lightning"
  static let summary = "LightningCLI's config.yaml: trainer, model, data, optimizer and lr_scheduler."
  static let release = "Lightning 2.6.6"
  static let signs = "trainer with model or data, and seed_everything or optimizer.class_path"
  static let keys = [
    ConfigKey("optimizer.init_args.lr", "1e-3", "the optimizer's rate; the class's own default where it is not given"),
    ConfigKey("lr_scheduler.class_path", "", "a scheduler of PyTorch"),
    ConfigKey("lr_scheduler.init_args", "", "the arguments of the scheduler"),
    ConfigKey("trainer.max_epochs", "1000", "epochs of the run; -1 for no end"),
    ConfigKey("trainer.max_steps", "-1", "updates after which the run ends"),
    ConfigKey("trainer.accumulate_grad_batches", "1", "batches of an update"),
    ConfigKey("trainer.limit_train_batches", "", "the most batches of an epoch: a number, or a share with a point"),
    ConfigKey("data.batch_size", "", "samples of a batch of a process"),
  ]
  static let facts = [
    ConfigKey("interval", "epoch", "when the scheduler is stepped: epoch, or step where the project says so"),
    ConfigKey("drop_last", "false", "whether the loader drops a batch that is not full"),
  ]
  static let traps = [
    "LightningCLI steps the scheduler once an epoch: T_max, milestones and total_steps count epochs.",
    "The loader is the project's own: its batches are told by --batch-size where the config has none.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.root.field("trainer")?.value.entries != nil && file.hasAny("model", "data")
      && file.hasAny("seed_everything", "optimizer.class_path", "lr_scheduler.class_path")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let places = ["", "model.init_args.", "model."]
    let optimizer = places.first { run.has($0 + "optimizer.class_path") }
    let scheduler = places.first { run.has($0 + "lr_scheduler.class_path") }
    let rate = try rate(&run, optimizer.map { $0 + "optimizer" })
    let isStepped = try interval(&run) == "step"

    let written = try run.number("trainer.max_epochs")
    let epochs = run.toldEpochs() ?? written.flatMap { $0 < 0 ? nil : $0 }
    let isEndless = written.map { $0 < 0 } ?? false
    let steps = try run.integer("trainer.max_steps").flatMap { $0 > 0 ? $0 : nil }
    let most = run.option(.updates) ?? steps
    let bound: Double? = epochs ?? (isEndless || most != nil ? nil : 1000)
    var perEpoch: Int?
    if bound != nil || scheduler != nil && !isStepped { perEpoch = try updatesPerEpoch(&run) }
    var updates = most ?? .max
    if let bound, let perEpoch {
      let all = Int(saturating: (bound * Double(perEpoch)).rounded(.down))
      updates = run.derived(
        "updates", min(updates, all),
        most.map { "min(\($0), \(numberText(bound)) * \(perEpoch))" } ?? "\(numberText(bound)) * \(perEpoch)")
    }
    if updates == .max { updates = run.need(.updates) }
    if let perEpoch, let most, most == updates, perEpoch > 0, most % perEpoch != 0 {
      run.note("max_steps \(most) ends the run inside an epoch", at: "trainer.max_steps")
    }

    guard let scheduler else {
      if optimizer == nil {
        run.ask(
          "--set optimizer.init_args.lr=X",
          "the optimizer and its scheduler, which the project's code makes and no config tells")
      }
      return PlannedCurve(
        try run.words("constant", [("lr", ConfigValue(rate))]), updates: updates, updatesPerEpoch: perEpoch)
    }
    let path = run.text(scheduler + "lr_scheduler.class_path", default: "")
    let name = path.split(separator: ".").last.map(String.init) ?? path
    let values = try run.arguments(scheduler + "lr_scheduler.init_args")
    var curve = try run.torch(name, rate: rate, values)
    if !isStepped, name != "ReduceLROnPlateau" {
      curve.operations.append(.modify(try run.everyEpoch(of: perEpoch ?? 1)))
      tell(&run, scheduler, values, updates: updates, perEpoch: perEpoch ?? 1)
    }
    return PlannedCurve(curve, updates: updates, updatesPerEpoch: perEpoch)
  }

  private static func interval(_ run: inout ConfigReading) throws(ConfigFault) -> String {
    guard let told = run.setting("interval") else {
      run.assumed("interval", "epoch")
      return "epoch"
    }
    guard let word = told.value.string, ["step", "epoch"].contains(word) else {
      throw .document(told.mismatch("step or epoch"))
    }
    return word
  }

  private static func rate(_ run: inout ConfigReading, _ optimizer: String?) throws(ConfigFault) -> Double {
    let name = optimizer.flatMap { run.text($0 + ".class_path") }?.split(separator: ".").last.map(String.init) ?? ""
    let standard =
      switch name {
      case "Adadelta": 1.0
      case "Adagrad", "ASGD", "RMSprop", "Rprop", "Adafactor": 1e-2
      case "Adamax", "NAdam": 2e-3
      default: 1e-3
      }
    return try run.number((optimizer ?? "optimizer") + ".init_args.lr", default: standard)
  }

  private static func updatesPerEpoch(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
    var batches: Int
    if let told = run.option(.batches) {
      batches = told
    } else {
      let places = [
        "data.batch_size", "data.init_args.batch_size", "data.train_batch_size", "data.init_args.train_batch_size",
      ]
      let place = places.first { run.has($0) } ?? "data.batch_size"
      let batch = run.has(place) ? try run.count(place, default: 1, option: .batchSize) : max(1, run.need(.batchSize))
      let drops = try run.isSet(
        "drop_last", default: run.flag("data.drop_last", "data.init_args.drop_last", default: false))
      let samples = run.samples()
      let processes = try processes(&run)
      batches = run.derived(
        "batches an epoch and process", samples.divided(by: processes, .up).divided(by: batch, drops ? .down : .up),
        "\(drops ? "floor" : "ceil")(ceil(\(samples) / \(processes)) / \(batch))")
    }
    if let limit = run.field("trainer.limit_train_batches"), let number = try run.number("trainer.limit_train_batches")
    {
      if case .integer = limit.value.untagged.value {
        batches = min(batches, max(0, Int(saturating: number)))
      } else {
        batches = Int(saturating: Double(batches) * number)
      }
      run.derived("batches that are used", batches, "limit_train_batches \(numberText(number))")
    }
    let accumulation = try run.count("trainer.accumulate_grad_batches", default: 1, option: .accumulation)
    return run.derived(
      "updates an epoch", batches.divided(by: accumulation, .up), "ceil(\(batches) / \(accumulation))")
  }

  /// The processes: those told, else the devices of the nodes.
  private static func processes(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
    if run.given.counts[.worldSize] == nil, let devices = run.root.field(dotted: "trainer.devices") {
      let nodes = try run.count("trainer.num_nodes", default: 1)
      if let list = devices.value.elements { return max(1, list.count).multipliedSaturating(by: nodes) }
      if let count = try? devices.integer(), count > 0 {
        run.keep(devices, String(count))
        return count.multipliedSaturating(by: nodes)
      }
    }
    return try run.processes()
  }

  private static func tell(
    _ run: inout ConfigReading, _ scheduler: String, _ values: [(String, ConfigValue?)], updates: Int, perEpoch: Int
  ) {
    for key in ["total_steps", "T_max", "total_iters", "T_0"] {
      guard case .number(let count)?? = values.last(where: { $0.0 == key })?.1, perEpoch > 1,
        count > Double(updates.divided(by: perEpoch, .up))
      else { continue }
      run.note(
        "the scheduler is stepped once an epoch, but \(key) \(numberText(count)) is more than the \(updates.divided(by: perEpoch, .up)) epochs",
        at: "\(scheduler)lr_scheduler.init_args.\(key)")
    }
  }
}
