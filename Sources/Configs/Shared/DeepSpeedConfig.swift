import Catalogue
import Documents
import Numbers

/// What a DeepSpeed config says of the rate.
struct DeepSpeedConfig {
  /// The config.
  let root: Node

  /// Returns whether a file is a DeepSpeed config.
  ///
  /// - Parameter file: The file.
  /// - Returns: Whether it is.
  static func isOne(_ file: ConfigFile) -> Bool {
    guard file.syntax != .card, file.syntax != .python, file.syntax != .shell else { return false }
    if file.hasAny("train_iters", "train_epochs", "lr_decay_style", "pretrained_model_name_or_path", "output_dir") {
      return false
    }
    return file.hasAny("train_micro_batch_size_per_gpu", "zero_optimization")
      || file.has("train_batch_size") && file.hasAny("optimizer.type", "scheduler.type", "fp16", "bf16")
      || file.has("scheduler.type", "scheduler.params", "optimizer.params")
  }

  /// Returns the curve of the scheduler, or the constant rate of the optimizer.
  ///
  /// - Parameters:
  ///   - run: The reading.
  ///   - standard: The rate where the config leaves it open.
  ///   - auto: What stands for `auto`, by the name of the parameter.
  /// - Returns: The curve.
  /// - Throws: A ``ConfigFault``.
  func words(
    _ run: inout ConfigReading, rate standard: Double?, auto: [String: ConfigValue] = [:]
  ) throws(ConfigFault) -> ScheduleConfig {
    var rate = standard ?? 1e-3
    if let field = root.field(dotted: "optimizer.params.lr"), !field.isAuto {
      rate = try run.document { () throws(DocumentFault) in try field.number() }
      run.keep(field, numberText(rate))
    } else if standard == nil {
      run.assumed("optimizer.params.lr", numberText(rate))
    }
    guard let type = root.field(dotted: "scheduler.type"), let name = type.value.string else {
      run.note("no scheduler: the rate is constant")
      return try run.words("constant", [("lr", ConfigValue(rate))])
    }
    run.keep(type, name)
    var values: [(String, ConfigValue?)] = []
    for entry in root.field(dotted: "scheduler.params")?.value.entries ?? [] {
      guard let key = entry.key.string, !entry.value.isNull else { continue }
      let field = Field(["scheduler", "params", key], entry.value)
      if field.isAuto, let value = auto[key] {
        values.append((key, value))
        continue
      }
      guard !["last_batch_iteration", "verbose"].contains(key) else { continue }
      run.keep(field, entry.value.plainText ?? entry.value.words)
      values.append((key, try run.document { () throws(DocumentFault) in try field.configValue() }))
    }
    let own = ["WarmupLR", "WarmupDecayLR", "WarmupCosineLR", "OneCycle", "LRRangeTest"]
    guard own.contains(name) else { return try run.torch(name, rate: rate, values) }
    tell(name, rate, values, &run)
    // Momenta have no part in the rate.
    values.removeAll { $0.0.contains("mom") }
    return try run.words("deepspeed." + name, [("lr", ConfigValue(rate))] + values)
  }

  private func tell(_ name: String, _ rate: Double, _ values: [(String, ConfigValue?)], _ run: inout ConfigReading) {
    func number(_ key: String) -> Double? {
      if case .number(let number)? = values.last(where: { $0.0 == key })?.1 { number } else { nil }
    }
    if name.hasPrefix("Warmup") {
      if let peak = number("warmup_max_lr"), peak != rate {
        run.note(
          "warmup_max_lr \(numberText(peak)) differs from the optimizer's rate \(numberText(rate)): the scheduler's is used"
        )
      }
      if !values.contains(where: { $0.0 == "warmup_type" }) {
        let length = number("warmup_num_steps") ?? 1000
        if length > 2 {
          let half = Int(saturating: length.squareRoot().rounded(.up))
          run.note(
            "the warmup is logarithmic, which warmup_type is unless it is given: half of the peak after \(half) of \(numberText(length)) updates",
            rule: "LR012")
        }
      }
    }
    if name == "WarmupLR" { run.note("the rate never falls after the warmup") }
    if root.field(dotted: "fp16.enabled")?.value.plainText == "true" {
      run.note("fp16 with loss scaling: updates that are skipped shift the schedule")
    }
  }
}
