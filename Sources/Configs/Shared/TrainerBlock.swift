import Documents

/// Where arguments of transformers' Trainer stand in a file.
enum TrainerBlock {
  /// Returns whether a map holds arguments of the Trainer.
  ///
  /// - Parameter node: The map.
  /// - Returns: Whether it does.
  static func isOne(_ node: Node) -> Bool {
    func has(_ key: String) -> Bool { node.entry(key).map { !$0.value.isNull } ?? false }
    if has("stage") && has("finetuning_type") || has("base_model") && has("micro_batch_size") { return false }
    return has("per_device_train_batch_size")
      || (has("num_train_epochs") || has("max_steps"))
        && (has("lr_scheduler_type") || has("warmup_ratio") || has("warmup_steps"))
  }

  /// Returns the keys that lead to the arguments: none where they stand at the top.
  ///
  /// - Parameter root: The values of a file.
  /// - Returns: The keys; `nil` where there are no such arguments.
  static func path(in root: Node) -> [String]? {
    if isOne(root) { return [] }
    for entry in root.entries ?? [] {
      guard let key = entry.key.string, entry.value.entries != nil else { continue }
      if isOne(entry.value) { return [key] }
      for inner in entry.value.entries ?? [] {
        if let name = inner.key.string, inner.value.entries != nil, isOne(inner.value) { return [key, name] }
      }
    }
    return nil
  }

  /// Returns the arguments that a script makes: of the first call of a class of arguments that has any.
  ///
  /// - Parameter file: The file.
  /// - Returns: The class, and the arguments; `nil` where the script makes none.
  static func made(in file: ConfigFile) -> (name: String, arguments: Node)? {
    let calls = file.module?.calls { $0.hasSuffix("TrainingArguments") || TRLArguments.isKnown($0) } ?? []
    for node in calls {
      guard case .call(let call) = node.value, !call.keywords.isEmpty else { continue }
      let isUnsloth = file.module?.imports.contains { $0 == "unsloth" || $0.hasPrefix("unsloth.") } ?? false
      return ((isUnsloth ? "Unsloth" : "") + call.lastName, Node(.map(call.keywords), node.span))
    }
    return nil
  }

  /// Returns what a config of Weights & Biases holds, whose arguments are maps of a `value`.
  ///
  /// - Parameter file: The file.
  /// - Returns: The values; `nil` where it is no such config.
  static func unwrapped(_ file: ConfigFile) -> Node? {
    guard let entries = file.root.entries, file.hasAny("_wandb", "wandb_version") else { return nil }
    let values = entries.map { entry in
      guard entry.key.string != "_wandb", let value = entry.value.entry("value")?.value else { return entry }
      return Node.Entry(entry.key, value)
    }
    return Node(.map(values), file.root.span)
  }
}

extension ConfigReading {
  /// Makes the map that keys lead to the whole of the file; what `--set` has put beside it goes into it.
  ///
  /// - Parameter path: The keys; none for the file as it is.
  mutating func lift(_ path: [String]) {
    guard !path.isEmpty, var block = root.value(at: path) else { return }
    for setting in given.settings where !setting.name.contains(".") {
      let key = setting.name.replacing("-", with: "_")
      guard root.value(at: [key])?.span == setting.value.span else { continue }
      block = block.setting([key], to: setting.value) ?? block
    }
    file.root = block
  }
}
