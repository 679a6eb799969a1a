extension CheckRule {
  /// The examples of rules LR023 to LR033.
  static let examplesOfRuns: [String: Examples] = [
    "LR023": Examples(
      bad: RuleExample(
        name: "config.yaml", facts: ["--samples", "3200", "--world-size", "1"],
        text: #"""
          trainer: {max_epochs: 15}
          data: {class_path: D, init_args: {batch_size: 32}}
          optimizer: {class_path: torch.optim.SGD, init_args: {lr: 0.1}}
          lr_scheduler:
            class_path: torch.optim.lr_scheduler.CosineAnnealingWarmRestarts
            init_args: {T_0: 6}
          """#),
      good: RuleExample(
        name: "config.yaml", facts: ["--samples", "3200", "--world-size", "1"],
        text: #"""
          trainer: {max_epochs: 18}
          data: {class_path: D, init_args: {batch_size: 32}}
          optimizer: {class_path: torch.optim.SGD, init_args: {lr: 0.1}}
          lr_scheduler:
            class_path: torch.optim.lr_scheduler.CosineAnnealingWarmRestarts
            init_args: {T_0: 6}
          """#),
      sources: ["PyTorch, torch/optim/lr_scheduler.py: CosineAnnealingWarmRestarts"]),
    "LR024": Examples(
      bad: RuleExample(
        name: "train.sh",
        facts: [
          "--set",
          #"checkpoint_scheduler={"max_lr":0.0003,"min_lr":3e-05,"lr_warmup_steps":6400,"lr_decay_steps":64000,"num_steps":32000,"lr_decay_style":"cosine"}"#,
          "--resume-at", "500",
        ],
        text: #"""
          torchrun pretrain_gpt.py --lr 1e-4 --min-lr 1e-5 --lr-decay-style cosine --train-iters 1000 \
            --lr-warmup-iters 100 --micro-batch-size 1 --global-batch-size 64 \
            --override-opt_param-scheduler
          """#),
      good: RuleExample(
        name: "train.sh",
        facts: [
          "--set",
          #"checkpoint_scheduler={"max_lr":0.0003,"min_lr":3e-05,"lr_warmup_steps":6400,"lr_decay_steps":64000,"num_steps":32000,"lr_decay_style":"cosine"}"#,
          "--resume-at", "500",
        ],
        text: #"""
          torchrun pretrain_gpt.py --lr 3e-4 --min-lr 3e-5 --lr-decay-style cosine --train-iters 1000 \
            --lr-warmup-iters 100 --micro-batch-size 1 --global-batch-size 64 \
            --override-opt_param-scheduler
          """#),
      sources: ["Megatron-LM, megatron/core/optimizer_param_scheduler.py: override and use_checkpoint"]),
    "LR025": Examples(
      bad: RuleExample(
        name: "run_config.yaml", facts: ["--release", "v0.4.2", "--set", "data_parallel_size=8"],
        text: #"""
          train: {micro_batch_size: 1, global_batch_size: 16, rampup_batch_size: [8, 8, 160], train_iters: 200}
          optimizer: {lr: 0.001, min_lr: 1.0e-05}
          scheduler: {lr_decay_style: cosine, lr_warmup_iters: 10}
          """#),
      good: RuleExample(
        name: "run_config.yaml", facts: ["--release", "v0.4.2", "--set", "data_parallel_size=8"],
        text: #"""
          train: {micro_batch_size: 1, global_batch_size: 16, train_iters: 200}
          optimizer: {lr: 0.001, min_lr: 1.0e-05}
          scheduler: {lr_decay_style: cosine, lr_warmup_iters: 10}
          """#),
      sources: ["Megatron-LM, megatron/core/num_microbatches_calculator.py: rampup_batch_size"]),
    "LR026": Examples(
      bad: RuleExample(
        name: "ds_config.json", facts: ["--updates", "1003"],
        text: #"""
          {"train_batch_size": 32, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}},
           "scheduler": {"type": "WarmupDecayLR", "params": {"total_num_steps": 1000, "warmup_min_lr": 1e-7,
            "warmup_max_lr": 1e-4, "warmup_num_steps": 50, "warmup_type": "linear"}}}
          """#),
      good: RuleExample(
        name: "ds_config.json", facts: ["--updates", "1000"],
        text: #"""
          {"train_batch_size": 32, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}},
           "scheduler": {"type": "WarmupDecayLR", "params": {"total_num_steps": 1000, "warmup_min_lr": 1e-7,
            "warmup_max_lr": 1e-4, "warmup_num_steps": 50, "warmup_type": "linear"}}}
          """#),
      sources: ["transformers, trainer.py: the updates of an epoch are rounded up since 4.52"]),
    "LR027": Examples(
      bad: RuleExample(
        name: "train.yaml", facts: ["--samples", "2000", "--world-size", "1", "--release", "5.24.0"],
        text: #"""
          learning_rate: 2.0e-4
          per_device_train_batch_size: 4
          lr_scheduler_type: cosine
          warmup_ratio: 0.1
          """#),
      good: RuleExample(
        name: "train.yaml", facts: ["--samples", "2000", "--world-size", "1", "--release", "4.57.6"],
        text: #"""
          learning_rate: 2.0e-4
          per_device_train_batch_size: 4
          lr_scheduler_type: cosine
          warmup_ratio: 0.1
          """#),
      sources: ["transformers 5.15, release notes: warmup_ratio is gone"]),
    "LR028": Examples(
      bad: RuleExample(
        name: "train.yaml", facts: ["--samples", "4000", "--world-size", "1"],
        text: #"""
          learning_rate: 2.0e-5
          per_device_train_batch_size: 8
          lr_schedular_type: cosine
          """#),
      good: RuleExample(
        name: "train.yaml", facts: ["--samples", "4000", "--world-size", "1"],
        text: #"""
          learning_rate: 2.0e-5
          per_device_train_batch_size: 8
          lr_scheduler_type: cosine
          """#),
      sources: ["the formats of lrsched formats, whose keys are compared"]),
    "LR029": Examples(
      bad: RuleExample(
        name: "train.yaml", facts: ["--samples", "4000", "--world-size", "1"],
        text: #"""
          learning_rate: 0.1
          per_device_train_batch_size: 8
          optim: adamw_torch
          """#),
      good: RuleExample(
        name: "train.yaml", facts: ["--samples", "4000", "--world-size", "1"],
        text: #"""
          learning_rate: 1.0e-4
          per_device_train_batch_size: 8
          optim: adamw_torch
          """#),
      sources: ["Kingma and Ba 2015, Adam", "Chen et al. 2023, Lion", "Shazeer and Stern 2018, Adafactor"]),
    "LR030": Examples(
      bad: RuleExample(
        name: "config.toml", facts: ["--batches", "50", "--world-size", "1"],
        text: #"""
          pretrained_model_name_or_path = "m"
          network_module = "networks.lora"
          learning_rate = 1e-4
          max_train_steps = 100
          lr_scheduler = "constant"
          lr_warmup_steps = 10
          """#),
      good: RuleExample(
        name: "config.toml", facts: ["--batches", "50", "--world-size", "1"],
        text: #"""
          pretrained_model_name_or_path = "m"
          network_module = "networks.lora"
          learning_rate = 1e-4
          max_train_steps = 100
          lr_scheduler = "constant_with_warmup"
          lr_warmup_steps = 10
          """#),
      sources: ["the frameworks' own exceptions, in their words"]),
    "LR031": Examples(
      bad: RuleExample(
        name: "train.yml", facts: [],
        text: #"""
          training_parameters: {num_training_steps: 400, micro_batch_size: 2}
          optimizer_args: {class_name: TorchAdamW, class_args: {lr: 0.002}}
          lr_scheduler_args: {lr_decay_style: exponential, lr_decay_factor: 0.0,
            num_warmup_steps: 20, num_constant_steps: 200, num_decay_steps: 100}
          """#),
      good: RuleExample(
        name: "train.yml", facts: [],
        text: #"""
          training_parameters: {num_training_steps: 400, micro_batch_size: 2}
          optimizer_args: {class_name: TorchAdamW, class_args: {lr: 0.002}}
          lr_scheduler_args: {lr_decay_style: exponential, lr_decay_factor: 0.0,
            num_warmup_steps: 20, num_constant_steps: 200, num_decay_steps: 180}
          """#),
      sources: ["lm-engine, the exponential way down is not held behind its end"]),
    "LR032": Examples(
      bad: RuleExample(
        name: "config.py", facts: ["--samples", "8000", "--world-size", "4"],
        text: #"""
          optim_wrapper = dict(optimizer=dict(type="SGD", lr=0.02, momentum=0.9))
          param_scheduler = dict(type="MultiStepLR", by_epoch=True, milestones=[8, 11], gamma=0.1)
          train_cfg = dict(by_epoch=True, max_epochs=12)
          train_dataloader = dict(batch_size=2)
          auto_scale_lr = dict(enable=False, base_batch_size=16)
          """#),
      good: RuleExample(
        name: "config.py", facts: ["--samples", "8000", "--world-size", "8"],
        text: #"""
          optim_wrapper = dict(optimizer=dict(type="SGD", lr=0.02, momentum=0.9))
          param_scheduler = dict(type="MultiStepLR", by_epoch=True, milestones=[8, 11], gamma=0.1)
          train_cfg = dict(by_epoch=True, max_epochs=12)
          train_dataloader = dict(batch_size=2)
          auto_scale_lr = dict(enable=False, base_batch_size=16)
          """#),
      sources: ["Goyal et al. 2017, the linear scaling rule", "MMEngine, docs: auto_scale_lr"]),
    "LR033": Examples(
      bad: RuleExample(
        name: "args.yaml", facts: ["--samples", "1203", "--world-size", "1"],
        text: #"""
          task: detect
          epochs: 100
          batch: 16
          optimizer: AdamW
          lr0: 0.001
          lrf: 0.01
          warmup_epochs: 3.0
          warmup_bias_lr: 0.1
          """#),
      good: RuleExample(
        name: "args.yaml", facts: ["--samples", "1203", "--world-size", "1"],
        text: #"""
          task: detect
          epochs: 100
          batch: 16
          optimizer: AdamW
          lr0: 0.001
          lrf: 0.01
          warmup_epochs: 3.0
          warmup_bias_lr: 0.0
          """#),
      sources: ["Ultralytics, ultralytics/engine/trainer.py: warmup_bias_lr"]),
  ]
}
