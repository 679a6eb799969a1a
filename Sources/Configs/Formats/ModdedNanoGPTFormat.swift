import Catalogue
import Documents
import Numbers

/// The scripts of modded-nanogpt's speed runs, which hold their settings themselves.
enum ModdedNanoGPTFormat: ConfigFormat {
  static let name = "modded_nanogpt"
  static let summary = "modded-nanogpt's train_gpt.py"
  static let release = "modded-nanogpt (2026-08-01) f411b3d3"
  static let signs =
    "Python with TRAINING_STAGES, TrainingSchedule or num_scheduled_iterations; or Hyperparameters with num_iterations and cooldown_frac, and Muon(…)"
  static let keys = [
    ConfigKey("num_scheduled_iterations", "", "updates of the stages"),
    ConfigKey("num_extension_iterations", "0", "updates after them"),
    ConfigKey("TRAINING_STAGES", "", "the stages, each with duration and lr_mul"),
    ConfigKey("cooldown_frac", "", "share of the updates that the cool-down takes"),
    ConfigKey("num_iterations", "", "updates of the run, in scripts of 2025"),
  ]
  static let facts = [
    ConfigKey("lr", "", "rate of the group, where the script does not tell")
  ]
  static let traps = [
    "the rate jumps where a stage begins, within the cool-down too",
    "each group of parameters has a rate of its own",
    "the multiplier at the end of a script of 2025 is 0.1, of 2026 0.15",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    guard file.syntax == .python, let module = file.module else { return false }
    if file.root.entry("TRAINING_STAGES") != nil { return true }
    if !module.calls(where: { $0 == "TrainingSchedule" || $0 == "TrainingStage" }).isEmpty { return true }
    let tables = file.root.entries ?? []
    if tables.contains(where: { $0.value.entry("num_scheduled_iterations") != nil }) { return true }
    return tables.contains { $0.value.entry("num_iterations") != nil && $0.value.entry("cooldown_frac") != nil }
      && !module.calls { $0 == "Muon" || $0 == "NorMuon" || $0 == "DistAdam" }.isEmpty
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let module = run.file.module ?? PythonModule()
    let groups = groups(of: module, run.root)
    let rate = try rate(&run, groups)
    let settings = settings(run.root)
    let hasStages = run.root.entry("TRAINING_STAGES") != nil || !module.calls { $0 == "TrainingSchedule" }.isEmpty
    if hasStages { return try staged(&run, module, settings, rate) }
    if let settings, settings["num_scheduled_iterations"] != nil { return try medium(&run, module, settings, rate) }
    guard let settings else {
      throw .document(DocumentFault("no class with num_iterations and cooldown_frac stands in it", run.root.span))
    }
    run.focus(on: settings)
    let updates = try run.integer("num_iterations", default: 1, option: .updates)
    let share = try run.number("cooldown_frac", default: 0.4)
    let release = run.release()
    if release == nil {
      run.ask(
        "--release YYYY-MM", "when the script is from: since August 2025 the cool-down is counted with one update more")
    }
    let length = release?.isAtLeast("2025-08") == true ? updates.addingSaturating(1) : updates
    let (lr, n) = (run.python(rate), max(1, length))
    let cooled = share > 0 ? "\(lr) * ((1 - t / \(n)) / \(run.python(share)) * 0.9 + 0.1)" : lr
    return PlannedCurve(
      try run.formula("\(lr) if t / \(n) < 1 - \(run.python(share)) else \(cooled)"), updates: updates)
  }

  /// The values of the class that the script keeps its settings in.
  private static func settings(_ root: Node) -> Node? {
    let tables = root.entries?.map(\.value).filter { $0.entries != nil } ?? []
    return tables.last { $0.entry("num_scheduled_iterations") != nil || $0.entry("num_iterations") != nil }
  }

