import Foundation
import Testing

@testable import Configs

/// What no recorded run covers of the formats for fine-tuning and vision; expected numbers follow from the trainers' rules, here.
@Suite struct FinetuningFormatTests {
  /// LLaMA-Factory's second trainer drops what makes no whole update, on each process by itself.
  @Test(arguments: [
    ("micro_batch_size: 2\nglobal_batch_size: 24\nnum_train_epochs: 2", 1003, 4, 2 * (1003 / 4 / 6)),
    ("micro_batch_size: 8", 1003, 4, 3 * (1003 / 4 / 8)),
    ("", 7, 2, 3 * (7 / 2)),
    ("micro_batch_size: 2\ncp_size: 2\nnum_train_epochs: 1", 101, 4, 101 / 2 / 2),
    ("micro_batch_size: 2\ndp_size: 4\nnum_train_epochs: 1", 101, 16, 101 / 4 / 2),
    ("batching_strategy: padding_free\nmicro_batch_size: 4\nnum_train_epochs: 1", 100, 1, 25),
    ("max_steps: 12", 100, 1, 12),
  ])
  func updatesOfTheSecondTrainer(_ keys: String, _ samples: Int, _ processes: Int, _ updates: Int) throws {
    let plan = try TestedPlan(
      "model: m\nmodel_class: llm\ntrain_dataset: d.yaml\nlearning_rate: 3.0e-5\n\(keys)\n", "v1.yaml",
      ["samples": "\(samples)", "world-size": "\(processes)"])
    #expect(plan.updates == updates)
    // There is no warmup and no decay.
    #expect((0..<max(1, updates)).allSatisfy { plan[$0] == 3e-5 })
  }

  private func wave(_ p: Double) -> Double { (1 + cos(Double.pi * p)) / 2 }

  // MARK: axolotl

  private let axolotl = "base_model: m\ndatasets: []\nlearning_rate: 1e-3\nmicro_batch_size: 2\n"

