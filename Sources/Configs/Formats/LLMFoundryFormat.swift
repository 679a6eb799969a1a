import Catalogue
import Documents
import Numbers

/// Configs of LLM-Foundry, which trains with Composer.
enum LLMFoundryFormat: ConfigFormat {
  static let name = "llmfoundry"
  static let aliases = ["llm-foundry", "composer"]
  static let summary = "LLM-Foundry's YAML for Composer's Trainer."
  static let release = "llm-foundry 0.22.0 with Composer 0.32.1"
  static let signs = "max_duration with scheduler.name, optimizer.name and global_train_batch_size"
  static let keys = [
    ConfigKey("optimizer.lr", "", "the optimizer's rate"),
    ConfigKey(
      "scheduler.name", "", "cosine_with_warmup, linear_decay_with_warmup, constant_with_warmup, inv_sqrt_with_warmup"),
    ConfigKey("scheduler.t_warmup", "0ba", "time of the warmup: 100ba, 0.1dur, 1ep"),
    ConfigKey("scheduler.t_max", "1dur", "time of the schedule"),
    ConfigKey("scheduler.alpha_f", "0", "factor at the end"),
    ConfigKey("max_duration", "", "the whole training: 4800ba, 2ep, 6000000tok; epochs without a unit"),
    ConfigKey("global_train_batch_size", "", "samples of an update"),
    ConfigKey("max_seq_len", "", "tokens of a sample"),
    ConfigKey("train_loader.drop_last", "true", "whether a batch that is not full is dropped"),
    ConfigKey("scale_schedule_ratio", "1", "what the training is stretched by"),
  ]
  static let traps = [
    "The trainer steps its schedulers before it advances its clock: the first two updates have the first rate, and the last rate of the schedule is never used.",
    "An update is a global batch, whatever the microbatch.",
    "The scale_schedule_ratio does not stretch a warmup.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.has("max_duration", "scheduler.name") && file.hasAny("optimizer.name", "optimizer.lr")
      && !file.hasAny("optimizer.learning_rate")
  }

  /// What a time counts.
  private enum Clock: String { case batches, samples, tokens }

  /// A time on the trainer's clock.
  private struct Time {
    var amount: Int
    var clock: Clock
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    if let resolved = try? Interpolation.resolve(run.root) { run.file.root = resolved }
    var reader = try TimeReader(&run)
    let rate: Double
    if let given = try run.number("optimizer.lr") {
      rate = given
    } else {
      run.ask("--set optimizer.lr=X", "the optimizer's rate")
      rate = 1
    }
    let duration = reader.duration
    let name = run.text("scheduler.name", default: "")
    var values: [(String, ConfigValue?)] = [("lr", ConfigValue(rate))]
    let entry: String
    switch name {
    case "cosine_with_warmup": entry = "composer.CosineAnnealingWithWarmupScheduler"
    case "linear_decay_with_warmup": entry = "composer.LinearWithWarmupScheduler"
    case "constant_with_warmup": entry = "composer.ConstantWithWarmupScheduler"
    case "inv_sqrt_with_warmup": entry = "llmfoundry.InverseSquareRootWithWarmupScheduler"
    default: throw .schedule(.unknownName(name), format: Self.name)
    }
    let end = try reader.time("scheduler.t_max", default: "1dur", isScaled: true, &run)
    var warmup = try reader.time("scheduler.t_warmup", default: "0ba", isScaled: false, &run)
    if warmup.clock != end.clock, warmup.amount != 0 {
      run.refuse(
        "ValueError: t_warmup and t_max must have the same units (\(warmup.clock.rawValue) and \(end.clock.rawValue))",
        at: "scheduler.t_warmup")
    }
    warmup = try reader.converted(warmup, to: end.clock, &run)
    let whole = try reader.converted(duration, to: end.clock, &run)
    if end.amount < whole.amount {
      run.refuse(
        "ValueError: t_max must be greater than or equal to max_duration. Otherwise, the LR schedule will not be defined for the entire training duration.",
        at: "scheduler.t_max")
    }
    values += [
      ("t_warmup", ConfigValue(warmup.amount)), ("t_max", ConfigValue(end.amount)),
      ("max_duration", ConfigValue(max(1, whole.amount))),
    ]
    if name == "inv_sqrt_with_warmup" {
      for key in ["t_scale", "t_cooldown"] {
        let time = try reader.time("scheduler." + key, default: "0ba", isScaled: true, &run)
        values.append((key, ConfigValue(try reader.converted(time, to: end.clock, &run).amount)))
      }
    }
    let times: Set = ["name", "t_warmup", "t_max", "t_scale", "t_cooldown", "scale_warmup", "scale_cooldown"]
    values += try run.arguments("scheduler", leavingOut: times)
    var operations: [ScheduleConfig.Operation] = []
    if end.clock != .batches {
      operations.append(.modify(try run.everyUpdate(making: max(1, try reader.step(of: end.clock, &run)))))
    }
    operations.append(.modify(try run.stage("shift", [("by", 1)])))
    let curve = ScheduleConfig(try run.stage(entry, values), operations)
    var updates = duration.amount
    if duration.clock != .batches {
      let step = max(1, try reader.step(of: duration.clock, &run))
      updates = run.derived("updates", duration.amount.divided(by: step, .up), "ceil(\(duration.amount) / \(step))")
    }
    if warmup.amount > 0 { run.note("the first two updates have rate 0: the schedulers are stepped before the clock") }
    if warmup.amount > whole.amount {
      run.note("the warmup is longer than the run: the peak is never reached", at: "scheduler.t_warmup")
    }
    return PlannedCurve(curve, updates: run.option(.updates) ?? updates, updatesPerEpoch: reader.batchesOfEpoch)
  }

