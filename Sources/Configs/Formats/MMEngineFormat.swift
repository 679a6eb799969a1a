import Catalogue
import Documents
import Numbers

/// Configs of MMEngine: mmdetection, mmpretrain, mmsegmentation and others.
enum MMEngineFormat: ConfigFormat {
  static let name = "mmengine"
  static let aliases = ["mmdet", "mmpretrain", "mmseg", "mmpose"]
  static let summary = "MMEngine's Python configs (mmdetection, mmpretrain, mmsegmentation), with _base_ files."
  static let release = "MMEngine 0.10.7"
  static let signs = "param_scheduler or optim_wrapper in Python, or _base_ files that have them; no lr_config"
  static let keys = [
    ConfigKey("optim_wrapper.optimizer.lr", "1e-3", "the optimizer's rate"),
    ConfigKey("optim_wrapper.accumulative_counts", "1", "iterations of an update"),
    ConfigKey("param_scheduler", "", "the schedulers, each of which changes the rate that it finds"),
    ConfigKey("train_cfg.max_epochs", "", "epochs of the run"),
    ConfigKey("train_cfg.max_iters", "", "iterations of the run"),
    ConfigKey("train_dataloader.batch_size", "", "samples of a batch of a process"),
    ConfigKey("train_dataloader.drop_last", "false", "whether a batch that is not full is dropped"),
    ConfigKey("auto_scale_lr.enable", "false", "whether the rate is scaled to the batch"),
    ConfigKey("auto_scale_lr.base_batch_size", "", "the batch that the rate is meant for"),
  ]
  static let traps = [
    "LinearLR reaches its end at end - 1.",
    "A scheduler by epoch changes the rate once an epoch, unless convert_to_iter_based.",
    "Schedulers count iterations: with accumulative_counts an update is several.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    guard file.syntax == .python, !file.has("lr_config") else { return false }
    return file.hasAny("param_scheduler", "optim_wrapper") || file.has("_base_")
      || file.module?.imports.contains { $0.hasSuffix(".read_base") } ?? false
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    run.file.root = try merged(run.file, &run, depth: 0)
    var rate = try run.number("optim_wrapper.optimizer.lr", default: 1e-3)
    let accumulation = try run.count("optim_wrapper.accumulative_counts", default: 1, option: .accumulation)
    let written = try epochs(&run)
    let epochs = run.toldEpochs().map { Int(saturating: $0) } ?? written
    let most = try run.integer("train_cfg.max_iters")
    let isByEpoch = epochs != nil
    var schedulers: [Node] = []
    if let given = run.root.field("param_scheduler") { schedulers = try list(given, &run) }
    let needsEpoch = isByEpoch || schedulers.contains { $0.entry("convert_to_iter_based")?.value.plainText == "true" }
    let scales = try run.flag("auto_scale_lr.enable", default: false)
    var perEpoch = 1
    var batch = 1
    if needsEpoch || scales {
      if run.has("train_dataloader.batch_size") {
        batch = try run.count("train_dataloader.batch_size", default: 1, option: .batchSize)
      } else {
        batch = max(1, run.need(.batchSize))
      }
    }
    if needsEpoch { perEpoch = try iterations(&run, batch) }
    if scales {
      let base = try run.count("auto_scale_lr.base_batch_size", default: 1)
      let processes = try run.processes()
      rate = run.derived(
        "learning rate", rate * Double(processes.multipliedSaturating(by: batch)) / Double(base),
        "\(numberText(rate)) * (\(processes) * \(batch)) / \(base)")
      run.note("auto_scale_lr scales the rate to \(numberText(rate))", at: "auto_scale_lr.enable")
    }
    let all: Int
    if let epochs {
      all = run.derived("iterations", epochs.multipliedSaturating(by: perEpoch), "\(epochs) * \(perEpoch)")
    } else if let most {
      all = max(0, most)
    } else {
      all = run.need(.updates, "the iterations of the run").multipliedSaturating(by: accumulation)
    }
    let updates = run.derived("updates", all.divided(by: accumulation, .up), "ceil(\(all) / \(accumulation))")
    if accumulation > 1 {
      run.note(
        "schedulers count the \(all) iterations, of which \(accumulation) make an update",
        at: "optim_wrapper.accumulative_counts")
    }
    if run.root.field(dotted: "optim_wrapper.paramwise_cfg.custom_keys") != nil {
      run.note("further parameter groups have rates of their own", at: "optim_wrapper.paramwise_cfg.custom_keys")
    }
    let reader = MMEngineSchedulerReader(rate: rate, epochs: epochs, iterations: all, perEpoch: perEpoch)
    var parts: [MMEngineScheduler] = []
    for node in schedulers {
      if let part = try reader.scheduler(node, &run) { parts.append(part) }
    }
    let clock = MMEngineCurve.Clock(accumulation: accumulation, iterations: all)
    let curve: ScheduleConfig
    if parts.isEmpty {
      curve = try run.words("constant", [("lr", ConfigValue(rate))])
    } else {
      guard let found = try MMEngineCurve(parts, rate: rate).words(run, clock) else {
        let span = run.root.field("param_scheduler")?.value.span ?? run.file.source.whole
        throw .document(
          DocumentFault("schedulers that act at the same time for more than \(MMEngineCurve.limit) iterations", span))
      }
      curve = found
    }
    let end = reader.endOfCosines(schedulers).map { $0.divided(by: accumulation, .up) }
    return PlannedCurve(
      curve, updates: updates, updatesPerEpoch: isByEpoch && accumulation == 1 ? perEpoch : nil,
      scheduleEnd: end.flatMap { $0 > updates ? $0 : nil })
  }

