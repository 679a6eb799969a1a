import Catalogue
import Documents
import Numbers

/// DINOv2's training configs.
enum DINOv2Format: ConfigFormat {
  static let name = "dinov2"
  static let summary =
    "DINOv2's YAML: base_lr scaled by the root of the batch, a warmup and a cosine over official epochs."
  static let release = "DINOv2 (2025-08-14) b8931f7"
  static let signs =
    "optim.base_lr with scaling_rule, freeze_last_layer_epochs, train.OFFICIAL_EPOCH_LENGTH, crops or student"
  static let keys = [
    ConfigKey("optim.base_lr", "0.004", "rate of a batch of 1024"),
    ConfigKey("optim.scaling_rule", "sqrt_wrt_1024", "how base_lr follows the batch"),
    ConfigKey("train.batch_size_per_gpu", "64", "samples of a process's batch"),
    ConfigKey("train.OFFICIAL_EPOCH_LENGTH", "1250", "updates of an epoch"),
    ConfigKey("optim.epochs", "100", "epochs of the run"),
    ConfigKey("optim.warmup_epochs", "10", "epochs of the warmup"),
    ConfigKey("optim.min_lr", "1e-6", "last rate"),
    ConfigKey("optim.freeze_last_layer_epochs", "1", "epochs in which the head's last layer has rate 0"),
  ]
  static let traps = [
    "optim.lr of a file has no effect: the scaling rule overwrites it.",
    "The head's last layer, the group last_layer, is at 0 for freeze_last_layer_epochs and then enters the warmup midway.",
    "Layers have their own factors beside it: layerwise_decay, patch_embed_lr_mult.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    if let launch = file.launch { return launch.program.contains { $0.contains("dinov2") } }
    return file.has("optim.base_lr")
      && file.hasAny(
        "optim.scaling_rule", "optim.freeze_last_layer_epochs", "train.OFFICIAL_EPOCH_LENGTH", "crops", "student")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    if run.file.launch != nil, let config = run.root.field(dotted: "config_file"), let path = config.value.string {
      try run.layOver(path, at: config.value.span)
    }
    try run.resolveReferences()
    let base = try run.number("optim.base_lr", default: 0.004)
    let rule = run.text("optim.scaling_rule", default: "sqrt_wrt_1024")
    if rule != "sqrt_wrt_1024" { run.refuse("NotImplementedError", at: "optim.scaling_rule") }
    let batch = try run.divisor("train.batch_size_per_gpu", default: 64)
    let world = max(1, run.worldSize())
    let rate = run.derived(
      "lr", base * (Double(batch) * Double(world) / 1024).squareRoot(),
      "\(numberText(base)) * sqrt(\(batch) * \(world) / 1024)")
    if run.has("optim.lr") { run.note("optim.lr has no effect: the scaling rule overwrites it", at: "optim.lr") }
    let each = try run.divisor("train.OFFICIAL_EPOCH_LENGTH", default: 1250)
    let epochs: Int
    if let told = run.given.epochs {
      epochs = Int(saturating: told)
    } else {
      epochs = try run.integer("optim.epochs", default: 100)
    }
    let total = run.derived("updates", each.multipliedSaturating(by: max(0, epochs)), "\(each) * \(epochs)")
    let warmupEpochs = try run.integer("optim.warmup_epochs", default: 10)
    let warmup = run.derived(
      "warmup updates", each.multipliedSaturating(by: max(0, warmupEpochs)), "\(each) * \(warmupEpochs)")
    let main = try run.stage(
      "dinov2.CosineScheduler",
      [
        ("base_value", ConfigValue(rate)), ("final_value", ConfigValue(try run.number("optim.min_lr", default: 1e-6))),
        ("total_iters", ConfigValue(total)), ("warmup_iters", ConfigValue(warmup)),
      ])
    guard run.group(of: ["main", "last_layer"], main: "main") == "last_layer" else {
      return PlannedCurve(ScheduleConfig(main), updates: total, updatesPerEpoch: each)
    }
    let frozenEpochs = try run.integer("optim.freeze_last_layer_epochs", default: 1)
    let frozen = run.derived(
      "frozen updates", each.multipliedSaturating(by: max(0, frozenEpochs)), "\(each) * \(frozenEpochs)")
    guard frozen > 0 else { return PlannedCurve(ScheduleConfig(main), updates: total, updatesPerEpoch: each) }
    let factors = try run.stage(
      "piecewise", [("boundaries", .numbers([Double(frozen)])), ("values", .numbers([0, 1]))])
    return PlannedCurve(ScheduleConfig(main, [.times(factors)]), updates: total, updatesPerEpoch: each)
  }
}
