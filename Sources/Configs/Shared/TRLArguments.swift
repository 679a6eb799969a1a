import Documents
import Numbers

/// The classes of arguments that TRL and Unsloth derive from transformers' own.
enum TRLArguments {
  /// Returns what a class takes for what is not given.
  ///
  /// - Parameter name: The class: `SFTConfig`.
  /// - Returns: The defaults; transformers' own for other classes.
  static func defaults(of name: String) -> TrainerDefaults {
    var defaults = TrainerDefaults()
    if name.hasPrefix("Unsloth") {
      (defaults.batchSize, defaults.accumulation, defaults.warmup) = (4, 2, 0.1)
      return defaults
    }
    switch name.replacing("Config", with: "").lowercased() {
    case "sft": defaults.learningRate = 2e-5
    case "reward": defaults.learningRate = 1e-4
    case "dpo", "grpo", "rloo", "kto", "distillation", "orpo", "cpo": defaults.learningRate = 1e-6
    case "onlinedpo", "nashmd", "xpo", "tpo": defaults.learningRate = 5e-7
    case "gold", "gkd": defaults.learningRate = 1e-7
    default: break
    }
    return defaults
  }

  /// Returns whether a class is one of TRL's arguments.
  ///
  /// - Parameter name: The class.
  /// - Returns: Whether it is.
  static func isKnown(_ name: String) -> Bool {
    [
      "SFTConfig", "RewardConfig", "DPOConfig", "GRPOConfig", "RLOOConfig", "KTOConfig", "DistillationConfig",
      "ORPOConfig",
      "CPOConfig", "OnlineDPOConfig", "NashMDConfig", "XPOConfig", "TPOConfig", "GOLDConfig", "GKDConfig",
    ].contains(name)
  }

  /// Returns the class that the keys of a file give away.
  ///
  /// - Parameter root: The arguments.
  /// - Returns: The class, or one with the same defaults; `nil` where several are possible.
  static func hinted(by root: Node) -> String? {
    func has(_ keys: String...) -> Bool { keys.contains { root.field(dotted: $0) != nil } }
    if has("center_rewards_coefficient") { return "RewardConfig" }
    if has("num_generations", "steps_per_generation", "generation_batch_size", "num_iterations") { return "GRPOConfig" }
    if has("desirable_weight", "undesirable_weight") { return "KTOConfig" }
    if has("max_prompt_length", "reference_free", "precompute_ref_log_probs") { return "DPOConfig" }
    if has("beta"), ["sigmoid", "ipo", "hinge", "robust", "exo_pair"].contains(root.entry("loss_type")?.value.string) {
      return "DPOConfig"
    }
    if has("dataset_text_field", "packing", "assistant_only_loss", "completion_only_loss", "eval_packing") {
      return "SFTConfig"
    }
    return nil
  }

  /// Returns whether a file has arguments that only TRL knows.
  ///
  /// - Parameter root: The arguments.
  /// - Returns: Whether it has.
  static func areIn(_ root: Node) -> Bool {
    if hinted(by: root) != nil { return true }
    return [
      "max_length", "beta", "dataset_mixture", "use_vllm", "vllm_mode", "max_completion_length", "loss_type",
      "use_peft", "dataset_kwargs", "eos_token",
    ].contains { root.field(dotted: $0) != nil }
  }

  /// Returns the batches of a process in an epoch where every prompt is answered several times.
  ///
  /// - Parameters:
  ///   - run: The reading.
  ///   - perProcess: The completions of a batch.
  ///   - accumulation: The batches of an update.
  ///   - standard: The answers to a prompt where they are not given.
  /// - Returns: The batches.
  /// - Throws: A ``ConfigFault``.
  static func batches(
    _ run: inout ConfigReading, _ perProcess: Int, _ accumulation: Int, generations standard: Int
  ) throws(ConfigFault) -> Int {
    let prompts = run.need(.samples, "the prompts of an epoch")
    let generations = try run.count("num_generations", default: standard)
    let iterations = try run.count("num_iterations", default: 1)
    let processes = try run.processes()
    let round = perProcess.multipliedSaturating(by: processes)
    var steps = accumulation
    if let given = try run.integer("steps_per_generation") {
      steps = max(1, given)
    } else if let size = try run.integer("generation_batch_size") {
      steps = max(1, size.divided(by: round, .down))
    }
    let size = round.multipliedSaturating(by: steps)
    if size % generations != 0 {
      run.refuse(
        "ValueError: generation_batch_size (\(size)) must be divisible by num_generations (\(generations)).",
        at: "num_generations")
    }
    let chunk = max(1, size / generations)
    run.note(
      "a batch holds completions: \(size) of them are \(chunk) prompts with \(generations) each", at: "num_generations")
    let batches = prompts.divided(by: chunk, .down).multipliedSaturating(by: iterations)
      .multipliedSaturating(by: steps)
    return run.derived(
      "batches an epoch and process", batches,
      "floor(\(prompts) / (\(size) / \(generations))) * \(iterations) * \(steps)")
  }
}
