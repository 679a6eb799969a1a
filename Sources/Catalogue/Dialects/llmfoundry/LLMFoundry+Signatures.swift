extension LLMFoundry {
  static let signatures: [String: String] = [
    "InverseSquareRootWithWarmupScheduler": "t_warmup t_scale t_cooldown t_max alpha_f_decay alpha_f_cooldown"
  ]
}
