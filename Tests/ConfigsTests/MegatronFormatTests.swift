import Foundation
import Testing

@testable import Configs

/// Megatron-LM's arguments and Megatron-Bridge's, where no recorded run is; expected rates are Megatron's formulas over samples.
@Suite struct MegatronFormatTests {
  /// Megatron's rate after so many samples.
  private func rate(
    _ x: Double, style: String = "linear", tailStyle: String = "exponential", lr: Double, min: Double = 0,
    initial: Double = 0,
    warmup: Double = 0, decay: Double, tail: Double = 0
  ) -> Double {
    if warmup > 0, x <= warmup { return initial + (lr - initial) * x / warmup }
    if style == "constant" { return lr }
    if x > decay { return min }
    let p = (x - warmup) / (decay - warmup)
    switch style {
    case "inverse-square-root":
      return Swift.max(min, lr * Swift.max(warmup, 1).squareRoot() / Swift.max(x, 1).squareRoot())
    case "cosine": return min + (lr - min) * (1 + cos(.pi * p)) / 2
    case "WSD":
      if x <= decay - tail { return lr }
      let q = (x - (decay - tail)) / tail
      switch tailStyle {
      case "linear": return min + (lr - min) * (1 - q)
      case "cosine": return min + (lr - min) * (1 + cos(.pi * q)) / 2
      case "minus_sqrt": return min + (lr - min) * (1 - q.squareRoot())
      default: return min + (lr - min) * (2 * pow(0.5, q) - 1)
      }
    default: return min + (lr - min) * (1 - p)
    }
  }

  @Test(arguments: [
    (32, 32, 1000, 256, 5000), (8, 8, 160, 16, 900), (1, 3, 997, 100, 20_000), (64, 64, 40_000, 512, 90_000),
  ])
  func rampsGrowAsMegatronsLoopHasThem(_ start: Int, _ increment: Int, _ ramp: Int, _ batch: Int, _ total: Int) {
    let clock = SampleClock(rampFrom: start, by: increment, over: ramp, to: batch, total: total)
    let share = Double(ramp) / Double((batch - start) / increment)
    func size(_ seen: Int) -> Int { seen > ramp ? batch : start + Int(Double(seen) / share) * increment }
    var (seen, update) = (0, 0)
    while seen <= ramp, seen <= total {
      #expect(clock.samples(before: update) == seen)
      seen += size(seen)
      update += 1
    }
    if total > seen { update += (total - seen) / batch }
    #expect(clock.updates == update)
    #expect(clock.samples(before: update + 3) - clock.samples(before: update + 2) == batch)
  }

  @Test func steppedBatchesAreWalkedUntilTheSamplesAreSeen() {
    let steps = [(samples: 0, batch: 7), (samples: 100, batch: 20), (samples: 105, batch: 50)]
    let clock = SampleClock(steps: steps, total: 1000)
    var (seen, update) = (0, 0)
    while seen < 1000 {
      #expect(clock.samples(before: update) == seen)
      seen += steps.last { $0.samples <= seen }?.batch ?? 0
      update += 1
    }
    #expect(clock.updates == update)
  }

  @Test(
    arguments: ["exponential", "linear", "cosine", "minus_sqrt"],
    ["WSD", "cosine", "linear", "inverse-square-root", "constant"])
  func growingBatchesHaveTheRatesOfTheirSamples(_ tailStyle: String, _ style: String) throws {
    let text = """
      torchrun pretrain_gpt.py --lr 3e-4 --min-lr 3e-5 --lr-warmup-init 1e-6 --micro-batch-size 1 --seq-length 10 \
        --train-samples 6000 --lr-warmup-samples 333 --lr-decay-samples 5000 --lr-wsd-decay-samples 1700 \
        --lr-decay-style \(style) --lr-wsd-decay-style \(tailStyle) --step-batch-size-schedule "0:16, 2K:48 0.02M:64"
      """
    let run = try PlannedRun(text, "train.sh")
    var seen: [Int] = []
    var x = 0
    while x < 6000 {
      seen.append(x)
      x += x >= 2000 ? 64 : x >= 200 ? 48 : 16
    }
    #expect(run.updates == seen.count)
    let difference = run.difference {
      rate(
        Double(seen[$0]), style: style, tailStyle: tailStyle, lr: 3e-4, min: 3e-5, initial: 1e-6, warmup: 333,
        decay: 5000,
        tail: 1700)
    }
    #expect(difference == nil)
  }

