extension CheckRule {
  /// The examples of rules LR012 to LR022.
  static let examplesOfKeys: [String: Examples] = [
    "LR012": Examples(
      bad: RuleExample(
        name: "ds_config.json", facts: ["--updates", "1000"],
        text: #"""
          {"train_batch_size": 32, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}},
           "scheduler": {"type": "WarmupLR", "params": {"warmup_min_lr": 1e-6, "warmup_max_lr": 1e-4,
            "warmup_num_steps": 100}}}
          """#),
      good: RuleExample(
        name: "ds_config.json", facts: ["--updates", "1000"],
        text: #"""
          {"train_batch_size": 32, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}},
           "scheduler": {"type": "WarmupLR", "params": {"warmup_min_lr": 1e-6, "warmup_max_lr": 1e-4,
            "warmup_num_steps": 100, "warmup_type": "linear"}}}
          """#),
      sources: ["DeepSpeed, deepspeed/runtime/lr_schedules.py: warmup_type is log unless it is given"]),
    "LR013": Examples(
      bad: RuleExample(
        name: "train.yaml", facts: ["--samples", "800", "--world-size", "1"],
        text: #"""
          learning_rate: 3e-5
          per_device_train_batch_size: 8
          num_train_epochs: 1
          """#),
      good: RuleExample(
        name: "train.yaml", facts: ["--samples", "800", "--world-size", "1"],
        text: #"""
          learning_rate: 3.0e-5
          per_device_train_batch_size: 8
          num_train_epochs: 1
          """#),
      sources: [
        "YAML 1.1, float: a point and a signed exponent", "PyYAML, resolver.py", "transformers, hf_argparser.py",
      ]),
    "LR014": Examples(
      bad: RuleExample(
        name: "ds_config.json", facts: ["--updates", "1000"],
        text: #"""
          {"train_batch_size": 32, "optimizer": {"type": "AdamW", "params": {"lr": "auto"}},
           "scheduler": {"type": "WarmupDecayLR", "params": {"total_num_steps": "auto",
            "warmup_max_lr": "auto", "warmup_num_steps": "auto", "warmup_type": "linear"}}}
          """#),
      good: RuleExample(
        name: "ds_config.json", facts: ["--updates", "1000"],
        text: #"""
          {"train_batch_size": 32, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}},
           "scheduler": {"type": "WarmupDecayLR", "params": {"total_num_steps": 1000,
            "warmup_min_lr": 1e-7, "warmup_max_lr": 1e-4, "warmup_num_steps": 100, "warmup_type": "linear"}}}
          """#),
      sources: ["DeepSpeed, docs: auto is filled in by the Trainer"]),
    "LR015": Examples(
      bad: RuleExample(
        name: "train.yaml",
        facts: [
          "--samples", "3200", "--world-size", "4", "--set", "split_batches=false", "--set",
          "step_scheduler_with_optimizer=true",
        ],
        text: #"""
          learning_rate: 1.0e-3
          per_device_train_batch_size: 8
          num_train_epochs: 5
          lr_scheduler_type: linear
          num_warmup_steps: 20
          max_train_steps: 500
          """#),
      good: RuleExample(
        name: "train.yaml",
        facts: [
          "--samples", "3200", "--world-size", "4", "--set", "split_batches=false", "--set",
          "step_scheduler_with_optimizer=true",
        ],
        text: #"""
          learning_rate: 1.0e-3
          per_device_train_batch_size: 8
          num_train_epochs: 5
          lr_scheduler_type: linear
          num_warmup_steps: 80
          max_train_steps: 2000
          """#),
      sources: ["accelerate, src/accelerate/scheduler.py: a step for each process"]),
    "LR016": Examples(
      bad: RuleExample(
        name: "config.yaml", facts: ["--samples", "3200", "--world-size", "1"],
        text: #"""
          trainer: {max_epochs: 10}
          data: {class_path: D, init_args: {batch_size: 32}}
          optimizer: {class_path: torch.optim.AdamW, init_args: {lr: 0.001}}
          lr_scheduler: {class_path: torch.optim.lr_scheduler.CosineAnnealingLR, init_args: {T_max: 1000}}
          """#),
      good: RuleExample(
        name: "config.yaml", facts: ["--samples", "3200", "--world-size", "1"],
        text: #"""
          trainer: {max_epochs: 10}
          data: {class_path: D, init_args: {batch_size: 32}}
          optimizer: {class_path: torch.optim.AdamW, init_args: {lr: 0.001}}
          lr_scheduler: {class_path: torch.optim.lr_scheduler.CosineAnnealingLR, init_args: {T_max: 10}}
          """#),
      sources: ["Lightning, lr_scheduler_config: interval is epoch unless it is given"]),
    "LR017": Examples(
      bad: RuleExample(
        name: "train.py", facts: [],
        text: #"""
          learning_rate = 6e-4
          max_iters = 3000
          warmup_iters = 100
          min_lr = 6e-5
          """#),
      good: RuleExample(
        name: "train.py", facts: [],
        text: #"""
          learning_rate = 6e-4
          max_iters = 3000
          lr_decay_iters = 3000
          warmup_iters = 100
          min_lr = 6e-5
          """#),
      sources: ["nanoGPT, train.py: lr_decay_iters = 600000"]),
    "LR018": Examples(
      bad: RuleExample(
        name: "config.yaml", facts: [],
        text: #"""
          tokens: {train_steps: 500}
          optimizer:
            learning_rate_scheduler: {learning_rate: 0.001, lr_warmup_steps: 20,
              lr_warmup_style: linear, lr_decay_style: cosine}
          """#),
      good: RuleExample(
        name: "config.yaml", facts: [],
        text: #"""
          tokens: {train_steps: 500}
          optimizer:
            learning_rate_scheduler: {learning_rate: 0.001, lr_warmup_steps: 20,
              lr_warmup_style: linear, lr_decay_style: cosine, min_decay_lr: 0.0001}
          """#),
      sources: [
        "nanotron, src/nanotron/config: min_decay_lr is learning_rate unless it is given",
        "timm, timm/scheduler/scheduler_factory.py: poly takes decay_rate as its power",
      ]),
    "LR019": Examples(
      bad: RuleExample(
        name: "train.yaml", facts: ["--samples", "4000", "--world-size", "1"],
        text: #"""
          learning_rate: 2.0e-5
          per_device_train_batch_size: 8
          lr_scheduler_type: cosine_with_min_lr
          lr_scheduler_kwargs: {min_lr: 1.0e-4}
          """#),
      good: RuleExample(
        name: "train.yaml", facts: ["--samples", "4000", "--world-size", "1"],
        text: #"""
          learning_rate: 2.0e-5
          per_device_train_batch_size: 8
          lr_scheduler_type: cosine_with_min_lr
          lr_scheduler_kwargs: {min_lr: 2.0e-6}
          """#),
      sources: ["transformers, optimization.py: cosine_with_min_lr"]),
    "LR020": Examples(
      bad: RuleExample(
        name: "train.yaml", facts: ["--samples", "4000", "--world-size", "1"],
        text: #"""
          learning_rate: 2.0e-5
          per_device_train_batch_size: 8
          lr_scheduler_type: reduce_lr_on_plateau
          """#),
      good: RuleExample(
        name: "train.yaml", facts: ["--samples", "4000", "--world-size", "1"],
        text: #"""
          learning_rate: 2.0e-5
          per_device_train_batch_size: 8
          lr_scheduler_type: linear
          """#),
      sources: ["PyTorch, torch/optim/lr_scheduler.py: ReduceLROnPlateau"]),
    "LR021": Examples(
      bad: RuleExample(
        name: "train.yaml", facts: [],
        text: #"""
          trainer: {num_train_steps: 1000, train_batch_size: 32}
          optimizer: {learning_rate: 0.001, lr_schedule: linear, warmup: 1}
          """#),
      good: RuleExample(
        name: "train.yaml", facts: [],
        text: #"""
          trainer: {num_train_steps: 1000, train_batch_size: 32}
          optimizer: {learning_rate: 0.001, lr_schedule: linear, warmup: 0.001}
          """#),
      sources: ["Levanter, levanter/optim/config.py: a length up to 1 is a share"]),
    "LR022": Examples(
      bad: RuleExample(
        name: "config.yaml", facts: [],
        text: #"""
          SOLVER:
            BASE_LR: 0.01
            MAX_ITER: 20000
            STEPS: (12000, 30000)
            WARMUP_ITERS: 500
            IMS_PER_BATCH: 16
          """#),
      good: RuleExample(
        name: "config.yaml", facts: [],
        text: #"""
          SOLVER:
            BASE_LR: 0.01
            MAX_ITER: 20000
            STEPS: (12000, 16000)
            WARMUP_ITERS: 500
            IMS_PER_BATCH: 16
          """#),
      sources: ["detectron2, detectron2/solver/build.py: STEPS beyond MAX_ITER are dropped"]),
  ]
}
