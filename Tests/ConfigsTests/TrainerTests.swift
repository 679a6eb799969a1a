import Foundation
import Testing

@testable import Configs

/// Arguments of transformers' Trainer, in all the clothes that they have; expected numbers are the Trainer's arithmetic, done here.
@Suite struct TrainerTests {
  private func hf(_ keys: String, _ facts: [String: String]) throws -> TestedPlan {
    try TestedPlan("output_dir: out\n" + keys, "args.yaml", facts)
  }

  @Test(arguments: [
    (
      "4.46.3", "per_device_train_batch_size: 3\ngradient_accumulation_steps: 4\nnum_train_epochs: 2", 101, 2,
      2 * ((34 + 1) / 2 / 4)
    ),
    (
      "4.52.4", "per_device_train_batch_size: 3\ngradient_accumulation_steps: 4\nnum_train_epochs: 2", 101, 2,
      2 * ((17 + 3) / 4)
    ),
    ("4.46.3", "per_device_train_batch_size: 8\ngradient_accumulation_steps: 64\nnum_train_epochs: 5", 100, 1, 5),
    ("5.1", "per_device_train_batch_size: 3\ndataloader_drop_last: true\nnum_train_epochs: 1.5", 101, 2, 24),
    ("5.1", "per_device_train_batch_size: 3\ndataloader_drop_last: yes\nmax_steps: -1", 101, 4, 3 * 8),
    ("4.57", "max_steps: 0\nlr_scheduler_type: cosine", 101, 1, 1),
    (
      "4.46", "max_steps: 0\nper_device_train_batch_size: 1\nnum_train_epochs: 1\nlr_scheduler_type: cosine", 101, 1,
      101
    ),
  ])
  func updatesOfRelease(_ release: String, _ keys: String, _ samples: Int, _ processes: Int, _ updates: Int) throws {
    let plan = try hf(
      "warmup_steps: 0\n" + keys, ["release": release, "samples": "\(samples)", "world-size": "\(processes)"])
    #expect(plan.updates == updates)
  }

  /// A fraction where a whole number is wanted is refused in whatever the config is written.
  @Test(arguments: [
    ("output_dir: out\nlearning_rate: 0.1\nlr_scheduler_type: cosine\nmax_steps: 10.5\n", "args.yaml"),
    ("{\"learning_rate\": 0.1, \"lr_scheduler_type\": \"cosine\", \"max_steps\": 10.5}", "args.json"),
    ("python run.py --output_dir out --learning_rate 0.1 --lr_scheduler_type cosine --max_steps 10.5\n", "run.sh"),
    (
      "from transformers import TrainingArguments\nargs = TrainingArguments(\"out\", learning_rate=0.1, max_steps=10.5)\n",
      "run.py"
    ),
    ("torchrun pretrain_gpt.py --lr 1e-4 --min-lr 1e-5 --train-iters 10.5 --lr-decay-style cosine\n", "megatron.sh"),
    (
      "base_model: m\ndatasets:\n  - path: p\nlearning_rate: 0.1\nmicro_batch_size: 1\nmax_steps: 10.5\n",
      "axolotl.yaml"
    ),
  ])
  func fractionsOfUpdatesAreRefusedAlike(_ text: String, _ name: String) throws {
    let failure = #expect(throws: ConfigFault.self) { try TestedPlan(text, name, [:]) }
    guard case .document(let fault)? = failure else {
      Issue.record("\(name): \(String(describing: failure))")
      return
    }
    #expect(fault.reason.contains("must be a whole number") || fault.reason.contains("a whole number"), "\(fault)")
  }

