import Documents
import Numbers

/// MaxText's configs, with what the command line sets over them.
enum MaxTextFormat: ConfigFormat {
  static let name = "maxtext"
  static let summary = "MaxText's YAML over base.yml; a command line's key=value wins."
  static let release = "MaxText (2026-08-22) e591f30cb"
  static let signs =
    "learning_rate_schedule_steps, warmup_steps_fraction, base_config, or per_device_batch_size with steps"
  static let keys = [
    ConfigKey("steps", "150001", "updates of the run; -1 for learning_rate_schedule_steps"),
    ConfigKey("learning_rate", "3e-5", "highest rate"),
    ConfigKey("lr_schedule_type", "cosine", "cosine or wsd"),
    ConfigKey("learning_rate_final_fraction", "0.1", "last rate as a share of the highest"),
    ConfigKey("warmup_steps_fraction", "0.1", "warmup as a share of the schedule, rounded down"),
    ConfigKey("wsd_decay_steps_fraction", "0.1", "decay as a share of the schedule, rounded down"),
    ConfigKey("wsd_decay_style", "linear", "linear or cosine"),
    ConfigKey("learning_rate_schedule_steps", "-1", "updates of the schedule; -1 for steps"),
  ]
  static let traps = [
    "After learning_rate_schedule_steps the rate is 0.",
    "The cosine is divided by its length less 1: the last update has the last rate.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    if let launch = file.launch { return launch.program.contains { $0.lowercased().contains("maxtext") } }
    return file.hasAny("learning_rate_schedule_steps", "warmup_steps_fraction", "base_config")
      || file.has("per_device_batch_size", "steps")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    if let config = run.file.launch?.operands.first(where: { $0.string?.contains("=") == false }),
      let path = config.string
    {
      try run.layOver(path, at: config.span)
    }
    // base.yml itself holds the defaults; other bases change them.
    var depth = 0
    while let base = run.root.field(dotted: "base_config"), let path = base.value.string, depth < 20 {
      depth += 1
      run.file.root = run.root.setting(["base_config"], to: nil) ?? run.root
      if path.split(separator: "/").last != "base.yml" || run.companions.contains(where: { $0.path.hasSuffix(path) }) {
        try run.layOver(path, at: base.value.span)
      }
    }
    let rate = try run.number("learning_rate", default: 3e-5)
    var scheduled = try run.integer("learning_rate_schedule_steps", default: -1)
    var total = try run.integer("steps", default: 150_001, option: .updates)
    if total == -1 { total = run.derived("steps", scheduled, "learning_rate_schedule_steps, as steps is -1") }
    if scheduled == -1 { scheduled = run.derived("learning_rate_schedule_steps", total, "steps, as it is -1") }
    if scheduled < total {
      run.note(
        "the schedule ends after \(scheduled) updates: the rate of the last \(total.subtractingSaturating(scheduled)) is 0",
        at: "learning_rate_schedule_steps")
    }
    let type = try run.word(of: "lr_schedule_type", default: "cosine", among: ["cosine", "wsd"])
    let share: Double
    if let value = try run.number("learning_rate_final_fraction", "cosine_learning_rate_final_fraction") {
      share = value
    } else {
      share = try run.number("learning_rate_final_fraction", default: 0.1)
    }
    var values: [(String, ConfigValue?)] = [
      ("learning_rate", ConfigValue(rate)), ("steps", ConfigValue(total)),
      ("learning_rate_final_fraction", ConfigValue(share)),
      ("warmup_steps_fraction", ConfigValue(try run.number("warmup_steps_fraction", default: 0.1))),
      ("learning_rate_schedule_steps", scheduled == total ? nil : ConfigValue(scheduled)),
    ]
    if type == "wsd" {
      values += [
        ("wsd_decay_steps_fraction", ConfigValue(try run.number("wsd_decay_steps_fraction", default: 0.1))),
        ("wsd_decay_style", .text(run.text("wsd_decay_style", default: "linear").lowercased())),
      ]
    }
    return PlannedCurve(try run.words("maxtext." + type, values), updates: total)
  }
}
