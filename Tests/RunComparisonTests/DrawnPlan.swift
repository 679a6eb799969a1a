import SeededRandom

/// A plan with numbers drawn at random, in the words of one of several frameworks.
struct DrawnPlan {
  let kind: String
  var rate: Double
  var floor: Double
  var total: Int
  var warmup: Int
  let power: Double

  static let kinds = [
    "cosine", "cosine warmup", "linear warmup", "wsd", "hf.cosine", "hf.linear", "hf.cosine_with_min_lr",
    "hf.polynomial",
    "torch.CosineAnnealingLR", "torch.PolynomialLR", "optax", "megatron.cosine", "nemo", "hf.inverse_sqrt",
    "exponential",
    "step", "torch.OneCycleLR",
  ]

  init(_ number: Int, using generator: inout SeededGenerator) {
    kind = Self.kinds[number % Self.kinds.count]
    rate = [1e-3, 3e-4, 5e-5, 2e-5, 0.1, 0.05, 1.5e-4].randomElement(using: &generator) ?? 1e-3
    floor = rate * ([0.1, 0.01, 0.05].randomElement(using: &generator) ?? 0.1)
    total = [400, 500, 800, 1000, 937, 1563, 2000].randomElement(using: &generator) ?? 1000
    warmup = [20, 30, 50, 80, 100].randomElement(using: &generator) ?? 50
    power = [0.5, 2].randomElement(using: &generator) ?? 2
  }

  var words: String {
    switch kind {
    case "cosine": "cosine --lr \(rate) --min \(floor) --length \(total)"
    case "cosine warmup": "cosine --lr \(rate) --min \(floor) --length \(total)" + own
    case "linear warmup": "linear --lr \(rate) --length \(total)" + own
    case "wsd": "wsd --lr \(rate) --length \(total) --warmup \(warmup) --decay \(total / 5)"
    case "hf.cosine", "hf.linear":
      "\(kind) --lr \(rate) --num_warmup_steps \(warmup) --num_training_steps \(total)"
    case "hf.cosine_with_min_lr":
      "\(kind) --lr \(rate) --num_warmup_steps \(warmup) --num_training_steps \(total) --min_lr \(floor)"
    case "hf.polynomial":
      "\(kind) --lr \(rate) --num_warmup_steps \(warmup) --num_training_steps \(total) --power \(power)"
    case "torch.CosineAnnealingLR": "\(kind) --lr \(rate) --T_max \(total) --eta_min \(floor)"
    case "torch.PolynomialLR": "\(kind) --lr \(rate) --total_iters \(total) --power \(power)"
    case "optax":
      "optax.warmup_cosine_decay_schedule --init_value 0 --peak_value \(rate) --warmup_steps \(warmup) --decay_steps \(total) --end_value \(floor)"
    case "megatron.cosine":
      "\(kind) --lr \(rate) --min_lr \(floor) --lr_warmup_iters \(warmup) --lr_decay_iters \(total)"
    case "nemo":
      "nemo.CosineAnnealing --lr \(rate) --min_lr \(floor) --warmup_steps \(warmup) --max_steps \(total)"
    case "hf.inverse_sqrt": "\(kind) --lr \(rate) --num_warmup_steps \(warmup)"
    case "exponential": "exponential --lr \(rate) --gamma 0.998"
    case "step": "step --lr \(rate) --gamma 0.5 --step-size \(total / 5)"
    default: "\(kind) --max_lr \(rate) --total_steps \(total)"
    }
  }

  private var own: String { warmup > 0 ? " warmup --length \(warmup)" : "" }

  var hasTotal: Bool { !["hf.inverse_sqrt", "exponential", "step"].contains(kind) }
  /// A warmup that the words tell, and that may have any length.
  var hasWarmup: Bool {
    ["cosine warmup", "linear warmup", "hf.cosine", "hf.linear", "hf.cosine_with_min_lr", "hf.polynomial", "optax"]
      .contains(kind)
  }
  var hasFloor: Bool {
    ["cosine", "cosine warmup", "hf.cosine_with_min_lr", "torch.CosineAnnealingLR", "optax", "megatron.cosine", "nemo"]
      .contains(kind)
  }
  /// Whether a schedule raises an error, or repeats itself, behind its end.
  var ends: Bool { kind == "torch.OneCycleLR" }
}