  // MARK: The file and its bases

  /// The values of a file over those of its bases.
  private static func merged(
    _ file: ConfigFile, _ run: inout ConfigReading, depth: Int
  ) throws(ConfigFault) -> Node {
    guard depth < 20 else { return file.root }
    let own = run.file
    run.file = file
    defer { run.file = own }
    var root: Node?
    for base in bases(of: file) {
      var isThere = false
      for path in base.paths where !isThere {
        do throws(ConfigFault) {
          let values = try merged(run.named(path, at: base.span), &run, depth: depth + 1)
          root = root?.merging(values, deletion: "_delete_") ?? values
          isThere = true
        } catch {
          guard case .unreadable = error else { throw error }
        }
      }
      if !isThere, let path = base.paths.first {
        run.note("\(path) is not there: what it sets is taken for not given", at: "_base_")
      }
    }
    guard let root else { return file.root }
    return changed(root.merging(file.root, deletion: "_delete_"), by: file.module?.calls ?? [])
  }

  /// The files that a file takes values from: named in `_base_`, or imported from beside it, by what they may be called.
  private static func bases(of file: ConfigFile) -> [(paths: [String], span: Span)] {
    var bases: [(paths: [String], span: Span)] = []
    if let named = file.root.field("_base_") {
      for base in named.value.elements ?? [named.value] {
        if let path = base.string { bases.append(([path], base.span)) }
      }
    }
    var seen: Set<String> = []
    for name in file.module?.imports ?? [] where name.hasPrefix(".") {
      let dots = name.prefix { $0 == "." }.count
      let words = name.dropFirst(dots).split(separator: ".").filter { $0 != "*" }
      let folder = String(repeating: "../", count: dots - 1)
      // The last word may be a name within the module.
      let paths = [words, Array(words.dropLast())].filter { !$0.isEmpty }
        .map { folder + $0.joined(separator: "/") + ".py" }
      if let first = paths.last, seen.insert(first).inserted { bases.append((paths, file.source.whole)) }
    }
    return bases
  }

  /// The values after calls that change those of the bases: `optim_wrapper.update(dict(…))`.
  private static func changed(_ root: Node, by calls: [Node]) -> Node {
    var root = root
    for node in calls {
      guard case .call(let call) = node.value, ["update", "merge"].contains(call.lastName) else { continue }
      let path = call.name.split(separator: ".").dropLast().map(String.init)
      guard let old = root.value(at: path), !path.isEmpty else { continue }
      var given = call.arguments.first?.entries ?? []
      given += call.keywords
      var new = old
      if call.lastName == "merge" {
        new = old.merging(Node(.map(given), node.span), deletion: "_delete_")
      } else {
        for entry in given { new = new.setting([entry.key.string ?? ""], to: entry.value) ?? new }
      }
      root = root.setting(path, to: new) ?? root
    }
    return root
  }

  /// The schedulers: of a list, a single one, or those of one of several optimizers.
  private static func list(_ field: Field, _ run: inout ConfigReading) throws(ConfigFault) -> [Node] {
    if let elements = field.value.elements { return elements }
    guard let entries = field.value.entries else { throw .document(field.mismatch("a scheduler, or a list of them")) }
    if field.value.entry("type") != nil { return [field.value] }
    let names = entries.compactMap(\.key.string)
    let name = run.group(of: names, main: names.count == 1 ? names.first : nil)
    guard let value = field.value.entry(name)?.value else { return [] }
    return value.elements ?? [value]
  }

  private static func epochs(_ run: inout ConfigReading) throws(ConfigFault) -> Int? {
    try run.integer("train_cfg.max_epochs").map { max(0, $0) }
  }

  private static func iterations(_ run: inout ConfigReading, _ batch: Int) throws(ConfigFault) -> Int {
    if let told = run.option(.batches) { return told }
    let drops = try run.flag("train_dataloader.drop_last", default: false)
    let samples = run.samples()
    let processes = try run.processes()
    return run.derived(
      "iterations an epoch", samples.divided(by: processes, .up).divided(by: batch, drops ? .down : .up),
      "\(drops ? "floor" : "ceil")(ceil(\(samples) / \(processes)) / \(batch))")
  }
}
