import Configs
import Foundation
import Testing

/// Formats of language models' code bases, held against the frameworks' formulas written out.
@Suite struct LanguageModelFormatTests {
  @Test func levanterFollowsItsLengths() throws {
    let old = """
      trainer: {num_train_steps: 100}
      optimizer: {learning_rate: 0.5, lr_schedule: constant, warmup: 10, cooldown: 0.2, min_lr_ratio: 0.1}
      """
    try PretrainingRun(old, "a.yaml").expect(100) { t in
      t < 10 ? 0.5 * t / 10 : t < 80 ? 0.5 : 0.5 - 0.45 * (t - 80) / 20
    }
    let scaled = """
      trainer: {num_train_steps: 200}
      optimizer: {learning_rate: 0.5, lr_schedule: {type: inv_sqrt, timescale: 50}, warmup: 0.1, min_lr_ratio: 0}
      """
    try PretrainingRun(scaled, "a.yaml").expect(200) { t in
      t < 20 ? 0.5 * t / 20 : 0.5 * min(1, 1 / (max(t, 1) / 50).squareRoot())
    }
    let power = """
      trainer: {num_train_steps: 60, train_batch_size: 8}
      optimizer: {learning_rate: 0.05, lr_schedule: {type: power, a: 2, b: -0.5}, warmup: 10}
      """
    try PretrainingRun(power, "a.yaml", settings: ["seq_len": "16"]).expect(60) { t in
      t < 10 ? 0.05 * t / 10 : t == 10 ? 0.05 : min(0.05, 16 * pow((t - 10) * 128, -0.5))
    }
    #expect(PretrainingRun.missing(power, "a.yaml") == ["--set seq_len=N"])
    let whole = "trainer: {num_train_steps: 20}\noptimizer: {learning_rate: 1.0, warmup: 1, lr_schedule: constant}"
    #expect(try PretrainingRun(whole, "a.yaml").notes("whole cycle"))
  }

  /// The time of day and the iterations of a Trainer are no batches.
  @Test(arguments: ["20sec", "20iter"]) func composersSchedulesTakeNoOtherTimes(_ time: String) throws {
    func config(_ warmup: String) -> String {
      """
      scheduler: {name: linear_decay_with_warmup, t_warmup: \(warmup)}
      optimizer: {name: decoupled_adamw, lr: 1.0}
      max_duration: 100ba
      global_train_batch_size: 8
      """
    }
    // Composer steps its schedulers before its clock.
    try PretrainingRun(config("20ba"), "a.yaml").expect(100) { update in
      let t = max(0, update - 1)
      return t < 20 ? t / 20 : 1 - (t - 20) / 80
    }
    #expect(throws: ConfigFault.self) { _ = try PretrainingRun(config(time), "a.yaml") }
  }

  @Test func linguaHasNoWarmupWithAConstantRate() throws {
    let constant = "steps: 20\noptim: {lr: 1e-3, scheduler: constant, warmup: 10}"
    let run = try PretrainingRun(constant, "a.yaml")
    run.expect(20) { _ in 1e-3 }
    #expect(run.notes("no effect"))
    let long = "steps: 100\noptim: {lr: 1e-3, warmup: 20, cycle_length: 2.0, lr_min_ratio: 0.25}"
    try PretrainingRun(long, "a.yaml").expect(100) { t in
      t < 20 ? 1e-3 * t / 20 : 1e-3 * (0.25 + 0.75 * halfCosine((t - 20) / 80 / 2))
    }
    let tail = "steps: 100\noptim: {lr: 1e-3, scheduler: wsd, warmup: 20, decay_fraction: 0.2, lr_min_ratio: 0.1}"
    try PretrainingRun(tail, "a.yaml").expect(100) { t in
      let p = (t - 80) / 20
      return t < 20 ? 1e-3 * t / 20 : t <= 80 ? 1e-3 : 1e-3 / (p / 0.1 + 1 - p)
    }
    let reference = "steps: 10\nbase: 4e-3\noptim: {lr: \"${base}\", warmup: 0, scheduler: constant}"
    try PretrainingRun(reference, "a.yaml").expect(10) { _ in 4e-3 }
  }

