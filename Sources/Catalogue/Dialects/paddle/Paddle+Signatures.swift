extension Paddle {
  static let signatures: [String: String] = [
    "NoamDecay": "d_model warmup_steps learning_rate last_epoch verbose",
    "PiecewiseDecay": "boundaries values last_epoch verbose",
    "NaturalExpDecay": "learning_rate gamma last_epoch verbose",
    "InverseTimeDecay": "learning_rate gamma last_epoch verbose",
    "PolynomialDecay": "learning_rate decay_steps end_lr power cycle last_epoch verbose",
    "ExponentialDecay": "learning_rate gamma last_epoch verbose",
    "MultiStepDecay": "learning_rate milestones gamma last_epoch verbose",
    "StepDecay": "learning_rate step_size gamma last_epoch verbose",
    "LambdaDecay": "learning_rate lr_lambda last_epoch verbose",
    "MultiplicativeDecay": "learning_rate lr_lambda last_epoch verbose",
    "ReduceOnPlateau": "learning_rate mode factor patience threshold threshold_mode cooldown min_lr epsilon verbose",
    "CosineAnnealingDecay": "learning_rate T_max eta_min last_epoch verbose",
    "OneCycleLR":
      "max_learning_rate total_steps divide_factor end_learning_rate phase_pct anneal_strategy "
      + "three_phase last_epoch verbose",
    "CyclicLR":
      "base_learning_rate max_learning_rate step_size_up step_size_down mode exp_gamma !scale_fn "
      + "scale_mode last_epoch verbose",
    "LinearLR": "learning_rate total_steps start_factor end_factor last_epoch verbose",
    "CosineAnnealingWarmRestarts": "learning_rate T_0 T_mult eta_min last_epoch verbose",
  ]
}
