extension Torch {
  static let signatures: [String: String] = [
    "StepLR": "optimizer step_size gamma last_epoch verbose",
    "MultiStepLR": "optimizer milestones gamma last_epoch verbose",
    "ConstantLR": "optimizer factor total_iters last_epoch verbose",
    "LinearLR": "optimizer start_factor end_factor total_iters last_epoch verbose",
    "ExponentialLR": "optimizer gamma last_epoch verbose",
    "PolynomialLR": "optimizer total_iters power last_epoch verbose",
    "LambdaLR": "optimizer lr_lambda last_epoch verbose",
    "MultiplicativeLR": "optimizer lr_lambda last_epoch verbose",
    "CosineAnnealingLR": "optimizer T_max eta_min last_epoch verbose",
    "CosineAnnealingWarmRestarts": "optimizer T_0 T_mult eta_min last_epoch verbose",
    "CyclicLR":
      "optimizer base_lr max_lr step_size_up step_size_down mode gamma !scale_fn scale_mode "
      + "cycle_momentum base_momentum max_momentum last_epoch verbose",
    "OneCycleLR":
      "optimizer max_lr total_steps epochs steps_per_epoch pct_start anneal_strategy cycle_momentum "
      + "base_momentum max_momentum div_factor final_div_factor three_phase last_epoch verbose",
    "SWALR": "optimizer swa_lr anneal_epochs anneal_strategy last_epoch",
    "ReduceLROnPlateau": "optimizer mode factor patience threshold threshold_mode cooldown min_lr eps verbose",
  ]
}
