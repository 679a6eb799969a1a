import Catalogue
import Documents
import Numbers

/// big_vision's configs: a function that hands over a ConfigDict.
enum BigVisionFormat: ConfigFormat {
  static let name = "big_vision"
  static let summary = "big_vision's Python configs: config.schedule over config.total_steps, _examples or _epochs."
  static let release = "big_vision (2025-05-19) 0127fb6"
  static let signs = "def get_config with config.schedule, config.optax_name or config.total_epochs"
  static let keys = [
    ConfigKey("lr", "", "rate that the schedule multiplies"),
    ConfigKey("total_steps", "", "updates of the run; or total_examples, total_epochs"),
    ConfigKey("input.batch_size", "", "samples of an update"),
    ConfigKey("schedule.decay_type", "stair", "cosine, linear, polynomial, rsqrt or stair"),
    ConfigKey("schedule.warmup_steps", "0", "updates of the warmup; or _examples, _epochs, _percent"),
    ConfigKey("schedule.cooldown_steps", "0", "updates of the line to 0 at the end; or _examples, _epochs, _percent"),
    ConfigKey("schedule.timescale", "10000", "rsqrt: updates after which time counts double"),
    ConfigKey("schedule.shift", "0", "rsqrt: updates by which the decay has begun before"),
    ConfigKey("schedule.linear_end", "0", "linear, polynomial: last factor; also end"),
    ConfigKey("schedule.power", "1", "polynomial: exponent"),
    ConfigKey("schedule.steps", "", "stair: updates from which the factors of mults count"),
    ConfigKey("schedule.mult", "1", "factor of all but the last rate; also base"),
    ConfigKey("schedule.scale_with_batchsize", "false", "multiply by the batch over 256"),
  ]
  static let facts = [ConfigKey("config", "get_config", "the function whose config is meant")]
  static let traps = [
    "The cosine has no floor: its last rate is 0.",
    "A percent is a share of the run between 0 and 1.",
    "The cooldown multiplies the decayed rate.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.syntax == .python
      && file.hasAny(
        "get_config.schedule", "get_config.optax_name", "get_config.total_epochs", "get_config.total_steps",
        "get_config.total_examples")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let config = (run.setting("config")?.value.string ?? "get_config") + "."
    let rate = try run.rate(of: config + "lr")
    var lengths = Lengths(config: config)
    let total: Int
    if let told = run.option(.updates) {
      total = max(0, told)
    } else if let steps = try lengths.steps(&run, config + "total") {
      total = steps
    } else {
      total = max(0, run.need(.updates))
    }
    lengths.total = total
    guard let schedule = schedule(&run, config) else {
      return PlannedCurve(try run.words("constant", [("lr", 0)]), updates: total)
    }
    return PlannedCurve(try curve(&run, schedule + ".", rate, lengths), updates: total)
  }

  /// The keys of the schedule, of which a list has one for each group of parameters; `nil` for parameters that are frozen.
  private static func schedule(_ run: inout ConfigReading, _ config: String) -> String? {
    let key = config + "schedule"
    guard let elements = run.root.field(dotted: key)?.value.elements else { return key }
    let names = elements.map { $0.value(at: ["0"])?.string ?? "" }
    let isTrained = elements.map { $0.value(at: ["1"])?.entries != nil }
    let trained = zip(names, isTrained).filter(\.1).map(\.0)
    let group = run.group(of: names, main: trained.count == 1 ? trained[0] : nil)
    guard let index = names.firstIndex(of: group), isTrained[index] else { return nil }
    return "\(key).\(index).1"
  }

  /// The lengths that a config has in updates, samples, epochs or shares.
  private struct Lengths {
    var config: String
    var total: Int?

    mutating func steps(_ run: inout ConfigReading, _ name: String) throws(ConfigFault) -> Int? {
      if let steps = try run.number(name + "_steps") { return max(0, Int(saturating: steps)) }
      if let examples = try run.number(name + "_examples") {
        let batch = try batch(&run)
        return run.derived(
          name + "_steps", Self.whole(examples / Double(batch)), "round(\(numberText(examples)) / \(batch))")
      }
      if let epochs = try run.number(name + "_epochs") {
        let (batch, samples) = (try batch(&run), run.samples())
        return run.derived(
          name + "_steps", Self.whole(epochs * (Double(samples) / Double(batch))),
          "round(\(numberText(epochs)) * \(samples) / \(batch))")
      }
      if let total, let share = try run.number(name + "_percent") {
        return run.derived(
          name + "_steps", Self.whole(share * Double(total)), "round(\(numberText(share)) * \(total))")
      }
      return nil
    }

    func batch(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
      if let told = run.option(.batchSize) { return max(1, told) }
      if let value = try run.integer(config + "input.batch_size", config + "batch_size") { return max(1, value) }
      return max(1, run.need(.batchSize))
    }

    /// Python's round, at least 1 unless there is nothing.
    private static func whole(_ value: Double) -> Int {
      value == 0 ? 0 : max(1, Int(saturating: value.rounded(.toNearestOrEven)))
    }
  }

  private static func curve(
    _ run: inout ConfigReading, _ schedule: String, _ rate: Double, _ given: Lengths
  ) throws(ConfigFault) -> ScheduleConfig {
    var lengths = given
    let type = try run.word(
      of: schedule + "decay_type", default: "stair", among: ["cosine", "linear", "polynomial", "rsqrt", "stair"])
    let warmup = try lengths.steps(&run, schedule + "warmup") ?? 0
    let cooldown = try lengths.steps(&run, schedule + "cooldown") ?? 0
    var base = try run.number(schedule + "mult", schedule + "base") ?? 1
    if try run.flag(schedule + "scale_with_batchsize", default: false) {
      let batch = try lengths.batch(&run)
      base = run.derived("factor of the rate", base * Double(batch) / 256, "\(numberText(base)) * \(batch) / 256")
    }
    var values: [(String, ConfigValue?)] = [
      ("lr", ConfigValue(rate * base)), ("total_steps", ConfigValue(lengths.total ?? 0)),
      ("warmup_steps", ConfigValue(warmup)), ("cooldown_steps", ConfigValue(cooldown)),
    ]
    var name = type
    switch type {
    case "linear", "polynomial":
      let end = try run.number(schedule + "end", schedule + "linear_end") ?? 0
      let power = try run.number(schedule + "power")
      name = power == nil ? "linear" : "polynomial"
      values.append((name == "linear" ? "linear_end" : "end", ConfigValue(base == 0 ? 0 : end / base)))
      values.append(("power", power.map { ConfigValue($0) }))
    case "rsqrt":
      let scale: Double
      if let steps = try lengths.steps(&run, schedule + "timescale") {
        scale = Double(steps)
      } else {
        scale = try run.number(schedule + "timescale", default: 10_000)
      }
      let shift: Double
      if let steps = try lengths.steps(&run, schedule + "shift") {
        shift = Double(steps)
      } else {
        shift = try run.number(schedule + "shift", default: 0)
      }
      values += [("timescale", ConfigValue(scale)), ("shift", ConfigValue(shift))]
    case "stair":
      if let steps = try run.numbers(schedule + "steps"), !steps.isEmpty {
        values += [("steps", .numbers(steps)), ("mults", .numbers(try run.numbers(schedule + "mults") ?? []))]
      }
    default: break
    }
    return try run.words("big_vision." + name, values)
  }
}
