import Catalogue
import Documents
import Numbers
import Runs
import Schedules

/// Puts a scheduler of OLMo-core, with its arguments, into words; its lengths are in steps, or all in tokens.
struct OLMoCoreScheduler {
  var run: ConfigReading

  init(_ run: ConfigReading) { self.run = run }

  static let names: Set<String> = [
    "ConstantWithWarmup", "WSD", "LinearWithWarmup", "CosWithWarmup", "HalfCosWithWarmup", "InvSqrtWithWarmup",
    "PowerLR",
    "CosWithWarmupAndLinearDecay", "WSDS", "ExponentialScheduler", "SequentialScheduler", "ComposableScheduler",
    "ConstantScheduler",
  ]

  /// The name of a scheduler's class: of a call, or of `_CLASS_`.
  static func name(of node: Node) -> String? {
    if case .call(let call) = node.value { return call.lastName }
    return node.entry("_CLASS_")?.value.string?.split(separator: ".").last.map(String.init)
  }

  /// The unit of its lengths; `nil` where it does not say.
  static func unit(of node: Node) -> String? {
    guard let value = node.entry("units")?.value else {
      // One of several tells for all.
      return node.entry("schedulers")?.value.elements?.lazy.compactMap { unit(of: $0) }.first
    }
    if case .reference(let text) = value.value { return text.split(separator: ".").last.map { $0.lowercased() } }
    return value.plainText?.lowercased()
  }

  /// Returns the curve of a scheduler.
  ///
  /// - Parameters:
  ///   - field: The scheduler.
  ///   - rate: The rate of the optimizer.
  ///   - total: The length of the run in the scheduler's unit.
  /// - Returns: The curve, a tick of the unit an iteration.
  /// - Throws: A ``ConfigFault`` where an argument is not of its kind.
  mutating func curve(_ field: Field, rate: Double, total: Int) throws(ConfigFault) -> ScheduleConfig {
    guard let name = Self.name(of: field.value), Self.names.contains(name) else {
      throw .document(field.mismatch("one of \(Self.names.sorted().joined(separator: ", "))"))
    }
    switch name {
    case "SequentialScheduler": return try sequence(field, rate: rate, total: total)
    case "ComposableScheduler": return try stages(field, rate: rate)
    case "ConstantScheduler": return try run.words("constant", [("lr", .number(rate))])
    default: return ScheduleConfig(try stage(name, field, rate: rate, total: total))
    }
  }

  private func argument(_ field: Field, _ names: String...) -> Field? {
    for name in names {
      if let found = field.value.field(at: [name]) { return Field(field.path + [name], found.value) }
    }
    return nil
  }

  private mutating func number(_ field: Field, _ names: String...) throws(ConfigFault) -> Double? {
    for name in names {
      guard let argument = argument(field, name) else { continue }
      let value = try run.document { () throws(DocumentFault) in try argument.number() }
      run.keep(argument, numberText(value))
      return value
    }
    return nil
  }

  private mutating func numbers(_ field: Field, _ name: String) throws(ConfigFault) -> [Double]? {
    guard let argument = argument(field, name) else { return nil }
    let values = try run.document { () throws(DocumentFault) in try argument.numbers() }
    run.keep(argument, values.map { numberText($0) }.joined(separator: ", "))
    return values
  }

  private mutating func whole(_ field: Field, _ names: String...) throws(ConfigFault) -> Int? {
    for name in names {
      if let value = try number(field, name) { return max(0, Int(saturating: value)) }
    }
    return nil
  }

  /// A length, or its share of a whole, rounded as Python rounds.
  private mutating func length(
    _ field: Field, _ name: String, of whole: Int, default standard: Double?
  ) throws(ConfigFault) -> Int {
    if let count = try self.whole(field, name, name + "_steps") { return count }
    var share = try number(field, name + "_fraction")
    if share == nil, let standard {
      share = standard
      run.assumed("\(name)_fraction", numberText(standard))
    }
    guard let share else {
      run.refuse("OLMoConfigurationError: Either '\(name)_fraction' or '\(name)' must be specified.")
      return 0
    }
    let count = Int(saturating: (Double(whole) * share).rounded(.toNearestOrEven))
    return run.derived(name, max(0, count), "round(\(whole) · \(share))")
  }

  private mutating func stage(
    _ name: String, _ field: Field, rate: Double, total: Int
  ) throws(ConfigFault) -> Stage {
    var values: [(String, ConfigValue?)] = [("lr", .number(rate)), ("max_steps", ConfigValue(total))]
    if name == "ExponentialScheduler" {
      values.append(("lr_min", try number(field, "lr_min").map { .number($0) }))
      return try run.stage("olmo_core.\(name)", values)
    }
    var first = total
    if name == "WSDS" {
      let periods = try numbers(field, "period_lengths") ?? []
      first = max(1, Int(saturating: periods.first ?? 1))
      values.append(("period_lengths", .numbers(periods)))
      values.append(("period_lr_multipliers", try numbers(field, "period_lr_multipliers").map { .numbers($0) }))
    }
    if ["LinearWithWarmup", "CosWithWarmup", "HalfCosWithWarmup", "CosWithWarmupAndLinearDecay"].contains(name),
      let end = try whole(field, "t_max")
    {
      first = max(1, end)
      values.append(("t_max", ConfigValue(first)))
    }
    values.append(("warmup", ConfigValue(try length(field, "warmup", of: first, default: nil))))
    values.append(("warmup_min_lr", try number(field, "warmup_min_lr").map { .number($0) }))
    if ["WSD", "PowerLR", "CosWithWarmupAndLinearDecay"].contains(name) {
      values.append(("decay", ConfigValue(try length(field, "decay", of: total, default: 0.1))))
    } else if name == "WSDS" {
      if let decay = try whole(field, "decay", "decay_steps") {
        values.append(("decay", ConfigValue(decay)))
      } else {
        values.append(("decay_fraction", try number(field, "decay_fraction").map { .number($0) }))
      }
    }
    if ["WSD", "PowerLR", "CosWithWarmupAndLinearDecay", "WSDS"].contains(name) {
      values.append(("decay_min_lr", try number(field, "decay_min_lr").map { .number($0) }))
    }
    if name.hasPrefix("Cos") || ["LinearWithWarmup", "HalfCosWithWarmup", "InvSqrtWithWarmup"].contains(name) {
      values.append(("alpha_f", try number(field, "alpha_f").map { .number($0) }))
    }
    if name == "PowerLR" { values.append(("b", try number(field, "b").map { .number($0) })) }
    return try run.stage("olmo_core.\(name)", values)
  }

