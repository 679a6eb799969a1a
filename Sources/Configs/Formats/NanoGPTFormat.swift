import Catalogue
import Documents
import Numbers

/// Config files of nanoGPT: plain assignments that take the place of `train.py`'s.
enum NanoGPTFormat: ConfigFormat {
  static let name = "nanogpt"
  static let summary = "nanoGPT's config files, and train.py itself"
  static let release = "nanoGPT (2025-11-12) 3adf61e1"
  static let signs =
    "Python with plain assignments of learning_rate, max_iters, lr_decay_iters, decay_lr or warmup_iters"
  static let keys = [
    ConfigKey("learning_rate", "6e-4", "highest rate"),
    ConfigKey("max_iters", "600000", "the run makes one update more than this"),
    ConfigKey("warmup_iters", "2000", "updates of the warmup"),
    ConfigKey("lr_decay_iters", "600000", "update with the lowest rate"),
    ConfigKey("min_lr", "6e-5", "lowest rate"),
    ConfigKey("decay_lr", "True", "whether the rate changes at all"),
  ]
  static let traps = [
    "lr_decay_iters stays 600000 unless it is given",
    "decay_lr = False leaves no warmup either",
    "before December 2024 update 0 of a warmup had the rate 0",
  ]

  private static let own = ["max_iters", "lr_decay_iters", "decay_lr", "warmup_iters"]

  static func recognises(_ file: ConfigFile) -> Bool {
    guard file.syntax == .python, let entries = file.root.entries else { return false }
    func isPlain(_ key: String) -> Bool { file.root.field(dotted: key)?.value.plainText != nil }
    // train.py itself has functions, and all of the names.
    if file.module?.functions.isEmpty == false { return isPlain("lr_decay_iters") && isPlain("max_iters") }
    let isFlat = !entries.contains { $0.value.entries != nil }
    return isFlat && (own.contains(where: isPlain) || isPlain("learning_rate"))
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    // A file that is given later takes the place of the names of one before it.
    var root = run.root
    for other in run.companions where other.syntax == .python { root = root.merging(other.root) }
    run.focus(on: root)
    let rate = try run.number("learning_rate", default: 6e-4)
    let last = try run.integer("max_iters", default: 600_000)
    let updates = run.derived("updates", last.addingSaturating(1), "max_iters \(last) + 1, as the loop ends behind it")
    guard try run.flag("decay_lr", default: true) else {
      run.note("decay_lr = False: the rate is the same at every update, without a warmup", at: "decay_lr")
      return PlannedCurve(try run.words("constant", [("lr", .number(rate))]), updates: updates)
    }
    let warmup = max(0, try run.integer("warmup_iters", default: 2000))
    let decay = max(0, try run.integer("lr_decay_iters", default: 600_000))
    let minimum = try run.number("min_lr", default: 6e-5)
    if !run.has("lr_decay_iters"), last != decay {
      run.note("lr_decay_iters is not given: it is 600000, whatever max_iters is", at: "max_iters")
    }
    let isOld = run.release().map { !$0.isAtLeast("2024-12-09") && $0.numbers.first ?? 0 > 2000 } ?? false
    if isOld { run.note("before December 2024 update 0 of the warmup has the rate 0", at: "warmup_iters") }
    if warmup < decay, !isOld {
      return PlannedCurve(
        try run.words(
          "nanogpt.get_lr",
          [
            ("learning_rate", .number(rate)), ("min_lr", .number(minimum)), ("warmup_iters", ConfigValue(warmup)),
            ("lr_decay_iters", ConfigValue(decay)),
          ]), updates: updates)
    }
    if warmup < decay, minimum <= rate {
      // The form of older releases is Megatron's.
      return PlannedCurve(
        try run.words(
          "megatron.cosine",
          [
            ("lr", .number(rate)), ("min_lr", .number(minimum)), ("lr_warmup_iters", ConfigValue(warmup)),
            ("lr_decay_iters", ConfigValue(decay)),
          ]), updates: updates)
    }
    let (lr, low) = (run.python(rate), run.python(minimum))
    let up = isOld ? "\(lr) * t / \(max(1, warmup))" : "\(lr) * (t + 1) / \(warmup.addingSaturating(1))"
    let wave =
      "\(low) + \(run.python(rate - minimum)) * (1 + cos(pi * (t - \(warmup)) / \(max(1, decay - warmup)))) / 2"
    return PlannedCurve(
      try run.formula("\(up) if t < \(warmup) else \(low) if t > \(decay) else \(wave)"), updates: updates)
  }
}
