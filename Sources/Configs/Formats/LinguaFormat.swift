import Documents
import Numbers

/// lingua's training configs.
enum LinguaFormat: ConfigFormat {
  static let name = "lingua"
  static let summary = "lingua's YAML: optim.scheduler over steps."
  static let release = "lingua (2025-06-18) 437d680"
  static let signs = "steps at the top with optim.lr"
  static let keys = [
    ConfigKey("steps", "1000", "updates of the run, whatever grad_acc_steps"),
    ConfigKey("optim.lr", "3e-4", "highest rate"),
    ConfigKey("optim.scheduler", "cosine", "constant, linear, cosine, inv_sqrt or wsd"),
    ConfigKey("optim.warmup", "2000", "updates of the warmup"),
    ConfigKey("optim.lr_min_ratio", "0.1", "lowest rate as a share of the highest"),
    ConfigKey("optim.cycle_length", "1.0", "length of a cycle as a share of the run"),
    ConfigKey("optim.cosine_theta", "1.0", "exponent of the cosine's progress"),
    ConfigKey("optim.decay_fraction", "0.1", "wsd: decay as a share of the updates up to its end"),
    ConfigKey("optim.exp_factor", "0.5", "inv_sqrt: exponent of the update"),
  ]
  static let traps = [
    "constant has no warmup at all.",
    "The warmup is 2000 updates where nothing is said, also in a short run.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.has("steps", "optim.lr")
      || file.has("steps", "optim") && file.hasAny("dump_dir", "grad_acc_steps", "distributed.fsdp_type")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    try run.resolveReferences()
    let total = try run.integer("steps", default: 1000, option: .updates)
    let rate = try run.number("optim.lr", default: 3e-4)
    let scheduler = try run.word(
      of: "optim.scheduler", default: "cosine", among: ["cosine", "constant", "linear", "inv_sqrt", "wsd"])
    if scheduler == "constant" {
      if run.has("optim.warmup") {
        run.note("a constant rate has no warmup: optim.warmup has no effect", at: "optim.warmup")
      }
      return PlannedCurve(
        try run.words("lingua.constant", [("lr", ConfigValue(rate)), ("steps", ConfigValue(total))]), updates: total)
    }
    let warmup = try run.integer("optim.warmup", default: 2000)
    let share = try run.number("optim.lr_min_ratio", default: 0.1)
    var values: [(String, ConfigValue?)] = [
      ("lr", ConfigValue(rate)), ("warmup", ConfigValue(warmup)), ("steps", ConfigValue(total)),
      ("lr_min_ratio", ConfigValue(share)),
    ]
    switch scheduler {
    case "inv_sqrt": values.append(("exp_factor", ConfigValue(try run.number("optim.exp_factor", default: 0.5))))
    case "cosine":
      let cycle = try run.number("optim.cycle_length", default: 1)
      let theta = try run.number("optim.cosine_theta", default: 1)
      // A cycle longer than the run is cut off by its end.
      if cycle > 1, total > warmup {
        let (lr, r) = (run.python(rate), run.python(share))
        let progress = "((t - \(warmup)) / \(total - warmup)) ** \(run.python(theta)) / \(run.python(cycle))"
        return PlannedCurve(
          try run.formula(
            """
            \(lr) * t / \(max(1, warmup)) if t < \(warmup) else \(lr) * (\(r) + 0.5 * (1 - \(r)) * (1 + math.cos(math.pi * \
            \(progress)))) if t <= \(total) else \(lr) * \(r)
            """), updates: total)
      }
      values += [("cycle_length", ConfigValue(cycle)), ("cosine_theta", ConfigValue(theta))]
    case "wsd":
      values += [
        ("cycle_length", ConfigValue(try run.number("optim.cycle_length", default: 1))),
        ("decay_fraction", ConfigValue(try run.number("optim.decay_fraction", default: 0.1))),
      ]
    default: break
    }
    return PlannedCurve(try run.words("lingua." + scheduler, values), updates: total)
  }
}
