import Catalogue
import Foundation
import Testing

@testable import Configs

/// Code bases that train models from the beginning, where no recorded run is; expected rates are their formulas, written out here.
@Suite struct PretrainingFormatTests {
  private func cosine(_ p: Double) -> Double { (1 + cos(.pi * p)) / 2 }

  // MARK: GPT-NeoX

  private let neox =
    "train_iters: 100\nlr_decay_style: linear\nwarmup: 0.055\nmin-lr: 1.0e-4\noptimizer:\n  params:\n    lr: 1.0e-3\n"

  @Test func neoxReadsDashesAndSeveralFiles() throws {
    let run = try PlannedRun("lr-decay-iters: 80\n" + neox, "a.yml", with: ["b.yml": "\"hidden-size\": 3\n"])
    let warmup = 0.055 * 80
    #expect(run.plan.format == "gpt_neox")
    #expect(
      run.difference {
        let t = Double($0)
        return t <= warmup ? 1e-3 * max(1, t) / warmup : max(1e-4, 1e-3 * (1 - (t - warmup) / (80 - warmup)))
      } == nil)
    #expect(PlannedRun.refusal { try PlannedRun(neox, "a.yml", with: ["b.yml": "warmup: 0.1\n"]) } != nil)
  }

  @Test func neoxEpochsNeedTheBatches() throws {
    let text =
      "train_epochs: 3\nlr_decay_fraction: 0.5\ngradient_accumulation_steps: 4\noptimizer:\n  params:\n    lr: 1.0e-3\n"
    #expect(PlannedRun.asked { try PlannedRun(text, "a.yml") } == ["--set micro_batches_per_epoch=N"])
    let run = try PlannedRun(text, "a.yml", set: ["micro_batches_per_epoch": "33"])
    #expect(run.updates == 33 * 3 / 4)
    // floor(24 · 0.5) = 12, warmup 0.12: update 1 is behind it.
    #expect(abs(run[1] - 1e-3 * (1 - (1 - 0.12) / (12 - 0.12))) < 1e-15)
  }

  @Test func neoxTakesTheCheckpointsSchedulerWhereItIsTold() throws {
    let run = try PlannedRun(
      neox + "use_checkpoint_lr_scheduler: true\n", "a.yml",
      set: [
        "checkpoint_scheduler": "{start_lr: 0.002, warmup_iter: 5, end_iter: 50, min_lr: 0.0, decay_style: linear}"
      ],
      resumeAt: 10)
    #expect(run.difference(over: 10..<50) { 2e-3 * (1 - (Double($0) - 5) / 45) } == nil)
  }

  // MARK: torchtitan

  private func titan(
    _ t: Int, _ total: Int, warmup: Int, ratio: Double?, floor: Double = 0, _ shape: (Double) -> Double = { 1 - $0 }
  ) -> Double {
    let w = min(warmup, total)
    let decay = ratio.map { min(Int((Double(total) * $0).rounded(.toNearestOrEven)), total - w) } ?? total - w
    let stable = total + 1 - w - decay
    if t < w { return Double(t + 1) / Double(w) }
    if t < w + stable { return 1 }
    return floor + (1 - floor) * shape(Double(t + 1 - w - stable) / Double(decay))
  }

  @Test func titansFunctionsMayChangeEachOther() throws {
    let text = """
      def base(steps=300) -> Trainer.Config:
          return Trainer.Config(
              optimizer=default_adamw(4e-4),
              lr_scheduler=LRSchedulersContainer.Config(warmup_steps=20, decay_ratio=0.25, decay_type="cosine"),
              training=TrainingConfig(steps=steps))

      def debug():
          config = base()
          config.training.steps = 50
          config.lr_scheduler.min_lr_factor = 0.1
          return config
      """
    #expect(
      PlannedRun.asked { try PlannedRun(text, "registry.py") } == ["--set config=NAME"])
    let run = try PlannedRun(text, "registry.py", set: ["config": "debug"])
    #expect(run.updates == 50)
    #expect(run.difference { 4e-4 * titan($0, 50, warmup: 20, ratio: 0.25, floor: 0.1, cosine) } == nil)
    let base = try PlannedRun(text, "registry.py", set: ["config": "base", "training.steps": "80"])
    #expect(base.difference { 4e-4 * titan($0, 80, warmup: 20, ratio: 0.25, cosine) } == nil)
  }

  @Test func titansModulesWithoutAConfigAreNotGuessed() {
    let text = "def rl():\n  return Controller(trainer=PolicyTrainer.Config(optimizer=default_adamw(lr=1e-6)))\n"
    #expect(throws: ConfigFault.self) { try PlannedRun(text, "registry.py") }
  }

  @Test func titansOldFormIsToldByWhereTheWarmupStands() throws {
    let text = "[optimizer]\nname = \"AdamW\"\nlr = 1e-3\n[training]\nsteps = 60\nwarmup_steps = 10\n"
    let run = try PlannedRun(text, "old.toml")
    #expect(run.difference { $0 < 10 ? 1e-3 * Double($0 + 1) / 11 : 1e-3 * (1 - Double($0 - 10) / 50) } == nil)
    let new = try PlannedRun("[lr_scheduler]\nwarmup_steps = 90\n[training]\nsteps = 60\n", "new.toml")
    #expect(new.difference { 8e-4 * titan($0, 60, warmup: 90, ratio: nil) } == nil)
  }

  // MARK: nanotron

  @Test func nanotronWithoutALowestRateDoesNotDecay() throws {
    let text = """
      tokens:
        train_steps: 40
      optimizer:
        learning_rate_scheduler:
          learning_rate: 0.001
          lr_warmup_steps: 4
          lr_warmup_style: constant
          lr_decay_style: cosine
      """
    #expect(try PlannedRun(text, "a.yaml").difference { _ in 1e-3 } == nil)
    let linear = try PlannedRun(
      text, "a.yaml",
      set: [
        "optimizer.learning_rate_scheduler.min_decay_lr": "1e-4",
        "optimizer.learning_rate_scheduler.lr_warmup_style": "linear",
      ])
    #expect(
      linear.difference { $0 <= 4 ? 1e-3 * Double($0) / 4 : 1e-4 + 9e-4 * cosine(Double($0 - 4) / 36) } == nil)
    #expect(
      PlannedRun.refusal {
        try PlannedRun(text.replacingOccurrences(of: "lr_warmup_style: constant", with: "x: 1"), "a.yaml")
      } != nil)
  }

  // MARK: litgpt

  private let pretrain =
    "model_name: x\noptimizer: AdamW\ntrain:\n  global_batch_size: 48\n  micro_batch_size: 2\n  max_tokens: 20000\n  max_seq_length: 5\n"

  @Test func litgptCountsMicroBatches() throws {
    let text = pretrain + "  lr_warmup_steps: 7\ndevices: 2\nnum_nodes: 4\n"
    let run = try PlannedRun(text, "litgpt.yaml")
    // 48 // 8 // 2 = 3 micro batches an update; 20000 // 8 // 10 = 250 in all.
    #expect(run.updates == 250 / 3)
    #expect(
      run.difference {
        let k = Double(($0 + 1) * 3 - 1)
        return k < 21 ? 1e-3 * k / 21 : 4e-5 + (1e-3 - 4e-5) * cosine((k - 21) / (250 - 21))
      } == nil)
    #expect(PlannedRun.asked { try PlannedRun(pretrain + "devices: auto\n", "litgpt.yaml") } == ["--set devices=N"])
  }

  @Test func litgptsShareOfAnEpochNeedsItsBatches() throws {
    let text = pretrain + "  lr_warmup_steps: 0\n  lr_warmup_fraction: 0.25\ndevices: 8\n"
    #expect(PlannedRun.asked { try PlannedRun(text, "litgpt.yaml") } == ["--batches N"])
    let run = try PlannedRun(text, "litgpt.yaml", counts: [.batches: 101])
    #expect(
      run.difference {
        let k = Double(($0 + 1) * 3 - 1)
        return k < 26 ? 1e-3 * k / 26 : 4e-5 + (1e-3 - 4e-5) * cosine((k - 26) / (250 - 26))
      } == nil)
  }

  @Test func litgptsEpochsMakeMoreUpdatesThanTheCurveIsLong() throws {
    let text =
      "checkpoint_dir: x\noptimizer:\n  class_path: torch.optim.SGD\n  init_args:\n    lr: 0.1\ntrain:\n  global_batch_size: 8\n  micro_batch_size: 2\n  lr_warmup_steps: 2\n  epochs: 3\ndevices: 1\n"
    let run = try PlannedRun(text, "litgpt.yaml", counts: [.samples: 45])
    // 23 batches: 5 updates an epoch for the curve, 3 · 23 // 4 = 17 made.
    #expect(run.updates == 17)
    #expect(run.difference(over: 0..<15) { $0 < 2 ? 0.1 * Double($0) / 2 : 0.1 * cosine(Double($0 - 2) / 13) } == nil)
    #expect(try PlannedRun(text, "litgpt.yaml", set: ["train.max_steps": "9"], counts: [.samples: 45]).updates == 9)
  }

  // MARK: nanoGPT, nanochat, modded-nanogpt

  @Test func nanogptTakesWhatIsSetOverItsFile() throws {
    let run = try PlannedRun(
      "learning_rate = 1e-3\nmax_iters = 50\n", "config.py",
      set: ["lr_decay_iters": "40", "warmup_iters": "5", "min-lr": "0"])
    #expect(run.updates == 51)
    #expect(
      run.difference { $0 < 5 ? 1e-3 * Double($0 + 1) / 6 : $0 > 40 ? 0 : 1e-3 * cosine(Double($0 - 5) / 35) } == nil)
  }

  @Test func nanogptsWarmupMayBeLongerThanItsDecay() throws {
    let run = try PlannedRun(
      "learning_rate = 1e-3\nmax_iters = 20\nlr_decay_iters = 5\nwarmup_iters = 10\n", "config.py")
    #expect(run.difference { $0 < 10 ? 1e-3 * Double($0 + 1) / 11 : 6e-5 } == nil)
    let old = try PlannedRun(
      "learning_rate = 1e-3\nmin_lr = 2e-3\nmax_iters = 20\nlr_decay_iters = 15\nwarmup_iters = 10\n", "config.py",
      release: "2024-06")
    #expect(
      old.difference {
        $0 < 10 ? 1e-3 * Double($0) / 10 : $0 > 15 ? 2e-3 : 2e-3 - 1e-3 * cosine(Double($0 - 10) / 5)
      } == nil)
  }

  @Test func nanochatsGroupsScaleWithTheWidth() throws {
    let text = "torchrun -m scripts.base_train -- --depth=20 --total-batch-size=262144 --target-param-data-ratio=8"
    #expect(PlannedRun.asked { try PlannedRun(text, "run.sh") } == ["--set scaling_params=N", "--group NAME"])
    let run = try PlannedRun(text, "run.sh", set: ["scaling_params": "26214400"], group: "unembedding")
    #expect(run.updates == 800)
    let peak = 0.008 * (768.0 / 1280).squareRoot() * (0.5).squareRoot()
    #expect(
      run.difference {
        let p = Double(800 - $0) / 520
        return $0 < 40 ? peak * Double($0 + 1) / 40 : $0 <= 280 ? peak : peak * (p + (1 - p) * 0.05)
      } == nil)
  }

  @Test func moddedsCooldownDependsOnWhenItIsFrom() throws {
    let text =
      "class Hyperparameters:\n  num_iterations = 100\n  cooldown_frac = 0.5\nopt = Muon(p, lr=0.02)\nadam = [dict(params=head_params, lr=0.2)]\n"
    #expect(PlannedRun.asked { try PlannedRun(text, "train_gpt.py") } == ["--group NAME", "--release YYYY-MM"])
    let run = try PlannedRun(text, "train_gpt.py", release: "2025-09", group: "head")
    #expect(
      run.difference {
        let x = Double($0) / 101
        return x < 0.5 ? 0.2 : 0.2 * ((1 - x) / 0.5 * 0.9 + 0.1)
      } == nil)
  }

  @Test func moddedsMediumTrackHasStepsOfItsOwn() throws {
    let text = """
      class Hyperparameters:
          num_scheduled_iterations: int = 48
          num_extension_iterations: int = 3
          num_iterations: int = num_scheduled_iterations + num_extension_iterations
          cooldown_frac: float = 0.85
      class Manager:
          def __init__(self):
              self.scalar_opt = DistAdam(scalar_params, labels, lr=0.008)
              self.muon_opt = NorMuon(muon_params, lr=0.015)
      """
    let run = try PlannedRun(text, "train_gpt_medium.py", group: "scalar")
    #expect(run.updates == 51)
    #expect(
      run.difference {
        let x = Double($0) / 48
        let m = x > 0.25 ? 2 : x > 2.0 / 12 ? 1.73 : x > 1.0 / 12 ? 1.52 : 1
        if $0 > 48 { return 0.0008 }
        let w = (1 - x) / 0.85
        return 0.008 * (x >= 1 - 0.85 ? m * w + (1 - w) * 0.1 : m)
      } == nil)
    #expect(PlannedRun.asked { try PlannedRun(text, "train_gpt_medium.py") } == ["--group NAME"])
  }

  @Test func moddedsClassesMayHoldTheRates() throws {
    let text = """
      @dataclass
      class TrainingStage:
          lr_mul: float
          duration: float = None

      class TrainingSchedule:
          def __init__(self, stages, scheduled_iterations, extension_iterations, cooldown_frac=0.5):
              self.stages = stages
              self.cooldown_frac = cooldown_frac

      class Hyperparameters:
          num_scheduled_iterations: int = 40
          num_extension_iterations: int = 4

      class TrainingManager:
          def __init__(self, model):
              adam_defaults = dict(lr=0.008)
              normuon_defaults = dict(lr=0.023)

      args = Hyperparameters()
      STAGES = [TrainingStage(lr_mul=1.0, duration=0.5), TrainingStage(lr_mul=2.0, duration=0.5), TrainingStage(lr_mul=1.0)]
      schedule = TrainingSchedule(STAGES, args.num_scheduled_iterations, args.num_extension_iterations, cooldown_frac=0.25)
      """
    let run = try PlannedRun(text, "train_gpt.py", group: "adam")
    #expect(run.updates == 44)
    #expect(
      run.difference {
        let m = $0 < 20 ? 1.0 : $0 < 40 ? 2 : 1
        let x = min(1, max(0, Double($0 - 30) / 10))
        return 0.008 * (m * (1 - x) + 0.15 * x)
      } == nil)
  }

  @Test(arguments: [
    "lr: 1e400\nlr_decay_style: cosine\nmicro_batch_size: 9223372036854775807\ntrain_samples: 9223372036854775807\nworld: 1\n",
    "train_iters: 9223372036854775807\noptimizer:\n  params:\n    lr: 1\nwarmup: 1\n",
    "train_iters: -5\noptimizer:\n  params:\n    lr: -1\nwarmup: -0.5\nlr_decay_iters: 0\n",
    "tokens:\n  train_steps: -9223372036854775808\noptimizer:\n  learning_rate_scheduler:\n    learning_rate: 1\n    lr_warmup_steps: 9223372036854775807\n    lr_warmup_style: linear\n    lr_decay_starting_step: -9223372036854775808\n",
    "model_name: x\noptimizer: AdamW\ndevices: 9223372036854775807\nnum_nodes: 9223372036854775807\ntrain:\n  global_batch_size: 0\n  micro_batch_size: 0\n  max_tokens: 0\n  max_seq_length: 0\n",
    "optimizer:\n  learning_rate: 1\nscheduler:\n  name: cosine_with_warmup\n  units: tokens\n  t_warmup: 1e300\nmax_duration: 9e99T\nglobal_train_batch_size: 0\n",
    "train:\n  train_samples: 9223372036854775807\n  micro_batch_size: -1\n  global_batch_size: 0\n  rampup_batch_size: [0, 0, 0]\noptimizer:\n  lr: 0\nscheduler:\n  lr_decay_style: WSD\n  lr_warmup_fraction: 1e300\n",
    "MODEL_ARGS:\n  --lr: 1\n  --train-samples: 9223372036854775807\n  --seq-length: 0\n  --step-batch-size-schedule: \"0:1,1T:9223372036854775807\"\n",
  ]) func numbersWithoutMeasureNeverTrap(_ text: String) {
    for release in ["0.4", "0.16", nil] {
      do {
        let run = try PlannedRun(
          text, "a.yaml", release: release, counts: [.worldSize: .max, .samples: .max, .batches: .max], asMeant: true)
        #expect(!run[0].isNaN && !run[.max - 1].isNaN)
      } catch {
        #expect(error is ConfigFault || error is ConfigError)
      }
    }
  }
}
