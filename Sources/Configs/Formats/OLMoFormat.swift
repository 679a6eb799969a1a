import Catalogue
import Documents
import Numbers
import Runs

/// Configs of OLMo, the first code base.
enum OLMoFormat: ConfigFormat {
  static let name = "olmo"
  static let summary = "OLMo's YAML"
  static let release = "OLMo (2025-09-04) 59a53e3f"
  static let signs =
    "scheduler.name …_with_warmup, cosine_linear_envelope or max_scheduler with t_warmup, max_duration and global_train_batch_size, and optimizer.learning_rate"
  static let keys = [
    ConfigKey("optimizer.learning_rate", "1e-4", "highest rate"),
    ConfigKey("scheduler.name", "cosine_with_warmup", "the way down"),
    ConfigKey("scheduler.units", "steps", "steps or tokens, of t_warmup and t_max"),
    ConfigKey("scheduler.t_warmup", "100", "length of the warmup"),
    ConfigKey("scheduler.t_max", "max_duration", "where the lowest rate is reached"),
    ConfigKey("scheduler.alpha_f", "0.1", "lowest rate as a share of learning_rate"),
    ConfigKey("scheduler.warmup_min_lr", "0.1 learning_rate", "rate from which the warmup leads up"),
    ConfigKey("max_duration", "10000", "steps, or text: \"5e11T\" tokens, \"2ep\" epochs"),
    ConfigKey("global_train_batch_size", "512", "sequences of an update"),
    ConfigKey("model.max_sequence_length", "1024", "tokens of a sequence"),
    ConfigKey("stop_at", "none", "step after which the run ends"),
    ConfigKey("reset_optimizer_state", "false", "a resumed run warms up again, unless reset_trainer_state"),
  ]
  static let traps = [
    "warmup_min_lr is a tenth of the rate unless it is given",
    "T behind max_duration means tokens, not 10^12",
    "a run goes on for up to 10 updates after max_duration where the data allow",
  ]

  private static let names = [
    "cosine_with_warmup", "linear_with_warmup", "inverse_sqrt_with_warmup", "constant_with_warmup",
    "cosine_linear_envelope", "max_scheduler", "constant",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    guard file.syntax == .yaml, file.has("scheduler.name", "max_duration", "global_train_batch_size") else {
      return false
    }
    return file.has("optimizer.learning_rate")
      || file.has("scheduler.t_warmup") && !file.has("optimizer.lr")
        && names.contains(file.root.field(dotted: "scheduler.name")?.value.string ?? "")
  }

  /// The lengths of a run in both units.
  private struct Lengths {
    var steps: Int
    var tokens: Int
    /// The tokens of an update.
    var each: Int
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    if let root = try? Interpolation.resolve(run.root) { run.focus(on: root) }
    let rate = try run.number("optimizer.learning_rate", default: 1e-4)
    var name = run.text("scheduler.name", default: "cosine_with_warmup")
    if !names.contains(name) {
      run.refuse("NotImplementedError: \(name)", at: "scheduler.name")
      name = "cosine_with_warmup"
    }
    let isByTokens = run.text("scheduler.units", default: "steps") == "tokens"
    let lengths = try lengths(&run, needsTokens: isByTokens)
    let warmup = try length(&run, "scheduler.t_warmup", default: 100)
    let total =
      run.has("scheduler.t_max")
      ? try length(&run, "scheduler.t_max", default: 1) : isByTokens ? lengths.tokens : lengths.steps
    noteUnits(&run, lengths, isByTokens: isByTokens)
    let share = try run.number("scheduler.alpha_f", default: 0.1)
    let start = try run.number("scheduler.warmup_min_lr")
    if start == nil, warmup > 0, name != "constant" {
      run.derived("scheduler.warmup_min_lr", 0.1 * rate, "0.1 · \(rate), as it is not given")
    }
    var updates = lengths.steps
    if let stop = try run.integer("stop_at"), stop < updates {
      updates = stop
      run.note("stop_at ends the run before max_duration", at: "stop_at")
    }
    let each = isByTokens ? lengths.each : 1
    let fall = OLMoCurve(
      name: name, rate: rate, warmup: warmup, total: max(1, total), share: share, start: start ?? 0.1 * rate,
      each: each,
      duration: max(1, isByTokens ? lengths.tokens : lengths.steps))
    if let again = run.given.resumeAt, run.has("load_path"),
      try run.flag("reset_optimizer_state", default: false), !(try run.flag("reset_trainer_state", default: false))
    {
      run.note(
        "the optimizer's state is new: a second warmup of \(warmup) leads up from 0",
        rule: warmup > 0 ? "LR004" : nil, at: "reset_optimizer_state")
      if warmup > 0 { return PlannedCurve(try fall.warmedUpAgain(run, at: again), updates: updates) }
    }
    return PlannedCurve(try fall.words(run), updates: updates)
  }

  /// Notes what is counted in another unit than its neighbours.
  private static func noteUnits(_ run: inout ConfigReading, _ lengths: Lengths, isByTokens: Bool) {
    for key in ["scheduler.t_warmup", "scheduler.t_max"] {
      guard let field = run.field(key), let number = try? field.number(), number > 0 else { continue }
      let text = field.value.plainText ?? numberText(number)
      if isByTokens, number < Double(lengths.each) {
        run.note(
          "scheduler.units is tokens: \(key) \(text) means tokens, less than the \(lengths.each) of one update",
          rule: "LR021", at: key)
      } else if !isByTokens, run.text("max_duration")?.hasSuffix("T") == true, number >= Double(lengths.tokens) / 1000,
        number > 2 * Double(lengths.steps)
      {
        run.note(
          "max_duration is in tokens, but \(key) \(text) means steps: the run has \(lengths.steps)", rule: "LR021",
          at: key)
      }
    }
    guard let text = run.text("max_duration"), text.hasSuffix("T"),
      lengths.tokens < lengths.each.multipliedSaturating(by: 10)
    else { return }
    run.note(
      "max_duration \(text) means \(lengths.tokens) tokens: \(lengths.steps) updates", rule: "LR021", at: "max_duration"
    )
  }

