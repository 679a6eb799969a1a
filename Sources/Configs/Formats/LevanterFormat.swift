import Catalogue
import Documents
import Numbers
import Runs

/// Levanter's training configs.
enum LevanterFormat: ConfigFormat {
  static let name = "levanter"
  static let summary = "Levanter's YAML: the optimizer's schedule over trainer.num_train_steps."
  static let release = "Levanter (2025-09-26) 9263f81e"
  static let signs = "trainer.num_train_steps with optimizer.learning_rate"
  static let keys = [
    ConfigKey("trainer.num_train_steps", "400000", "updates of the run"),
    ConfigKey("optimizer.learning_rate", "6e-4", "highest rate"),
    ConfigKey("optimizer.lr_schedule", "cosine", "cosine, linear, constant, inv_sqrt, inv, power, or a map with type"),
    ConfigKey("optimizer.min_lr_ratio", "0.1", "lowest rate as a share of the highest"),
    ConfigKey("optimizer.warmup", "0.01", "updates, or up to 1 a share of the cycle"),
    ConfigKey("optimizer.decay", "what follows the warmup", "updates, or up to 1 a share of the cycle"),
    ConfigKey("optimizer.rewarmup", "0", "warmup of the later cycles"),
    ConfigKey("optimizer.cycles", "1", "equal cycles, or the updates at which they end"),
    ConfigKey("optimizer.cycle_length", "the run", "length of a cycle, or of each"),
    ConfigKey("optimizer.cooldown", "0", "older releases: updates of a line at the end, or a share of the run"),
  ]
  static let facts = [ConfigKey("seq_len", "", "tokens of a sample, for lr_schedule power")]
  static let traps = [
    "Lengths up to 1 are shares: a warmup of 1 is the whole run.",
    "inv_sqrt holds the highest rate up to its timescale of 10000 updates.",
  ]

