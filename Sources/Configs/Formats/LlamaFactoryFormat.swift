import Documents
import Numbers

/// Arguments of LLaMA-Factory.
enum LlamaFactoryFormat: ConfigFormat {
  static let name = "llamafactory"
  static let aliases = ["llama-factory"]
  static let summary = "LLaMA-Factory's YAML and JSON: transformers' TrainingArguments beside the data and the method."
  static let release = "LLaMA-Factory 0.9.5 with transformers 5.6"
  static let signs = "stage (pt, sft, rm, ppo, dpo, kto) with finetuning_type, template, cutoff_len or dataset"
  static let keys =
    HFFormat.keys + [
      ConfigKey("stage", "sft", "what is trained"),
      ConfigKey("max_samples", "", "the most rows of each dataset"),
      ConfigKey("val_size", "0", "rows, or a share of them, that are kept for validation"),
    ]
  static let facts = [ConfigKey("n_gpu", "1", "GPUs that one process drives together")]
  static let traps = [
    "max_samples cuts each dataset, and val_size takes rows away: the samples are what is left.",
    "warmup_stable_decay without arguments holds for a third of what follows the warmup.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.has("stage", "finetuning_type")
      || file.has("stage") && file.hasAny("template", "cutoff_len")
        && file.hasAny("dataset", "per_device_train_batch_size", "num_train_epochs")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let trainer = Trainer()
    if run.field("max_samples") != nil {
      run.note("max_samples cuts each dataset: the samples are those after it", at: "max_samples")
    }
    if let share = try run.number("val_size"), share > 0 {
      run.note("val_size takes rows away: the samples are those that are left", at: "val_size")
    }
    let most = try run.integer("max_steps")
    if try run.flag("streaming", default: false), most ?? -1 <= 0 {
      run.refuse("ValueError: Please specify `max_steps` in streaming mode.", at: "streaming")
    }
    let isPacked = try run.flag("packing", default: run.field("stage")?.value.string == "pt")
    if isPacked { run.note("packing: the samples are the packs", at: "packing", "stage") }
    // What is missing of this schedule is filled in after the updates are known.
    var given = run.root.field("lr_scheduler_kwargs")
    if given?.value.string != nil {
      try run.unfoldJSON("lr_scheduler_kwargs")
      given = run.root.field("lr_scheduler_kwargs")
    }
    let isStable = run.root.field("lr_scheduler_type")?.value.string == "warmup_stable_decay"
    if isStable, let span = run.root.field("lr_scheduler_type")?.value.span {
      let zero = Node(.integer("0"), span)
      if given?.value.entry("num_decay_steps") == nil {
        run.file.root =
          run.root.setting(
            ["lr_scheduler_kwargs"],
            to: (given?.value ?? Node(.map([]), span)).setting(["num_decay_steps"], to: zero)) ?? run.root
      }
    }
    var plan = try trainer.run(&run)
    if isStable {
      let names = Set(given?.value.entries?.compactMap(\.key.string) ?? [])
      let rest = max(0, plan.curve.training.subtractingSaturating(plan.curve.warmup))
      func count(_ name: String) -> Int? {
        guard names.contains(name), case .number(let value)?? = plan.curve.arguments.last(where: { $0.0 == name })?.1
        else { return nil }
        return Int(saturating: value)
      }
      let stable = count("num_stable_steps") ?? rest / 3
      let decay = count("num_decay_steps") ?? max(0, rest.subtractingSaturating(stable))
      if !names.contains("num_stable_steps") {
        run.derived("lr_scheduler_kwargs.num_stable_steps", stable, "(\(rest)) // 3")
      }
      if !names.contains("num_decay_steps") {
        run.derived("lr_scheduler_kwargs.num_decay_steps", decay, "\(rest) - \(stable)")
      }
      plan.curve.arguments.removeAll { ["num_stable_steps", "num_decay_steps"].contains($0.0) }
      plan.curve.arguments += [("num_stable_steps", ConfigValue(stable)), ("num_decay_steps", ConfigValue(decay))]
    }
    let curve = try run.words(plan, trainer, isDeepSpeedOptional: true)
    return PlannedCurve(curve, updates: plan.updates, updatesPerEpoch: plan.updatesPerEpoch)
  }
}
