import Catalogue
import Documents
import Numbers
import Runs

/// Scripts of OLMo-core, and the `config.json` that it keeps beside checkpoints.
enum OLMoCoreFormat: ConfigFormat {
  static let name = "olmo_core"
  static let summary = "OLMo-core's training scripts and config.json"
  static let release = "OLMo-core (2026-06-22) fa6c5014c"
  static let signs = "JSON with _CLASS_ olmo_core.…; Python that imports olmo_core"
  static let keys = [
    ConfigKey("train_module.optim.lr", "", "highest rate; in a script lr of the optimizer's config"),
    ConfigKey("train_module.scheduler", "", "the scheduler with its arguments; in a script scheduler="),
    ConfigKey("train_module.scheduler.units", "steps", "steps or tokens, of the scheduler's lengths"),
    ConfigKey("data_loader.global_batch_size", "", "tokens of an update; in a script global_batch_size="),
    ConfigKey("trainer.max_duration", "", "Duration.steps, .tokens or .epochs; value and unit in JSON"),
    ConfigKey("trainer.hard_stop", "none", "where the run ends, whatever the schedule"),
  ]
  static let traps = [
    "the global batch is counted in tokens",
    "update 0 has the rate of step 1",
    "hard_stop ends the run, max_duration shapes the curve",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    if file.syntax == .python { return file.module?.imports.contains { $0.hasPrefix("olmo_core") } ?? false }
    guard file.syntax == .json || file.syntax == .yaml else { return false }
    func isOne(_ node: Node, _ level: Int) -> Bool {
      guard level < 4, let entries = node.entries else { return false }
      return entries.contains {
        $0.key.string == "_CLASS_" && $0.value.string?.hasPrefix("olmo_core") == true || isOne($0.value, level + 1)
      }
    }
    return isOne(file.root, 0)
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    if let module = run.file.module { run.focus(on: layout(of: module, run.root)) }
    let rate = try run.needNumber("train_module.optim.lr", "the highest rate")
    let scheduler = run.field("train_module.scheduler")
    let units = scheduler.flatMap { OLMoCoreScheduler.unit(of: $0.value) } ?? "steps"
    let isByTokens = units == "tokens"
    var length = (steps: 1, tokens: 1, each: 1)
    if let given = try duration(&run, "trainer.max_duration", needsTokens: isByTokens) {
      length = given
    } else {
      run.assumed("trainer.max_duration", "Duration.epochs(1)")
      let each =
        isByTokens ? max(1, try run.needInteger("data_loader.global_batch_size", "the tokens of an update")) : 1
      let batches = run.need(.batches, "the batches of an epoch, which the run is long where max_duration is not given")
      length = (batches, batches.multipliedSaturating(by: each), each)
    }
    var updates = length.steps
    if let stop = try self.duration(&run, "trainer.hard_stop", needsTokens: false), stop.steps < updates {
      updates = run.derived("updates", stop.steps, "hard_stop, before max_duration")
    }
    guard let scheduler else {
      run.note("no scheduler is given: the rate stays as it is")
      return PlannedCurve(try run.words("constant", [("lr", .number(rate))]), updates: updates)
    }
    var reader = OLMoCoreScheduler(run)
    var curve = try reader.curve(scheduler, rate: rate, total: max(1, isByTokens ? length.tokens : length.steps))
    run = reader.run
    if isByTokens { curve = try run.onClock(curve, stride: length.each, first: length.each - 1) }
    return PlannedCurve(curve, updates: updates)
  }

  /// The length of a run in steps and tokens, with the tokens of an update.
  private static func duration(
    _ run: inout ConfigReading, _ key: String, needsTokens: Bool
  ) throws(ConfigFault) -> (steps: Int, tokens: Int, each: Int)? {
    guard let field = run.field(key) else { return nil }
    var (value, unit) = (Field?.none, "steps")
    if case .call(let call) = field.value.value {
      func keyword(_ name: String) -> Node? { call.keywords.last { $0.key.string == name }?.value }
      let given = keyword("value") ?? call.arguments.first ?? call.keywords.first?.value
      value = given.map { Field(field.path, $0) }
      let named = keyword("unit") ?? (call.lastName == "Duration" ? call.arguments.dropFirst().first : nil)
      unit = named == nil && call.lastName != "Duration" ? call.lastName : unitName(named)
    } else if field.value.entries != nil {
      value = run.field(key + ".value")
      unit = unitName(run.field(key + ".unit")?.value)
    } else {
      value = field
    }
    guard let value else { return nil }
    let count = Int(saturating: try run.document { () throws(DocumentFault) in try value.number() })
    run.keep(value, "\(count) \(unit)")
    var each = 1
    if unit == "tokens" || needsTokens {
      each = max(1, try run.needInteger("data_loader.global_batch_size", "the tokens of an update"))
    }
    var steps = count
    switch unit {
    case "tokens":
      steps = run.derived(
        key == "trainer.max_duration" ? "updates" : key, count.divided(by: each, .up), "ceil(\(count) tokens / \(each))"
      )
      return (steps, count, each)
    case "epochs":
      let batches = run.need(.batches, "the batches of an epoch")
      steps = run.derived("updates", count.multipliedSaturating(by: batches), "\(count) epochs · \(batches) batches")
    case "steps": break
    default:
      run.ask("--set trainer.max_duration.value=N", "the steps of the run, which \(unit) does not tell")
    }
    return (steps, steps.multipliedSaturating(by: each), each)
  }

  private static func unitName(_ node: Node?) -> String {
    let text: String? =
      if case .reference(let text)? = node?.value { text } else { node?.plainText }
    return text?.split(separator: ".").last.map { $0.lowercased() } ?? "steps"
  }

  /// The values of a script, laid out as config.json has them.
  private static func layout(of module: PythonModule, _ root: Node) -> Node {
    let calls = module.calls
    func keyword(_ name: String, where isMeant: (Node) -> Bool = { _ in true }) -> Node? {
      for node in calls {
        if let value = node.entry(name)?.value, !value.isNull, isMeant(value) { return value }
      }
      return nil
    }
    func isKnown(_ node: Node) -> Bool { if case .reference = node.value { false } else { true } }
    let scheduler =
      keyword("scheduler") { OLMoCoreScheduler.name(of: $0).map(OLMoCoreScheduler.names.contains) == true }
      ?? calls.first { OLMoCoreScheduler.name(of: $0).map(OLMoCoreScheduler.names.contains) == true }
    var optimizer = keyword("optim") { $0.entry("lr") != nil } ?? calls.first { $0.entry("lr")?.value.isNull == false }
    if optimizer == nil, let rate = keyword("learning_rate", where: isKnown) {
      optimizer = Node(.map([Node.Entry(Node(.string("lr"), rate.span), rate)]), rate.span)
    }
    let batch =
      keyword("global_batch_size", where: isKnown) ?? root.entry("GLOBAL_BATCH_SIZE")?.value
      ?? root.entry("global_batch_size")?.value
    let place = root.span
    func map(_ pairs: [(String, Node?)]) -> Node {
      Node(.map(pairs.compactMap { pair in pair.1.map { Node.Entry(Node(.string(pair.0), $0.span), $0) } }), place)
    }
    return map([
      ("train_module", map([("optim", optimizer), ("scheduler", scheduler)])),
      ("data_loader", map([("global_batch_size", batch)])),
      (
        "trainer",
        map([
          ("max_duration", keyword("max_duration", where: isKnown)),
          ("hard_stop", keyword("hard_stop", where: isKnown)),
        ])
      ),
    ])
  }
}