  @Test func maxTextLaysFilesOverEachOther() throws {
    let base = "learning_rate: 1.0\nwarmup_steps_fraction: 0.2\nlr_schedule_type: wsd\nwsd_decay_style: cosine\n"
    let file = "base_config: team.yml\nsteps: -1\nlearning_rate_schedule_steps: 50\nlearning_rate_final_fraction: 0.0\n"
    try PretrainingRun(file, "a.yml", files: ["team.yml": base]).expect(50) { t in
      t < 10 ? t / 10 : t < 45 ? 1 : halfCosine((t - 45) / 4)
    }
    let script = "python3 -m MaxText.train configs/base.yml steps=40 learning_rate=0.5 warmup_steps_fraction=0.25"
    try PretrainingRun(script, "a.sh").expect(40) { t in
      t < 10 ? 0.5 * t / 10 : 0.05 + 0.45 * halfCosine((t - 10) / 29)
    }
  }

  @Test func lmEngineFollowsItsStyles() throws {
    let head = "training_parameters: {num_training_steps: 60}\noptimizer_args: {class_args: {lr: 0.2}}\n"
    let linear =
      head + """
        lr_scheduler_args: {lr_decay_style: linear, num_warmup_steps: 10, num_constant_steps: 5, num_decay_steps: 20}
        """
    try PretrainingRun(linear, "a.yml").expect(60) { t in
      t <= 10 ? 0.2 * t / 10 : t <= 15 ? 0.2 : 0.2 * (1 - 0.9 * min(1, (t - 15) / 20))
    }
    #expect(
      PretrainingRun.refusal(head + "lr_scheduler_args: {lr_decay_style: constant}", "a.yml")?.contains(
        "num_decay_steps")
        == true)
    let constant = head + "lr_scheduler_args: {lr_decay_style: constant, num_decay_steps: 0, num_warmup_steps: 4}"
    try PretrainingRun(constant, "a.yml").expect(60) { t in t < 4 ? 0.2 * t / 4 : 0.2 }
    let power = head + "lr_scheduler_args: {lr_decay_style: power, extra_lr_scheduler_args: {a: 4}}"
    #expect(
      PretrainingRun.missing(power, "a.yml") == [
        "--set lr_scheduler_args.extra_lr_scheduler_args.b=N", "--set lr_scheduler_args.extra_lr_scheduler_args.c=N",
      ])
  }

  @Test func fairseqReadsFlagsAndGroups() throws {
    let shares = """
      fairseq-train data --lr-scheduler tri_stage --lr 0.1 --max-update 100 --phase-ratio '[0.1, 0.4, 0.5]' \
      --init-lr-scale 0.5 --final-lr-scale 0.01
      """
    try PretrainingRun(shares, "a.sh").expect(100) { t in
      t < 10 ? 0.1 * (0.5 + 0.5 * t / 10) : t < 50 ? 0.1 : 0.1 * pow(0.01, (t - 50) / 50)
    }
    let hydra = """
      fairseq-hydra-train --config-dir conf --config-name base lr_scheduler.warmup_updates=20 optimization.max_update=80
      """
    let base = "optimization: {max_update: 5, lr: [0.2]}\nlr_scheduler: {_name: polynomial_decay, power: 2.0}"
    try PretrainingRun(hydra, "a.sh", files: ["conf/base.yaml": base]).expect(80) { t in
      t <= 20 ? 0.2 * t / 20 : 0.2 * pow(1 - (t - 20) / 60, 2)
    }
    let list = "fairseq-train data --lr-scheduler inverse_sqrt --lr 0.1 0.2 --max-update 10"
    #expect(PretrainingRun.refusal(list, "a.sh")?.contains("fixed") == true)
    let fixed = "fairseq-train data --lr 0.1,0.05 --warmup-updates 4 --max-update 30"
    try PretrainingRun(fixed, "a.sh", [.batches: 10]).expect(30) { t in
      (t < 10 ? 0.1 : 0.05) * min(1, (t + 1) / 4)
    }
    // Epochs count from 1, and the last rate shrinks from the third on.
    let annealed = "fairseq-train data --lr 0.1,0.07,0.02 --force-anneal 3 --lr-shrink 0.5 --max-update 50"
    try PretrainingRun(annealed, "a.sh", [.batches: 10]).expect(50) { t in
      t < 10 ? 0.1 : t < 20 ? 0.07 : 0.02 * pow(0.5, (t / 10).rounded(.down) - 1)
    }
    #expect(PretrainingRun.missing("fairseq-train data --warmup-updates 5 --lr 1", "a.sh") == ["--updates N"])
    let plateau = "fairseq-train data --lr-scheduler reduce_lr_on_plateau --lr 1 --max-update 10"
    #expect(throws: ConfigFault.self) { try PretrainingRun(plateau, "a.sh") }
  }

  @Test func verlStepsOnceATrainingStep() throws {
    let script = """
      python3 -m verl.trainer.main_ppo data.train_batch_size=100 actor_rollout_ref.actor.ppo_mini_batch_size=40 \
        actor_rollout_ref.actor.optim.lr=0.5 actor_rollout_ref.actor.optim.warmup_style=cosine \
        +actor_rollout_ref.actor.optim.lr_scheduler_type=constant actor_rollout_ref.actor.optim.lr_warmup_steps=2 \
        actor_rollout_ref.actor.optim.lr_warmup_steps_ratio=0.5 trainer.total_epochs=2
      """
    // ceil(100 / 40) = 3 updates share a step; 450 // 100 * 2 = 8 steps.
    try PretrainingRun(script, "a.sh", [.samples: 450]).expect(24) { t in
      let k = (t / 3).rounded(.down)
      return k < 2 ? 0.5 * k / 2 : 0.5 * halfCosine((k - 2) / 6)
    }
    // Values that the shell computes stand nowhere as they are.
    let computed = "B=50\nS=$((B * 2))\n" + script.replacing("train_batch_size=100", with: "train_batch_size=$S")
    #expect(try PretrainingRun(computed, "a.sh", [.samples: 450]).plan.updates == 24)
    let critic = script + " critic.optim.lr=0.25 critic.ppo_epochs=2"
    try PretrainingRun(critic, "a.sh", [.samples: 450], group: "critic").expect(48) { _ in 0.25 }
    // Steps of 0 are none to the older workers, and leave it to the ratio in the newer engine.
    let ratio = """
      python3 -m verl.trainer.main_ppo data.train_batch_size=10 actor_rollout_ref.actor.ppo_mini_batch_size=10 \
        actor_rollout_ref.actor.optim.lr_warmup_steps=0 actor_rollout_ref.actor.optim.lr_warmup_steps_ratio=0.25 \
        actor_rollout_ref.actor.optim.lr=1 trainer.total_training_steps=16
      """
    try PretrainingRun(ratio, "a.sh").expect(16) { _ in 1 }
    try PretrainingRun(ratio + " trainer.use_legacy_worker_impl=disable", "a.sh").expect(16) { min(1, $0 / 4) }
    let megatron =
      ratio + """
         actor_rollout_ref.actor.strategy=megatron actor_rollout_ref.actor.optim.lr_decay_style=WSD \
        actor_rollout_ref.actor.optim.lr_wsd_decay_steps=8 actor_rollout_ref.actor.optim.lr_wsd_decay_style=linear
        """
    try PretrainingRun(megatron, "a.sh").expect(16) { t in t <= 4 ? t / 4 : t <= 8 ? 1 : 1 - (t - 8) / 8 }
    let style =
      ratio + """
         --config-name=ppo_megatron_trainer actor_rollout_ref.actor.optim.lr_decay_style=inverse_square_root
        """
    #expect(PretrainingRun.refusal(style, "a.sh")?.contains("not supported") == true)
    let tuning = """
      torchrun --nproc_per_node 8 -m verl.trainer.fsdp_sft_trainer data.train_batch_size=10 optim.lr=1 \
        optim.lr_warmup_steps_ratio=0.2 trainer.total_epochs=1
      """
    try PretrainingRun(tuning, "a.sh", [.samples: 209]).expect(20) { t in t < 4 ? t / 4 : halfCosine((t - 4) / 16) }
    // The trainer of the engines ends its schedule where the run ends, and is constant where nothing is said.
    let engine = tuning.replacing("fsdp_sft_trainer", with: "sft_trainer")
    try PretrainingRun(engine, "a.sh", [.samples: 209]).expect(20) { t in min(1, t / 4) }
    let short = engine + " trainer.total_training_steps=10 optim.lr_scheduler_type=cosine optim.min_lr_ratio=0.5"
    try PretrainingRun(short, "a.sh").expect(10) { t in t < 2 ? t / 2 : 0.5 + 0.5 * halfCosine((t - 2) / 8) }
  }

  @Test func primeRLBeginsItsScheduleAnew() throws {
    let linear = "max_steps = 40\n[optim]\nlr = 0.5\n[scheduler]\ntype = \"linear\"\ndecay_steps = 11\nmin_lr = 0.1\n"
    try PretrainingRun(linear, "a.toml").expect(40) { t in
      t < 10 ? 0.1 + 0.4 * t / 10 : t < 29 ? 0.5 : 0.5 - 0.4 * (t - 29) / 10
    }
    let skipping = linear + "[ckpt]\nskip_scheduler = true\n"
    let run = try PretrainingRun(skipping, "a.toml", resumeAt: 15)
    #expect(run.plan.firstUpdate == 15)
    for t in 15..<40 {
      let k = Double(t - 15)
      let expected = k < 10 ? 0.1 + 0.4 * k / 10 : k < 14 ? 0.5 : 0.5 - 0.4 * (k - 14) / 10
      #expect(abs(run.schedule(t) - expected) < 1e-12, "\(t)")
    }
  }

  @Test func openRLHFCountsUpdates() throws {
    let tuning = """
      read -r -d '' commands <<EOF
      openrlhf.cli.train_sft --train_batch_size 10 --learning_rate 0.5 --max_epochs 1 --max_samples 500 \\
        --lr_warmup_ratio 0.03 --lr_scheduler cosine_with_min_lr
      EOF
      deepspeed --module $commands
      """
    // W = ceil(50 * 0.03) = 2
    try PretrainingRun(tuning, "a.sh", [.samples: 1000]).expect(50) { t in
      t < 2 ? 0.5 * t / 2 : 0.5 * (0.1 + 0.9 * halfCosine((t - 2) / 48))
    }
    let muon = "deepspeed --module openrlhf.cli.train_rm --optim muon --lr_scheduler constant --train.batch_size 10"
    try PretrainingRun(muon, "a.sh", [.samples: 95]).expect(9) { _ in 0.02 }
    try PretrainingRun(muon, "a.sh", [.samples: 95], group: "adam").expect(9) { _ in 9e-6 }
    let critic = """
      ray job submit -- python3 -m openrlhf.cli.train_ppo_ray --train_batch_size 20 --n_samples_per_prompt 2 \
        --num_episodes 3 --critic_learning_rate 0.25 --lr_warmup_ratio 0 --lr_scheduler constant
      """
    // 105 * 2 // 20 * 3
    try PretrainingRun(critic, "a.sh", [.samples: 105], group: "critic").expect(30) { _ in 0.25 }
  }

  @Test func nemoCountsTheUpdatesOfTheTrainer() throws {
    let config = """
      model:
        train_ds: {batch_size: 4}
        optim: {lr: 0.1, sched: {name: WarmupHoldAnnealLinear, warmup_ratio: 0.1, hold_steps: 5, min_lr: 0.02}}
      trainer: {devices: [0, 1], num_nodes: 2, max_epochs: 2, accumulate_grad_batches: 2, limit_train_batches: 0.5}
      """
    // ceil(ceil(321 / 4) / 4) = 21, int(21 * 0.5) = 10, ceil(10 / 2) * 2 = 10 updates, W = 1, H = 6
    try PretrainingRun(config, "a.yaml", [.samples: 321]).expect(10) { t in
      t <= 1 ? 0.1 * (t + 1) / 2 : t < 6 ? 0.1 : 0.1 - 0.08 * (t - 6) / 4
    }
    let both =
      "optim: {lr: 1, sched: {name: CosineAnnealing, warmup_steps: 1, warmup_ratio: 0.1}}\ntrainer: {max_steps: 9}"
    #expect(PretrainingRun.refusal(both, "a.yaml")?.contains("ratio") == true)
    let root = "optim: {lr: 1, sched: {name: T5InverseSquareRootAnnealing, constant_steps: 4}}\ntrainer: {max_steps: 9}"
    try PretrainingRun(root, "a.yaml").expect(9) { t in 1 / max(t, 4).squareRoot() }
    let asked = "model: {optim: {sched: {name: NoamAnnealing}}}\ntrainer: {devices: -1, max_epochs: 2}"
    #expect(
      PretrainingRun.missing(asked, "a.yaml") == [
        "--set model.optim.lr=RATE", "--samples N", "--world-size N", "--batch-size N",
        "--set model.optim.sched.d_model=N",
      ])
  }
}
