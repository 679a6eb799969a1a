import Documents
import Numbers

/// lm-engine's training configs.
enum LMEngineFormat: ConfigFormat {
  static let name = "lm_engine"
  static let aliases = ["dolomite-engine"]
  static let summary = "lm-engine's YAML: lr_scheduler_args over training_parameters.num_training_steps."
  static let release = "lm-engine (2026-08-08) 36bad91e"
  static let signs = "training_parameters.num_training_steps with optimizer_args.class_args"
  static let keys = [
    ConfigKey("training_parameters.num_training_steps", "", "updates of the run"),
    ConfigKey("optimizer_args.class_args.lr", "1e-5", "rate of the optimizer"),
    ConfigKey("lr_scheduler_args.lr_decay_style", "cosine", "cosine, linear, exponential, power or constant"),
    ConfigKey("lr_scheduler_args.num_warmup_steps", "200", "updates of the warmup"),
    ConfigKey("lr_scheduler_args.num_constant_steps", "0", "updates at the full rate behind it"),
    ConfigKey("lr_scheduler_args.num_decay_steps", "what is left", "updates of the decay"),
    ConfigKey("lr_scheduler_args.lr_decay_factor", "0.1", "lowest rate as a share of the highest"),
    ConfigKey("lr_scheduler_args.extra_lr_scheduler_args", "", "power: a, b and c"),
  ]
  static let traps = [
    "Without lr_scheduler_args there is a warmup of 200 updates and a cosine to a tenth.",
    "power never has the optimizer's rate where a * (W * c) ** b is lower.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.has("training_parameters.num_training_steps", "optimizer_args.class_args")
      || file.has("training_parameters.num_training_steps", "lr_scheduler_args")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let total = try run.updates(of: "training_parameters.num_training_steps")
    let rate = try run.number("optimizer_args.class_args.lr", default: 1e-5)
    let prefix = "lr_scheduler_args."
    let style = try run.word(
      of: prefix + "lr_decay_style", default: "cosine",
      among: ["cosine", "linear", "exponential", "power", "constant"])
    let warmup = try run.integer(prefix + "num_warmup_steps", default: 200)
    var values: [(String, ConfigValue?)] = [
      ("lr", ConfigValue(rate)), ("num_training_steps", ConfigValue(total)), ("num_warmup_steps", ConfigValue(warmup)),
    ]
    switch style {
    case "power":
      let extra = prefix + "extra_lr_scheduler_args."
      for name in ["a", "b", "c"] {
        if let value = try run.number(extra + name) {
          values.append((name, ConfigValue(value)))
        } else {
          run.ask("--set \(extra)\(name)=N", "the power schedule's \(name)")
          values.append((name, name == "b" ? 0 : 1))
        }
      }
      if run.has(prefix + "lr_decay_factor") {
        run.note("power has no lowest rate: lr_decay_factor has no effect", at: prefix + "lr_decay_factor")
      }
    case "constant":
      if try run.integer(prefix + "num_decay_steps") != 0 {
        run.refuse(
          "AssertionError: num_decay_steps must be 0 with lr_decay_style constant", at: prefix + "num_decay_steps",
          prefix + "lr_decay_style")
      }
    default:
      values += [
        ("num_constant_steps", ConfigValue(try run.integer(prefix + "num_constant_steps", default: 0))),
        ("num_decay_steps", try run.integer(prefix + "num_decay_steps").map { ConfigValue($0) }),
        ("lr_decay_factor", ConfigValue(try run.number(prefix + "lr_decay_factor", default: 0.1))),
      ]
    }
    return PlannedCurve(try run.words("lm_engine." + style, values), updates: total)
  }
}
