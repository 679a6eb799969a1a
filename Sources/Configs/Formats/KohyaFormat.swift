import Catalogue
import Documents
import Numbers

/// Configs of kohya's sd-scripts.
enum KohyaFormat: ConfigFormat {
  static let name = "kohya"
  static let aliases = ["sd-scripts"]
  static let summary = "kohya's sd-scripts: the TOML of --config_file, or flags."
  static let release = "sd-scripts 48d368fa with transformers 5.24.0"
  static let signs =
    "pretrained_model_name_or_path with network_module, unet_lr, lr_scheduler, max_train_steps, max_train_epochs, train_data_dir or optimizer_type"
  static let keys = [
    ConfigKey("learning_rate", "2e-6", "the rate of what has none of its own"),
    ConfigKey("unet_lr", "learning_rate", "the rate of the U-Net"),
    ConfigKey("text_encoder_lr", "learning_rate", "the rate of the text encoders"),
    ConfigKey("lr_scheduler", "constant", "the schedule, by transformers' name"),
    ConfigKey("lr_scheduler_type", "", "a class of PyTorch in its place"),
    ConfigKey("lr_scheduler_args", "", "the arguments of that class: [\"T_max=100\"]"),
    ConfigKey("lr_warmup_steps", "0", "scheduler steps of the warmup; with a point, a share"),
    ConfigKey("lr_decay_steps", "0", "scheduler steps of the decay; with a point, a share"),
    ConfigKey("lr_scheduler_num_cycles", "1", "cycles of cosine_with_restarts; half waves of the others"),
    ConfigKey("lr_scheduler_power", "1", "exponent of polynomial"),
    ConfigKey("lr_scheduler_timescale", "", "timescale of inverse_sqrt"),
    ConfigKey("lr_scheduler_min_lr_ratio", "", "lowest rate as a share"),
    ConfigKey("max_train_steps", "1600", "updates of the run"),
    ConfigKey("max_train_epochs", "", "epochs of the run, in place of max_train_steps"),
    ConfigKey("gradient_accumulation_steps", "1", "batches of an update"),
  ]
  static let traps = [
    "The schedule is as many times as long as there are processes, and so often it is stepped: a whole lr_warmup_steps is not multiplied, and lasts shorter.",
    "lr_warmup_steps with a point is a share, whatever its size.",
    "constant with a warmup does not start.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    guard file.syntax == .toml || file.syntax == .shell else { return false }
    let root = flattened(file.root)
    func has(_ keys: String...) -> Bool { keys.contains { root.entry($0) != nil } }
    if file.syntax == .shell {
      let program = file.launch?.program.joined(separator: " ") ?? ""
      let names = [
        "train_network", "fine_tune", "train_db", "sdxl_train", "flux_train", "sd3_train", "train_textual_inversion",
      ]
      guard names.contains(where: program.contains) || has("network_module") else { return false }
      return has("pretrained_model_name_or_path", "config_file", "network_module")
    }
    return has("pretrained_model_name_or_path")
      && has(
        "network_module", "unet_lr", "lr_scheduler_num_cycles", "max_train_epochs", "train_data_dir", "optimizer_type",
        "lr_scheduler", "lr_scheduler_type", "max_train_steps", "network_train_unet_only")
  }

