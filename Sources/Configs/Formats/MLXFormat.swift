import Catalogue
import Documents
import Numbers

/// Configs of mlx-lm's `lora` command.
enum MLXFormat: ConfigFormat {
  static let name = "mlx-lm"
  static let aliases = ["mlx"]
  static let summary = "mlx-lm's YAML for fine-tuning on Apple's chips."
  static let release = "mlx-lm 0.32.2"
  static let signs = "iters with num_layers, lora_layers, adapter_path, fine_tune_type, lora_parameters or lr_schedule"
  static let keys = [
    ConfigKey("learning_rate", "1e-5", "the rate, where there is no lr_schedule"),
    ConfigKey("iters", "1000", "batches of the run"),
    ConfigKey("grad_accumulation_steps", "1", "batches of an update"),
    ConfigKey("lr_schedule.name", "", "cosine_decay, linear_schedule, exponential_decay or step_decay"),
    ConfigKey("lr_schedule.arguments", "", "the arguments of the schedule in their order"),
    ConfigKey("lr_schedule.warmup", "0", "updates of the warmup"),
    ConfigKey("lr_schedule.warmup_init", "0", "rate at the start of the warmup"),
  ]
  static let traps = [
    "learning_rate is ignored where there is an lr_schedule: the first argument is the highest rate.",
    "iters counts batches, the schedule updates.",
    "The highest rate is used twice after a warmup, and the schedule begins one update late.",
    "Rates are computed in single precision; here they are not rounded.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.has("iters")
      && file.hasAny("num_layers", "lora_layers", "adapter_path", "fine_tune_type", "lora_parameters", "lr_schedule")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let batches = try run.integer("iters", default: 1000)
    let accumulation = try run.count("grad_accumulation_steps", default: 1, option: .accumulation)
    let all = run.derived("updates", max(0, batches) / accumulation, "floor(\(batches) / \(accumulation))")
    let updates = run.option(.updates) ?? all
    guard let name = run.text("lr_schedule.name") else {
      run.note("no lr_schedule: the rate is constant")
      let rate = try run.number("learning_rate", default: 1e-5)
      return PlannedCurve(try run.words("constant", [("lr", ConfigValue(rate))]), updates: updates)
    }
    let arguments = try run.numbers("lr_schedule.arguments") ?? []
    if let rate = run.field("learning_rate"), let first = arguments.first {
      let isOther = (try? rate.number()).map { ($0 - first).magnitude > 1e-6 * max($0, first) } ?? true
      run.note(
        "learning_rate is ignored: lr_schedule.arguments begin with the rate, \(numberText(first))",
        rule: isOther ? "LR011" : nil, at: "learning_rate")
    }
    let counts = ["cosine_decay": 2...3, "linear_schedule": 3...3, "exponential_decay": 2...2, "step_decay": 3...3]
    guard let count = counts[name] else { throw .schedule(.unknownName(name), format: Self.name) }
    guard count.contains(arguments.count) else {
      guard let field = run.root.field(dotted: "lr_schedule.arguments") ?? run.root.field(dotted: "lr_schedule") else {
        throw .schedule(.unknownName(name), format: Self.name)
      }
      throw .document(field.mismatch("\(count.lowerBound) numbers for \(name)"))
    }
    let warmup = max(0, try run.integer("lr_schedule.warmup", default: 0))
    let start = try run.number("lr_schedule.warmup_init", default: 0)
    let peak = arguments[0]
    let (k, length) = (warmup > 0 ? "(t - \(warmup.addingSaturating(1)))" : "t", length(of: name, arguments))
    let lr = run.python(peak)
    let schedule: String
    switch name {
    case "cosine_decay":
      let floor = run.python(arguments.count > 2 ? arguments[2] : 0)
      schedule = "\(floor) + (\(lr) - \(floor)) * (1 + math.cos(math.pi * min(\(k), \(length)) / \(length))) / 2"
    case "linear_schedule":
      schedule = "\(lr) + (\(run.python(arguments[1])) - \(lr)) * (min(\(k), \(length)) / \(length))"
    case "exponential_decay": schedule = "\(lr) * \(run.python(arguments[1])) ** \(k)"
    default: schedule = "\(lr) * \(run.python(arguments[1])) ** (\(k) // \(length))"
    }
    let end = warmup.addingSaturating(1).addingSaturating(Int(saturating: Double(length) ?? 0))
    if warmup > 0, name == "cosine_decay" || name == "linear_schedule", end > updates {
      run.note(
        "the schedule ends at update \(end), after the \(updates) of the run", at: "lr_schedule.arguments")
    }
    guard warmup > 0 else { return PlannedCurve(try run.formula(schedule), updates: updates) }
    let rise = "\(run.python(start)) + t * ((\(lr) - \(run.python(start))) / \(warmup))"
    return PlannedCurve(try run.formula("(\(rise)) if t <= \(warmup) else (\(schedule))"), updates: updates)
  }

  /// The steps of a schedule, as text; at least 1, since the formulas divide by them.
  private static func length(of name: String, _ arguments: [Double]) -> String {
    let index = ["cosine_decay": 1, "linear_schedule": 2, "step_decay": 2][name]
    guard let index, arguments.indices.contains(index) else { return "1" }
    return numberText(max(1, arguments[index]))
  }
}
