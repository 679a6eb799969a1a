import Catalogue
import Documents
import Numbers

/// fairseq's configs and command lines.
enum FairseqFormat: ConfigFormat {
  static let name = "fairseq"
  static let summary = "fairseq's YAML and command lines: lr_scheduler over optimization.max_update."
  static let release = "fairseq (2025-09-30) 3d262bb2"
  static let signs =
    "optimization.max_update with lr_scheduler._name; fairseq-train, fairseq-hydra-train, --warmup-updates"
  static let keys = [
    ConfigKey("optimization.max_update", "", "updates of the run (--max-update)"),
    ConfigKey("optimization.lr", "0.25", "rate of the optimizer, as a list (--lr)"),
    ConfigKey("lr_scheduler._name", "fixed", "the scheduler (--lr-scheduler)"),
    ConfigKey("lr_scheduler.warmup_updates", "0, inverse_sqrt 4000", "updates of the warmup"),
    ConfigKey("lr_scheduler.warmup_init_lr", "-1", "rate of update 0; below 0 the scheduler's own"),
    ConfigKey("lr_scheduler.total_num_update", "max_update", "polynomial_decay: update with the last rate"),
    ConfigKey("lr_scheduler.end_learning_rate", "0", "polynomial_decay: last rate"),
    ConfigKey("lr_scheduler.power", "1", "polynomial_decay: exponent"),
    ConfigKey("lr_scheduler.min_lr", "0", "cosine: lowest rate"),
    ConfigKey("lr_scheduler.lr_period_updates", "max_update less the warmup", "cosine: updates of the first period"),
    ConfigKey("lr_scheduler.lr_shrink", "0.1", "cosine, fixed, triangular: factor of the next period or epoch"),
    ConfigKey("lr_scheduler.force_anneal", "", "fixed: the epoch, from 1, from which on the rate shrinks"),
    ConfigKey("lr_scheduler.t_mult", "1", "cosine: growth of the periods"),
    ConfigKey("lr_scheduler.phase_ratio", "", "tri_stage: shares of max_update"),
    ConfigKey("lr_scheduler.init_lr_scale", "0.01", "tri_stage: first rate as a share"),
    ConfigKey("lr_scheduler.final_lr_scale", "0.01", "tri_stage: last rate as a share"),
  ]
  static let traps = [
    "total_num_update counts from the beginning, the warmup included.",
    "cosine restarts after lr_period_updates with a tenth of the rate unless lr_shrink says otherwise.",
    "update_freq has no effect on the updates that are counted.",
  ]

  private static let schedulers = [
    "fixed", "cosine", "inverse_sqrt", "polynomial_decay", "tri_stage", "triangular", "step", "pass_through",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    if file.has("optimization.max_update", "lr_scheduler._name") { return true }
    guard let launch = file.launch else { return false }
    return launch.program.contains { ["fairseq-train", "fairseq-hydra-train", "fairseq_cli.train"].contains($0) }
      || launch.program.contains { $0.hasSuffix("fairseq_cli/train.py") || $0.hasSuffix("fairseq/train.py") }
      || file.has("warmup_updates")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    try run.layOverHydraConfig()
    try run.resolveReferences()
    // Flags of argparse, or the groups of Hydra.
    let isFlat = run.file.launch != nil && !run.root.hasAny("optimization", "lr_scheduler")
    let own = isFlat ? "" : "lr_scheduler."
    let all = isFlat ? "" : "optimization."
    let total: Int
    if let told = run.option(.updates) {
      total = max(0, told)
    } else if let most = try run.integer(all + "max_update"), most > 0 {
      total = most
    } else {
      total = max(0, run.need(.updates, "the updates of the run, which max_epoch alone does not tell"))
    }
    try unfoldList(all + "lr", &run)
    let rates = try run.numbers(all + "lr") ?? [0.25]
    guard let rate = rates.first else {
      throw .document((run.field(all + "lr") ?? Field([], run.root)).mismatch("a list of rates"))
    }
    let nameKey = isFlat ? "lr_scheduler" : "lr_scheduler._name"
    let scheduler = try run.word(of: nameKey, default: "fixed", among: schedulers)
    if rates.count > 1 {
      guard scheduler == "fixed" else {
        run.refuse(
          "ValueError: Cannot use a fixed learning rate schedule with \(scheduler). Consider --lr-scheduler=fixed instead.",
          at: all + "lr")
        return PlannedCurve(
          try curve(&run, scheduler, rate, total: total, own: own), updates: total)
      }
      return try ratesOfEpochs(&run, rates, total: total, own: own)
    }
    return PlannedCurve(try curve(&run, scheduler, rate, total: total, own: own), updates: total)
  }

