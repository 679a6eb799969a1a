extension Composer {
  static let signatures: [String: String] = [
    "ConstantScheduler": "alpha t_max",
    "StepScheduler": "step_size gamma",
    "MultiStepScheduler": "milestones gamma",
    "LinearScheduler": "alpha_i alpha_f t_max",
    "ExponentialScheduler": "gamma decay_period",
    "CosineAnnealingScheduler": "t_max alpha_f",
    "CosineAnnealingWarmRestartsScheduler": "t_0 t_mult alpha_f",
    "PolynomialScheduler": "power t_max alpha_f",
    "MultiStepWithWarmupScheduler": "t_warmup milestones gamma scale_warmup",
    "ConstantWithWarmupScheduler": "t_warmup alpha t_max scale_warmup",
    "LinearWithWarmupScheduler": "t_warmup alpha_i alpha_f t_max scale_warmup",
    "CosineAnnealingWithWarmupScheduler": "t_warmup t_max alpha_f scale_warmup",
    "PolynomialWithWarmupScheduler": "t_warmup power t_max alpha_f scale_warmup",
  ]
}