  /// The groups of parameters with their rates, in the order in which they stand.
  private static func groups(of module: PythonModule, _ root: Node) -> [(name: String, rate: Node)] {
    var groups: [(name: String, rate: Node)] = []
    func add(_ name: String, _ rate: Node?) {
      if let rate, !rate.isNull, !groups.contains(where: { $0.name == name }) { groups.append((name, rate)) }
    }
    func look(into node: Node, _ level: Int) {
      for entry in node.entries ?? [] {
        guard let name = entry.key.string else { continue }
        if name.hasSuffix("_defaults") { add(String(name.dropLast(9)), entry.value.entry("lr")?.value) }
        for part in entry.value.elements ?? [] {
          guard let rate = part.entry("lr")?.value, case .reference(let parameters)? = part.entry("params")?.value.value
          else { continue }
          let word = parameters.hasSuffix("_params") ? String(parameters.dropLast(7)) : parameters
          add(word.isEmpty ? name : word, rate)
        }
        // The settings may stand in a function of the script, or of a class of it.
        if level < 3, case .map = entry.value.value { look(into: entry.value, level + 1) }
      }
    }
    look(into: root, 0)
    for (call, name) in [("Muon", "muon"), ("NorMuon", "normuon"), ("DistAdam", "adam")] {
      for node in module.calls(where: { $0 == call }) {
        var own = name
        if call == "DistAdam", case .call(let made) = node.value,
          case .reference(let parameters)? = made.arguments.first?.value,
          parameters.hasSuffix("_params"), parameters.isDottedName
        {
          own = String(parameters.dropLast(7))
        }
        add(own, node.entry("lr")?.value)
      }
    }
    return groups
  }

  private static func rate(
    _ run: inout ConfigReading, _ groups: [(name: String, rate: Node)]
  ) throws(ConfigFault) -> Double {
    if let given = run.setting("lr") { return try run.document { () throws(DocumentFault) in try given.number() } }
    guard !groups.isEmpty else {
      run.ask("--set lr=RATE", "the rate of the group of parameters")
      return 1
    }
    let name = run.group(of: groups.map(\.name), main: groups.count == 1 ? groups[0].name : nil)
    guard let group = groups.first(where: { $0.name == name }) else { return 1 }
    let field = Field(["\(name) lr"], group.rate)
    let rate = try run.document { () throws(DocumentFault) in try field.number() }
    run.keep(field, numberText(rate))
    return rate
  }

  /// The medium track: larger rates after a twelfth, two and three of the run, and a cool-down from each of them to 0.1.
  private static func medium(
    _ run: inout ConfigReading, _ module: PythonModule, _ settings: Node, _ rate: Double
  ) throws(ConfigFault) -> PlannedCurve {
    // The steps stand in the code: other ones are not known here.
    if module.functions.contains("get_lr"), !run.file.source.whole.text.contains("3/12") {
      throw .document(DocumentFault("get_lr has stages that are not known here", run.root.span))
    }
    run.focus(on: settings)
    let scheduled = max(1, try run.needInteger("num_scheduled_iterations", "the updates of the schedule"))
    let extra = max(0, try run.integer("num_extension_iterations", default: 0))
    let share = try run.needNumber("cooldown_frac", "the share of the updates that the cool-down takes")
    let updates = run.derived(
      "updates", scheduled.addingSaturating(extra), "\(scheduled) + \(extra) behind the schedule")
    run.note(
      "the multipliers 1, 1.52, 1.73 and 2 stand in get_lr: they begin after a twelfth, two and three of the updates")
    let (lr, c) = (run.python(rate), run.python(share))
    let cooled = share > 0 ? "m * ((1 - x) / \(c)) + (1 - (1 - x) / \(c)) * 0.1" : "m"
    return PlannedCurve(
      try run.words(
        "torch.LambdaLR",
        [
          ("lr", 1),
          (
            "lr_lambda",
            .formula(
              """
              def rate(t):
                x = t / \(scheduled)
                m = 2.0 if x > 3 / 12 else 1.73 if x > 2 / 12 else 1.52 if x > 1 / 12 else 1.0
                if t > \(scheduled): return \(lr) * 0.1
                if x >= 1 - \(c): return \(lr) * (\(cooled))
                return \(lr) * m
              """)
          ),
        ]), updates: updates)
  }