  /// All sections together; of a key that stands there more than once the last counts.
  private static func flattened(_ root: Node) -> Node {
    var entries: [Node.Entry] = []
    for entry in root.entries ?? [] {
      if let inner = entry.value.entries { entries += inner } else { entries.append(entry) }
    }
    return Node(.map(entries), root.span)
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    var root = flattened(run.root)
    if let file = root.entry("config_file")?.value, let path = file.string {
      let base: ConfigFile
      do throws(ConfigFault) {
        base = try run.named(path, at: file.span)
      } catch {
        guard !path.hasSuffix(".toml") else { throw error }
        base = try run.named(path + ".toml", at: file.span)
      }
      root = flattened(base.root).merging(root)
    }
    run.file.root = root
    let rate = try rate(&run)
    let name = run.text("lr_scheduler", default: "constant").lowercased()
    let accumulation = try run.count("gradient_accumulation_steps", default: 1, option: .accumulation)
    var processes: Int?
    func all(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
      if let processes { return processes }
      let count = try run.processes()
      processes = count
      return count
    }

    var updates: Int
    var perEpoch: Int?
    if let told = run.option(.updates) {
      updates = told
    } else if let epochs = try epochs(&run) {
      let batches = run.need(
        .batches, "the batches of an epoch: over all buckets ceil(images * repeats / train_batch_size)")
      let count = try all(&run)
      let each = run.derived(
        "updates an epoch",
        Int(saturating: (Double(batches) / Double(count) / Double(accumulation)).rounded(.up)),
        "ceil(\(batches) / \(count) / \(accumulation))")
      perEpoch = each
      updates = run.derived("updates", epochs.multipliedSaturating(by: each), "\(epochs) * \(each)")
    } else {
      updates = try run.integer("max_train_steps", default: 1600)
    }
    updates = max(0, updates)

    // The schedule counts a step for each process; only what is given in steps of its own tells them apart.
    let warmup = try amount("lr_warmup_steps", &run)
    let decay = try amount("lr_decay_steps", &run)
    let type = run.text("lr_scheduler_type").flatMap { $0.isEmpty ? nil : $0 }
    let matters =
      type != nil || warmup.amount > 0 || decay.amount > 0 && name == "warmup_stable_decay" || name == "inverse_sqrt"
      || processes != nil
    let steps = matters ? try all(&run) : 1
    let training = updates.multipliedSaturating(by: steps)
    let warmupSteps = warmup.steps(of: training)
    let decaySteps = decay.steps(of: training)
    if !warmup.isCounted, warmup.amount > 0 {
      run.derived("warmup", warmupSteps, "int(\(numberText(warmup.amount)) * \(training))")
    }
    for (key, length) in [("lr_warmup_steps", warmup), ("lr_decay_steps", decay)]
    where !length.isCounted && length.amount >= 1 {
      run.note(
        "\(key) \(numberText(length.amount)) with a point is a share, \(numberText(length.amount)) times the run, and no count of steps",
        rule: "LR021", at: key)
    }
    if steps > 1 {
      run.derived("scheduler steps", training, "\(updates) * \(steps)")
      if warmup.isCounted, warmupSteps > 0 {
        run.note(
          "\(steps) processes: lr_warmup_steps \(warmupSteps) last \(numberText(Double(warmupSteps) / Double(steps))) updates, since the schedule makes \(steps) steps an update",
          rule: "LR015", at: "lr_warmup_steps")
      }
    }
    if let type {
      if run.has("lr_scheduler") {
        run.note("lr_scheduler is ignored because lr_scheduler_type is given", at: "lr_scheduler")
      }
      if warmupSteps > 0 {
        run.refuse("ValueError: \(type) does not require `num_warmup_steps`. Set None or 0.", at: "lr_warmup_steps")
      }
      let short = type.split(separator: ".").last.map(String.init) ?? type
      var curve = try run.torch(short, rate: rate, arguments(&run))
      if steps > 1 { curve.operations.append(.modify(try run.everyUpdate(making: steps))) }
      return PlannedCurve(curve, updates: updates, updatesPerEpoch: perEpoch)
    }
    if name == "constant", warmupSteps > 0 {
      run.refuse(
        "ValueError: SchedulerType.CONSTANT does not require `num_warmup_steps`. Set None or 0.", at: "lr_warmup_steps")
    }
    var curve = HFCurve(name: name, rate: rate, warmup: warmupSteps, training: training)
    curve.stepsPerUpdate = steps
    let cycles = try run.number("lr_scheduler_num_cycles", default: 1)
    let lowest = try run.number("lr_scheduler_min_lr_ratio")
    switch name {
    case "cosine_with_restarts": curve.arguments = [("num_cycles", ConfigValue(cycles))]
    case "polynomial": curve.arguments = [("power", ConfigValue(try run.number("lr_scheduler_power", default: 1)))]
    case "cosine_with_min_lr":
      curve.arguments = [("num_cycles", ConfigValue(cycles / 2)), ("min_lr_rate", ConfigValue(lowest ?? 0))]
      if lowest == nil {
        run.refuse(
          "ValueError: One of min_lr or min_lr_rate should be set through the `lr_scheduler_kwargs`", at: "lr_scheduler"
        )
      }
    case "warmup_stable_decay":
      let stable = max(0, training.subtractingSaturating(warmupSteps).subtractingSaturating(decaySteps))
      run.derived("stable steps", stable, "\(training) - \(warmupSteps) - \(decaySteps)")
      curve.arguments = [
        ("num_decay_steps", ConfigValue(decaySteps)), ("num_stable_steps", ConfigValue(stable)),
        ("num_cycles", ConfigValue(cycles / 2)), ("min_lr_ratio", ConfigValue(lowest ?? 0)),
      ]
    case "inverse_sqrt":
      if let scale = try run.integer("lr_scheduler_timescale") { curve.arguments = [("timescale", ConfigValue(scale))] }
    default: break
    }
    return PlannedCurve(try curve.words(run), updates: updates, updatesPerEpoch: perEpoch)
  }

