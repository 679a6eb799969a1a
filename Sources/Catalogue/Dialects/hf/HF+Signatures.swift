extension HF {
  static let signatures: [String: String] = [
    "constant": "optimizer last_epoch",
    "constant_with_warmup": "optimizer num_warmup_steps last_epoch",
    "linear": "optimizer num_warmup_steps num_training_steps last_epoch",
    "cosine": "optimizer num_warmup_steps num_training_steps num_cycles last_epoch",
    "cosine_with_restarts": "optimizer num_warmup_steps num_training_steps num_cycles last_epoch",
    "polynomial": "optimizer num_warmup_steps num_training_steps lr_end power last_epoch",
    "inverse_sqrt": "optimizer num_warmup_steps timescale last_epoch",
    "cosine_with_min_lr": "optimizer num_warmup_steps num_training_steps num_cycles last_epoch min_lr min_lr_rate",
    "cosine_warmup_with_min_lr":
      "optimizer num_warmup_steps num_training_steps num_cycles last_epoch min_lr min_lr_rate "
      + "warmup_lr_rate",
    "warmup_stable_decay":
      "optimizer num_warmup_steps num_decay_steps num_training_steps num_stable_steps warmup_type "
      + "decay_type min_lr_ratio num_cycles last_epoch",
    "greedy": "optimizer * verbose *",
  ]
}
