import Catalogue
import Documents
import Numbers

/// Configs of nanotron.
enum NanotronFormat: ConfigFormat {
  static let name = "nanotron"
  static let summary = "nanotron's YAML"
  static let release = "nanotron (2026-04-07) 2411b022"
  static let signs = "optimizer.learning_rate_scheduler with tokens.train_steps"
  private static let before = "optimizer.learning_rate_scheduler."
  static let keys = [
    ConfigKey(before + "learning_rate", "", "highest rate"),
    ConfigKey(before + "lr_warmup_steps", "0", "updates of the warmup"),
    ConfigKey(before + "lr_warmup_style", "", "linear or constant"),
    ConfigKey(before + "lr_decay_style", "linear", "linear, cosine or 1-sqrt"),
    ConfigKey(before + "lr_decay_steps", "train_steps - warmup - starting step", "updates of the decay"),
    ConfigKey(before + "lr_decay_starting_step", "lr_warmup_steps", "update at which the decay begins"),
    ConfigKey(before + "min_decay_lr", "learning_rate", "rate after the decay"),
    ConfigKey("tokens.train_steps", "", "updates of the run"),
  ]
  static let traps = [
    "without min_decay_lr there is no decay",
    "without lr_decay_steps both the warmup and the starting step are taken off",
    "a linear warmup of 0 steps gives update 0 the rate 0",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    (file.syntax == .yaml || file.syntax == .json)
      && file.has("optimizer.learning_rate_scheduler", "tokens.train_steps")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let updates = try run.integer("tokens.train_steps", default: 1, option: .updates)
    let rate = try run.needNumber(before + "learning_rate", "the highest rate")
    let warmup = try run.integer(before + "lr_warmup_steps", default: 0)
    var warmupStyle = run.text(before + "lr_warmup_style", default: "linear")
    if !run.has(before + "lr_warmup_style") || !["linear", "constant"].contains(warmupStyle) {
      run.refuse(
        "ValueError: lr_warmup_style should be a string selected in ['linear', 'constant'] and not \(run.text(before + "lr_warmup_style") ?? "None")",
        at: before + "lr_warmup_style")
      warmupStyle = "linear"
    }
    var style = run.text(before + "lr_decay_style", default: "linear")
    if !["linear", "cosine", "1-sqrt"].contains(style) {
      run.refuse(
        "ValueError: lr_decay_style should be a string selected in ['linear', 'cosine', '1-sqrt'] and not \(style)",
        at: before + "lr_decay_style")
      style = "linear"
    }
    let steps = try run.integer(before + "lr_decay_steps")
    let start = try run.integer(before + "lr_decay_starting_step")
    let minimum = try run.number(before + "min_decay_lr")
    if minimum == nil {
      run.note("min_decay_lr is not given: it is learning_rate, and there is no decay", at: before + "learning_rate")
    }
    let decay = steps ?? updates.subtractingSaturating(warmup).subtractingSaturating(start ?? 0)
    if steps == nil {
      run.derived("lr_decay_steps", decay, "\(updates) - \(warmup)\(start.map { " - \($0)" } ?? "")")
      let left = updates.subtractingSaturating(start ?? 0)
      if start != nil, decay < left {
        run.note(
          "lr_decay_steps is not given: it is train_steps less the warmup and the starting step, \(decay), not the \(left) steps that are left",
          rule: "LR004",
          at: before + "lr_decay_starting_step")
      }
    }
    return PlannedCurve(
      try run.words(
        "nanotron.\(style)",
        [
          ("learning_rate", .number(rate)), ("lr_warmup_steps", ConfigValue(max(0, warmup))),
          ("lr_warmup_style", .text(warmupStyle)), ("lr_decay_steps", ConfigValue(max(0, decay))),
          ("lr_decay_starting_step", start.map { ConfigValue(max(0, $0)) }),
          ("min_decay_lr", minimum.map { .number($0) }),
          ("train_steps", ConfigValue(max(1, updates))),
        ]), updates: updates)
  }
}