  private static func epochs(_ run: inout ConfigReading) throws(ConfigFault) -> Int? {
    if let told = run.toldEpochs() { return Int(saturating: told) }
    return try run.integer("max_train_epochs")
  }

  private static func rate(_ run: inout ConfigReading) throws(ConfigFault) -> Double {
    let group = run.group(of: ["unet", "text_encoder"], main: "unet")
    let key = group == "unet" ? "unet_lr" : "text_encoder_lr"
    if let own = run.field(key) {
      if own.value.elements == nil { return try run.number(key) ?? 0 }
      return try run.numbers(key)?.first ?? 0
    }
    return try run.number("learning_rate", default: 2e-6)
  }

  /// A length that is either counted in steps or a share of all.
  private struct Amount {
    var amount: Double
    var isCounted: Bool

    func steps(of training: Int) -> Int {
      isCounted ? Int(saturating: amount) : Int(saturating: amount * Double(training))
    }
  }

  private static func amount(_ key: String, _ run: inout ConfigReading) throws(ConfigFault) -> Amount {
    guard let field = run.root.field(dotted: key) else { return Amount(amount: 0, isCounted: true) }
    // Of words, 5% is a share, and what is at least 1 is counted; TOML keeps the kind of its numbers.
    if let text = field.value.string, text.hasSuffix("%"), let share = Double(text.dropLast().trimmed) {
      run.keep(field, text)
      return Amount(amount: share / 100, isCounted: false)
    }
    let number = try run.number(key) ?? 0
    if run.file.syntax == .toml, field.value.string == nil {
      if case .integer = field.value.untagged.value { return Amount(amount: number, isCounted: true) }
      return Amount(amount: number, isCounted: number == 0)
    }
    return Amount(amount: number, isCounted: number >= 1 || number == 0)
  }

  /// The arguments of a class of PyTorch, each `NAME=VALUE`.
  private static func arguments(_ run: inout ConfigReading) throws(ConfigFault) -> [(String, ConfigValue?)] {
    guard let field = run.root.field(dotted: "lr_scheduler_args") else { return [] }
    var values: [(String, ConfigValue?)] = []
    for node in field.value.elements ?? [field.value] {
      guard let text = node.string, let sign = text.firstIndex(of: "=") else { continue }
      let name = String(text[..<sign].trimmed)
      let value = literal(String(text[text.index(after: sign)...].trimmed), node.span)
      let argument = Field(["lr_scheduler_args", name], value)
      values.append((name, try run.document { () throws(DocumentFault) in try argument.configValue() }))
      run.keep(argument, value.plainText ?? value.words)
    }
    return values
  }

  /// A number, a word, or a list of numbers, as Python writes them.
  private static func literal(_ text: String, _ span: Span) -> Node {
    guard let first = text.first, first == "[" || first == "(" else {
      return Node(ScalarRules.python.value(of: text), span)
    }
    let parts = text.dropFirst().dropLast().split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
    return Node(.list(parts.map { Node(ScalarRules.python.value(of: String($0)), span) }), span)
  }
}
