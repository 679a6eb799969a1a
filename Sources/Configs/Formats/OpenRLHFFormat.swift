import Documents
import Numbers

/// The command lines of OpenRLHF.
enum OpenRLHFFormat: ConfigFormat {
  static let name = "openrlhf"
  static let summary = "OpenRLHF's command lines: transformers' schedules over the updates of its trainers."
  static let release = "OpenRLHF (2026-08-13) 3c3be623 with transformers 5.23"
  static let signs = "openrlhf.cli.train_…"
  static let keys = [
    ConfigKey(
      "adam.lr", "sft 5e-6, dpo 1e-5, rm 9e-6, actor 1e-6, critic 9e-6",
      "rate of the optimizer; in RL actor.adam.lr, in older releases learning_rate"),
    ConfigKey("optim", "adam", "adam or muon, whose weights have muon.lr (0.02)"),
    ConfigKey("lr_scheduler", "cosine_with_min_lr", "transformers' schedule; in RL actor.lr_scheduler"),
    ConfigKey("lr_warmup_ratio", "0.03", "the warmup as a share of the updates, rounded up"),
    ConfigKey("min_lr_ratio", "0.1", "lowest rate as a share, for the schedules with min_lr in their name"),
    ConfigKey("train.batch_size", "128", "samples of an update"),
    ConfigKey("train.max_epochs", "1, sft 2", "epochs; in RL passes over the samples of a rollout"),
    ConfigKey("train.num_episodes", "1", "RL: passes over the prompts"),
    ConfigKey("rollout.n_samples_per_prompt", "1", "RL: answers to a prompt"),
    ConfigKey("data.max_samples", "", "the most samples that are used"),
  ]
  static let traps = ["min_lr_ratio counts for the two schedules with min_lr in their name only."]

  private static let schedules = [
    "cosine_with_min_lr", "cosine", "linear", "constant", "constant_with_warmup", "inverse_sqrt", "polynomial",
    "cosine_with_restarts", "cosine_warmup_with_min_lr",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.launch?.program.contains { $0.hasPrefix("openrlhf.cli.train_") || $0.contains("openrlhf/cli/train_") } ?? false
  }

  /// The first of some keys that is given, or the first.
  private static func key(_ run: ConfigReading, _ keys: [String]) -> String { keys.first { run.has($0) } ?? keys[0] }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let program = run.file.launch?.program.last ?? ""
    let isLearning = program.contains("ppo")
    let isTuning = program.contains("sft")
    let group = isLearning ? run.group(of: ["actor", "critic"], main: "actor") : ""
    let prefix = isLearning ? group + "." : ""
    let batch = try run.divisor(key(run, ["train.batch_size", "train_batch_size"]), default: 128)
    let epochs: Double
    if let told = run.given.epochs {
      epochs = told
    } else {
      epochs = try run.number(key(run, ["train.max_epochs", "max_epochs"]), default: isTuning ? 2 : 1)
    }
    let total = try updates(&run, batch, epochs, isLearning)
    let standard =
      switch group {
      case "critic": 9e-6
      case "actor": 1e-6
      default: program.contains("dpo") ? 1e-5 : program.contains("rm") ? 9e-6 : 5e-6
      }
    let rate: Double
    if run.text(key(run, [prefix + "optim", "optim"]), default: "adam") == "muon", try isMuon(&run, isLearning) {
      rate = try run.number(prefix + "muon.lr", default: 0.02)
    } else {
      rate = try run.number(
        key(run, [prefix + "adam.lr", isLearning ? group + "_learning_rate" : "learning_rate", "adam.lr"]),
        default: standard)
    }
    let share = try run.number(key(run, [prefix + "lr_warmup_ratio", "lr_warmup_ratio"]), default: 0.03)
    let warmup = run.derived(
      "warmup updates", Int(saturating: (share * Double(total)).rounded(.up)), "ceil(\(total) * \(numberText(share)))")
    let name = try run.word(
      of: key(run, [prefix + "lr_scheduler", "lr_scheduler"]), default: "cosine_with_min_lr", among: schedules)
    var values: [(String, ConfigValue?)] = [("lr", ConfigValue(rate))]
    if name != "constant" { values.append(("num_warmup_steps", ConfigValue(warmup))) }
    if !["constant", "constant_with_warmup", "inverse_sqrt"].contains(name) {
      values.append(("num_training_steps", ConfigValue(total)))
    }
    let lowest = key(run, [prefix + "min_lr_ratio", "min_lr_ratio"])
    if name.contains("min_lr") {
      values.append(("min_lr_rate", ConfigValue(try run.number(lowest, default: 0.1))))
    } else if run.has(lowest) {
      run.note("min_lr_ratio has no effect with \(name)", at: lowest)
    }
    return PlannedCurve(try run.words("hf." + name, values), updates: total)
  }

  /// Whether the rate of Muon's own weights is meant, and not that of the weights that Adam keeps beside it.
  private static func isMuon(_ run: inout ConfigReading, _ isLearning: Bool) throws(ConfigFault) -> Bool {
    run.note("the weights that Muon does not take have adam.lr", at: "optim", "actor.optim", "critic.optim")
    return isLearning || run.group(of: ["muon", "adam"], main: "muon") == "muon"
  }

  private static func updates(
    _ run: inout ConfigReading, _ batch: Int, _ epochs: Double, _ isLearning: Bool
  ) throws(ConfigFault) -> Int {
    if let told = run.option(.updates) { return max(0, told) }
    var samples = run.samples()
    if let most = try run.integer("data.max_samples", "max_samples"), most >= 0 { samples = min(samples, most) }
    guard isLearning else {
      let each = run.derived("updates an epoch", samples / batch, "\(samples) // \(batch)")
      return run.derived(
        "updates", Int(saturating: (epochs * Double(each)).rounded(.up)), "ceil(\(numberText(epochs)) * \(each))")
    }
    let answers = try run.integer(
      key(run, ["rollout.n_samples_per_prompt", "n_samples_per_prompt"]), default: 1)
    let episodes = try run.integer(key(run, ["train.num_episodes", "num_episodes"]), default: 1)
    let each = samples.multipliedSaturating(by: max(0, answers)) / batch
    return run.derived(
      "updates", Int(saturating: Double(each.multipliedSaturating(by: max(0, episodes))) * epochs),
      "\(samples) * \(answers) // \(batch) * \(episodes) * \(numberText(epochs))")
  }
}
