import Documents
import Numbers

/// The command lines of MAE: pre-training, fine-tuning and linear probing.
enum MAEFormat: ConfigFormat {
  static let name = "mae"
  static let summary =
    "MAE's command lines: blr scaled by the batch, a warmup and a cosine told by the share of the epoch."
  static let release = "MAE (2022-04-20) efb2a80"
  static let signs = "main_pretrain.py, main_finetune.py, main_linprobe.py, --blr, --accum_iter"
  static let keys = [
    ConfigKey("lr", "blr * batch * accum_iter * processes / 256", "highest rate"),
    ConfigKey("blr", "1e-3, main_linprobe 0.1", "rate of a batch of 256"),
    ConfigKey("batch_size", "64, main_linprobe 512", "samples of a process's batch"),
    ConfigKey("accum_iter", "1", "batches of an update"),
    ConfigKey("epochs", "400, main_finetune 50, main_linprobe 90", "epochs of the run"),
    ConfigKey("warmup_epochs", "40, main_finetune 5, main_linprobe 10", "epochs of the warmup"),
    ConfigKey("min_lr", "0, main_finetune 1e-6", "last rate"),
  ]
  static let traps = [
    "--lr is the rate itself and switches blr off.",
    "Batches that fill no update are left over at the end of an epoch, and the rate counts them all the same.",
    "In fine-tuning each layer has its factor of layer_decay beside it: the rate is that of the head.",
  ]

  private static let programs = ["pretrain", "finetune", "linprobe"]

  static func recognises(_ file: ConfigFile) -> Bool {
    guard let launch = file.launch else { return false }
    let scripts = programs.flatMap { ["main_\($0).py", "submitit_\($0).py"] }
    return launch.program.contains { program in scripts.contains { program.hasSuffix($0) } }
      || file.hasAny("blr", "accum_iter")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let program = run.file.launch?.program.last ?? ""
    let isProbe = program.contains("linprobe")
    let isTuning = program.contains("finetune") || !program.contains("pretrain") && !isProbe && run.has("layer_decay")
    let batch = try run.divisor("batch_size", default: isProbe ? 512 : 64)
    let accumulation = try run.divisor("accum_iter", default: 1)
    let world = try world(&run, program)
    let rate: Double
    if let given = try run.number("lr") {
      rate = given
    } else {
      let base = try run.number("blr", default: isProbe ? 0.1 : 1e-3)
      rate = run.derived(
        "lr", base * Double(batch.multipliedSaturating(by: accumulation).multipliedSaturating(by: world)) / 256,
        "\(numberText(base)) * \(batch) * \(accumulation) * \(world) / 256")
    }
    let epochs: Int
    if let told = run.given.epochs {
      epochs = Int(saturating: told)
    } else {
      epochs = try run.integer("epochs", default: isProbe ? 90 : isTuning ? 50 : 400)
    }
    let warmup = try run.integer("warmup_epochs", default: isProbe ? 10 : isTuning ? 5 : 40)
    if warmup >= epochs { run.note("the warmup of \(warmup) epochs covers the whole run", at: "warmup_epochs") }
    let minimum = try run.number("min_lr", default: isTuning ? 1e-6 : 0)
    let batches: Int
    if let told = run.option(.batches) {
      batches = told
    } else {
      let samples = run.samples()
      batches = run.derived(
        "batches an epoch", samples.divided(by: world, .up) / batch, "ceil(\(samples) / \(world)) // \(batch)")
    }
    let each = run.derived("updates an epoch", batches / accumulation, "\(batches) // \(accumulation)")
    if each > 0, !batches.isMultiple(of: accumulation) {
      run.note("\(batches % accumulation) batches of each epoch make no update", at: "accum_iter")
    }
    let total = run.derived("updates", each.multipliedSaturating(by: max(0, epochs)), "\(each) * \(epochs)")
    let curve = try run.words(
      "mae.adjust_learning_rate",
      [
        ("lr", ConfigValue(rate)), ("min_lr", ConfigValue(minimum)), ("warmup_epochs", ConfigValue(warmup)),
        ("epochs", ConfigValue(epochs)), ("micro_batches_per_epoch", ConfigValue(max(1, batches))),
        ("accum_iter", ConfigValue(accumulation)),
      ])
    return PlannedCurve(curve, updates: total, updatesPerEpoch: each)
  }

  /// The processes: those of the launcher, or of submitit's own flags.
  private static func world(_ run: inout ConfigReading, _ program: String) throws(ConfigFault) -> Int {
    if run.given.counts[.worldSize] == nil, program.contains("submitit_") {
      let (gpus, nodes) = (try run.divisor("ngpus", default: 8), try run.divisor("nodes", default: 2))
      return run.derived("world size", gpus.multipliedSaturating(by: nodes), "\(gpus) * \(nodes)")
    }
    return max(1, run.worldSize())
  }
}