  @Test func axolotlRoundsAllEpochsTogether() throws {
    let facts = ["samples": "1001", "world-size": "4"]
    #expect(try TestedPlan(axolotl + "num_epochs: 3", "a.yaml", facts).updates == 376)
    #expect(try TestedPlan(axolotl + "num_epochs: 3\ngradient_accumulation_steps: 3", "a.yaml", facts).updates == 126)
    #expect(
      try TestedPlan(axolotl + "num_epochs: 3\nbatch_size: 6\nmicro_batch_size: 2", "a.yaml", facts).updates == 126)
    #expect(
      try TestedPlan(axolotl + "num_epochs: 3\ncontext_parallel_size: 2", "a.yaml", facts).updates == 751)
    let packed = axolotl + "sample_packing: true\nnum_epochs: 2\n"
    #expect(try TestedPlan.missing(packed, "a.yaml", ["world-size": "4"]) == ["--set multipack_batches=N"])
    #expect(
      try TestedPlan(packed + "dataloader_drop_last: true", "a.yaml", ["world-size": "4", "multipack_batches": "103"])
        .updates
        == 25 * 2 - 2)
  }

  @Test func axolotlsWarmupIsAShareOfTheShorter() throws {
    // 251 updates of an epoch of 2 samples, ended after 100 or run on to 900.
    let facts = ["samples": "502", "world-size": "1"]
    func peak(_ keys: String) throws -> Int? {
      let plan = try TestedPlan(axolotl + "lr_scheduler: linear\n" + keys, "a.yaml", facts)
      return (0..<plan.updates).first { plan[$0] == 1e-3 }
    }
    #expect(try peak("") == 7)
    #expect(try peak("max_steps: 100\nwarmup_ratio: 0.1") == 10)
    #expect(try peak("max_steps: 900\nwarmup_ratio: 0.1") == 25)
    #expect(try peak("warmup_ratio: 0.0045") == 2)
    #expect(try peak("num_epochs: 40") == 100)
    #expect(try peak("warmup_steps: 33\nmax_steps: 50") == 33)
    #expect(
      try TestedPlan.refusal(axolotl + "warmup_steps: 3\nwarmup_ratio: 0.1", "a.yaml", facts)?.contains("exclusive")
        == true)
  }

  @Test func axolotlRestartsItsOptimizer() throws {
    let text =
      axolotl
      + "lr_scheduler: constant\nmax_steps: 60\nwarmup_steps: 2\njagged_restart_steps: 20\njagged_restart_warmup_steps: 5\njagged_restart_anneal_steps: 3\n"
    let plan = try TestedPlan(text, "a.yaml")
    #expect(
      plan.holds(
        (0..<60).map { k in
          let s = k + 1
          let q = s % 20
          var scale = 1.0
          if s >= 17 { scale = q < 5 ? Double(q) / 5 : q > 17 ? Double(20 - q) / 3 : 1 }
          return 1e-3 * (scale * (1 - 0.001) + 0.001)
        }))
  }

  // MARK: DeepSpeed

  @Test func deepSpeedAlone() throws {
    let text =
      #"{"train_batch_size": 64, "gradient_accumulation_steps": 4, "optimizer": {"type": "Adam", "params": {"lr": 2e-4}}, "scheduler": {"type": "WarmupLR", "params": {"warmup_num_steps": 10, "warmup_type": "linear"}}}"#
    // 64 / 4 / 2 = 8 samples of a process: ceil(500 / 8) = 63 batches, 4 an update.
    let plan = try TestedPlan(text, "ds.json", ["samples": "1000", "world-size": "2", "epochs": "3"])
    #expect(plan.updates == 63 * 3 / 4)
    #expect(plan.holds([0, 0, 2e-5, 4e-5, 6e-5, 8e-5, 1e-4, 1.2e-4, 1.4e-4, 1.6e-4, 1.8e-4, 2e-4, 2e-4]))
    #expect(try TestedPlan.missing(text, "ds.json") == ["--updates N"])
    let wrong =
      #"{"train_batch_size": 64, "train_micro_batch_size_per_gpu": 5, "gradient_accumulation_steps": 4, "optimizer": {"type": "Adam"}}"#
    #expect(
      try TestedPlan.refusal(wrong, "ds.json", ["world-size": "2", "updates": "5"])?.contains("64 != 5 * 4 * 2") == true
    )
  }

  // MARK: Lightning

  @Test(arguments: [
    ("limit_train_batches: 0.5", 12), ("limit_train_batches: 10", 10), ("limit_train_batches: 1.0", 25),
    ("limit_train_batches: 1", 1), ("accumulate_grad_batches: 4", 7), ("devices: 3", 9),
    ("devices: 2\n  num_nodes: 2", 7),
  ])
  func lightningEpochs(_ keys: String, _ perEpoch: Int) throws {
    let text =
      "seed_everything: 1\ntrainer:\n  max_epochs: 4\n  \(keys)\nmodel: {}\ndata:\n  batch_size: 4\noptimizer:\n  class_path: torch.optim.SGD\nlr_scheduler:\n  class_path: torch.optim.lr_scheduler.ExponentialLR\n  init_args:\n    gamma: 0.5\n"
    var facts = ["samples": "100"]
    if !keys.contains("devices") { facts["world-size"] = "1" }
    let plan = try TestedPlan(text, "config.yaml", facts)
    #expect(plan.updates == 4 * perEpoch)
    #expect(plan.holds((0..<4 * perEpoch).map { 1e-3 * pow(0.5, Double($0 / perEpoch)) }))
  }

  @Test func lightningAsksForWhatTheProjectDecides() throws {
    let text =
      "seed_everything: 1\ntrainer: {max_epochs: 4}\nmodel: {}\ndata: {}\noptimizer: {class_path: torch.optim.Adam}\n"
    #expect(try TestedPlan.missing(text, "c.yaml") == ["--batch-size N", "--samples N", "--world-size N"])
    #expect(throws: ConfigFault.self) {
      try TestedPlan(text, "c.yaml", ["batch-size": "4", "samples": "8", "world-size": "1", "interval": "batch"])
    }
  }

  // MARK: accelerate

  @Test func acceleratesSchedulersMakeAStepForEachProcess() throws {
    let loop =
      "learning_rate: 1e-3\nper_device_train_batch_size: 5\nnum_train_epochs: 3\nlr_scheduler_type: cosine\nnum_warmup_steps: 7\nmax_train_steps: 41\n"
    let launcher = "compute_environment: LOCAL_MACHINE\ndistributed_type: MULTI_GPU\nnum_processes: 3\n"
    func expected(_ steps: Int, _ updates: Int) -> [Double] {
      (0..<updates).map { k in
        let x = Double(k * steps)
        return 1e-3 * (x < 7 ? x / 7 : max(0, wave((x - 7) / 34)))
      }
    }
    let plan = try TestedPlan(loop, "train.yaml", ["samples": "101"], companions: ["default_config.yaml": launcher])
    #expect(plan.updates == 21)
    #expect(plan.holds(expected(3, 21)))
    #expect(
      try TestedPlan(launcher, "default_config.yaml", ["samples": "101"], companions: ["train.yaml": loop]).holds(
        expected(3, 21)))
    let split = try TestedPlan(loop, "train.yaml", ["samples": "101", "split_batches": "true"])
    #expect(split.updates == 63)
    #expect(split.holds(expected(1, 42)))
    #expect(
      try TestedPlan(
        loop, "train.yaml", ["samples": "101", "world-size": "3", "step_scheduler_with_optimizer": "false"]
      )
      .holds(expected(1, 21)))
  }

  // MARK: timm

  @Test func timmScalesItsRate() throws {
    func rate(_ keys: String) throws -> Double {
      try TestedPlan(
        "sched: none\naa: rand\nbatch_size: 32\ngrad_accum_steps: 2\n" + keys, "args.yaml",
        ["samples": "1000", "world-size": "3"])[0]
    }
    #expect(try rate("opt: sgd") == 0.1 * (192.0 / 256))
    #expect(try rate("opt: AdamW") == 0.1 * (192.0 / 256).squareRoot())
    #expect(try rate("opt: adamw\nlr_base_scale: linear\nlr_base: 0.2") == 0.2 * (192.0 / 256))
    #expect(try rate("opt: lamb\nlr: 0.3") == 0.3)
  }

  @Test func timmRunsItsCycles() throws {
    let facts = ["samples": "1000", "world-size": "1"]
    func updates(_ keys: String) throws -> Int {
      try TestedPlan("aa: rand\nbatch_size: 100\nlr: 1\nepochs: 5\nwarmup_epochs: 2\n" + keys, "args.yaml", facts)
        .updates
    }
    #expect(try updates("sched: cosine\ncooldown_epochs: 3") == 80)
    #expect(try updates("sched: cosine\nwarmup_prefix: true\nlr_cycle_limit: 2") == 120)
    #expect(try updates("sched: tanh\nlr_cycle_mul: 1.5\nlr_cycle_limit: 3") == 230)
    #expect(try updates("sched: step\ncooldown_epochs: 3\nwarmup_prefix: true") == 70)
    #expect(try updates("sched: poly\nlr_cycle_mul: 1.5\nlr_cycle_limit: 2\nsched_on_updates: true") == 120)
    #expect(
      try TestedPlan.missing("aa: rand\nsched: step\nlr: 1\nlr_noise: 0.5", "args.yaml", facts) == [
        "--set lr_noise=null"
      ])
    #expect(
      try TestedPlan.refusal("aa: rand\nsched: wsd\nepochs: 5\nlr: 1\ndecay_epochs: 9", "args.yaml", facts)?.hasPrefix(
        "ValueError") == true)
  }

  // MARK: LLM-Foundry

  private func foundry(_ keys: String, _ facts: [String: String] = [:], asMeant: Bool = false) throws -> TestedPlan {
    try TestedPlan(
      "optimizer: {name: decoupled_lionw, lr: 1.0}\nglobal_train_batch_size: 4\nmax_seq_len: 8\n" + keys, "train.yaml",
      facts,
      asMeant: asMeant)
  }

  @Test func foundryCountsTokensAndSamples() throws {
    // 32 tokens an update: 1000 tokens are 32 updates, a warmup of a tenth ends at 100 tokens.
    let tokens = try foundry(
      "max_duration: 1000tok\nscheduler: {name: cosine_with_warmup, t_warmup: 0.1dur, alpha_f: 0.2}")
    #expect(tokens.updates == 32)
    #expect(
      tokens.holds(
        (0..<32).map { k in
          let t = Double(max(0, k - 1) * 32)
          return t < 100 ? t / 100 : 0.2 + 0.8 * wave((t - 100) / 900)
        }))
    let samples = try foundry("max_duration: 90sp\nscheduler: {name: linear_decay_with_warmup, t_warmup: 8sp}")
    #expect(samples.updates == 23)
    #expect(
      samples.holds(
        (0..<23).map { k in
          let t = Double(max(0, k - 1) * 4)
          return t < 8 ? t / 8 : 1 - (t - 8) / 82
        }))
    #expect(throws: ConfigFault.self) {
      try foundry("max_duration: 1000tok\nscheduler: {name: cosine_with_warmup, t_warmup: 5ba}")
    }
  }

  @Test func foundryStretches() throws {
    let plan = try foundry(
      "max_duration: 4ep\nscale_schedule_ratio: 0.5\nscheduler: {name: cosine_with_warmup, t_warmup: 4ba}",
      ["samples": "43"])
    #expect(plan.updates == 20)
    #expect(
      plan.holds(
        (0..<20).map { k in
          let t = Double(max(0, k - 1))
          return t < 4 ? t / 4 : wave((t - 4) / 16)
        }))
    #expect(throws: ConfigFault.self) {
      try foundry("max_duration: 20ba\nscheduler: {name: cosine_with_warmup, t_warmup: 4ba, t_max: 10ba}")
    }
    let last = try foundry(
      "max_duration: 2\nscheduler: {name: constant_with_warmup, t_warmup: 1ba}\ntrain_loader: {drop_last: false}",
      ["samples": "43"])
    #expect(last.updates == 22)
  }

  // MARK: torchtune, mlx-lm

  @Test func torchtuneDropsWhatIsLeftOver() throws {
    func updates(_ keys: String, _ facts: [String: String]) throws -> Int {
      try TestedPlan(
        "optimizer: {_component_: torch.optim.AdamW, lr: 1e-3}\nmodel: {_component_: torchtune.models.x}\nbatch_size: 3\n"
          + keys,
        "c.yaml", facts
      ).updates
    }
    let facts = ["samples": "100", "world-size": "2"]
    #expect(try updates("epochs: 2", facts) == 32)
    #expect(try updates("epochs: 2\ngradient_accumulation_steps: 5", facts) == 6)
    #expect(try updates("epochs: 2\nmax_steps_per_epoch: 4", facts) == 8)
  }

  @Test func mlxWarmsUpAndBeginsLate() throws {
    func plan(_ schedule: String) throws -> TestedPlan {
      try TestedPlan("iters: 120\nadapter_path: a\ngrad_accumulation_steps: 2\nlr_schedule:\n\(schedule)", "lora.yaml")
    }
    let cosine = try plan("  name: cosine_decay\n  arguments: [1e-3, 40, 1e-4]\n  warmup: 5\n  warmup_init: 1e-5\n")
    #expect(cosine.updates == 60)
    let expected = (0..<60).map { (k: Int) -> Double in
      if k <= 5 { return 1e-5 + Double(k) * (1e-3 - 1e-5) / 5 }
      return 1e-4 + 9e-4 * wave(Double(min(k - 6, 40)) / 40)
    }
    #expect(cosine.holds(expected))
    #expect(
      try plan("  name: exponential_decay\n  arguments: [1e-3, 0.9]\n").holds(
        (0..<60).map { 1e-3 * pow(0.9, Double($0)) }))
    #expect(
      try plan("  name: step_decay\n  arguments: [1e-3, 0.5, 7]\n").holds(
        (0..<60).map { (k: Int) -> Double in 1e-3 * pow(0.5, Double(k / 7)) }))
    #expect(throws: ConfigFault.self) { try plan("  name: step_decay\n  arguments: [1e-3]\n") }
  }

  // MARK: kohya, diffusers

  private let kohya = "[a]\npretrained_model_name_or_path = \"m\"\nlearning_rate = 1e-3\n[b]\nmax_train_steps = 50\n"

  @Test func kohyaCountsStepsOfAllProcesses() throws {
    func expected(_ warmup: Double, _ steps: Double) -> [Double] {
      (0..<50).map { k in
        let x = Double(k) * steps
        return 1e-3 * (x < warmup ? x / warmup : (50 * steps - x) / (50 * steps - warmup))
      }
    }
    let linear = kohya + "lr_scheduler = \"linear\"\n"
    #expect(try TestedPlan(linear + "lr_warmup_steps = 7", "c.toml", ["world-size": "2"]).holds(expected(7, 2)))
    #expect(try TestedPlan(linear + "lr_warmup_steps = 0.1", "c.toml", ["world-size": "3"]).holds(expected(15, 3)))
    #expect(try TestedPlan(linear, "c.toml").holds(expected(0, 1)))
    #expect(try TestedPlan.missing(linear + "lr_warmup_steps = 7", "c.toml") == ["--world-size N"])
    let epochs = try TestedPlan(
      linear + "max_train_epochs = 3\ngradient_accumulation_steps = 4", "c.toml", ["batches": "50", "world-size": "2"])
    #expect(epochs.updates == 21)
  }

  @Test func kohyaHasGroups() throws {
    let text = kohya + "unet_lr = 2e-3\ntext_encoder_lr = [5e-4, 1e-4]\n"
    #expect(try TestedPlan(text, "c.toml")[0] == 2e-3)
    #expect(try TestedPlan(text, "c.toml", ["group": "text_encoder"])[0] == 5e-4)
    let stages = try TestedPlan(
      kohya + "lr_scheduler_type = \"MultiStepLR\"\nlr_scheduler_args = [\"milestones=[20,40]\", \"gamma=0.5\"]",
      "c.toml",
      ["world-size": "2"])
    #expect(stages.holds((0..<50).map { 1e-3 * ($0 >= 20 ? 0.25 : $0 >= 10 ? 0.5 : 1) }))
  }

  @Test func diffusersHasDefaultsOfItsScripts() throws {
    func plan(_ line: String, _ facts: [String: String]) throws -> TestedPlan {
      try TestedPlan("accelerate launch \(line) --pretrained_model_name_or_path=m", "run.sh", facts)
    }
    let scaled = try plan(
      "--num_processes=2 train_dreambooth.py --scale_lr --lr_scheduler=linear --lr_warmup_steps 0 --num_train_epochs 3 --gradient_accumulation_steps 2",
      ["samples": "33"])
    // ceil(ceil(33 / 4) / 2) = 5 batches, 3 updates.
    #expect(scaled.updates == 9)
    #expect(scaled.holds((0..<9).map { 5e-6 * 16 * Double(9 - $0) / 9 }))
    #expect(try plan("train_text_to_image.py --max_train_steps=40", [:])[0] == 1e-4)
    #expect(
      try TestedPlan.missing(
        "accelerate launch train_mine.py --lr_scheduler=linear --pretrained_model_name_or_path=m", "run.sh"
      ).count == 5)
  }

  // MARK: detectron2

  @Test(arguments: ["WarmupMultiStepLR", "WarmupCosineLR", "WarmupStepWithFixedGammaLR"], [false, true])
  func detectron2WarmsUpOverItsSchedule(_ name: String, _ isRescaled: Bool) throws {
    let (length, warmup, steps, gamma, factor, end) = (700, 90, [60, 300, 500], 0.2, 0.05, 0.1)
    let text =
      "SOLVER:\n  LR_SCHEDULER_NAME: \(name)\n  BASE_LR: 0.5\n  BASE_LR_END: 0.05\n  MAX_ITER: \(length)\n  STEPS: (60, 300, 500, 900)\n  GAMMA: \(gamma)\n  WARMUP_ITERS: \(warmup)\n  WARMUP_FACTOR: \(factor)\n  RESCALE_INTERVAL: \(isRescaled)\n  NUM_DECAYS: 4\n"
    func main(_ w: Double) -> Double {
      switch name {
      case "WarmupMultiStepLR":
        let place = Int((w + 1e-6) * Double(length))
        return pow(gamma, Double(steps.count { $0 <= place }))
      case "WarmupCosineLR": return end + (1 - end) * wave(w)
      default: return pow(gamma, Double(Int((w + 1e-6) * 5)))
      }
    }
    let share = Double(warmup) / Double(length)
    let plan = try TestedPlan(text, "c.yaml")
    #expect(plan.updates == length)
    #expect(
      plan.holds(
        (0..<length).map { i in
          let w = Double(i) / Double(length)
          if w + 1e-6 <= share {
            let (from, to) = (factor * main(0), main(isRescaled ? 0 : share))
            return 0.5 * (from + (to - from) * w / share)
          }
          return 0.5 * main(isRescaled ? (w - share) / (1 - share) : w)
        }))
  }

  // MARK: What is not there, or nothing

  @Test(arguments: [
    ("per_device_train_batch_size: 0\nwarmup_ratio: 0.1", "a.yaml"),
    ("sched: step\naa: rand\nbatch_size: 0", "a.yaml"), ("sched: poly\naa: rand\nlr: 1\nepochs: 0", "a.yaml"),
    ("iters: 10\nadapter_path: a\ngrad_accumulation_steps: 0", "a.yaml"),
    ("SOLVER: {MAX_ITER: 0, BASE_LR: 1.0}", "a.yaml"), ("SOLVER: {MAX_ITER: 5, STEPS: (x, 8)}", "a.yaml"),
    ("base_model: m\nmicro_batch_size: 0\nlearning_rate: 1", "a.yaml"),
    ("max_duration: 5parsecs\nscheduler: {name: cosine_with_warmup}\noptimizer: {lr: 1}", "a.yaml"),
    ("{\"zero_optimization\": {}, \"train_batch_size\": 0, \"gradient_accumulation_steps\": 0}", "a.json"),
    ("lr0: 1\nlrf: 0\nbatch: 0\nnbs: 0", "a.yaml"), ("lr0: 1\nlrf: 0\nepochs: 0\noptimizer: SGD", "a.yaml"),
    ("param_scheduler = [dict(type='CosineAnnealingLR', T_max=0)]\ntrain_cfg = dict(max_iters=0)", "a.py"),
    ("param_scheduler = 5\noptim_wrapper = dict(accumulative_counts=0)", "a.py"),
  ])
  func nothingTraps(_ text: String, _ path: String) {
    for facts in [
      ["samples": "0", "world-size": "0"], ["samples": "9223372036854775807", "world-size": "1", "updates": "0"],
      ["samples": "9223372036854775807", "world-size": "9223372036854775807", "batch-size": "0", "epochs": "1e300"],
    ] {
      // A fault or a plan; nothing else.
      let plan = try? TestedPlan(text, path, facts)
      #expect(plan.map { $0.updates >= 0 } ?? true)
    }
  }
}
