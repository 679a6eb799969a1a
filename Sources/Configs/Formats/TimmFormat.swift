import Catalogue
import Documents
import Numbers

/// The args.yaml of timm's train.py.
enum TimmFormat: ConfigFormat {
  static let name = "timm"
  static let summary = "timm's train.py: args.yaml, or flags."
  static let release = "timm 1.0.31"
  static let signs = "sched with warmup_lr, lr_base, cooldown_epochs, decay_epochs or aa"
  static let keys = [
    ConfigKey("sched", "cosine", "cosine, tanh, step, multistep, poly, wsd, rsqrt, constant or none"),
    ConfigKey("lr", "", "the highest rate; else it follows from lr_base"),
    ConfigKey("lr_base", "0.1", "the rate of a batch of lr_base_size"),
    ConfigKey("lr_base_size", "256", "the batch that lr_base is for"),
    ConfigKey("lr_base_scale", "", "linear or sqrt; sqrt for optimizers with ada or lamb in their names"),
    ConfigKey("opt", "sgd", "the optimizer"),
    ConfigKey("epochs", "300", "epochs of the schedule"),
    ConfigKey("warmup_epochs", "5", "epochs of the warmup"),
    ConfigKey("warmup_lr", "1e-5", "rate at the start of the warmup"),
    ConfigKey("warmup_prefix", "false", "whether the schedule begins after the warmup"),
    ConfigKey("cooldown_epochs", "0", "epochs at min_lr after the cycles"),
    ConfigKey("min_lr", "0", "lowest rate"),
    ConfigKey("decay_epochs", "90", "epochs of a step; of wsd and rsqrt the epochs or the share of the decay, 0.2"),
    ConfigKey("decay_milestones", "90, 180, 270", "epochs at which multistep falls"),
    ConfigKey("decay_rate", "0.1", "factor of a step; the power of poly"),
    ConfigKey("lr_cycle_mul", "1", "what the length of each next cycle is multiplied by"),
    ConfigKey("lr_cycle_decay", "0.5", "what the rate of each next cycle is multiplied by"),
    ConfigKey("lr_cycle_limit", "1", "number of cycles"),
    ConfigKey("lr_k_decay", "1", "exponent of the progress"),
    ConfigKey("lr_decay_fn", "", "the way down of wsd and rsqrt"),
    ConfigKey("lr_stable_timescale", "", "timescale of rsqrt in epochs"),
    ConfigKey("sched_on_updates", "false", "whether the schedule counts updates"),
    ConfigKey("batch_size", "128", "samples of a batch of a process"),
    ConfigKey("grad_accum_steps", "1", "batches of an update"),
    ConfigKey("aug_repeats", "0", "repeats of a sample in a batch"),
  ]
  static let traps = [
    "Cycles and cooldown_epochs are run beyond epochs.",
    "decay_rate is the power of poly.",
    "step and multistep count from epoch 0, although a warmup covers the first epochs.",
    "The loader drops a batch that is not full.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.has("sched") && file.hasAny("warmup_lr", "lr_base", "cooldown_epochs", "decay_epochs", "aa")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let name = run.text("sched", default: "cosine")
    let batch = try run.count("batch_size", default: 128, option: .batchSize)
    let accumulation = try run.count("grad_accum_steps", default: 1, option: .accumulation)
    let perEpoch = try updatesPerEpoch(&run, batch, accumulation)
    let rate = try rate(&run, batch, accumulation)
    if run.field("lr_noise") != nil {
      run.ask("--set lr_noise=null", "the rates without noise: lr_noise is random, and no config tells its numbers")
    }
    let epochs = max(0, Int(saturating: try run.epochs("epochs", default: 300)))
    let warmup = try run.integer("warmup_epochs", default: 5)
    let isPrefix = try run.flag("warmup_prefix", default: false)
    let onUpdates = try run.flag("sched_on_updates", default: false)
    let unit = onUpdates ? perEpoch : 1
    func scaled(_ count: Int) -> Int { count.multipliedSaturating(by: unit) }

    var clock: [(String, ConfigValue?)] = [
      ("warmup_t", ConfigValue(scaled(warmup))),
      ("warmup_lr_init", ConfigValue(try run.number("warmup_lr", default: 1e-5))),
    ]
    if onUpdates { clock.append(("t_in_epochs", false)) }
    let prefix: [(String, ConfigValue?)] = [("warmup_prefix", .flag(isPrefix))]
    let lr: [(String, ConfigValue?)] = [("lr", ConfigValue(rate))]
    var all = epochs.addingSaturating(isPrefix ? warmup : 0)
    let curve: ScheduleConfig
    switch name {
    case "cosine", "tanh", "poly":
      let multiple = try run.number("lr_cycle_mul", default: 1)
      let limit = try run.integer("lr_cycle_limit", default: 1)
      let first = scaled(epochs)
      let count = max(1, limit)
      let cycles =
        multiple == 1
        ? first.multipliedSaturating(by: count)
        : Int(saturating: (-Double(first) * (power(multiple, count) - 1) / (1 - multiple)).rounded(.down))
      let cooldown = scaled(try run.integer("cooldown_epochs", default: 0))
      let clockLength = cycles.addingSaturating(isPrefix ? scaled(warmup) : 0).addingSaturating(cooldown)
      all = clockLength / max(1, unit)
      var values: [(String, ConfigValue?)] =
        [("t_initial", ConfigValue(first)), ("lr_min", ConfigValue(try run.number("min_lr", default: 0)))]
      values += [
        ("cycle_mul", ConfigValue(multiple)), ("cycle_limit", ConfigValue(limit)),
        ("cycle_decay", ConfigValue(try run.number("lr_cycle_decay", default: 0.5))),
      ]
      if name != "tanh" { values.append(("k_decay", ConfigValue(try run.number("lr_k_decay", default: 1)))) }
      if name == "poly" {
        let exponent = try run.number("decay_rate", default: 0.1)
        values.append(("power", ConfigValue(exponent)))
        run.note("sched poly takes decay_rate \(numberText(exponent)) as its power", at: "decay_rate", "sched")
      }
      let entry = ["cosine": "Cosine", "tanh": "Tanh", "poly": "Poly"][name] ?? ""
      curve = try run.words("timm.\(entry)LRScheduler", lr + values + clock + prefix)
    case "step", "constant":
      let every = name == "step" ? try run.number("decay_epochs", default: 90) * Double(unit) : 1
      let factor = name == "step" ? try run.number("decay_rate", default: 0.1) : 1
      curve = try run.words(
        "timm.StepLRScheduler",
        lr + [("decay_t", ConfigValue(every)), ("decay_rate", ConfigValue(factor))] + clock + prefix)
    case "multistep":
      let places = try run.numbers("decay_milestones") ?? [90, 180, 270]
      curve = try run.words(
        "timm.MultiStepLRScheduler",
        lr + [
          ("decay_t", .numbers(places.map { $0 * Double(unit) })),
          ("decay_rate", ConfigValue(try run.number("decay_rate", default: 0.1))),
        ] + clock + prefix)
    case "wsd", "rsqrt":
      let length = isPrefix ? scaled(epochs) : scaled(epochs).subtractingSaturating(scaled(warmup))
      let given = try run.number("decay_epochs", default: 0.2)
      let share = given > 0 && given < 1 ? given * Double(length) : given * Double(unit)
      let decay = Int(saturating: share.rounded(.toNearestOrEven))
      run.derived("updates or epochs of the decay", decay, "round(\(numberText(share)))")
      if decay <= 0 || decay > length {
        run.refuse(
          "ValueError: \(name) schedule requires 0 < decay_epochs <= epochs, got decay \(decay) and stable + decay length \(length).",
          at: "decay_epochs", "epochs")
      }
      let timescale = try run.number("lr_stable_timescale").map { ConfigValue($0 * Double(unit)) }
      curve = try run.words(
        "timm.WSDLRScheduler",
        lr + [
          ("t_initial", ConfigValue(max(1, length))), ("decay_t", ConfigValue(min(max(1, decay), max(1, length)))),
          ("lr_min", ConfigValue(try run.number("min_lr", default: 0))),
          ("stable_fn", .text(name == "rsqrt" ? "rsqrt" : "constant")), ("stable_timescale", timescale),
          ("decay_fn", .text(run.text("lr_decay_fn", default: name == "rsqrt" ? "linear" : "1-sqrt"))),
        ] + clock)
    case "none":
      curve = try run.words("constant", lr)
    case "plateau":
      run.askForNoPlateau("plateau")
      curve = try run.words("constant", lr)
    default:
      throw .schedule(.unknownName("timm." + name), format: Self.name)
    }
    // A file that timm wrote itself holds its defaults too.
    if name == "multistep", let places = try run.numbers("decay_milestones"), places != [90, 180, 270],
      let late = places.first(where: { $0 >= Double(all) })
    {
      run.note(
        "milestone \(numberText(late)) lies beyond the \(all) epochs: its fall of the rate never happens",
        rule: "LR022",
        at: "decay_milestones")
    }
    if name == "step", let every = try run.number("decay_epochs"), every != 90, every >= Double(all) {
      run.note(
        "decay_epochs \(numberText(every)) are no less than the \(all) epochs: the rate never falls", rule: "LR022",
        at: "decay_epochs")
    }
    if all != epochs {
      run.derived("epochs that are run", all, "cycles, warmup_prefix and cooldown_epochs beside \(epochs)")
      let ratio = Double(all) / Double(max(1, epochs))
      run.note(
        "epochs is \(epochs), but \(all) are run", rule: ratio > 1.5 || ratio < 0.67 ? "LR021" : nil, at: "epochs")
    }
    let updates = run.option(.updates) ?? all.multipliedSaturating(by: perEpoch)
    run.derived("updates", updates, "\(all) * \(perEpoch)")
    return PlannedCurve(curve, updates: updates, updatesPerEpoch: perEpoch)
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, factor, rest) = (1.0, base, max(0, exponent))
    while rest > 0 {
      if rest & 1 == 1 { result *= factor }
      factor *= factor
      rest >>= 1
    }
    return result
  }

  private static func rate(
    _ run: inout ConfigReading, _ batch: Int, _ accumulation: Int
  ) throws(ConfigFault) -> Double {
    if let given = try run.number("lr"), given != 0 {
      if run.has("lr_base") { run.note("lr_base is ignored because lr is given", at: "lr_base") }
      return given
    }
    let base = try run.number("lr_base", default: 0.1)
    let size = try run.count("lr_base_size", default: 256)
    let optimizer = run.text("opt", default: "sgd").lowercased()
    var scale = run.text("lr_base_scale", default: "")
    if scale.isEmpty { scale = optimizer.contains("ada") || optimizer.contains("lamb") ? "sqrt" : "linear" }
    let processes = try run.processes()
    let whole = batch.multipliedSaturating(by: processes).multipliedSaturating(by: accumulation)
    let ratio = Double(whole) / Double(size)
    return run.derived(
      "lr", base * (scale == "sqrt" ? ratio.squareRoot() : ratio),
      "\(numberText(base)) * (\(batch) * \(processes) * \(accumulation) / \(size))\(scale == "sqrt" ? "^0.5" : "")")
  }

  private static func updatesPerEpoch(
    _ run: inout ConfigReading, _ batch: Int, _ accumulation: Int
  ) throws(ConfigFault) -> Int {
    let batches: Int
    if let told = run.option(.batches) {
      batches = told
    } else {
      let samples = run.samples()
      let processes = try run.processes()
      if try run.number("aug_repeats", default: 0) > 0 {
        let each = (samples / 256).multipliedSaturating(by: 256) / processes
        batches = run.derived(
          "batches an epoch and process", each / batch,
          "floor(floor(\(samples) // 256 * 256 / \(processes)) / \(batch))")
      } else {
        batches = run.derived(
          "batches an epoch and process", samples.divided(by: processes, .up) / batch,
          "floor(ceil(\(samples) / \(processes)) / \(batch))")
      }
    }
    return run.derived(
      "updates an epoch", batches.divided(by: accumulation, .up), "ceil(\(batches) / \(accumulation))")
  }
}
