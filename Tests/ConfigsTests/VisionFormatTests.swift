import Configs
import Foundation
import Testing

/// Formats of vision code bases, held against the frameworks' formulas written out.
@Suite struct VisionFormatTests {
  @Test func bigVisionMultipliesItsFactors() throws {
    let linear = """
      def get_config():
        config = mlc.ConfigDict()
        config.total_examples = 6430
        config.input = dict(batch_size=64)
        config.lr = 0.5
        config.schedule = dict(decay_type='linear', linear_end=0.1, warmup_percent=0.1, scale_with_batchsize=True)
        return config
      """
    // round(6430 / 64) = 100; the last factor is not scaled by 64 / 256.
    try PretrainingRun(linear, "a.py").expect(100) { t in
      0.5 * (0.1 + (0.25 - 0.1) * (1 - max(0, t - 10) / 90)) * min(1, t / 10)
    }
    let groups = """
      def get_config():
        config = mlc.ConfigDict()
        config.total_epochs = 2.5
        config.input = dict(batch_size=10)
        config.lr = 0.5
        config.schedule = [('head/.*', dict(decay_type='stair', steps=[4, 6], mults=[0.5, 0.1])), ('.*', None)]
        return config
      """
    // round(2.5 * 50 / 10) = 12, half to even
    try PretrainingRun(groups, "a.py", [.samples: 50]).expect(12) { t in 0.5 * (t < 4 ? 1 : t < 6 ? 0.5 : 0.1) }
    try PretrainingRun(groups, "a.py", [.samples: 50], group: ".*").expect(12) { _ in 0 }
    let two = groups.replacing("None", with: "dict(decay_type='cosine')")
    #expect(PretrainingRun.missing(two, "a.py", [.samples: 50]) == ["--group NAME"])
  }

