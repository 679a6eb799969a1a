import Catalogue
import Documents
import Numbers

/// The args.yaml of Ultralytics' YOLO.
enum UltralyticsFormat: ConfigFormat {
  static let name = "ultralytics"
  static let aliases = ["yolo"]
  static let summary = "Ultralytics' args.yaml of a training."
  static let release = "Ultralytics 8.4.190; 8.3 where it differs"
  static let signs = "lr0 with lrf"
  static let keys = [
    ConfigKey("lr0", "0.01", "the highest rate; ignored with optimizer auto"),
    ConfigKey("lrf", "0.01", "the rate after the last epoch as a share"),
    ConfigKey("cos_lr", "false", "a cosine in place of the line"),
    ConfigKey("epochs", "100", "epochs of the run"),
    ConfigKey("batch", "16", "samples of a batch, of all processes together"),
    ConfigKey("nbs", "64", "samples that batches are accumulated to"),
    ConfigKey("optimizer", "auto", "the optimizer; auto chooses it and the rate"),
    ConfigKey("warmup_epochs", "3", "epochs of the warmup"),
    ConfigKey("warmup_bias_lr", "0.1", "rate of the biases at the start of the warmup"),
  ]
  static let facts = [ConfigKey("classes", "", "the classes of the data, which decide the rate of optimizer auto")]
  static let traps = [
    "Over the warmup ever more batches make an update.",
    "lrf of the rate is never reached: the last epoch is one before.",
    "The biases start at warmup_bias_lr, which may be above lr0.",
    "Until 8.3 a warmup has 100 batches at least.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool { file.has("lr0", "lrf") }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let release = run.release()
    let isNew = release?.isAtLeast("8.4") ?? true
    let epochs: Int
    if let told = run.toldEpochs() {
      epochs = max(0, Int(saturating: told))
    } else {
      epochs = max(0, try run.integer("epochs", default: 100))
    }
    if run.field("time") != nil {
      run.ask("--set time=null", "the epochs of the run: time ends it by the clock")
    }
    let samples = run.samples()
    var batch = try batch(&run)
    let processes = processes(&run)
    let batches: Int
    if let told = run.option(.batches) {
      batches = max(1, told)
    } else if processes > 1 {
      let each = max(1, batch / processes)
      batches = run.derived(
        "batches an epoch", max(1, samples.divided(by: processes, .up).divided(by: each, .up)),
        "ceil(ceil(\(samples) / \(processes)) / (\(batch) / \(processes)))")
    } else {
      batch = max(1, min(batch, samples))
      batches = run.derived("batches an epoch", samples.divided(by: batch, .up), "ceil(\(samples) / \(batch))")
    }
    let all = batches.multipliedSaturating(by: epochs)
    let nominal = try run.count("nbs", default: 64)
    var start = try run.number("warmup_bias_lr", default: 0.1)
    let rate = try rate(&run, samples, batch, nominal, epochs, isNew, &start)

    let warmupEpochs = try run.number("warmup_epochs", default: 3)
    var warmup = -1
    if warmupEpochs > 0 {
      let reach = isNew ? min(warmupEpochs, Double(max(epochs - 1, 0))) : warmupEpochs
      let length = Int(saturating: (reach * Double(batches)).rounded(.toNearestOrEven))
      warmup = isNew ? (length > 0 ? length : -1) : max(length, 100)
      run.derived(
        "batches of the warmup", max(0, warmup),
        isNew
          ? "round(min(\(numberText(warmupEpochs)), \(max(epochs - 1, 0))) * \(batches))"
          : "max(round(\(numberText(warmupEpochs)) * \(batches)), 100)")
    }
    let share = Double(nominal) / Double(batch)
    var after = max(1, Int(saturating: share.rounded(.toNearestOrEven)))
    if isNew { after = max(1, min(after, all)) }
    run.derived("batches of an update", after, "max(1, round(\(nominal) / \(batch)))")
    guard let walk = WarmupBatches(warmup: warmup, aim: isNew ? Double(after) : share, after: after, all: all) else {
      guard let field = run.root.field("nbs") else { throw .unrecognised(path: run.file.path) }
      throw .document(field.mismatch("less: the batches of an update change too often"))
    }
    run.derived("updates", walk.updates, "the batches walked through, \(after) an update after the warmup")

    let group = run.group(of: ["weight", "bn", "bias"], main: "weight")
    let last = try run.number("lrf", default: 0.01)
    let isCosine = try run.flag("cos_lr", default: false)
    if rate > 0, start > rate, warmup > 0 {
      run.note(
        "the biases start at \(numberText(start)), above the highest rate \(numberText(rate)) (warmup_bias_lr)",
        at: "warmup_bias_lr")
    }
    func formula(_ piece: WarmupBatches.Piece, isWarmup: Bool) -> String {
      let place = piece.stride == 1 ? "(t + \(piece.batch))" : "(\(piece.batch) + \(piece.stride) * t)"
      let epoch = "(\(place) // \(batches))"
      let factor =
        isCosine
        ? "(max((1 - math.cos(\(epoch) * math.pi / \(max(1, epochs)))) / 2, 0) * \(run.python(last - 1)) + 1)"
        : "(max(1 - \(epoch) / \(max(1, epochs)), 0) * \(run.python(1 - last)) + \(run.python(last)))"
      let aim = "\(run.python(rate)) * \(factor)"
      guard isWarmup else { return aim }
      guard group == "bias" else { return "\(aim) * (\(place) / \(warmup))" }
      let bias = run.python(start)
      return "\(bias) + (\(aim) - \(bias)) * (\(place) / \(warmup))"
    }
    var pieces: [(curve: ScheduleConfig, updates: Int)] = []
    for piece in walk.pieces {
      pieces.append((try run.formula(formula(piece, isWarmup: true)), piece.updates))
    }
    let rest = try run.formula(formula(walk.rest, isWarmup: false))
    return PlannedCurve(run.joined(pieces, then: rest), updates: walk.updates)
  }

