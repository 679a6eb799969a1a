import Catalogue
import Documents
import Numbers

/// Configs of torchtitan: TOML, and since February 2026 a Python function that returns `Trainer.Config(…)`.
enum TorchTitanFormat: ConfigFormat {
  static let name = "torchtitan"
  static let summary = "torchtitan's TOML, and the functions that return Trainer.Config(…)"
  static let release = "torchtitan (2026-08-21) b5bcd76c6"
  static let signs =
    "TOML with [lr_scheduler], or [training] steps and [optimizer] name or lr; Python that calls LRSchedulersContainer.Config or Trainer.Config"
  static let keys = [
    ConfigKey("optimizer.lr", "8e-4", "highest rate"),
    ConfigKey("training.steps", "10000", "updates of the run"),
    ConfigKey("lr_scheduler.warmup_steps", "200", "updates of the warmup; under training until March 2025"),
    ConfigKey(
      "lr_scheduler.decay_ratio", "none", "share of the steps that the decay takes; without it all after the warmup"),
    ConfigKey("lr_scheduler.decay_type", "linear", "linear, sqrt or cosine"),
    ConfigKey("lr_scheduler.min_lr_factor", "0", "lowest rate as a share of lr; until July 2025 lr_min, a share too"),
    ConfigKey("lr_scheduler.total_steps", "training.steps", "steps that the schedule is made for"),
  ]
  static let facts = [ConfigKey("config", "", "the function of a Python module that returns the config")]
  static let traps = [
    "lr_min of older releases is a share of the rate",
    "the last update does not reach the lowest rate",
    "a warmup longer than the run is cut",
    "[validation] steps is no length of the schedule",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    switch file.syntax {
    case .toml:
      return file.has("lr_scheduler") && !file.hasAny("scheduler", "optim", "pretrained_model_name_or_path")
        && file.root.entry("lr_scheduler")?.value.entries != nil
        || file.has("training.steps") && file.hasAny("optimizer.name", "optimizer.lr")
    case .python:
      return file.module?.calls.contains { node in
        guard case .call(let call) = node.value else { return false }
        return call.name.hasSuffix("LRSchedulersContainer.Config") || call.name.hasSuffix("Trainer.Config")
      } ?? false
    default: return false
    }
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    if run.file.syntax == .python { try choose(&run) }
    let rate = try rate(&run)
    let updates = try run.integer("training.steps", default: 10_000, option: .updates)
    if let warmup = try run.integer("training.warmup_steps"), !run.has("lr_scheduler") {
      run.note(
        "[training] warmup_steps is of releases before March 2025, which fall to 0 along a line",
        at: "training.warmup_steps")
      return PlannedCurve(
        try run.words(
          "torchtitan.linear_warmup_linear_decay",
          [
            ("lr", .number(rate)), ("steps", ConfigValue(max(1, updates))),
            ("warmup_steps", ConfigValue(max(0, warmup))),
          ]),
        updates: updates)
    }
    let total = max(1, try run.integer("lr_scheduler.total_steps") ?? updates)
    let warmup = max(0, try run.integer("lr_scheduler.warmup_steps", default: 200))
    if warmup > total {
      run.note("the warmup is longer than the schedule, and is cut to \(total)", at: "lr_scheduler.warmup_steps")
    }
    let ratio = try run.number("lr_scheduler.decay_ratio")
    if let ratio {
      let decay = min(Int(saturating: (Double(total) * ratio).rounded(.toNearestOrEven)), total - min(warmup, total))
      run.derived("decay steps", decay, "min(round(\(total) · \(ratio)), \(total) - \(min(warmup, total)))")
    }
    if run.has("lr_scheduler.lr_min") {
      run.note(
        "lr_min is a share of the rate; its name is min_lr_factor since July 2025", rule: "LR027", isHint: true,
        at: "lr_scheduler.lr_min")
    }
    var type = run.text("lr_scheduler.decay_type", default: "linear")
    if !["linear", "sqrt", "cosine"].contains(type) {
      run.refuse("ValueError: decay_type must be linear, sqrt or cosine, not \(type)", at: "lr_scheduler.decay_type")
      type = "linear"
    }
    let factor = try run.number("lr_scheduler.min_lr_factor", "lr_scheduler.lr_min", default: 0)
    return PlannedCurve(
      try run.words(
        "torchtitan.linear_warmup_stable_decay",
        [
          ("lr", .number(rate)), ("total_steps", ConfigValue(total)), ("warmup_steps", ConfigValue(warmup)),
          ("decay_ratio", ratio.map { .number($0) }), ("decay_type", .text(type)), ("min_lr_factor", .number(factor)),
        ]), updates: updates)
  }

  /// The rate of the optimizer, which a function of it may take by its place.
  private static func rate(_ run: inout ConfigReading) throws(ConfigFault) -> Double {
    if let field = run.field("optimizer"), case .call(let call) = field.value.value, !run.has("optimizer.lr"),
      let first = call.arguments.first
    {
      let argument = Field(["optimizer", "lr"], first)
      let value = try run.document { () throws(DocumentFault) in try argument.number() }
      run.keep(argument, numberText(value))
      return value
    }
    return try run.number("optimizer.lr", default: 8e-4)
  }

  /// Reads on in the config that one function of the module returns.
  private static func choose(_ run: inout ConfigReading) throws(ConfigFault) {
    let names = run.file.module?.functions ?? []
    let configs = names.filter { name in
      guard case .call(let call)? = run.root.entry(name)?.value.value else { return false }
      return call.keywords.contains { ["training", "lr_scheduler", "optimizer"].contains($0.key.string ?? "") }
    }
    if let chosen = run.setting("config")?.value.plainText {
      guard let node = run.root.entry(chosen)?.value, node.entries != nil else {
        return run.ask(
          "--set config=NAME", "the function that returns the config, one of \(configs.joined(separator: ", "))")
      }
      return run.focus(on: node)
    }
    let others = run.root.entries?.filter { $0.value.entries != nil && $0.value.field(dotted: "training") != nil } ?? []
    if configs.count == 1, let node = run.root.entry(configs[0])?.value {
      run.focus(on: node)
    } else if configs.isEmpty, others.count == 1 {
      run.focus(on: others[0].value)
    } else if configs.count > 1 {
      run.ask("--set config=NAME", "the function that returns the config, one of \(configs.joined(separator: ", "))")
    } else {
      throw .document(
        DocumentFault("no function in it returns a config with training, lr_scheduler or optimizer", run.root.span))
    }
  }
}
