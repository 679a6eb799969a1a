import Documents
import Numbers

/// Lines that start the training examples of diffusers.
enum DiffusersFormat: ConfigFormat {
  static let name = "diffusers"
  static let summary =
    "The line that starts one of diffusers' train_*.py: accelerate launch train_dreambooth.py --learning_rate=…"
  static let release = "diffusers 0.42.1 with accelerate 1.15.0"
  static let signs =
    "a script in Python with --pretrained_model_name_or_path and --lr_scheduler, --lr_warmup_steps or --max_train_steps"
  static let keys = [
    ConfigKey("learning_rate", "of the script", "the highest rate: 1e-4 of text_to_image, 5e-6 of dreambooth"),
    ConfigKey("scale_lr", "false", "whether the rate is multiplied by all samples of an update"),
    ConfigKey("lr_scheduler", "constant", "the schedule, by transformers' name"),
    ConfigKey("lr_warmup_steps", "500", "updates of the warmup"),
    ConfigKey("lr_num_cycles", "1", "cycles of cosine_with_restarts"),
    ConfigKey("lr_power", "1", "exponent of polynomial"),
    ConfigKey("max_train_steps", "", "updates of the run, in place of epochs"),
    ConfigKey("num_train_epochs", "of the script", "epochs of the run: 100 of text_to_image, 1 of dreambooth"),
    ConfigKey(
      "train_batch_size", "of the script", "samples of a batch of a process: 16 of text_to_image, 4 of dreambooth"),
    ConfigKey("gradient_accumulation_steps", "1", "batches of an update"),
  ]
  static let traps = [
    "lr_warmup_steps is 500 unless it is given, however short the run.",
    "constant has no warmup.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    guard file.syntax == .shell, let launch = file.launch, launch.program.contains(where: { $0.hasSuffix(".py") })
    else {
      return false
    }
    return file.hasAny(
      "pretrained_model_name_or_path", "pretrained_prior_model_name_or_path", "pretrained_decoder_model_name_or_path")
      && file.hasAny("lr_warmup_steps", "lr_scheduler", "max_train_steps", "num_train_epochs")
  }

  /// What a script takes for what is not given.
  private struct Defaults {
    var batch: Int
    var epochs: Int
    var rate: Double

    init?(script: String) {
      let name = script.split(separator: "/").last.map(String.init) ?? script
      if name.hasPrefix("train_text_to_image") {
        (batch, epochs, rate) = (16, 100, 1e-4)
      } else if name.hasPrefix("train_dreambooth_lora") {
        (batch, epochs, rate) = (4, 1, name == "train_dreambooth_lora.py" ? 5e-4 : 1e-4)
      } else if name.hasPrefix("train_dreambooth") {
        (batch, epochs, rate) = (4, 1, 5e-6)
      } else {
        return nil
      }
    }
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let script = run.file.launch?.program.last { $0.hasSuffix(".py") } ?? ""
    let defaults = Defaults(script: script)
    func given(_ key: String, _ run: inout ConfigReading) {
      if defaults == nil, !run.has(key) {
        run.ask("--set \(key)=X", "what \(script) takes for \(key) where it is not given")
      }
    }
    given("learning_rate", &run)
    var rate = try run.number("learning_rate", default: defaults?.rate ?? 1)
    let accumulation = try run.count("gradient_accumulation_steps", default: 1, option: .accumulation)
    let isScaled = try run.flag("scale_lr", default: false)
    let most = try run.integer("max_train_steps").flatMap { $0 > 0 ? $0 : nil }
    let told = run.option(.updates) ?? (run.given.epochs == nil ? most : nil)
    var batch = 1
    if isScaled || told == nil {
      if run.given.counts[.batchSize] == nil { given("train_batch_size", &run) }
      batch = try run.count("train_batch_size", default: defaults?.batch ?? 1, option: .batchSize)
    }
    if isScaled {
      let processes = try run.processes()
      let samples = batch.multipliedSaturating(by: accumulation).multipliedSaturating(by: processes)
      rate = run.derived(
        "learning rate", rate * Double(samples), "\(numberText(rate)) * \(accumulation) * \(batch) * \(processes)")
    }
    var updates = told ?? 0
    var perEpoch: Int?
    if told == nil {
      let batches: Int
      if let loaded = run.option(.batches) {
        batches = loaded
      } else {
        let samples = run.samples()
        let processes = try run.processes()
        batches = run.derived(
          "batches an epoch and process", samples.divided(by: batch, .up).divided(by: processes, .up),
          "ceil(ceil(\(samples) / \(batch)) / \(processes))")
      }
      let each = run.derived(
        "updates an epoch", batches.divided(by: accumulation, .up), "ceil(\(batches) / \(accumulation))")
      if run.given.epochs == nil { given("num_train_epochs", &run) }
      let epochs = try run.epochs("num_train_epochs", default: Double(defaults?.epochs ?? 1))
      perEpoch = each
      updates = run.derived(
        "updates", max(0, Int(saturating: (epochs * Double(each)).rounded(.up))), "\(numberText(epochs)) * \(each)")
    } else if run.has("num_train_epochs"), run.given.counts[.updates] == nil {
      run.note("num_train_epochs is ignored because max_train_steps is set", at: "num_train_epochs")
    }
    let name = run.text("lr_scheduler", default: "constant").lowercased()
    let warmup = max(0, try run.integer("lr_warmup_steps", default: 500))
    // The script multiplies both by the processes, and accelerate makes as many steps an update: they cancel.
    var curve = HFCurve(name: name, rate: rate, warmup: warmup, training: updates)
    switch name {
    case "cosine_with_restarts":
      curve.arguments = [("num_cycles", ConfigValue(try run.number("lr_num_cycles", default: 1)))]
    case "polynomial": curve.arguments = [("power", ConfigValue(try run.number("lr_power", default: 1)))]
    case "piecewise_constant":
      run.refuse("AttributeError: 'NoneType' object has no attribute 'split'", at: "lr_scheduler")
      curve.name = "constant"
    case "constant":
      if run.has("lr_warmup_steps"), warmup > 0 {
        run.note("lr_scheduler constant ignores lr_warmup_steps: use constant_with_warmup", at: "lr_warmup_steps")
      }
    default: break
    }
    if curve.hasWarmup, warmup >= updates, updates > 0 {
      run.note(
        "the warmup of \(warmup) updates is no shorter than the run of \(updates): the peak is never reached",
        at: "lr_warmup_steps", "lr_scheduler")
    }
    return PlannedCurve(try curve.words(run), updates: updates, updatesPerEpoch: perEpoch)
  }
}