  private static let schedules = ["cosine", "linear", "constant", "inv_sqrt", "inv", "power"]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.has("trainer.num_train_steps", "optimizer.learning_rate")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let total = try run.integer("trainer.num_train_steps", default: 400_000, option: .updates)
    let rate = try run.number("optimizer.learning_rate", default: 6e-4)
    let key = run.has("optimizer.lr_schedule.type") ? "optimizer.lr_schedule.type" : "optimizer.lr_schedule"
    let schedule = try run.word(of: key, default: "cosine", among: schedules)
    let share = try run.number("optimizer.min_lr_ratio", default: 0.1)
    let warmup = try run.number("optimizer.warmup", default: 0.01)
    if warmup == 1 {
      run.note("a warmup of 1 is the whole cycle, not one update", rule: "LR021", at: "optimizer.warmup")
    }
    for key in ["decay", "rewarmup", "cooldown", "cycle_length"]
    where run.field("optimizer.\(key)")?.value.plainText == "1" {
      run.note(
        "a \(key) of 1 is the whole \(key == "cooldown" ? "run" : "cycle"), not one update", rule: "LR021",
        at: "optimizer.\(key)")
    }
    let cooldown = try run.number("optimizer.cooldown") ?? 0
    var values: [(String, ConfigValue?)] = [("learning_rate", ConfigValue(rate)), ("min_lr_ratio", ConfigValue(share))]
    let shape = Shape(schedule: schedule, rate: rate, floor: share * rate, total: total)
    if cooldown > 0 {
      return try cooled(
        &run, shape, share: share, warmup: length(warmup, of: total), cooldown: length(cooldown, of: total))
    }
    let decay = try run.number("optimizer.decay")
    if schedule == "power" {
      let begin = length(warmup, of: total)
      return try power(&run, shape, warmup: begin, decay: decay.map { length($0, of: total) })
    }
    values += [
      ("warmup", ConfigValue(warmup)), ("decay", decay.map { ConfigValue($0) }),
      ("rewarmup", ConfigValue(try run.number("optimizer.rewarmup", default: 0))),
      ("cycles", try run.numbers("optimizer.cycles").map { .numbers($0) }),
      ("cycle_length", try run.numbers("optimizer.cycle_length").map { .numbers($0) }),
      ("num_train_steps", ConfigValue(total)),
    ]
    if schedule == "inv_sqrt", let scale = try run.number("optimizer.lr_schedule.timescale") {
      values.append(("timescale", ConfigValue(scale)))
    }
    return PlannedCurve(try run.words("levanter." + schedule, values), updates: total)
  }

  private struct Shape {
    var schedule: String
    var rate: Double
    var floor: Double
    var total: Int
  }

  /// A length that up to 1 is a share.
  private static func length(_ value: Double, of total: Int) -> Int {
    Int(saturating: value <= 1 ? value * Double(total) : value)
  }

  /// `min(lr, batch * a * (x * batch * seq) ** b)`, x from the end of the hold on.
  private static func power(
    _ run: inout ConfigReading, _ shape: Shape, warmup: Int, decay: Int?
  ) throws(ConfigFault) -> PlannedCurve {
    let factor = try run.number("optimizer.lr_schedule.a", default: 4.6)
    let exponent = try run.number("optimizer.lr_schedule.b", default: -0.51)
    let batch = try run.divisor("trainer.train_batch_size", default: 512)
    let tokens: Int
    if let told = run.option(.sequenceLength) {
      tokens = told
    } else if let told = try run.integer("train_seq_len", "model.max_seq_len", "model.seq_len") {
      tokens = told
    } else {
      tokens = try run.needSetting("seq_len", "the tokens of a sample")
    }
    let begin = max(warmup, decay.map { shape.total.subtractingSaturating($0) } ?? warmup)
    let each = batch.multipliedSaturating(by: tokens)
    if shape.total.subtractingSaturating(begin).multipliedSaturating(by: each) > Int(Int32.max) {
      run.note(
        "the tokens are counted in 32 bits: after 2147483647 of them the rate is no number", at: "optimizer.lr_schedule"
      )
    }
    let lr = run.python(shape.rate)
    let law =
      "\(run.python(Double(batch) * factor)) * ((t - \(begin)) * \(run.python(Double(each)))) ** \(run.python(exponent))"
    let formula = """
      \(lr) * t / \(max(1, warmup)) if t < \(warmup) else (\(lr) if t <= \(begin) else min(\(lr), \(law)))
      """
    return PlannedCurve(try run.formula(formula), updates: shape.total)
  }

  /// The form of older releases: a line to the floor at the end, from where the schedule is then.
  private static func cooled(
    _ run: inout ConfigReading, _ shape: Shape, share: Double, warmup: Int, cooldown: Int
  ) throws(ConfigFault) -> PlannedCurve {
    let end = max(0, shape.total.subtractingSaturating(cooldown))
    run.derived("updates before the cooldown", end, "\(shape.total) - \(cooldown)")
    let last: Double
    switch shape.schedule {
    case "cosine", "linear", "inv": last = shape.floor
    case "inv_sqrt": last = max(shape.floor, shape.rate * min(1, (10_000 / Double(max(1, end))).squareRoot()))
    case "constant": last = shape.rate
    default:
      throw .document((run.field("optimizer.cooldown") ?? Field([], run.root)).mismatch("absent with this lr_schedule"))
    }
    // A warmup of one update would be read as all of them.
    let written = warmup == 1 ? 1.5 / Double(max(2, end)) : Double(warmup)
    let main = try run.stage(
      "levanter." + shape.schedule,
      [
        ("learning_rate", ConfigValue(shape.rate)), ("min_lr_ratio", ConfigValue(share)),
        ("warmup", ConfigValue(written)),
        ("num_train_steps", ConfigValue(max(1, end))),
      ])
    let line = try run.stage(
      "linear",
      [
        ("start-lr", ConfigValue(last)), ("finish-lr", ConfigValue(shape.floor)),
        ("length", ConfigValue(max(1, cooldown))),
      ])
    return PlannedCurve(
      ScheduleConfig(main, [.cut(Quantity(Double(end), .updates)), .then(line)]), updates: shape.total)
  }
}
