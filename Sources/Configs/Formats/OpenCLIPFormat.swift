import Documents
import Numbers

/// The command line of open_clip's training.
enum OpenCLIPFormat: ConfigFormat {
  static let name = "open_clip"
  static let summary = "open_clip's command line: a warmup of so many updates and a cosine over the epochs."
  static let release = "open_clip (2026-06-27) 89fb801"
  static let signs =
    "open_clip_train.main or training.main, --train-num-samples, --epochs-cooldown, --lr-cooldown-power"
  static let keys = [
    ConfigKey("lr", "5e-4", "highest rate"), ConfigKey("warmup", "10000", "updates of the warmup"),
    ConfigKey("epochs", "32", "epochs of the run"),
    ConfigKey("lr_scheduler", "cosine", "cosine, const or const-cooldown"),
    ConfigKey("epochs_cooldown", "", "const-cooldown: epochs of the decay"),
    ConfigKey("lr_cooldown_power", "1", "const-cooldown: exponent of the remaining share"),
    ConfigKey("lr_cooldown_end", "0", "const-cooldown: last rate"),
    ConfigKey("batch_size", "64", "samples of a GPU's batch"), ConfigKey("accum_freq", "1", "batches of an update"),
    ConfigKey("workers", "4", "workers of a GPU's loader"),
    ConfigKey("train_num_samples", "", "samples of an epoch"),
    ConfigKey("dataset_type", "auto", "webdataset, csv, synthetic or auto"),
    ConfigKey("skip_scheduler", "false", "leave the rate as it is"),
  ]
  static let traps = [
    "The warmup is 10000 updates where nothing is said, which a short run never leaves.",
    "The batches of a webdataset's epoch are rounded up to a multiple of the workers.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    guard let launch = file.launch else { return false }
    return launch.program.contains { $0 == "open_clip_train.main" || $0 == "training.main" || $0 == "open_clip_train" }
      || launch.program.contains { $0.hasSuffix("training/main.py") || $0.hasSuffix("open_clip_train/main.py") }
      || file.hasAny("train_num_samples", "epochs_cooldown", "lr_cooldown_power")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    run.refuseFractions(
      "epochs", "warmup", "batch_size", "accum_freq", "workers", "train_num_samples", "epochs_cooldown")
    let rate = try run.number("lr", default: 5e-4)
    let epochs: Int
    if let told = run.given.epochs {
      epochs = Int(saturating: told)
    } else {
      epochs = try run.integer("epochs", default: 32)
    }
    let each = try updatesPerEpoch(&run)
    let total = run.derived("updates", each.multipliedSaturating(by: max(0, epochs)), "\(each) * \(epochs)")
    if try run.flag("skip_scheduler", default: false) {
      return PlannedCurve(try run.words("constant", [("lr", ConfigValue(rate))]), updates: total, updatesPerEpoch: each)
    }
    let warmup = try run.integer("warmup", default: 10_000)
    if warmup >= total {
      run.note("the warmup of \(warmup) updates is not shorter than the run of \(total)", at: "warmup")
    }
    let scheduler = try run.word(of: "lr_scheduler", default: "cosine", among: ["cosine", "const", "const-cooldown"])
    var values: [(String, ConfigValue?)] = [
      ("lr", ConfigValue(rate)), ("warmup", ConfigValue(warmup)), ("total_steps", ConfigValue(total)),
    ]
    var name = scheduler
    if scheduler == "const-cooldown" {
      if let cooldown = try run.integer("epochs_cooldown") {
        values += [
          ("cooldown_steps", ConfigValue(each.multipliedSaturating(by: max(0, cooldown)))),
          ("lr_cooldown_power", ConfigValue(try run.number("lr_cooldown_power", default: 1))),
          ("lr_cooldown_end", ConfigValue(try run.number("lr_cooldown_end", default: 0))),
        ]
      } else {
        run.refuse(
          "AssertionError: Please specify the number of cooldown epochs for this lr schedule.", at: "lr_scheduler")
        name = "const"
      }
    }
    return PlannedCurve(try run.words("open_clip." + name, values), updates: total, updatesPerEpoch: each)
  }

  /// The batches of an epoch, by how the data are stored, over those of an update.
  private static func updatesPerEpoch(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
    let accumulation = try run.divisor("accum_freq", default: 1)
    let batches: Int
    if let told = run.option(.batches) {
      batches = told
    } else {
      var kind = run.text("dataset_type", default: "auto")
      if kind == "auto" {
        let data = run.text("train_data") ?? ""
        kind = data.hasSuffix("csv") || data.hasSuffix("tsv") ? "csv" : "webdataset"
      }
      var samples = run.option(.samples)
      if samples == nil, kind != "csv" { samples = try run.integer("train_num_samples") }
      let count = samples ?? run.samples()
      let batch = try run.divisor("batch_size", default: 64)
      let world = max(1, run.worldSize())
      if kind == "webdataset" {
        let workers = max(1, try run.integer("workers", default: 4))
        let whole = count.divided(by: batch.multipliedSaturating(by: world), .up)
        batches = run.derived(
          "batches an epoch", whole.divided(by: workers, .up).multipliedSaturating(by: workers),
          "ceil(ceil(\(count) / (\(batch) * \(world))) / \(workers)) * \(workers)")
      } else {
        batches = run.derived(
          "batches an epoch", (count / world) / batch, "(\(count) // \(world)) // \(batch)")
      }
    }
    return run.derived("updates an epoch", batches / accumulation, "\(batches) // \(accumulation)")
  }
}
