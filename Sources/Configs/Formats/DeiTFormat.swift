import Documents
import Numbers

/// The command line of DeiT.
enum DeiTFormat: ConfigFormat {
  static let name = "deit"
  static let summary = "DeiT's command line: timm's cosine, stepped after each epoch with its own number."
  static let release = "DeiT (2024-03-15) 7e160fe with timm 0.3.2"
  static let signs = "main.py with --model deit…, or --unscale-lr"
  static let keys = [
    ConfigKey("lr", "5e-4", "rate of a batch of 512"),
    ConfigKey("unscale_lr", "false", "take lr as it is"),
    ConfigKey("batch_size", "64", "samples of a process's batch"), ConfigKey("epochs", "300", "epochs of the run"),
    ConfigKey("sched", "cosine", "cosine or step"), ConfigKey("warmup_epochs", "5", "epochs of the warmup"),
    ConfigKey("warmup_lr", "1e-6", "rate of the first two epochs, not scaled"),
    ConfigKey("min_lr", "1e-5", "lowest rate, not scaled"),
    ConfigKey("decay_epochs", "30", "step: epochs of a step"), ConfigKey("decay_rate", "0.1", "step: factor of a step"),
  ]
  static let traps = [
    "The scheduler is stepped with the number of the epoch that is over: epochs 0 and 1 have one rate, all are one late.",
    "warmup_lr and min_lr are not scaled by the batch.",
    "cooldown_epochs has no effect: the epochs that timm returns are not used.",
    "The warmup replaces the first epochs of the cosine, so that the rate jumps at its end.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    guard let launch = file.launch else { return false }
    let isMain = launch.program.contains {
      $0 == "main.py" || $0.hasSuffix("/main.py") || $0.hasSuffix("run_with_submitit.py")
    }
    let model = file.root.field(dotted: "model")?.value.string ?? ""
    return isMain && (model.hasPrefix("deit") || model.hasPrefix("cait_") || model.hasPrefix("resmlp_"))
      || file.has("unscale_lr")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let world: Int
    if run.given.counts[.worldSize] == nil, run.file.launch?.program.last?.hasSuffix("run_with_submitit.py") == true {
      let (gpus, nodes) = (try run.divisor("ngpus", default: 8), try run.divisor("nodes", default: 2))
      world = run.derived("world size", gpus.multipliedSaturating(by: nodes), "\(gpus) * \(nodes)")
    } else {
      world = max(1, run.worldSize())
    }
    let batch = try run.divisor("batch_size", default: 64)
    var rate = try run.number("lr", default: 5e-4)
    if try !run.flag("unscale_lr", default: false) {
      rate = run.derived(
        "scaled lr", rate * Double(batch.multipliedSaturating(by: world)) / 512,
        "\(numberText(rate)) * \(batch) * \(world) / 512")
    }
    let epochs: Int
    if let told = run.given.epochs {
      epochs = Int(saturating: told)
    } else {
      epochs = max(0, try run.integer("epochs", default: 300))
    }
    let each: Int
    if let told = run.option(.batches) {
      each = told
    } else {
      let samples = run.samples()
      each = run.derived(
        "updates an epoch", samples.divided(by: world, .up) / batch, "ceil(\(samples) / \(world)) // \(batch)")
    }
    let total = run.derived("updates", each.multipliedSaturating(by: epochs), "\(each) * \(epochs)")
    if run.has("cooldown_epochs") {
      run.note("cooldown_epochs has no effect: the run has --epochs epochs", at: "cooldown_epochs")
    }
    let scheduler = try run.word(of: "sched", default: "cosine", among: ["cosine", "step"])
    let warmup = max(0, try run.integer("warmup_epochs", default: 5))
    var values: [(String, ConfigValue?)] = [
      ("lr", ConfigValue(rate)), ("warmup_t", ConfigValue(warmup)),
      ("warmup_lr_init", ConfigValue(try run.number("warmup_lr", default: 1e-6))), ("warmup_prefix", false),
      ("t_in_epochs", false),
    ]
    let name: String
    if scheduler == "step" {
      name = "StepLRScheduler"
      values += [
        ("decay_t", ConfigValue(try run.number("decay_epochs", default: 30))),
        ("decay_rate", ConfigValue(try run.number("decay_rate", default: 0.1))),
      ]
    } else {
      name = "CosineLRScheduler"
      values += [
        ("t_initial", ConfigValue(max(1, epochs))), ("lr_min", ConfigValue(try run.number("min_lr", default: 1e-5))),
      ]
    }
    if warmup > 0 {
      run.note("epochs 0 and 1 both have warmup_lr, and all others come one epoch late", at: "warmup_lr", "lr")
    }
    let curve = try run.delayed(try run.words("timm." + name, values), by: 1)
    return PlannedCurve(try run.held(curve, over: each), updates: total, updatesPerEpoch: each)
  }
}
