import Documents
import Numbers

/// Where a trainer around Megatron's scheduler keeps its keys.
struct MegatronKeys {
  /// What stands before the rates: nothing, or `optimizer.`.
  var optimizer = ""
  /// What stands before the lengths and styles: nothing, or `scheduler.`.
  var scheduler = ""
  /// What stands before the batches and the length of the run: nothing, or `train.`.
  var training = ""
  /// What stands before the ways in which the model is divided: nothing, or `model.`.
  var model = ""

  static let styles = ["constant", "linear", "cosine", "inverse-square-root", "WSD"]
  static let tailStyles = ["exponential", "linear", "cosine", "minus_sqrt"]

  /// The processes that train on data of their own: the world over those that share a model.
  func dataParallel(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
    if let field = run.setting("data_parallel_size") {
      return max(1, try run.document { () throws(DocumentFault) in try field.integer() })
    }
    // Saved arguments have what was worked out.
    if let size = try run.integer("data_parallel_size") { return max(1, size) }
    var shared = 1
    for kind in ["tensor", "pipeline", "context"] {
      let key = kind == "context" ? "context_parallel_size" : "\(kind)_model_parallel_size"
      let size = try run.integer(model + key, "model_parallel." + key, default: 1)
      shared = shared.multipliedSaturating(by: max(1, size))
    }
    let told = run.given.counts[.worldSize] == nil ? try run.integer("world_size") : nil
    let world = told ?? run.worldSize()
    return run.derived(
      "data parallel size", max(1, world / shared), "\(world) processes // \(shared) that share a model")
  }

  /// The samples of an update: those given, or the micro batch times the processes with data of their own.
  func globalBatch(_ run: inout ConfigReading, isStepped: Bool = false) throws(ConfigFault) -> Int {
    if let batch = try run.integer(training + "global_batch_size") {
      if !isStepped { return max(1, batch) }
      run.refuse(
        "AssertionError: global_batch_size cannot be set with step_batch_size_schedule",
        at: training + "global_batch_size")
    }
    let micro = try run.needInteger(training + "micro_batch_size", "the samples that a process takes at a time")
    let parallel = try dataParallel(&run)
    run.note(
      isStepped
        ? "iterations count as \(micro) · \(parallel) samples each, not as the batches of the schedule, so that lengths in iterations end early"
        : "global_batch_size is not given: it is micro_batch_size times the data parallel size, and changes with the processes",
      at: training + "micro_batch_size")
    return run.derived(
      "global_batch_size", max(1, micro.multipliedSaturating(by: parallel)), "\(micro) · \(parallel)")
  }

  /// A style that the framework knows, as it is written.
  func style(_ run: inout ConfigReading, _ key: String, _ known: [String], default standard: String) -> String {
    let style = run.text(scheduler + key, default: standard)
    if known.contains(style) { return style }
    run.refuse("\(key) must be one of \(known.joined(separator: ", ")), not \(style)", at: scheduler + key)
    return standard
  }

  /// Reads `A B S` of a batch ramp, as a list or as text.
  func ramp(_ run: inout ConfigReading) throws(ConfigFault) -> (start: Int, increment: Int, samples: Int)? {
    let key = training + "rampup_batch_size"
    guard let field = run.field(key) else { return nil }
    var numbers: [Int] = []
    if let text = field.value.string {
      numbers = text.split { " ,[]".contains($0) }.compactMap { Int($0) }
      run.keep(field, text)
    } else {
      numbers = try run.numbers(key)?.map { Int(saturating: $0) } ?? []
    }
    guard numbers.count == 3 else {
      run.refuse(
        "AssertionError: expected the following format: --rampup-batch-size <start> <increment> <samples>", at: key)
      return nil
    }
    return (numbers[0], numbers[1], numbers[2])
  }

  /// The clock of a batch ramp; `nil` where Megatron refuses it.
  func rampClock(
    _ run: inout ConfigReading, _ ramp: (start: Int, increment: Int, samples: Int), to batch: Int, total: Int?
  ) -> SampleClock? {
    let key = training + "rampup_batch_size"
    let rise = batch.subtractingSaturating(ramp.start)
    guard ramp.increment > 0, ramp.start > 0, rise > 0, rise % ramp.increment == 0, ramp.samples >= 0 else {
      run.refuse(
        rise == 0 && ramp.increment > 0
          ? "ZeroDivisionError: division by zero"
          : "AssertionError: expected global batch size interval (\(rise)) to be divisible by global batch size increment (\(ramp.increment))",
        at: key)
      return nil
    }
    let clock = SampleClock(
      rampFrom: ramp.start, by: ramp.increment, over: ramp.samples, to: batch, total: total)
    run.note(
      "the batch grows from \(ramp.start) to \(batch) over the first \(ramp.samples) samples, so that warmup and decay take other numbers of updates than with a constant batch",
      at: key)
    return clock
  }

  /// What a clock of too many phases is refused with.
  func checked(_ clock: SampleClock, _ run: ConfigReading) throws(ConfigFault) -> SampleClock {
    guard clock.phases.count > SampleClock.most else { return clock }
    throw .document(
      DocumentFault("the batch grows more than \(SampleClock.most) times", run.root.span))
  }
}
