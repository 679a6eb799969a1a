import Catalogue
import Documents
import Numbers
import RealModule

/// Flags of nanochat's base training.
enum NanochatFormat: ConfigFormat {
  static let name = "nanochat"
  static let summary = "Flags of nanochat's scripts.base_train"
  static let release = "nanochat (2026-07-03) 92d63d4"
  static let signs = "the program -m scripts.base_train, or flags --warmdown-ratio or --target-param-data-ratio"
  static let keys = [
    ConfigKey("num_iterations", "-1", "updates of the run"),
    ConfigKey("target_flops", "-1", "operations of the run, instead of num_iterations"),
    ConfigKey("target_param_data_ratio", "12", "tokens for each parameter, where neither is given"),
    ConfigKey("total_batch_size", "-1", "tokens of an update; -1 follows from the parameters"),
    ConfigKey("matrix_lr", "0.02", "rate of the matrices"),
    ConfigKey("embedding_lr", "0.3", "rate of the embedding"),
    ConfigKey("unembedding_lr", "0.008", "rate of the last layer"),
    ConfigKey("scalar_lr", "0.5", "rate of the scalars"),
    ConfigKey("warmup_steps", "40", "updates of the warmup"),
    ConfigKey("warmdown_ratio", "0.65", "share of the run that the line down takes, rounded"),
    ConfigKey("final_lr_frac", "0.05", "last rate as a share"),
    ConfigKey("depth", "20", "layers, from which the width follows"),
    ConfigKey("aspect_ratio", "64", "width for each layer"),
    ConfigKey("head_dim", "128", "the width is a multiple of it"),
  ]
  static let facts = [
    ConfigKey("scaling_params", "", "parameters of the model that count for the length of the run"),
    ConfigKey("d12_scaling_params", "", "the same of the model of 12 layers"),
    ConfigKey("flops_per_token", "", "operations for a token, with target_flops"),
  ]
  static let traps = [
    "every rate is multiplied by the root of the batch over 2^19 tokens",
    "the rates of the embeddings and of the last layer also by the root of 768 over the width",
  ]

  private static let groups = [
    "matrix", "embedding", "value_embedding", "unembedding", "scalar", "resid",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    guard file.syntax == .shell else { return false }
    return file.launch?.program.contains { $0.hasSuffix("base_train") || $0.hasSuffix("base_train.py") } == true
      || file.hasAny("warmdown_ratio", "target_param_data_ratio")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let batch = try batch(&run)
    let updates = try updates(&run, batch)
    let scale = (Double(batch) / 524_288).squareRoot()
    if batch != 524_288 {
      run.derived("scale of every rate", scale, "sqrt(\(batch) / 2^19)")
      run.note(
        "the peak is \(numberText(scale)) times the rate of the flag, for the batch is not 2^19 tokens",
        at: "total_batch_size")
    }
    let group = run.group(of: groups, main: nil)
    let rate: Double
    switch group {
    case "embedding": rate = try run.number("embedding_lr", default: 0.3) * width(&run)
    case "value_embedding": rate = try run.number("embedding_lr", default: 0.3) * 0.5 * width(&run)
    case "unembedding": rate = try run.number("unembedding_lr", default: 0.008) * width(&run)
    case "scalar": rate = try run.number("scalar_lr", default: 0.5)
    case "resid": rate = try run.number("scalar_lr", default: 0.5) * 0.01
    default: rate = try run.number("matrix_lr", default: 0.02)
    }
    return PlannedCurve(
      try run.words(
        "nanochat.get_lr_multiplier",
        [
          ("lr", .number(rate * scale)), ("num_iterations", ConfigValue(max(1, updates))),
          ("warmup_steps", ConfigValue(max(0, try run.integer("warmup_steps", default: 40)))),
          ("warmdown_ratio", .number(try run.number("warmdown_ratio", default: 0.65))),
          ("final_lr_frac", .number(try run.number("final_lr_frac", default: 0.05))),
        ]), updates: updates)
  }

  /// The factor of AdamW's groups for the width of the model.
  private static func width(_ run: inout ConfigReading) throws(ConfigFault) -> Double {
    let depth = try run.integer("depth", default: 20)
    let aspect = try run.integer("aspect_ratio", default: 64)
    let head = max(1, try run.integer("head_dim", default: 128))
    let width = max(1, depth.multipliedSaturating(by: aspect).divided(by: head, .up).multipliedSaturating(by: head))
    let factor = (768 / Double(width)).squareRoot()
    run.derived("width", width, "\(depth) · \(aspect), up to a multiple of \(head)")
    return run.derived("scale for the width", factor, "sqrt(768 / \(width))")
  }

  private static func batch(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
    let given = try run.integer("total_batch_size", default: -1)
    if given > 0 { return given }
    // The model of 12 layers is the measure itself.
    if try run.integer("depth", default: 20) == 12 {
      return run.derived("total_batch_size", 524_288, "2^19 tokens at depth 12")
    }
    let own = try run.needSetting("scaling_params", "the parameters that count for the length of the run")
    let measure = try run.needSetting("d12_scaling_params", "the parameters that count, of the model of 12 layers")
    let ratio = max(0, try run.number("target_param_data_ratio", default: 12))
    let tokens = (ratio * Double(own)).rounded(.down)
    let guess = 524_288 * Double.pow(tokens / max(1, ratio * Double(measure)), 0.383)
    let exponent = min(max(0, guess > 0 ? Double.log2(guess).rounded(.toNearestOrEven) : 0), 62)
    return run.derived(
      "total_batch_size", 1 << Int(saturating: exponent),
      "2^round(log2(2^19 · (\(tokens) / (\(ratio) · \(measure)))^0.383))")
  }

  private static func updates(_ run: inout ConfigReading, _ batch: Int) throws(ConfigFault) -> Int {
    if let count = run.option(.updates) { return count }
    let given = try run.integer("num_iterations", default: -1)
    if given > 0 { return given }
    let operations = try run.number("target_flops", default: -1)
    if operations > 0 {
      let each = try run.needSetting("flops_per_token", "the operations for a token")
      let count = (operations / (Double(each) * Double(batch))).rounded(.toNearestOrEven)
      return run.derived("updates", Int(saturating: count), "round(\(operations) / (\(each) · \(batch)))")
    }
    let ratio = try run.number("target_param_data_ratio", default: 12)
    let parameters = try run.needSetting("scaling_params", "the parameters that count for the length of the run")
    return run.derived(
      "updates", Int(saturating: ratio * Double(parameters)).divided(by: batch, .down),
      "int(\(ratio) · \(parameters)) // \(batch)")
  }
}