  @Test func samplesThatAreNoWholeUpdatesKeepTheirLengths() throws {
    let text = """
      {"lr": 1e-3, "min_lr": 1e-4, "micro_batch_size": 2, "global_batch_size": 48, "train_samples": 10000,
       "lr_decay_samples": 9001, "lr_warmup_samples": 101, "lr_decay_style": "cosine"}
      """
    let run = try PlannedRun(text, "args.json")
    #expect(run.updates == 10000 / 48)
    #expect(
      run.difference { rate(Double($0 * 48), style: "cosine", lr: 1e-3, min: 1e-4, warmup: 101, decay: 9001) } == nil)
  }

  @Test func theInverseSquareRootCountsSamples() throws {
    let text =
      "lr: 0.01\nlr_decay_style: inverse-square-root\nmicro_batch_size: 4\nglobal_batch_size: 8\ntrain_iters: 50\n"
    let run = try PlannedRun(text, "args.yaml")
    #expect(run.difference { rate(Double($0 * 8), style: "inverse-square-root", lr: 0.01, decay: 400) } == nil)
  }

  @Test func primusVariablesHaveTheirDefaults() throws {
    let text = """
      modules:
        pre_trainer:
          config: pre_trainer.yaml
          overrides:
            lr: ${PRIMUS_LR:1.0e-4}
            min_lr: ${MIN:1e-5}
            train_iters: ${PRIMUS_TRAIN_ITERS:200}
            lr_warmup_iters: ${WARMUP:20}
            lr_decay_style: cosine
            micro_batch_size: 1
            global_batch_size: ${GBS:16}
      """
    let run = try PlannedRun(text, "primus.yaml", set: ["lr-decay-iters": "150"])
    #expect(run.plan.format == "megatron")
    #expect(run.difference { rate(Double($0), style: "cosine", lr: 1e-4, min: 1e-5, warmup: 20, decay: 150) } == nil)
  }

  @Test func yamlCfgIsTheOnlyFileThatCounts() throws {
    let yaml = "lr: 2.0e-4\nlr_decay_style: linear\nmicro_batch_size: 1\ntrain_iters: 40\nlr_warmup_iters: 4\n"
    let run = try PlannedRun(
      "torchrun pretrain_gpt.py --yaml-cfg conf.yaml --lr 9", "run.sh", with: ["conf.yaml": yaml])
    #expect(run.updates == 40)
    #expect(run.difference { rate(Double($0), lr: 2e-4, warmup: 4, decay: 40) } == nil)
  }

  @Test func whatIsMissingIsAskedForAtOnce() {
    let ramp = "--lr 1e-4 --train-samples 5000 --micro-batch-size 2 --rampup-batch-size 16 16 1000"
    #expect(
      PlannedRun.asked { try PlannedRun("python pretrain_gpt.py \(ramp)", "a.sh") }.contains("--release VERSION"))
    let yaml = "MODEL_ARGS:\n  --lr: 1e-4\n  --train-samples: 100\n  --micro-batch-size: 2\n"
    #expect(PlannedRun.asked { try PlannedRun(yaml, "a.yaml") } == ["--world-size N"])
    // In iterations nothing of it changes a rate.
    let iterations = "MODEL_ARGS:\n  --lr: 1e-4\n  --train-iters: 100\n  --micro-batch-size: 2\n"
    #expect(PlannedRun.asked { try PlannedRun(iterations, "a.yaml") }.isEmpty)
  }

  @Test func savedArgumentsKnowTheirProcesses() throws {
    let text = """
      {"lr": 1e-3, "micro_batch_size": 2, "global_batch_size": null, "train_samples": 1000, "train_iters": null,
       "lr_decay_style": "linear", "world_size": 16, "tensor_model_parallel_size": 4, "rampup_batch_size": null}
      """
    let run = try PlannedRun(text, "args.json")
    #expect(run.updates == 1000 / (2 * 16 / 4))
  }

  @Test func assertionsOfMegatronAreRefused() throws {
    func text(_ flags: String) -> String { "torchrun pretrain_gpt.py --lr 1e-4 --micro-batch-size 1 \(flags)" }
    for flags in [
      "--train-iters 10 --lr-warmup-iters 10", "--train-iters 10 --lr-decay-samples 100", "--train-iters 10 --min-lr 1",
      "--train-iters 10 --lr-decay-style WSD", "--train-iters 10 --lr-warmup-iters 2 --lr-warmup-fraction 0.1",
      "--train-iters 10 --lr-decay-style wsd", "--train-iters 10 --train-samples 100 --global-batch-size 1",
    ] {
      #expect(PlannedRun.refusal { try PlannedRun(text(flags), "a.sh") } != nil, "\(flags)")
      #expect(try PlannedRun(text(flags), "a.sh", asMeant: true)[0] >= 0)
    }
  }

  @Test func skippedIterationsAndAnExitMakeFewerUpdates() throws {
    let text =
      "torchrun pretrain_gpt.py --lr 1e-4 --micro-batch-size 1 --train-iters 100 --exit-interval 30 --iterations-to-skip 3 4 99"
    #expect(try PlannedRun(text, "a.sh").updates == 28)
  }

  @Test func aCheckpointDecidesWhereTheArgumentsSaySo() throws {
    let text = "torchrun pretrain_gpt.py --lr 1e-4 --micro-batch-size 1 --global-batch-size 4 --train-iters 100"
    let state =
      "{max_lr: 2e-4, min_lr: 0.0, lr_warmup_steps: 40, lr_decay_steps: 800, num_steps: 160, lr_decay_style: cosine}"
    let used = try PlannedRun(
      text + " --use-checkpoint-opt_param-scheduler", "a.sh", set: ["checkpoint_scheduler": state], resumeAt: 40)
    let difference = used.difference(over: 40..<100) {
      rate(Double($0 * 4), style: "cosine", lr: 2e-4, warmup: 40, decay: 800)
    }
    #expect(difference == nil)
    let overridden = try PlannedRun(
      text + " --override-opt_param-scheduler", "a.sh", set: ["checkpoint_scheduler": state], resumeAt: 40)
    #expect(overridden.difference(over: 40..<100) { rate(Double($0), lr: 1e-4, decay: 100) } == nil)
    #expect(
      PlannedRun.refusal { try PlannedRun(text, "a.sh", set: ["checkpoint_scheduler": state], resumeAt: 40) } != nil)
    #expect(
      PlannedRun.asked { try PlannedRun(text + " --use-checkpoint-opt_param-scheduler", "a.sh", resumeAt: 40) }
        == ["--set checkpoint_scheduler={…}"])
  }

  @Test func theEmbeddingMayHaveRatesOfItsOwn() throws {
    let text =
      "torchrun pretrain_gpt.py --lr 1e-4 --micro-batch-size 1 --train-iters 50 --decoupled-lr 5e-4 --decoupled-min-lr 1e-5"
    #expect(try PlannedRun(text, "a.sh").difference { rate(Double($0), lr: 1e-4, decay: 50) } == nil)
    let other = try PlannedRun(text, "a.sh", group: "decoupled")
    #expect(other.difference { rate(Double($0), lr: 5e-4, min: 1e-5, decay: 50) } == nil)
  }

  @Test func bridgesTailIsTheWholeDecayUnlessItIsGiven() throws {
    let text =
      "train:\n  train_iters: 60\noptimizer:\n  lr: 0.001\nscheduler:\n  lr_decay_style: WSD\n  lr_warmup_iters: 6\n"
    let run = try PlannedRun(text, "run_config.yaml")
    #expect(run.plan.format == "megatron_bridge")
    #expect(run.difference { rate(Double($0), style: "WSD", lr: 1e-3, warmup: 6, decay: 60, tail: 60) } == nil)
  }
}