  /// A length in steps or tokens, which may be text.
  private static func length(
    _ run: inout ConfigReading, _ key: String, default standard: Int
  ) throws(ConfigFault) -> Int {
    max(0, Int(saturating: try run.number(key, default: Double(standard)).rounded(.towardZero)))
  }

  private static func lengths(_ run: inout ConfigReading, needsTokens: Bool) throws(ConfigFault) -> Lengths {
    let text = run.text("max_duration", default: "10000")
    let isInTokens = text.hasSuffix("T")
    var each = 1
    let batch = try run.integer("global_train_batch_size", default: 512)
    if isInTokens || needsTokens {
      let length = try run.integer("model.max_sequence_length", default: 1024)
      each = max(1, batch.multipliedSaturating(by: length))
      run.derived("tokens of an update", each, "\(batch) · \(length)")
    }
    func number(_ word: Substring) throws(ConfigFault) -> Double {
      guard let number = Double(String(word.trimmed)) else {
        throw .document(
          DocumentFault(
            "'max_duration' must be steps, \"…T\" tokens or \"…ep\" epochs, not '\(text.prefix(40))'",
            run.field("max_duration")?.value.span ?? run.root.span))
      }
      return number
    }
    if isInTokens {
      let tokens = Int(saturating: try number(text.dropLast()))
      let steps = run.derived("updates", tokens.divided(by: each, .up), "ceil(\(tokens) tokens / \(each))")
      return Lengths(steps: steps, tokens: tokens, each: each)
    }
    var steps = 0
    if text.hasSuffix("ep") {
      let epochs = Int(saturating: try number(text.dropLast(2)))
      let batches: Int
      if let given = run.option(.batches) { batches = given } else { batches = run.samples().divided(by: batch, .down) }
      steps = run.derived("updates", batches.multipliedSaturating(by: epochs), "\(epochs) epochs · \(batches) batches")
    } else {
      steps = Int(saturating: try number(text[...]))
    }
    return Lengths(steps: steps, tokens: steps.multipliedSaturating(by: each), each: each)
  }
}

/// A curve of OLMo with its lengths in steps, or in tokens of which an update has several.
private struct OLMoCurve {
  var name: String
  var rate: Double
  var warmup: Int
  var total: Int
  var share: Double
  var start: Double
  /// The ticks of an update.
  var each: Int
  var duration: Int

  func words(_ run: ConfigReading) throws(ConfigFault) -> ScheduleConfig {
    // Whole updates need no clock of tokens.
    let isWhole = [warmup, total, duration].allSatisfy { $0 % each == 0 }
    let ticks = isWhole ? each : 1
    var values: [(String, ConfigValue?)] = [
      ("learning_rate", .number(rate)), ("max_duration", ConfigValue(max(1, duration / ticks))),
    ]
    if name != "constant" {
      values += [("t_warmup", ConfigValue(warmup / ticks)), ("warmup_min_lr", .number(start))]
      if name != "constant_with_warmup", name != "inverse_sqrt_with_warmup" {
        values += [("t_max", ConfigValue(max(1, total / ticks))), ("alpha_f", .number(share))]
      }
    }
    let curve = try run.words("olmo.\(name)", values)
    return isWhole ? curve : try run.onClock(curve, stride: each, first: each - 1)
  }

  /// The curve of a run whose optimizer begins anew: a line from 0 up to the rate that the curve has at its end.
  func warmedUpAgain(_ run: ConfigReading, at update: Int) throws(ConfigFault) -> ScheduleConfig {
    let plain = formula(run, "s")
    let end = "\(update.addingSaturating(warmup))"
    let tick = each == 1 ? "(t + 1)" : "((t + 1) * \(each))"
    return try run.words(
      "torch.LambdaLR",
      [
        ("lr", 1),
        (
          "lr_lambda",
          .formula(
            """
            def rate(t):
              def curve(s):
                return \(plain)
              s = \(tick)
              if s <= \(end): return curve(\(end)) * max(0, s - \(update)) / \(warmup)
              return curve(s)
            """)
        ),
      ])
  }

  private func formula(_ run: ConfigReading, _ s: String) -> String {
    let (lr, e) = (run.python(rate), run.python(share * rate))
    let up = "\(run.python(start)) + \(run.python(rate - start)) * \(s) / \(max(1, warmup))"
    let part = "(\(s) - \(warmup)) / \(max(1, total - warmup))"
    let wave = "(1 + math.cos(math.pi * \(part))) / 2"
    let gap = run.python(rate * (1 - share))
    let cosine = "(\(e) if \(s) >= \(total) else \(e) + \(gap) * \(wave))"
    let root = "\(lr) * math.sqrt(\(warmup) / max(\(warmup), \(s)))"
    let fall =
      switch name {
      case "constant": lr
      case "constant_with_warmup": lr
      case "linear_with_warmup": "\(e) if \(s) >= \(total) else \(lr) - \(gap) * \(part)"
      case "cosine_linear_envelope": "\(e) if \(s) >= \(total) else \(e) + \(gap) * (1 - \(part)) * \(wave)"
      case "inverse_sqrt_with_warmup": root
      case "max_scheduler": "max(\(cosine), \(root))"
      default: cosine
      }
    return name == "constant" || warmup == 0 ? fall : "\(up) if \(s) < \(warmup) else \(fall)"
  }
}
