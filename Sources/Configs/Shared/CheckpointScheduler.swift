import Documents
import Numbers

/// What a checkpoint keeps of its scheduler, as the fact `checkpoint_scheduler` tells it: the state of Megatron's or NeoX's.
struct CheckpointScheduler {
  /// The fact that tells it, for help.
  static let fact = ConfigKey(
    "checkpoint_scheduler", "",
    "the scheduler's state in the checkpoint of a resumed run: {max_lr: …, min_lr: …, lr_warmup_steps: …, lr_decay_steps: …, lr_decay_style: …, num_steps: …}"
  )

  private let state: Node

  /// Reads the fact; `nil` where it is not told.
  ///
  /// - Parameter run: The reading.
  init?(_ run: inout ConfigReading) {
    guard let field = run.setting("checkpoint_scheduler") else { return nil }
    if field.value.entries != nil {
      state = field.value.withUnderscores
    } else if let text = field.value.string,
      let root = try? YAMLReader.document(of: SourceText(text), rules: .omegaConf, limits: ConfigFileParser.limits)
        .root,
      root.entries != nil
    {
      state = root.withUnderscores
    } else {
      return nil
    }
  }

  private func field(_ names: [String]) -> Field? {
    for name in names {
      if let found = state.field(at: [name]) { return Field(["checkpoint_scheduler", name], found.value) }
    }
    return nil
  }

  /// A number of the state, whatever a release calls it.
  func number(_ run: inout ConfigReading, _ names: String...) throws(ConfigFault) -> Double? {
    guard let field = field(names) else { return nil }
    let value = try run.document { () throws(DocumentFault) in try field.number() }
    run.derived(field.name, value, "the checkpoint")
    return value
  }

  /// A word of the state, whatever a release calls it.
  func text(_ names: String...) -> String? { field(names)?.value.plainText }
}
