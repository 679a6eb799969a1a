extension MXNet {
  static let signatures: [String: String] = [
    "FactorScheduler": "step factor stop_factor_lr base_lr warmup_steps warmup_begin_lr warmup_mode",
    "MultiFactorScheduler": "step factor base_lr warmup_steps warmup_begin_lr warmup_mode",
    "PolyScheduler": "max_update base_lr pwr final_lr warmup_steps warmup_begin_lr warmup_mode",
    "CosineScheduler": "max_update base_lr final_lr warmup_steps warmup_begin_lr warmup_mode",
  ]
}