  /// Reads times by the rules of Composer.
  private struct TimeReader {
    /// The whole training.
    private(set) var duration = Time(amount: 1, clock: .batches)
    /// The batches of an epoch, once they were needed.
    private(set) var batchesOfEpoch: Int?
    private var ratio = 1.0
    private var global = 1
    private var tokens: Int?

    init(_ run: inout ConfigReading) throws(ConfigFault) {
      ratio = try run.number("scale_schedule_ratio", default: 1)
      if run.has("global_train_batch_size") { global = try run.count("global_train_batch_size", default: 1) }
      let (amount, unit) = try parts("max_duration", default: "1ep", &run)
      let scaled = ratio == 1 ? amount : (amount * ratio).rounded(.towardZero)
      switch unit {
      case "ep", "":
        let epoch = try epoch(&run)
        duration = Time(amount: Int(saturating: scaled).multipliedSaturating(by: epoch), clock: .batches)
        run.derived("updates", duration.amount, "\(numberText(scaled)) * \(epoch)")
      case "ba": duration = Time(amount: Int(saturating: scaled), clock: .batches)
      case "sp": duration = Time(amount: Int(saturating: scaled), clock: .samples)
      case "tok": duration = Time(amount: Int(saturating: scaled), clock: .tokens)
      default:
        run.ask("--set max_duration=Nba", "the training in batches: a time in \(unit) does not tell them")
      }
    }

    /// Returns the time that a key has.
    mutating func time(
      _ key: String, default standard: String, isScaled: Bool, _ run: inout ConfigReading
    ) throws(ConfigFault) -> Time {
      let (amount, unit) = try parts(key, default: standard, &run)
      let factor = isScaled ? ratio : 1
      func scaled(_ amount: Double) -> Int { Int(saturating: factor == 1 ? amount : amount * factor) }
      switch unit {
      case "dur":
        let share = Int(saturating: amount * Double(duration.amount))
        run.derived(key + " in \(duration.clock.rawValue)", share, "int(\(numberText(amount)) * \(duration.amount))")
        return Time(amount: share, clock: duration.clock)
      case "ep":
        let epoch = try epoch(&run)
        let batches = scaled(amount * Double(epoch))
        run.derived(key + " in batches", batches, "\(numberText(amount)) * \(epoch)")
        return Time(amount: batches, clock: .batches)
      // The time of day is no time of a schedule, and an iteration is as long as another key tells.
      case "sec", "iter": throw .document((run.root.field(dotted: key) ?? Field([], run.root)).mismatch(Self.accepted))
      case "sp": return Time(amount: scaled(amount), clock: .samples)
      case "tok": return Time(amount: scaled(amount), clock: .tokens)
      default: return Time(amount: scaled(amount), clock: .batches)
      }
    }

    /// Returns a time on another clock.
    mutating func converted(_ time: Time, to clock: Clock, _ run: inout ConfigReading) throws(ConfigFault) -> Time {
      if time.clock == clock || time.amount == 0 { return Time(amount: time.amount, clock: clock) }
      let (from, to) = (try step(of: time.clock, &run), try step(of: clock, &run))
      let amount = Double(time.amount) / Double(max(1, from)) * Double(to)
      return Time(amount: Int(saturating: amount.rounded(.up)), clock: clock)
    }

    /// Returns what a clock advances by in an update.
    mutating func step(of clock: Clock, _ run: inout ConfigReading) throws(ConfigFault) -> Int {
      if clock == .batches { return 1 }
      if !run.has("global_train_batch_size") {
        run.ask("--set global_train_batch_size=N", "the samples of an update")
      }
      if clock == .samples { return global }
      if tokens == nil {
        if let told = run.option(.sequenceLength) {
          tokens = told
        } else if let length = try run.integer(
          "max_seq_len", "variables.max_seq_len", "train_loader.dataset.max_seq_len", "model.max_seq_len")
        {
          tokens = length
        } else {
          tokens = run.need(.sequenceLength)
        }
      }
      return global.multipliedSaturating(by: max(1, tokens ?? 1))
    }

    private mutating func epoch(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
      if let batchesOfEpoch { return batchesOfEpoch }
      let batches: Int
      if let told = run.option(.batches) {
        batches = told
      } else {
        if !run.has("global_train_batch_size") {
          run.ask("--set global_train_batch_size=N", "the samples of an update")
        }
        let drops = try run.flag("train_loader.drop_last", default: true)
        let samples = run.samples()
        batches = run.derived(
          "batches an epoch", samples.divided(by: global, drops ? .down : .up),
          "\(drops ? "floor" : "ceil")(\(samples) / \(global))")
      }
      batchesOfEpoch = batches
      return batches
    }

    private static let accepted = "a time such as 100ba, 2ep, 0.1dur or 5000tok"

    /// The amount and the unit of a time; a number without a unit has none.
    private func parts(
      _ key: String, default standard: String, _ run: inout ConfigReading
    ) throws(ConfigFault) -> (amount: Double, unit: String) {
      let text = run.text(key, default: standard)
      let unit = String(text.reversed().prefix { $0.isLetter }.reversed())
      let digits = text.dropLast(unit.count).replacing("_", with: "")
      let units = ["ba", "ep", "sp", "tok", "dur", "sec", "iter", ""]
      guard units.contains(unit), let amount = Double(digits.trimmed), amount >= 0 else {
        guard let field = run.root.field(dotted: key) else { return (0, "ba") }
        throw .document(field.mismatch(Self.accepted))
      }
      return (amount, unit)
    }
  }
}
