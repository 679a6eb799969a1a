import Documents
import Numbers

/// prime-rl's configs: supervised fine-tuning at the root, reinforcement learning under `[trainer]`.
enum PrimeRLFormat: ConfigFormat {
  static let name = "prime_rl"
  static let aliases = ["prime-rl"]
  static let summary = "prime-rl's TOML: scheduler over max_steps."
  static let release = "prime-rl (2026-08-21) 559b44772"
  static let signs = "TOML with max_steps and [optim], [scheduler], [trainer.optim] or [trainer.scheduler]"
  static let keys = [
    ConfigKey("max_steps", "", "updates of the run"), ConfigKey("optim.lr", "1e-6", "rate of the optimizer"),
    ConfigKey("scheduler.type", "constant", "constant, linear or cosine"),
    ConfigKey("scheduler.warmup_steps", "10", "linear, cosine: updates of the warmup"),
    ConfigKey("scheduler.decay_steps", "10", "linear: updates of the decay at the end"),
    ConfigKey("scheduler.min_lr", "0", "linear, cosine: lowest rate"),
    ConfigKey("ckpt.skip_scheduler", "false", "a resumed run begins its schedule anew"),
  ]
  static let traps = [
    "Without a scheduler the rate is constant from update 0 on: the warmup of 10 is that of linear and cosine.",
    "Warmups begin at min_lr, or at 1e-8 of the rate.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    guard file.syntax == .toml || file.launch != nil else { return false }
    return file.hasAny("max_steps", "trainer.max_steps")
      && file.hasAny("optim", "scheduler", "trainer.optim", "trainer.scheduler")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let prefix = run.has("trainer") ? "trainer." : ""
    let isOwn = !prefix.isEmpty && run.has("trainer.max_steps")
    let total = try run.updates(of: isOwn ? "trainer.max_steps" : "max_steps")
    let rate = try run.number(prefix + "optim.lr", default: 1e-6)
    let type = try run.word(
      of: prefix + "scheduler.type", default: "constant", among: ["constant", "linear", "cosine"])
    var scheduled = total
    // A new schedule of a resumed run is as long as what is left.
    let start = run.given.resumeAt ?? 0
    let isNew = start > 0 && prefix.isEmpty ? try run.flag("ckpt.skip_scheduler", default: false) : false
    if isNew {
      scheduled = run.derived(
        "steps of the schedule", max(0, total.subtractingSaturating(start)), "\(total) - \(start)")
    }
    var values: [(String, ConfigValue?)] = [("lr", ConfigValue(rate)), ("max_steps", ConfigValue(scheduled))]
    if type != "constant" {
      values += [
        ("warmup_steps", ConfigValue(try run.integer(prefix + "scheduler.warmup_steps", default: 10))),
        ("min_lr", ConfigValue(try run.number(prefix + "scheduler.min_lr", default: 0))),
      ]
    } else if run.has(prefix + "scheduler.warmup_steps") {
      run.note("a constant rate has no warmup: warmup_steps has no effect", at: prefix + "scheduler.warmup_steps")
    }
    if type == "linear" {
      values.append(("decay_steps", ConfigValue(try run.integer(prefix + "scheduler.decay_steps", default: 10))))
    }
    let curve = try run.words("prime_rl." + type, values)
    return PlannedCurve(isNew ? try run.delayed(curve, by: start) : curve, updates: total)
  }
}