  @Test(arguments: [
    ("4.57", "warmup_steps: 7\nwarmup_ratio: 0.3", 7), ("4.57", "warmup_steps: 0\nwarmup_ratio: 0.301", 31),
    ("5.10", "warmup_steps: 7\nwarmup_ratio: 0.3", 30), ("5.10", "warmup_steps: 0.055", 6),
    ("5.10", "warmup_steps: 7", 7), ("5.10", "warmup_steps: 7\nwarmup_ratio: 0.0", 0),
    (nil, "warmup_ratio: 0.121", 13), (nil, "warmup_steps: 0.121", 13), (nil, "warmup_steps: 7\nwarmup_ratio: 0.0", 7),
    (nil, "warmup_steps: 30\nwarmup_ratio: 0.3", 30),
  ])
  func warmupOfRelease(_ release: String?, _ keys: String, _ warmup: Int) throws {
    let plan = try hf(
      "max_steps: 100\nlearning_rate: 1.0\n" + keys, release.map { ["release": $0] } ?? [:])
    #expect(
      plan.holds((0..<100).map { $0 < warmup ? Double($0) / Double(warmup) : Double(100 - $0) / Double(100 - warmup) }))
  }

  @Test func theReleaseIsAskedForWhereItMatters() throws {
    let keys = "max_steps: 100\nlearning_rate: 1.0\nwarmup_steps: 7\nwarmup_ratio: 0.3"
    #expect(try TestedPlan.missing(keys, "args.yaml") == ["--release VERSION"])
    let all = try TestedPlan.missing(
      "num_train_epochs: 1\nwarmup_steps: 7\nwarmup_ratio: 0.3\nlr_scheduler_type: reduce_lr_on_plateau", "args.yaml")
    #expect(all.contains("--samples N"))
    #expect(all.contains("--world-size N"))
    #expect(all.count >= 3)
    #expect(try TestedPlan.missing("max_steps: 10\nwarmup_steps: 1", "args.yaml") == [])
  }

  @Test(arguments: [
    ("learning_rate: 2e-5\nmax_steps: 10\nwarmup_steps: 2", "5.1", "TypeError: '<=' not supported"),
    ("learning_rate: 1.0\nmax_steps: 10\nwarmup_steps: 0.5", "4.57", "ValueError: warmup_steps must be"),
    ("learning_rate: 1.0\nmax_steps: 10\nwarmup_ratio: 0.5", "5.15.1", "TypeError: TrainingArguments.__init__()"),
    ("learning_rate: 1.0\nmax_steps: 10\nlr_scheduler_type: cosine_with_min_lr", "5.1", "ValueError: One of min_lr"),
  ])
  func whatDoesNotStart(_ keys: String, _ release: String, _ words: String) throws {
    let refusal = try #require(try TestedPlan.refusal(keys, "args.yaml", ["release": release]))
    #expect(refusal.hasPrefix(words))
    #expect(try TestedPlan(keys, "args.yaml", ["release": release], asMeant: true).updates == 10)
  }

  @Test func argumentsOfTheScheduleAreAMapOrJSON() throws {
    let map = try hf(
      "max_steps: 40\nlr_scheduler_type: polynomial\nlr_scheduler_kwargs: {power: 2.0}\nlearning_rate: 1.0", [:])
    let text = try hf(
      #"{max_steps: 40, lr_scheduler_type: polynomial, lr_scheduler_kwargs: '{"power": 2.0}', learning_rate: 1.0}"#
        .dropFirst().dropLast().split(separator: ", ").joined(separator: "\n"), [:])
    let expected = (0..<40).map { 1e-7 + (1 - 1e-7) * pow(1 - Double($0) / 40, 2) }
    #expect(map.holds(expected))
    #expect(text.holds(expected))
  }

  @Test func argumentsStandInABlockAndAreSetThere() throws {
    let text = "model:\n  warmup_steps: 99\ntraining_args:\n  max_steps: 10\n  warmup_steps: 5\n  learning_rate: 1.0\n"
    #expect(try TestedPlan(text, "a.yaml")[4] == 0.8)
    #expect(try TestedPlan(text, "a.yaml", ["training_args.warmup_steps": "8"])[4] == 0.5)
    #expect(try TestedPlan(text, "a.yaml", ["warmup_steps": "8"])[4] == 0.5)
  }

  @Test func weightsAndBiasesHasValuesInMaps() throws {
    let text = """
      _wandb:
        value:
          huggingface_version: 4.46.3
      learning_rate:
        desc: null
        value: 2e-05
      lr_scheduler_type: {value: linear}
      lr_scheduler_kwargs: {value: {}}
      num_train_epochs: {value: 2}
      max_steps: {value: -1}
      warmup_steps: {value: 3}
      warmup_ratio: {value: 0}
      per_device_train_batch_size: {value: 4}
      gradient_accumulation_steps: {value: 8}
      deepspeed: {value: null}
      hidden_size: {value: 768}
      """
    let plan = try TestedPlan(text, "config.yaml", ["samples": "1000", "world-size": "1"])
    // The release is in the file: floor(250 / 8) updates an epoch.
    #expect(plan.updates == 62)
    #expect(abs(plan[32] - 2e-5 * 30 / 59) < 1e-18)
  }

  private let card = """
    ### Training hyperparameters

    The following hyperparameters were used during training:
    - learning_rate: 0.0002
    - train_batch_size: 4
    - eval_batch_size: 8
    - distributed_type: multi-GPU
    - num_devices: 2
    - gradient_accumulation_steps: 3
    - total_train_batch_size: 24
    - optimizer: Use adamw_torch with betas=(0.9,0.999)
    - lr_scheduler_type: cosine
    - lr_scheduler_warmup_ratio: 0.1
    - num_epochs: 3
    """

  @Test func cardsTellTheirRun() throws {
    // ceil(ceil(500 / 4) / 2) = 63 batches, 21 updates.
    let plan = try TestedPlan(card, "README.md", ["samples": "500"])
    #expect(plan.updates == 63)
    let warmup = 7.0
    #expect(
      plan.holds(
        (0..<63).map { t in
          let t = Double(t)
          return 0.0002 * (t < warmup ? t / warmup : (1 + cos(Double.pi * (t - warmup) / (63 - warmup))) / 2)
        }))
    #expect(try TestedPlan.missing(card, "README.md") == ["--samples N"])
  }

  @Test func resultsOfCardsTellTheUpdates() throws {
    func results(_ rows: String) -> String {
      card
        + "\n\n### Training results\n\n| Training Loss | Epoch | Step | Validation Loss |\n|:---:|:---:|:---:|:---:|\n"
        + rows
        + "\n\n### Framework versions\n\n- Transformers 4.46.3\n- Pytorch 2.1\n"
    }
    #expect(
      try TestedPlan(results("| No log | 1.0 | 207 | 0.5 |\n| 0.3 | 2.0 | 414 | 0.4 |"), "README.md").updates == 621)
    // The last epoch is not whole, since the release leaves batches over.
    #expect(
      try TestedPlan(results("| 0.1 | 1.4 | 290 | 0.5 |\n| 0.3 | 2.9976 | 620 | 0.4 |"), "README.md").updates == 620)
    #expect(try TestedPlan(results("| 0.1 | 0.4831 | 100 | 0.5 |"), "README.md").updates == 621)
  }

  @Test func scriptsMakeArguments() throws {
    let text =
      "from trl import SFTConfig\nepochs = 2\nargs = SFTConfig(output_dir='x', num_train_epochs=epochs, max_steps=20, warmup_steps=4)\n"
    #expect(try TestedPlan(text, "train.py")[4] == 2e-5)
    #expect(try TestedPlan("from unsloth import FastModel\n" + text, "train.py")[4] == 5e-5)
  }

  @Test func classesOfTRLHaveRatesOfTheirOwn() throws {
    let keys = "per_device_train_batch_size: 4\nmax_steps: 10\n"
    #expect(try TestedPlan(keys + "packing: true", "a.yaml")[0] == 2e-5)
    #expect(try TestedPlan(keys + "beta: 0.1\nloss_type: ipo", "a.yaml")[0] == 1e-6)
    #expect(try TestedPlan(keys + "max_length: 512", "a.yaml", ["trl_config": "RewardConfig"])[0] == 1e-4)
    #expect(try TestedPlan.missing(keys + "max_length: 512", "a.yaml") == ["--set trl_config=SFTConfig"])
    #expect(try TestedPlan.missing(keys + "max_length: 512\nlearning_rate: 1e-5", "a.yaml") == [])
  }

  @Test func promptsAreAnsweredSeveralTimes() throws {
    let keys = "per_device_train_batch_size: 6\nnum_generations: 4\nlearning_rate: 1e-6\nnum_train_epochs: 2\n"
    // 2 processes and 3 batches: 36 completions are 9 prompts.
    let facts = ["samples": "100", "world-size": "2"]
    #expect(
      try TestedPlan(keys + "gradient_accumulation_steps: 3\nnum_iterations: 2", "a.yaml", facts).updates == 2 * 11 * 2)
    #expect(
      try TestedPlan(keys + "gradient_accumulation_steps: 2\nsteps_per_generation: 3", "a.yaml", facts).updates
        == 2 * ((11 * 3 + 1) / 2))
    #expect(try TestedPlan.refusal(keys + "num_generations: 5", "a.yaml", facts)?.hasPrefix("ValueError") == true)
  }

  @Test func llamaFactoryFillsInStableAndDecay() throws {
    let keys =
      "stage: sft\nfinetuning_type: lora\nmax_steps: 100\nwarmup_steps: 10\nlearning_rate: 1e-3\nlr_scheduler_type: warmup_stable_decay\n"
    func expected(_ stable: Int, _ decay: Int) -> [Double] {
      (0..<100).map { t in
        if t < 10 { return 1e-3 * Double(t) / 10 }
        if t < 10 + stable { return 1e-3 }
        let p = Double(t - 10 - stable) / Double(decay)
        return p < 1 ? 1e-3 * (1 + cos(Double.pi * p)) / 2 : 0
      }
    }
    #expect(try TestedPlan(keys, "a.yaml").holds(expected(30, 60)))
    #expect(try TestedPlan(keys + "lr_scheduler_kwargs: {num_stable_steps: 50}", "a.yaml").holds(expected(50, 40)))
    #expect(try TestedPlan(keys + "lr_scheduler_kwargs: '{\"num_decay_steps\": 20}'", "a.yaml").holds(expected(30, 20)))
    #expect(
      try TestedPlan.refusal(
        keys.replacing("max_steps: 100\n", with: "streaming: true\n"), "a.yaml", ["samples": "8", "world-size": "1"])?
        .contains("max_steps") == true)
  }

  @Test func deepSpeedTakesTheSchedule() throws {
    let arguments =
      "max_steps: 50\nwarmup_steps: 5\nlearning_rate: 1.0e-3\nlr_scheduler_type: cosine\ndeepspeed: ds.json\n"
    let auto =
      #"{"zero_optimization": {"stage": 2}, "optimizer": {"params": {"lr": "auto"}}, "scheduler": {"type": "WarmupDecayLR", "params": {"warmup_min_lr": "auto", "warmup_max_lr": "auto", "warmup_num_steps": "auto", "total_num_steps": "auto", "warmup_type": "linear"}}}"#
    let plan = try TestedPlan(arguments, "a.yaml", companions: ["ds.json": auto])
    // One update late: update k has the rate of step k - 1.
    #expect(
      plan.holds(
        (0..<50).map { t in
          let s = Double(max(0, t - 1))
          return 1e-3 * (s < 5 ? s / 5 : (50 - s) / 45)
        }))
    let none = #"{"zero_optimization": {"stage": 2}, "train_micro_batch_size_per_gpu": "auto"}"#
    #expect(try TestedPlan(arguments, "a.yaml", companions: ["ds.json": none])[5] == 1e-3)
    #expect(throws: ConfigFault.self) { try TestedPlan(arguments, "a.yaml") }
    #expect(throws: ConfigFault.self) {
      try TestedPlan(arguments, "a.yaml", companions: ["ds.json": none.replacing("\"auto\"", with: "3")])
    }
    #expect(try TestedPlan.missing(auto, "ds.json", ["updates": "50"]) == ["--with FILE"])
    // The files the other way round are the same run.
    #expect(try TestedPlan(auto, "ds.json", companions: ["a.yaml": arguments])[6] == plan[6])
  }
}
