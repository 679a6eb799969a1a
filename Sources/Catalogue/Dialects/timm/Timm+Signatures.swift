extension Timm {
  static let signatures: [String: String] = [
    "CosineLRScheduler":
      "optimizer t_initial lr_min cycle_mul cycle_decay cycle_limit warmup_t warmup_lr_init "
      + "warmup_prefix t_in_epochs !noise_range_t noise_pct noise_std noise_seed k_decay initialize",
    "TanhLRScheduler":
      "optimizer t_initial lb ub lr_min cycle_mul cycle_decay cycle_limit warmup_t warmup_lr_init "
      + "warmup_prefix t_in_epochs !noise_range_t noise_pct noise_std noise_seed initialize",
    "PolyLRScheduler":
      "optimizer t_initial power lr_min cycle_mul cycle_decay cycle_limit warmup_t warmup_lr_init "
      + "warmup_prefix t_in_epochs !noise_range_t noise_pct noise_std noise_seed k_decay initialize",
    "StepLRScheduler":
      "optimizer decay_t decay_rate warmup_t warmup_lr_init warmup_prefix t_in_epochs !noise_range_t "
      + "noise_pct noise_std noise_seed initialize",
    "MultiStepLRScheduler":
      "optimizer decay_t decay_rate warmup_t warmup_lr_init warmup_prefix t_in_epochs !noise_range_t "
      + "noise_pct noise_std noise_seed initialize",
    "PlateauLRScheduler":
      "optimizer decay_rate patience_t threshold cooldown_t warmup_t warmup_lr_init lr_min mode "
      + "!noise_range_t noise_type noise_pct noise_std noise_seed initialize",
    "WSDLRScheduler": "optimizer * !noise_range_t noise_pct noise_std noise_seed initialize *",
  ]
}
