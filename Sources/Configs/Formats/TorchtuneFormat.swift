import Documents
import Numbers

/// Configs of torchtune's recipes.
enum TorchtuneFormat: ConfigFormat {
  static let name = "torchtune"
  static let summary = "torchtune's YAML of a recipe."
  static let release = "torchtune 0.6.1"
  static let signs = "_component_ values of torchtune, with optimizer._component_"
  static let keys = [
    ConfigKey("optimizer.lr", "", "the highest rate"),
    ConfigKey("lr_scheduler.num_warmup_steps", "100", "updates of the warmup"),
    ConfigKey("lr_scheduler.num_cycles", "0.5", "waves of the cosine"),
    ConfigKey("epochs", "1", "epochs of the run"),
    ConfigKey("max_steps_per_epoch", "", "the most updates of an epoch"),
    ConfigKey("batch_size", "1", "samples of a batch of a process"),
    ConfigKey("gradient_accumulation_steps", "1", "batches of an update"),
  ]
  static let traps = [
    "Batches that do not make a whole update at the end of an epoch bring none.",
    "Recipes warm up over 100 updates, however short the run.",
    "With dataset.packed the samples are the packs.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.has("optimizer._component_")
      && (file.root.entries ?? []).contains {
        $0.value.entry("_component_")?.value.string?.hasPrefix("torchtune") == true
      }
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    if let resolved = try? Interpolation.resolve(run.root) { run.file.root = resolved }
    let rate = try run.number("optimizer.lr", default: 1e-3)
    let accumulation = try run.count("gradient_accumulation_steps", default: 1, option: .accumulation)
    let batches: Int
    if let told = run.option(.batches) {
      batches = told
    } else {
      let batch = try run.count("batch_size", default: 1, option: .batchSize)
      let samples = run.samples()
      let processes = try run.processes()
      batches = run.derived(
        "batches an epoch and process", samples.divided(by: processes, .up) / batch,
        "floor(ceil(\(samples) / \(processes)) / \(batch))")
    }
    if run.root.field(dotted: "dataset.packed")?.value.plainText == "true" {
      run.note("packed: the samples are the packs", at: "dataset.packed")
    }
    var perEpoch = run.derived("updates an epoch", batches / accumulation, "floor(\(batches) / \(accumulation))")
    if let most = try run.integer("max_steps_per_epoch"), most > 0, most < perEpoch {
      perEpoch = run.derived("updates an epoch", most, "max_steps_per_epoch \(most)")
    }
    let epochs = try run.epochs("epochs", default: 1)
    let all = run.derived(
      "updates", Int(saturating: (Double(perEpoch) * epochs).rounded(.down)), "\(numberText(epochs)) * \(perEpoch)")
    let updates = run.option(.updates) ?? all
    guard let component = run.text("lr_scheduler._component_") else {
      run.note("no lr_scheduler: the rate is constant")
      return PlannedCurve(
        try run.words("constant", [("lr", ConfigValue(rate))]), updates: updates, updatesPerEpoch: perEpoch)
    }
    let name = component.split(separator: ".").last.map(String.init) ?? component
    guard name == "get_cosine_schedule_with_warmup" else {
      throw .schedule(.unknownName(component), format: Self.name)
    }
    let warmup = try run.integer("lr_scheduler.num_warmup_steps", default: 100)
    let cycles = try run.number("lr_scheduler.num_cycles", default: 0.5)
    if warmup >= updates {
      run.note(
        "the warmup of \(warmup) updates is no shorter than the run of \(updates): the peak is never reached",
        at: "lr_scheduler.num_warmup_steps")
    }
    let curve = HFCurve(
      name: "cosine", rate: rate, warmup: warmup, training: updates, arguments: [("num_cycles", ConfigValue(cycles))])
    return PlannedCurve(try curve.words(run), updates: updates, updatesPerEpoch: perEpoch)
  }
}