  private static func staged(
    _ run: inout ConfigReading, _ module: PythonModule, _ settings: Node?, _ rate: Double
  ) throws(ConfigFault) -> PlannedCurve {
    let schedule = module.calls { $0 == "TrainingSchedule" }.last
    var (arguments, keywords) = ([Node](), [Node.Entry]())
    if case .call(let call)? = schedule?.value { (arguments, keywords) = (call.arguments, call.keywords) }
    func argument(_ index: Int, _ names: String...) -> Node? {
      keywords.last { names.contains($0.key.string ?? "") }?.value ?? (index < arguments.count ? arguments[index] : nil)
    }
    func found(_ node: Node?) -> Node? {
      guard let node, !node.isNull else { return nil }
      if case .reference = node.value { return nil }
      return node
    }
    let stages = found(argument(0, "stages")) ?? run.root.entry("TRAINING_STAGES")?.value
    let values: [(String, Node?)] = [
      ("num_scheduled_iterations", found(argument(1, "scheduled_iterations")) ?? settings?["num_scheduled_iterations"]),
      ("num_extension_iterations", found(argument(2, "extension_iterations")) ?? settings?["num_extension_iterations"]),
      ("cooldown_frac", found(argument(3, "cooldown_frac")) ?? settings?["cooldown_frac"]),
    ]
    run.focus(
      on: Node(
        .map(values.compactMap { pair in pair.1.map { Node.Entry(Node(.string(pair.0), $0.span), $0) } }), run.root.span
      ))
    let scheduled = max(1, try run.needInteger("num_scheduled_iterations", "the updates of the stages"))
    let extra = max(0, try run.integer("num_extension_iterations", default: 0))
    let cooldown = try run.needNumber("cooldown_frac", "the share of the updates that the cool-down takes")
    var (factors, durations) = ([Double](), [Double]())
    for (index, stage) in (stages?.elements ?? []).enumerated() {
      guard let duration = stage.entry("duration").map({ Field(["stage \(index + 1)", "duration"], $0.value) }),
        !duration.value.isNull
      else { continue }
      let factor = stage.entry("lr_mul").map { Field(["stage \(index + 1)", "lr_mul"], $0.value) }
      let (part, multiplier) = try run.document { () throws(DocumentFault) in
        (try duration.number(), try factor?.number() ?? 1)
      }
      run.keep(duration, numberText(part))
      if let factor { run.keep(factor, numberText(multiplier)) }
      durations.append(part)
      factors.append(multiplier)
    }
    guard !factors.isEmpty else {
      throw .document(DocumentFault("no stages with a duration stand in it", run.root.span))
    }
    let updates = run.derived("updates", scheduled.addingSaturating(extra), "\(scheduled) + \(extra) behind the stages")
    var sum = 0.0
    let starts = durations.dropLast().map { duration in
      sum += duration
      return Int(saturating: (Double(scheduled) * sum).rounded(.toNearestOrEven))
    }
    if !starts.isEmpty {
      run.note("the rate jumps where stages begin, at updates \(starts.map(String.init).joined(separator: ", "))")
    }
    return PlannedCurve(
      try run.words(
        "modded_nanogpt.TrainingSchedule",
        [
          ("lr", .number(rate)), ("lr_muls", .numbers(factors)), ("durations", .numbers(durations)),
          ("scheduled_iterations", ConfigValue(scheduled)), ("extension_iterations", ConfigValue(extra)),
          ("cooldown_frac", .number(cooldown)),
        ]), updates: updates)
  }
}
