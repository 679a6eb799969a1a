extension MMEngine {
  static let signatures: [String: String] = [
    "StepLR": "optimizer step_size gamma begin end last_step by_epoch verbose",
    "ConstantLR": "optimizer factor begin end last_step by_epoch verbose",
    "CosineAnnealingLR": "optimizer T_max eta_min begin end last_step by_epoch verbose eta_min_ratio",
    "ExponentialLR": "optimizer gamma begin end last_step by_epoch verbose",
    "LinearLR": "optimizer start_factor end_factor begin end last_step by_epoch verbose",
    "MultiStepLR": "optimizer milestones gamma begin end last_step by_epoch verbose",
    "PolyLR": "optimizer eta_min power begin end last_step by_epoch verbose",
    "OneCycleLR":
      "optimizer eta_max total_steps pct_start anneal_strategy div_factor final_div_factor "
      + "three_phase begin end last_step by_epoch verbose",
    "CosineRestartLR": "optimizer periods restart_weights eta_min eta_min_ratio begin end last_step by_epoch verbose",
    "ReduceOnPlateauLR":
      "optimizer monitor rule factor patience threshold threshold_rule cooldown min_value eps begin "
      + "end last_step by_epoch verbose",
  ]
}
