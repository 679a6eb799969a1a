extension CheckRule {
  /// The examples of rules LR001 to LR011.
  static let examplesOfCurves: [String: Examples] = [
    "LR001": Examples(
      bad: RuleExample(
        name: "config.yaml", facts: [],
        text: #"""
          tokens: {train_steps: 1000}
          optimizer:
            learning_rate_scheduler: {learning_rate: 0.001, lr_warmup_steps: 50,
              lr_warmup_style: linear, lr_decay_style: linear, lr_decay_steps: 450, min_decay_lr: 0}
          """#),
      good: RuleExample(
        name: "config.yaml", facts: [],
        text: #"""
          tokens: {train_steps: 1000}
          optimizer:
            learning_rate_scheduler: {learning_rate: 0.001, lr_warmup_steps: 50,
              lr_warmup_style: linear, lr_decay_style: linear, lr_decay_steps: 950, min_decay_lr: 0}
          """#),
      sources: [
        "Megatron-LM, megatron/core/optimizer_param_scheduler.py: min_lr beyond lr_decay_steps",
        "nanotron, src/nanotron/helpers.py: lr_scheduler_builder",
      ]),
    "LR002": Examples(
      bad: RuleExample(
        name: "train.sh", facts: [],
        text: #"""
          torchrun pretrain_gpt.py --lr 3e-4 --min-lr 3e-5 --lr-decay-style cosine \
            --train-iters 1000 --lr-decay-iters 2000 --lr-warmup-iters 50 \
            --micro-batch-size 4 --global-batch-size 64
          """#),
      good: RuleExample(
        name: "train.sh", facts: [],
        text: #"""
          torchrun pretrain_gpt.py --lr 3e-4 --min-lr 3e-5 --lr-decay-style cosine \
            --train-iters 1000 --lr-decay-iters 1000 --lr-warmup-iters 50 \
            --micro-batch-size 4 --global-batch-size 64
          """#),
      sources: ["Megatron-LM, megatron/core/optimizer_param_scheduler.py: the decay ends at lr_decay_steps"]),
    "LR003": Examples(
      bad: RuleExample(
        name: "run.sh", facts: ["--world-size", "1"],
        text: #"""
          accelerate launch train_text_to_image_lora.py --pretrained_model_name_or_path=m \
            --learning_rate=1e-4 --lr_scheduler=cosine --max_train_steps=300
          """#),
      good: RuleExample(
        name: "run.sh", facts: ["--world-size", "1"],
        text: #"""
          accelerate launch train_text_to_image_lora.py --pretrained_model_name_or_path=m \
            --learning_rate=1e-4 --lr_scheduler=cosine --max_train_steps=300 --lr_warmup_steps=15
          """#),
      sources: ["diffusers, examples: lr_warmup_steps is 500 unless it is given", "transformers, optimization.py"]),
    "LR004": Examples(
      bad: RuleExample(
        name: "train.sh", facts: [],
        text: #"""
          torchrun pretrain_gpt.py --lr 3e-4 --min-lr 3e-5 --lr-decay-style cosine \
            --train-iters 1000 --lr-warmup-iters 15 --lr-decay-iters 985 \
            --micro-batch-size 4 --global-batch-size 64
          """#),
      good: RuleExample(
        name: "train.sh", facts: [],
        text: #"""
          torchrun pretrain_gpt.py --lr 3e-4 --min-lr 3e-5 --lr-decay-style cosine \
            --train-iters 1000 --lr-warmup-iters 15 --lr-decay-iters 1000 \
            --micro-batch-size 4 --global-batch-size 64
          """#),
      sources: [
        "Megatron-LM, megatron/core/optimizer_param_scheduler.py: num_steps counts the warmup",
        "OLMo, olmo/train.py: reset_optimizer_state",
      ]),
    "LR005": Examples(
      bad: RuleExample(
        name: "config.toml", facts: ["--batches", "100", "--world-size", "1"],
        text: #"""
          pretrained_model_name_or_path = "m"
          network_module = "networks.lora"
          learning_rate = 1e-3
          max_train_steps = 400
          lr_scheduler_type = "CosineAnnealingLR"
          lr_scheduler_args = ["T_max=200"]
          """#),
      good: RuleExample(
        name: "config.toml", facts: ["--batches", "100", "--world-size", "1"],
        text: #"""
          pretrained_model_name_or_path = "m"
          network_module = "networks.lora"
          learning_rate = 1e-3
          max_train_steps = 400
          lr_scheduler_type = "CosineAnnealingLR"
          lr_scheduler_args = ["T_max=400"]
          """#),
      sources: ["PyTorch, torch/optim/lr_scheduler.py: CosineAnnealingLR is periodic"]),
    "LR006": Examples(
      bad: RuleExample(
        name: "run_config.yaml", facts: [],
        text: #"""
          train: {micro_batch_size: 1, global_batch_size: 8, train_iters: 200}
          optimizer: {lr: 0.001, min_lr: 0.0001}
          scheduler: {lr_decay_style: WSD, lr_wsd_decay_style: linear, lr_warmup_iters: 40}
          """#),
      good: RuleExample(
        name: "run_config.yaml", facts: [],
        text: #"""
          train: {micro_batch_size: 1, global_batch_size: 8, train_iters: 200}
          optimizer: {lr: 0.001, min_lr: 0.0001}
          scheduler: {lr_decay_style: WSD, lr_wsd_decay_style: linear, lr_warmup_iters: 40, lr_wsd_decay_iters: 40}
          """#),
      sources: ["Megatron-LM, megatron/core/optimizer_param_scheduler.py: WSD"]),
    "LR007": Examples(
      bad: RuleExample(
        name: "args.yaml", facts: ["--samples", "6400", "--world-size", "1"],
        text: #"""
          sched: cosine
          epochs: 20
          lr: 5.0e-06
          warmup_lr: 1.0e-05
          warmup_epochs: 5
          warmup_prefix: true
          batch_size: 64
          aa: null
          """#),
      good: RuleExample(
        name: "args.yaml", facts: ["--samples", "6400", "--world-size", "1"],
        text: #"""
          sched: cosine
          epochs: 20
          lr: 5.0e-06
          warmup_lr: 5.0e-08
          warmup_epochs: 5
          warmup_prefix: true
          batch_size: 64
          aa: null
          """#),
      sources: ["timm, timm/scheduler/scheduler.py: warmup_lr_init is no share of the rate"]),
    "LR008": Examples(
      bad: RuleExample(
        name: "ds_config.json", facts: ["--updates", "1000"],
        text: #"""
          {"train_batch_size": 32, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}},
           "scheduler": {"type": "WarmupLR", "params": {"warmup_min_lr": 0, "warmup_max_lr": 1e-4,
            "warmup_num_steps": 100, "warmup_type": "linear"}}}
          """#),
      good: RuleExample(
        name: "ds_config.json", facts: ["--updates", "1000"],
        text: #"""
          {"train_batch_size": 32, "optimizer": {"type": "AdamW", "params": {"lr": 1e-4}},
           "scheduler": {"type": "WarmupLR", "params": {"warmup_min_lr": 1e-6, "warmup_max_lr": 1e-4,
            "warmup_num_steps": 100, "warmup_type": "linear"}}}
          """#),
      sources: ["DeepSpeed, deepspeed/runtime/lr_schedules.py: the scheduler steps after the optimizer"]),
    "LR009": Examples(
      bad: RuleExample(
        name: "train.yaml", facts: ["--samples", "4000", "--world-size", "1", "--release", "4.57.6"],
        text: #"""
          learning_rate: 5.0e-5
          per_device_train_batch_size: 8
          num_train_epochs: 2
          warmup_steps: 20
          warmup_ratio: 0.1
          """#),
      good: RuleExample(
        name: "train.yaml", facts: ["--samples", "4000", "--world-size", "1", "--release", "4.57.6"],
        text: #"""
          learning_rate: 5.0e-5
          per_device_train_batch_size: 8
          num_train_epochs: 2
          warmup_steps: 20
          """#),
      sources: ["transformers, training_args.py: get_warmup_steps"]),
    "LR010": Examples(
      bad: RuleExample(
        name: "train.yaml", facts: ["--samples", "1000", "--world-size", "1"],
        text: #"""
          learning_rate: 1.0e-4
          per_device_train_batch_size: 8
          lr_scheduler_type: constant
          warmup_steps: 50
          """#),
      good: RuleExample(
        name: "train.yaml", facts: ["--samples", "1000", "--world-size", "1"],
        text: #"""
          learning_rate: 1.0e-4
          per_device_train_batch_size: 8
          lr_scheduler_type: constant_with_warmup
          warmup_steps: 50
          """#),
      sources: ["transformers, optimization.py: get_constant_schedule takes no warmup"]),
    "LR011": Examples(
      bad: RuleExample(
        name: "lora.yaml", facts: [],
        text: #"""
          iters: 600
          num_layers: 16
          adapter_path: out
          learning_rate: 1e-4
          lr_schedule: {name: cosine_decay, arguments: [1e-5, 600]}
          """#),
      good: RuleExample(
        name: "lora.yaml", facts: [],
        text: #"""
          iters: 600
          num_layers: 16
          adapter_path: out
          learning_rate: 1e-5
          lr_schedule: {name: cosine_decay, arguments: [1e-5, 600]}
          """#),
      sources: ["mlx-lm, mlx_lm/tuner/utils.py: build_schedule"]),
  ]
}