  private static func curve(
    _ run: inout ConfigReading, _ scheduler: String, _ rate: Double, total: Int, own: String
  ) throws(ConfigFault) -> ScheduleConfig {
    var values: [(String, ConfigValue?)] = [("lr", ConfigValue(rate))]
    switch scheduler {
    case "polynomial_decay":
      values += try run.given(["warmup_updates", "end_learning_rate", "power"], under: own)
      let end: Int
      if let told = try run.integer(own + "total_num_update") {
        end = told
      } else {
        end = run.derived("total_num_update", total, "max_update")
      }
      if end < total { run.note("the decay ends at update \(end), before the run", at: own + "total_num_update") }
      if end > total { run.note("the run ends at update \(total), before the decay", at: own + "total_num_update") }
      values.append(("total_num_update", ConfigValue(end)))
    case "inverse_sqrt": values += try run.given(["warmup_updates", "warmup_init_lr"], under: own)
    case "cosine":
      values += try run.given(
        ["warmup_updates", "warmup_init_lr", "min_lr", "t_mult", "lr_period_updates", "lr_shrink"], under: own)
      values.append(("max_update", ConfigValue(total)))
    case "tri_stage":
      values += try run.given(
        ["init_lr_scale", "final_lr_scale", "warmup_steps", "hold_steps", "decay_steps"], under: own)
      try unfoldList(own + "phase_ratio", &run)
      if let shares = try run.numbers(own + "phase_ratio") {
        values.removeAll { ["warmup_steps", "hold_steps", "decay_steps"].contains($0.0) }
        values += [("phase_ratio", .numbers(shares)), ("max_update", ConfigValue(total))]
      }
    case "triangular":
      values += try run.given(["max_lr", "lr_period_updates", "lr_shrink"], under: own)
      values.append(("shrink_min", .flag(try run.flag(own + "shrink_min", default: false))))
    case "step":
      values += try run.given(
        ["warmup_updates", "warmup_init_lr", "min_lr", "lr_deacy_period", "lr_decay"], under: own)
    case "pass_through": return try run.words("constant", values)
    default:
      values += try run.given(["warmup_updates", "force_anneal", "lr_shrink"], under: own)
      if run.has(own + "force_anneal") {
        values.append(("steps_per_epoch", ConfigValue(max(1, run.need(.batches, "the updates of an epoch")))))
      }
    }
    return try run.words("fairseq." + scheduler, values)
  }

  /// Rates of the epochs, the last of which holds; a warmup multiplies them.
  private static func ratesOfEpochs(
    _ run: inout ConfigReading, _ rates: [Double], total: Int, own: String
  ) throws(ConfigFault) -> PlannedCurve {
    let each = max(1, run.need(.batches, "the updates of an epoch"))
    var values: [(String, ConfigValue?)] = [("lr", .numbers(rates)), ("steps_per_epoch", ConfigValue(each))]
    values += try run.given(["warmup_updates", "force_anneal", "lr_shrink"], under: own)
    return PlannedCurve(try run.words("fairseq.fixed", values), updates: total, updatesPerEpoch: each)
  }

  /// A list that a flag has as text: `[0.1,0.4,0.5]`, `(0.1, 0.4, 0.5)`.
  private static func unfoldList(_ key: String, _ run: inout ConfigReading) throws(ConfigFault) {
    guard let field = run.root.field(dotted: key), let text = field.value.string else { return }
    guard text.hasPrefix("[") || text.hasPrefix("(") || text.contains(",") else { return }
    let elements = text.split { "[](), ".contains($0) }.map {
      Node(ScalarRules.python.value(of: String($0)), field.value.span, isPlain: true)
    }
    run.file.root = run.root.setting(field.path, to: Node(.list(elements), field.value.span)) ?? run.root
  }
}

extension Node {
  /// Whether any of some keys is there.
  fileprivate func hasAny(_ keys: String...) -> Bool { keys.contains { field($0)?.value.entries != nil } }
}
