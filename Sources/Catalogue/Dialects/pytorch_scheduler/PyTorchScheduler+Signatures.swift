extension PyTorchScheduler {
  static let signatures: [String: String] = [
    "ChebyshevScheduler": "optimizer * last_epoch verbose *",
    "CosineAnnealingWarmupRestarts":
      "optimizer first_cycle_steps cycle_mult max_lr min_lr warmup_steps gamma last_epoch",
    "CosineWithWarmupScheduler": "optimizer * last_epoch verbose *",
    "ExpHyperbolicLRScheduler": "optimizer * last_epoch verbose *",
    "FlatCosineScheduler": "optimizer * last_epoch verbose *",
    "HyperbolicLRScheduler": "optimizer * last_epoch verbose *",
    "IdentityScheduler": "optimizer * last_epoch verbose *",
    "InverseSqrtScheduler": "optimizer * last_epoch verbose *",
    "KDecayScheduler": "optimizer * last_epoch verbose *",
    "LinearDecayScheduler": "optimizer * last_epoch verbose *",
    "PolynomialScheduler": "optimizer * last_epoch verbose *",
    "PowerDecayScheduler": "optimizer * last_epoch verbose *",
    "RexScheduler": "optimizer * last_epoch verbose *",
    "SlantedTriangularScheduler": "optimizer * last_epoch verbose *",
    "TanhDecayScheduler": "optimizer * last_epoch verbose *",
    "TrapezoidalScheduler": "optimizer * last_epoch verbose *",
    "WSDScheduler": "optimizer * last_epoch verbose *",
    "WarmupHoldCosineScheduler": "optimizer * last_epoch verbose *",
  ]
}
