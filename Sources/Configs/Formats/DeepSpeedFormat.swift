import Documents
import Numbers

/// DeepSpeed's own config.
enum DeepSpeedFormat: ConfigFormat {
  static let name = "deepspeed"
  static let summary = "DeepSpeed's ds_config.json, alone or beside arguments of transformers' Trainer."
  static let release = "DeepSpeed 0.19.8"
  static let signs =
    "train_micro_batch_size_per_gpu, zero_optimization, or train_batch_size with optimizer or scheduler"
  static let keys = [
    ConfigKey("optimizer.params.lr", "1e-3", "the optimizer's rate"),
    ConfigKey(
      "scheduler.type", "", "WarmupLR, WarmupDecayLR, WarmupCosineLR, OneCycle, LRRangeTest, or a class of PyTorch"),
    ConfigKey("scheduler.params", "", "the arguments of the scheduler"),
    ConfigKey("train_batch_size", "", "samples of an update"),
    ConfigKey("train_micro_batch_size_per_gpu", "", "samples of a batch of a process"),
    ConfigKey("gradient_accumulation_steps", "1", "batches of an update"),
  ]
  static let traps = [
    "The warmup is logarithmic unless warmup_type is linear.",
    "The Warmup schedulers are one update late: the first two updates have the lowest rate.",
    "The scheduler's warmup_max_lr takes the place of the optimizer's rate.",
    "Beside transformers, its lr_scheduler_type is ignored, and numbers that differ stop the run; auto fills them in.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool { DeepSpeedConfig.isOne(file) }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    if let arguments = run.companion(HFFormat.recognises) {
      let config = run.file
      run.file = arguments
      run.companions.append(config)
      return try HFFormat.plan(&run)
    }
    let open =
      [run.root.field(dotted: "optimizer.params.lr")?.isAuto]
      + (run.root.field(dotted: "scheduler.params")?.value
      .entries ?? []).map { Field([], $0.value).isAuto }
    if open.contains(true) {
      run.ask("--with FILE", "the arguments of transformers' Trainer, which fill in what is \"auto\"")
      return PlannedCurve(try run.words("constant", [("lr", 1)]), updates: 1)
    }
    check(&run)
    let updates: Int
    if let told = run.option(.updates) {
      updates = told
    } else if let epochs = run.toldEpochs() {
      updates = try self.updates(&run, epochs)
    } else {
      updates = run.need(.updates)
    }
    let curve = try DeepSpeedConfig(root: run.root).words(&run, rate: nil)
    if let total = run.root.field(dotted: "scheduler.params.total_num_steps"), let count = try? total.integer() {
      if count < updates {
        run.note(
          "the schedule ends at \(count), but the run has \(updates) updates", at: "scheduler.params.total_num_steps")
      } else if count > updates {
        run.note(
          "the schedule goes on to \(count), but the run has \(updates) updates", at: "scheduler.params.total_num_steps"
        )
      }
    }
    return PlannedCurve(curve, updates: updates)
  }

  /// DeepSpeed starts no run of batches that contradict each other.
  private static func check(_ run: inout ConfigReading) {
    guard let train = try? run.root.field("train_batch_size")?.integer(),
      let micro = try? run.root.field("train_micro_batch_size_per_gpu")?.integer(),
      let accumulation = try? run.root.field("gradient_accumulation_steps")?.integer(),
      let processes = run.given.counts[.worldSize]
    else { return }
    let product = micro.multipliedSaturating(by: accumulation).multipliedSaturating(by: processes)
    if product != train {
      run.refuse(
        "AssertionError: Check batch related parameters. train_batch_size is not equal to micro_batch_per_gpu * gradient_acc_step * world_size \(train) != \(micro) * \(accumulation) * \(processes)",
        at: "train_batch_size")
    }
  }

  /// The updates of some epochs; two of the three numbers of batches give the third.
  private static func updates(_ run: inout ConfigReading, _ epochs: Double) throws(ConfigFault) -> Int {
    let processes = try run.processes()
    let samples = run.samples()
    let train = try run.integer("train_batch_size")
    var micro = try run.integer("train_micro_batch_size_per_gpu")
    var accumulation = try run.integer("gradient_accumulation_steps")
    if let train, train > 0 {
      if let micro {
        accumulation = accumulation ?? train.divided(by: micro.multipliedSaturating(by: processes), .down)
      } else {
        let perUpdate = accumulation ?? 1
        micro = train.divided(by: max(1, perUpdate).multipliedSaturating(by: processes), .down)
      }
    }
    let batch = max(1, micro ?? 1)
    let batches = samples.divided(by: processes, .up).divided(by: batch, .up)
    let perUpdate = max(1, accumulation ?? 1)
    let updates = Int(saturating: (Double(batches) * epochs / Double(perUpdate)).rounded(.down))
    return run.derived(
      "updates", max(0, updates),
      "floor(ceil(ceil(\(samples) / \(processes)) / \(batch)) * \(numberText(epochs)) / \(perUpdate))")
  }
}