  private static func batch(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
    if let told = run.option(.batchSize) { return max(1, told) }
    let given = try run.number("batch", default: 16)
    if given < 1 || given != given.rounded() {
      run.ask(
        "--batch-size N", "the batch that Ultralytics has found to fit: batch \(numberText(given)) does not tell it")
      return 16
    }
    return Int(saturating: given)
  }

  /// The processes: those told, else the devices that are named.
  private static func processes(_ run: inout ConfigReading) -> Int {
    if let told = run.option(.worldSize) { return max(1, told) }
    guard let device = run.root.field("device") else { return 1 }
    if let list = device.value.elements { return max(1, list.count) }
    return max(1, device.value.plainText?.split(separator: ",").count ?? 1)
  }

  /// The rate of the run; with optimizer auto it follows from the batches of the run, or from the classes.
  private static func rate(
    _ run: inout ConfigReading, _ samples: Int, _ batch: Int, _ nominal: Int, _ epochs: Int, _ isNew: Bool,
    _ start: inout Double
  ) throws(ConfigFault) -> Double {
    guard run.text("optimizer", default: "auto").lowercased() == "auto" else {
      return try run.number("lr0", default: 0.01)
    }
    if run.has("lr0") { run.note("lr0 is ignored because optimizer auto chooses the rate", at: "lr0") }
    start = 0
    let count = samples.divided(by: max(batch, nominal), .up).multipliedSaturating(by: epochs)
    run.derived(
      "iterations that optimizer auto counts", count, "ceil(\(samples) / max(\(batch), \(nominal))) * \(epochs)")
    if count > 10_000 {
      run.assumed("lr0", "0.01 of \(isNew ? "MuSGD" : "SGD")")
      return 0.01
    }
    let classes = try run.needSetting("classes", "the classes of the data: optimizer auto takes the rate from them")
    let rate = (0.002 * 5 / Double(4.0 + Double(max(0, classes))) * 1e6).rounded(.toNearestOrEven) / 1e6
    return run.derived("lr0", rate, "round(0.002 * 5 / (4 + \(classes)), 6) of AdamW")
  }
}