  @Test func openCLIPCountsBatches() throws {
    let script = """
      torchrun --nproc_per_node 2 -m open_clip_train.main --train-data a.csv --batch-size 10 --accum-freq 2 --epochs 4 \
        --lr 0.5 --warmup 5 --lr-scheduler const-cooldown
      """
    let cooled = script + " --epochs-cooldown 1 --lr-cooldown-power 2 --lr-cooldown-end 0.1"
    // (201 // 2) // 10 // 2 = 5 updates an epoch
    try PretrainingRun(cooled, "a.sh", [.samples: 201]).expect(20) { t in
      t < 5 ? 0.5 * (t + 1) / 5 : t < 15 ? 0.5 : 0.1 + 0.4 * pow(1 - (t - 15) / 5, 2)
    }
    #expect(PretrainingRun.refusal(script, "a.sh", [.samples: 201])?.contains("cooldown epochs") == true)
    try PretrainingRun(script, "a.sh", [.samples: 201], asMeant: true).expect(20) { t in min(0.5, 0.5 * (t + 1) / 5) }
    try PretrainingRun(script + " --skip-scheduler", "a.sh", [.samples: 201]).expect(20) { _ in 0.5 }
    let asked = "srun python -m training.main --dataset-type webdataset --lr 1"
    #expect(PretrainingRun.missing(asked, "a.sh") == ["--samples N"])
    #expect(
      PretrainingRun.missing("srun -N 2 torchrun --nproc_per_node gpu -m training.main --lr 1", "a.sh")
        == ["--samples N", "--world-size N"])
  }

  @Test func nnUNetsTrainersTellTheRun() throws {
    func poly(_ e: Double, _ epochs: Double) -> Double { pow(1 - e / epochs, 0.9) }
    let short = try PretrainingRun("nnUNetv2_train 1 2d 0 -tr nnUNetTrainer_5epochs", "a.sh")
    short.expect(1250) { t in 0.01 * poly((t / 250).rounded(.down), 5) }
    let adam = try PretrainingRun("nnUNetv2_train 1 2d 0 -tr nnUNetTrainerVanillaAdam3en4", "a.sh")
    #expect(abs(adam.schedule(500) - 3e-4 * poly(2, 1000)) < 1e-15)
    let primus = try PretrainingRun("nnUNetv2_train 1 2d 0 -tr nnUNet_Primus_S_Trainer", "a.sh")
    #expect(abs(primus.schedule(260) - 3e-4 / 50 * 2) < 1e-15)
    #expect(abs(primus.schedule(250 * 60) - 3e-4 * poly(10, 950)) < 1e-15)
    let cosine = try PretrainingRun("nnUNetv2_train 1 2d 0 -tr nnUNetTrainerCosAnneal", "a.sh")
    #expect(abs(cosine.schedule(250 * 300) - 0.01 * halfCosine(0.3)) < 1e-14)
    let debug = #"{"initial_lr": "0.001", "num_epochs": "4", "num_iterations_per_epoch": "10"}"#
    try PretrainingRun(debug, "debug.json").expect(40) { t in 0.001 * poly((t / 10).rounded(.down), 4) }
  }

  @Test func dinoV2ScalesByTheRoot() throws {
    let config = """
      train: {OFFICIAL_EPOCH_LENGTH: 10, batch_size_per_gpu: 16}
      optim: {base_lr: 0.4, scaling_rule: sqrt_wrt_1024, epochs: 6, warmup_epochs: 1, min_lr: 0.01, lr: 9}
      """
    let lr = 0.4 * (16.0 * 4 / 1024).squareRoot()
    func rate(_ t: Double) -> Double { t < 10 ? lr * t / 9 : 0.01 + (lr - 0.01) * halfCosine((t - 10) / 50) }
    let run = try PretrainingRun(config, "a.yaml", [.worldSize: 4])
    run.expect(60, rate)
    #expect(run.notes("optim.lr has no effect"))
    // One epoch is frozen where nothing is said.
    try PretrainingRun(config, "a.yaml", [.worldSize: 4], group: "last_layer").expect(60) { $0 < 10 ? 0 : rate($0) }
    let rule = config.replacing("sqrt_wrt_1024", with: "linear_wrt_256")
    #expect(PretrainingRun.refusal(rule, "a.yaml", [.worldSize: 4]) == "NotImplementedError")
    let script = "torchrun --nproc_per_node 4 dinov2/train/train.py --config-file conf/a.yaml optim.epochs=3"
    let shorter = try PretrainingRun(script, "a.sh", files: ["conf/a.yaml": config])
    shorter.expect(30) { t in t < 10 ? lr * t / 9 : 0.01 + (lr - 0.01) * halfCosine((t - 10) / 20) }
  }

  @Test func maeScalesByTheBatch() throws {
    let script =
      "torchrun --nproc_per_node=2 main_pretrain.py --batch_size 8 --accum_iter 2 --epochs 6 --warmup_epochs 2"
    // lr = 1e-3 * 8 * 2 * 2 / 256; ceil(101 / 2) // 8 = 6 batches
    let lr = 1e-3 * 32 / 256
    func expected(_ t: Double) -> Double {
      let x = (t / 3).rounded(.down) + (t.truncatingRemainder(dividingBy: 3)) * 2 / 6
      return x < 2 ? lr * x / 2 : lr * halfCosine((x - 2) / 4)
    }
    try PretrainingRun(script, "a.sh", [.samples: 101]).expect(18, expected)
    let submitted =
      "python submitit_finetune.py --nodes 1 --ngpus 4 --batch_size 4 --blr 0.64 --epochs 2 --warmup_epochs 0"
    try PretrainingRun(submitted, "a.sh", [.samples: 80]).expect(10) { t in
      1e-6 + (0.04 - 1e-6) * halfCosine(t / 5 / 2)
    }
  }

  @Test func deiTIsOneEpochLate() throws {
    let script = """
      python -m torch.distributed.launch --nproc_per_node=2 --use_env main.py --model deit_tiny_patch16_224 --batch-size 8 \
        --lr 0.32 --epochs 10 --warmup-epochs 2
      """
    // 0.32 * 8 * 2 / 512 = 0.01; ceil(50 / 2) // 8 = 3 updates an epoch
    func rate(_ e: Double, _ lr: Double) -> Double {
      e < 2 ? 1e-6 + e * (lr - 1e-6) / 2 : 1e-5 + (lr - 1e-5) * halfCosine(e / 10)
    }
    try PretrainingRun(script, "a.sh", [.samples: 50]).expect(30) { rate(max(0, ($0 / 3).rounded(.down) - 1), 0.01) }
    try PretrainingRun(script + " --unscale-lr", "a.sh", [.samples: 50]).expect(30) {
      rate(max(0, ($0 / 3).rounded(.down) - 1), 0.32)
    }
    let steps = script + " --sched step --decay-epochs 4 --decay-rate 0.5"
    try PretrainingRun(steps, "a.sh", [.samples: 50]).expect(30) { t in
      let e = max(0, (t / 3).rounded(.down) - 1)
      return e < 2 ? 1e-6 + e * (0.01 - 1e-6) / 2 : 0.01 * pow(0.5, (e / 4).rounded(.down))
    }
  }

  @Test func swinIsOneUpdateLate() throws {
    let config = """
      BASE: ['base.yaml']
      MODEL: {TYPE: swin}
      TRAIN: {EPOCHS: 4, WARMUP_EPOCHS: 1, BASE_LR: 0.512, WARMUP_LR: 0.0512, ACCUMULATION_STEPS: 2}
      """
    let base = "DATA: {BATCH_SIZE: 10}\nTRAIN: {EPOCHS: 9, MIN_LR: 0.0}"
    // Scaled by 10 * 1 / 512 * 2; 70 // 10 = 7 batches, 3 updates an epoch with one batch left over.
    func curve(_ x: Double) -> Double {
      x < 3 ? 0.002 + x * (0.02 - 0.002) / 3 : x - 3 < 9 ? 0.02 * halfCosine((x - 3) / 9) : 0
    }
    let run = try PretrainingRun(config, "a.yaml", [.samples: 70, .worldSize: 1], files: ["base.yaml": base])
    run.expect(12) { t in
      guard t > 0 else { return curve(0) }
      let (epoch, update) = (Int(t - 1) / 3, Int(t - 1) % 3)
      // The batch behind which the update before was made.
      return curve(Double((epoch * 7 + 2 * (update + 1) - 1) / 2))
    }
    #expect(run.notes("1 batches of each epoch make no update"))
    let script = """
      python -m torch.distributed.launch --nproc_per_node 1 main.py --cfg configs/swin/a.yaml --batch-size 10 \
        --opts TRAIN.ACCUMULATION_STEPS 1 TRAIN.LR_SCHEDULER.NAME linear
      """
    try PretrainingRun(script, "a.sh", [.samples: 70], files: ["a.yaml": config, "base.yaml": base]).expect(28) { t in
      let x = max(0, t - 1)
      return x < 7 ? 0.001 + x * (0.01 - 0.001) / 7 : 0.01 - 0.99 * 0.01 * (x - 7) / 21
    }
    let steps = """
      MODEL: {TYPE: swin}
      DATA: {BATCH_SIZE: 512}
      TRAIN: {EPOCHS: 8, WARMUP_EPOCHS: 1, BASE_LR: 1.0, LR_SCHEDULER: {NAME: step, DECAY_EPOCHS: 3, DECAY_RATE: 0.5}}
      """
    try PretrainingRun(steps, "a.yaml", [.samples: 1024, .worldSize: 1]).expect(16) { t in
      let x = max(0, t - 1)
      return x < 2 ? 5e-7 + x * (1 - 5e-7) / 2 : pow(0.5, (x / 6).rounded(.down))
    }
  }

  @Test func mlPerfsMilestonesCountBehindTheWarmup() throws {
    let script = """
      python main.py --ga_steps 2 --batch_size 1 --epochs 8 --learning_rate 0.8 --init_learning_rate 0.2 \
        --lr_warmup_epochs 4 --lr_decay_epochs 2 4 6 --lr_decay_factor 0.5
      """
    // 4 updates an epoch; the warmup of epoch 3 overwrites what epoch 2 did.
    try PretrainingRun(script, "a.sh", [.samples: 8]).expect(32) { t in
      let epoch = (t / 4).rounded(.down) + 1
      return epoch <= 4 ? 0.2 + 0.6 * epoch / 4 : epoch - 1 < 6 ? 0.4 : 0.2
    }
  }
}
