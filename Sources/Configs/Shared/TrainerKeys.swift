/// What a format calls the arguments of transformers' Trainer.
struct TrainerKeys {
  var learningRate = "learning_rate"
  var scheduler = "lr_scheduler_type"
  var schedulerArguments = "lr_scheduler_kwargs"
  var warmupSteps = "warmup_steps"
  var warmupRatio = "warmup_ratio"
  var epochs = "num_train_epochs"
  var maxSteps = "max_steps"
  var batchSize = "per_device_train_batch_size"
  var accumulation = "gradient_accumulation_steps"
  var dropLast = "dataloader_drop_last"
  /// Whether text that is a number to most programs stays text, which the optimizer refuses.
  var keepsText = false
  /// Whether 0 in `maxSteps` means that epochs count, whatever the release.
  var zeroMeansEpochs = false
}

/// What is taken for arguments of transformers' Trainer that are not given.
struct TrainerDefaults {
  /// The rate; `nil` where it depends on a class that nothing tells.
  var learningRate: Double? = 5e-5
  var scheduler = "linear"
  var epochs = 3.0
  var batchSize = 8
  var accumulation = 1
  /// The warmup: steps, or below 1 a share of all.
  var warmup = 0.0
}