  /// One scheduler after the other, each from the rate that the one before ends with.
  private mutating func sequence(_ field: Field, rate: Double, total: Int) throws(ConfigFault) -> ScheduleConfig {
    let children = argument(field, "schedulers")?.value.elements ?? []
    let lengths = try numbers(field, "schedulers_max")?.map { max(1, Int(saturating: $0)) } ?? []
    guard !children.isEmpty else { throw .document(field.mismatch("a scheduler with schedulers")) }
    var (rate, rest) = (rate, total)
    var curve: ScheduleConfig?
    for (index, child) in children.enumerated() {
      let length = index < lengths.count && index + 1 < children.count ? lengths[index] : nil
      let part = try self.curve(
        Field(field.path + ["schedulers", String(index)], child), rate: rate, total: max(1, min(rest, length ?? rest)))
      if curve == nil {
        curve = part
      } else {
        curve?.operations.append(.then(part.first))
        curve?.operations += part.operations
      }
      guard let length else { break }
      curve?.operations.append(.cut(Quantity(Double(length), .updates)))
      rate = try value(of: part, at: length - 1, total: length)
      rest = rest.subtractingSaturating(length)
    }
    if let curve { return curve }
    return try run.words("constant", [("lr", .number(rate))])
  }

  /// The rate that a curve has.
  private func value(of curve: ScheduleConfig, at update: Int, total: Int) throws(ConfigFault) -> Double {
    do throws(ConfigError) {
      let schedule = try curve.schedule(in: RunContext(Run(length: Fact(max(1, total), .standard))))
      return schedule(update)
    } catch {
      throw .schedule(error.reason, format: run.format.name)
    }
  }

  /// Stages of their own shapes, each from where the one before ends unless it says otherwise.
  private mutating func stages(_ field: Field, rate: Double) throws(ConfigFault) -> ScheduleConfig {
    let fields = (argument(field, "stages")?.value.elements ?? []).enumerated().map {
      Field(field.path + ["stages", String($0)], $1)
    }
    guard !fields.isEmpty else { throw .document(field.mismatch("a scheduler with stages")) }
    var groups: [(durations: [Double], shapes: [String], ends: [Double], start: Double)] = []
    var end = 1.0
    for (index, stage) in fields.enumerated() {
      let given = try share(stage, "start_lr", rate)
      if index == 0 || given != nil, given ?? end != end || groups.isEmpty { groups.append(([], [], [], given ?? end)) }
      let last = groups.count - 1
      let duration = max(1, try whole(stage, "duration") ?? 1)
      groups[last].durations.append(Double(duration))
      let shape = argument(stage, "shape")?.value
      var word = shape?.plainText ?? "linear"
      if case .reference(let text)? = shape?.value { word = text.split(separator: ".").last.map(String.init) ?? text }
      groups[last].shapes.append(word.lowercased())
      end = try share(stage, "end_lr", rate) ?? end
      groups[last].ends.append(end)
    }
    var curve: ScheduleConfig?
    for (index, group) in groups.enumerated() {
      var values: [(String, ConfigValue?)] = [
        ("lr", .number(rate)), ("durations", .numbers(group.durations)),
        ("shapes", .words(group.shapes)),
        ("end_lr_fractions", .numbers(group.ends)), ("start_lr_fraction", .number(group.start)),
      ]
      if index + 1 == groups.count { values += try override(field, rate) }
      let stage = try run.stage("olmo_core.ComposableScheduler", values)
      if curve == nil { curve = ScheduleConfig(stage) } else { curve?.operations.append(.then(stage)) }
      if index + 1 < groups.count {
        curve?.operations.append(.cut(Quantity(group.durations.reduce(0, +), .updates)))
      }
    }
    if let curve { return curve }
    return try run.words("constant", [("lr", .number(rate))])
  }

  /// A rate as a share of the optimizer's: told as one, or as it is.
  private mutating func share(_ field: Field, _ name: String, _ rate: Double) throws(ConfigFault) -> Double? {
    if let share = try number(field, name + "_fraction") { return share }
    guard let value = try number(field, name), rate != 0 else { return nil }
    return value / rate
  }

  private mutating func override(_ field: Field, _ rate: Double) throws(ConfigFault) -> [(String, ConfigValue?)] {
    guard let decay = argument(field, "override_decay") else { return [] }
    let share = try share(decay, "end_lr", rate)
    return [
      ("override_start", ConfigValue(try whole(decay, "start", "start_step") ?? 0)),
      ("override_duration", ConfigValue(max(1, try whole(decay, "duration") ?? 1))),
      ("override_shape", argument(decay, "shape")?.value.plainText.map { .text($0) }),
      ("override_end_lr_fraction", share.map { .number($0) }),
    ]
  }
}
