import Documents
import Numbers

/// Arguments of LLaMA-Factory's second trainer, `USE_V1=1`.
enum LlamaFactoryV1Format: ConfigFormat {
  static let name = "llamafactory-v1"
  static let aliases = ["llama-factory-v1"]
  static let summary = "LLaMA-Factory's YAML and JSON for its second trainer, v1: a rate that holds."
  static let release = "LLaMA-Factory (2026-08-18) ff6d4d12 v1"
  static let signs =
    "model and train_dataset with model_class, micro_batch_size, global_batch_size, sample_backend or a *_config"
  static let keys = [
    ConfigKey("learning_rate", "1e-4", "the rate of every update"),
    ConfigKey("max_steps", "", "updates of the run, in place of epochs where above 0"),
    ConfigKey("num_train_epochs", "3", "epochs of the run"),
    ConfigKey("micro_batch_size", "1", "samples of a batch of a process"),
    ConfigKey("global_batch_size", "", "samples of an update; a batch of every process unless given"),
    ConfigKey("dp_size", "", "processes with batches of their own; all over cp_size unless given"),
    ConfigKey("cp_size", "1", "processes that share each sequence"),
    ConfigKey("batching_strategy", "normal", "normal, padding_free, dynamic_batching or dynamic_padding_free"),
    ConfigKey("lr_scheduler_config", "", "a scheduler, of which v1 has none yet"),
  ]
  static let traps = [
    "There is no warmup and no decay: v1 has a place for schedulers, and none is there.",
    "The last samples of an epoch that make no whole update are dropped.",
    "optim_config.lr is overridden by learning_rate.",
  ]

  private static let own = [
    "model_class", "micro_batch_size", "global_batch_size", "sample_backend", "peft_config", "kernel_config",
    "dist_config", "optim_config", "lr_scheduler_config", "batching_strategy",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    // The first trainer has a stage, and calls these things otherwise.
    file.has("model", "train_dataset") && own.contains { file.has($0) } && !file.has("stage")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let rate = try run.number("learning_rate", default: 1e-4)
    if let config = run.field("lr_scheduler_config") {
      let name = config.value.entry("name")?.value.plainText ?? "?"
      run.refuse("ValueError: Plugin '\(name)' is not registered under LRSchedulerPlugin.", at: "lr_scheduler_config")
    }
    if run.has("optim_config.lr") { run.note("optim_config.lr is overridden by learning_rate", at: "optim_config.lr") }
    let curve = try run.words("constant", [("lr", ConfigValue(rate))])
    let strategy = run.text("batching_strategy", default: "normal")
    if let most = try run.integer("max_steps"), most > 0 { return PlannedCurve(curve, updates: most) }
    if let given = run.option(.updates) { return PlannedCurve(curve, updates: given) }
    if strategy == "dynamic_batching" {
      run.refuse(
        "ValueError: `dynamic_batching` requires `max_steps` because it is step-driven.", at: "batching_strategy")
    }
    let epochs = try run.integer("num_train_epochs", default: 3)
    let each: Int
    if strategy.hasPrefix("dynamic") {
      each = run.need(.batches, "the updates of an epoch, which depend on the lengths of the samples")
    } else {
      each = try updatesOfAnEpoch(&run)
    }
    let updates = run.derived("updates", max(0, epochs).multipliedSaturating(by: each), "\(epochs) * \(each)")
    return PlannedCurve(curve, updates: updates, updatesPerEpoch: each)
  }

  /// The updates of an epoch: each process drops the samples that others lack, and its last ones that make no whole update.
  private static func updatesOfAnEpoch(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
    let micro = max(1, try run.integer("micro_batch_size", default: 1))
    let samples = max(0, run.need(.samples))
    let parallel: Int
    if let given = try run.integer("dp_size") {
      parallel = max(1, given)
    } else {
      let (world, shared) = (max(1, run.need(.worldSize)), max(1, try run.integer("cp_size", default: 1)))
      parallel = max(1, world / shared)
      run.derived("dp_size", parallel, "\(world) / \(shared)")
    }
    let smallest = parallel.multipliedSaturating(by: micro)
    let whole = max(1, try run.integer("global_batch_size") ?? smallest)
    if whole % smallest != 0 {
      run.refuse(
        "ValueError: Global batch size must be divisible by DP size and micro batch size. "
          + "Got \(whole) % (\(parallel) * \(micro)) != 0.", at: "global_batch_size")
    }
    let each = max(1, whole / parallel)
    return run.derived(
      "updates an epoch", samples / parallel / each, "floor(floor(\(samples) / \(parallel)) / \(each))")
  }
}
