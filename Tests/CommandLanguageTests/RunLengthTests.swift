import Catalogue
import Runs
import Schedules
import Testing

@testable import CommandLanguage

/// How long a run is that nobody gives a length: as long as the longest course of its curves.
@Suite struct RunLengthTests {
  private func length(_ line: String) throws -> Int {
    do { return try parse("plot \(line)", vocabulary: .catalogue).evaluation().length } catch let fault as CurveFault {
      throw Failure(text: Diagnostic(fault, of: .plot).sentence)
    }
  }

  private struct Failure: Error { let text: String }

  @Test(
    arguments: [
      // Nothing is known, or only the lengths that our own schedules have by default: the tutorial's run.
      ("constant --lr 0.1", 1500), ("exponential --lr 0.1 --gamma 0.9", 1500), ("cosine --min 1 --max 2", 1500),
      ("linear", 1500), ("polynomial", 1500), ("step", 1500), ("clr", 1500),
      ("cosine warmup --length 100", 1500), ("wsd", 1500), ("tri-stage", 1500), ("one-cycle", 1500),
      ("torch.LambdaLR --lr_lambda 0.9**epoch", 1500), ("cosine then linear", 2000),
      // A default counts where its course is longer.
      ("noam", 20_000), ("sgdr", 1750), ("triangular cyclical", 3000),
      // What is given counts.
      ("cosine --cycle-length 1000", 1000), ("linear --length 90", 90), ("noam --warmup 400", 2000),
      ("inverse-sqrt --warmup 10k", 50_000), ("cosine warmup --length 10k", 11_000),
      ("cosine --cycle-length 998k warmup --length 2k", 1_000_000),
      ("multistep --milestones 30k,60k", 72_000), ("torch.MultiStepLR --milestones 30k,60k", 72_000),
      ("torch.StepLR --step_size 10000", 30_000), ("torch.CosineAnnealingLR --T_max 10000", 10_000),
      ("torch.OneCycleLR --max_lr 0.1 --total_steps 1000", 1000),
      ("torch.OneCycleLR --max_lr 0.1 --epochs 5 --steps_per_epoch 1000", 5000),
      ("hf.cosine_with_min_lr --num_warmup_steps 2000 --num_training_steps 1M --min_lr_rate 0.1", 1_000_000),
      ("hf.cosine --num_warmup_steps 0 --num_training_steps 700 --num_cycles 3", 700),
      ("torch.CosineAnnealingWarmRestarts --T_0 100 --T_mult 2", 700),
      ("torch.CyclicLR --base_lr 0 --max_lr 1", 12_000),
      ("keras.CosineDecay --initial_learning_rate 0.1 --decay_steps 3ep --steps-per-epoch 40", 120),
      // A framework's default is what the framework does.
      ("torch.LinearLR --lr 0.1", 6), ("fairseq.polynomial_decay --lr 0.1", 1_000_000),
      ("mmengine.LinearLR --lr 0.1", 1500), ("mmengine.StepLR --lr 0.1 --step_size 30", 90),
      // Compositions.
      ("constant --lr 1 for 200", 200), ("cosine for 300", 300), ("torch.ExponentialLR --gamma 0.9 for 300", 300),
      ("torch.CosineAnnealingLR --T_max 500 for 200 then constant", 240),
      ("constant --lr 1 for 100 then torch.CosineAnnealingLR --T_max 500", 600),
      ("torch.CosineAnnealingLR --T_max 500 shift --by 100", 600),
      ("torch.CosineAnnealingLR --T_max 500 shift --by -100", 400),
      ("torch.CosineAnnealingLR --T_max 500 times torch.LinearLR --total_iters 100", 500),
      ("constant warmup --length 500", 600), ("exponential warmup --length 500", 2500),
      ("cosine --cycle-length 250 cyclical", 750), ("cosine --cycle-length 250 cyclical --cycles 5", 1250),
      // One run for all: the longest.
      ("cosine vs torch.OneCycleLR --max_lr 0.1 --total_steps 5000", 5000),
      ("torch.CosineAnnealingLR --T_max 100 vs torch.StepLR --step_size 200", 600),
      ("constant vs torch.CosineAnnealingLR --T_max 100", 100), ("exponential vs torch.StepLR --step_size 30", 1500),
      // Shares of a run whose length only the others tell.
      ("torch.OneCycleLR --max_lr 0.1 --total_steps 500 warmup --length 10%", 556),
      ("constant warmup --length 10%", 1500), ("constant for 50%", 1500), ("cosine warmup --length 100%", 1500),
      ("linear --length 10k warmup --length 20%", 12_500), ("wsd --warmup 2000", 10_000), ("wsd --length 9k", 9000),
      ("infinite --length 3000", 3000), ("composer.LinearScheduler --max_duration 3ep --steps-per-epoch 70", 210),
      ("composer.CosineAnnealingWithWarmupScheduler --t_warmup 1000ba", 5000),
      ("constant for 20% then torch.CosineAnnealingLR --T_max 4000", 5000),
    ])
  func itIsTheLongestCourse(_ line: String, _ expected: Int) throws {
    #expect(try length(line) == expected)
    // What was found is what the curves are built for.
    let found = try parse("plot \(line)", vocabulary: .catalogue).evaluation()
    #expect(found.run.length?.value == expected && found.shown == 0...expected - 1)
    let given = try parse("plot \(line) -n \(expected)", vocabulary: .catalogue).evaluation()
    #expect(given.length == expected)
    guard case .derived(.longestCourse, _)? = found.run.length?.provenance else { return }
    // Only what nobody gave a length may differ where the run is given one.
    if line.hasPrefix("torch") || line.hasPrefix("hf") {
      for (one, other) in zip(found.curves.map(\.schedule), given.curves.map(\.schedule)) {
        for iteration in [0, 1, expected / 3, expected - 1] { #expect(one(iteration) == other(iteration)) }
      }
    }
  }

  /// Entries whose example gives the length of all training: that is the course.
  private static let totals: [(parameter: String, entries: String)] = [
    (
      "length",
      """
      linear polynomial rex tanh k-decay half-cosine linear-cosine hyperbolic exp-hyperbolic wsd knee infinite power
      multi-step-80-90 linear-to-zero flat-cosine fastai.sched_lin fastai.sched_cos fastai.sched_exp fastai.sched_no
      fastai.SchedPoly fastai.combined_cos fvcore.ConstantParamScheduler fvcore.CosineParamScheduler
      fvcore.ExponentialParamScheduler fvcore.LinearParamScheduler fvcore.PolynomialDecayParamScheduler
      fvcore.StepParamScheduler fvcore.StepWithFixedGammaParamScheduler fvcore.MultiStepParamScheduler
      """
    ),
    (
      "num_training_steps",
      """
      hf.linear hf.cosine hf.cosine_with_restarts hf.polynomial hf.cosine_with_min_lr hf.cosine_warmup_with_min_lr
      hf.warmup_stable_decay
      """
    ),
    (
      "total_steps",
      """
      torch.OneCycleLR mmengine.OneCycleLR paddle.OneCycleLR paddle.LinearLR pytorch_scheduler.CosineWithWarmupScheduler
      pytorch_scheduler.WarmupHoldCosineScheduler pytorch_scheduler.WSDScheduler pytorch_scheduler.TrapezoidalScheduler
      pytorch_scheduler.FlatCosineScheduler pytorch_scheduler.LinearDecayScheduler pytorch_scheduler.PolynomialScheduler
      pytorch_scheduler.PowerDecayScheduler pytorch_scheduler.SlantedTriangularScheduler pytorch_scheduler.RexScheduler
      pytorch_scheduler.TanhDecayScheduler pytorch_scheduler.KDecayScheduler pytorch_scheduler.ChebyshevScheduler
      pytorch_scheduler.HyperbolicLRScheduler pytorch_scheduler.ExpHyperbolicLRScheduler
      """
    ),
    (
      "max_duration",
      """
      composer.StepScheduler composer.MultiStepScheduler composer.ConstantScheduler composer.LinearScheduler
      composer.ExponentialScheduler composer.CosineAnnealingScheduler composer.CosineAnnealingWarmRestartsScheduler
      composer.PolynomialScheduler composer.MultiStepWithWarmupScheduler composer.ConstantWithWarmupScheduler
      composer.LinearWithWarmupScheduler composer.CosineAnnealingWithWarmupScheduler composer.PolynomialWithWarmupScheduler
      llmfoundry.InverseSquareRootWithWarmupScheduler
      """
    ),
    ("T_max", "torch.CosineAnnealingLR mmengine.CosineAnnealingLR paddle.CosineAnnealingDecay"),
    ("total_num_steps", "deepspeed.WarmupDecayLR deepspeed.WarmupCosineLR"),
    ("max_update", "mxnet.PolyScheduler mxnet.CosineScheduler fairseq.cosine fairseq.tri_stage"),
    ("total_num_update", "fairseq.polynomial_decay"),
    ("total_iters", "torch.PolynomialLR"), ("anneal_epochs", "torch.SWALR"),
    ("end", "mmengine.ConstantLR mmengine.LinearLR mmengine.PolyLR"),
    (
      "transition_steps",
      "optax.linear_schedule optax.polynomial_schedule optax.cosine_onecycle_schedule optax.linear_onecycle_schedule"
    ),
    ("decay_steps", "optax.cosine_decay_schedule optax.warmup_cosine_decay_schedule"),
    ("t_initial", "timm.CosineLRScheduler timm.TanhLRScheduler timm.PolyLRScheduler"), ("num_it", "fastai.lr_find"),
    ("every", "jagged"),
    (
      "lr_decay_iters",
      """
      megatron.constant megatron.linear megatron.cosine megatron.inverse-square-root megatron.WSD neox.constant neox.linear
      neox.cosine neox.exponential nanogpt.get_lr
      """
    ),
    (
      "total_steps",
      """
      torchtitan.linear_warmup_stable_decay open_clip.cosine open_clip.const open_clip.const-cooldown big_vision.cosine
      big_vision.linear big_vision.polynomial big_vision.rsqrt big_vision.stair
      """
    ),
    (
      "steps",
      """
      torchtitan.linear_warmup_linear_decay lingua.constant lingua.linear lingua.inv_sqrt lingua.cosine lingua.wsd
      maxtext.cosine maxtext.wsd
      """
    ),
    ("train_steps", "nanotron.linear nanotron.cosine nanotron.1-sqrt"),
    (
      "max_duration",
      """
      olmo.cosine_with_warmup olmo.linear_with_warmup olmo.cosine_linear_envelope olmo.inverse_sqrt_with_warmup
      olmo.constant_with_warmup olmo.max_scheduler olmo.constant
      """
    ),
    (
      "max_steps",
      """
      olmo_core.ConstantWithWarmup olmo_core.WSD olmo_core.LinearWithWarmup olmo_core.CosWithWarmup
      olmo_core.HalfCosWithWarmup olmo_core.InvSqrtWithWarmup olmo_core.PowerLR olmo_core.CosWithWarmupAndLinearDecay
      olmo_core.WSDS olmo_core.ExponentialScheduler litgpt.finetune nemo.WarmupPolicy nemo.WarmupHoldPolicy
      nemo.SquareAnnealing nemo.SquareRootAnnealing nemo.CosineAnnealing nemo.WarmupAnnealing
      nemo.InverseSquareRootAnnealing nemo.PolynomialDecayAnnealing nemo.PolynomialHoldDecayAnnealing
      nemo.WarmupHoldAnnealLinear nemo.WarmupHoldAnnealOneMinusSquareRoot nemo.NoamAnnealing nemo.NoamHoldAnnealing
      nnunet.PolyLRScheduler nnunet.warmup prime_rl.constant prime_rl.linear prime_rl.cosine
      """
    ),
    ("max_iters", "litgpt.pretrain"), ("num_iterations", "nanochat.get_lr_multiplier"),
    ("scheduled_iterations", "modded_nanogpt.TrainingSchedule"),
    ("num_train_steps", "levanter.cosine levanter.linear levanter.constant levanter.inv_sqrt levanter.inv"),
    (
      "num_training_steps",
      """
      lm_engine.linear lm_engine.cosine lm_engine.exponential lm_engine.constant lm_engine.power verl.constant verl.cosine
      verl.wsd
      """
    ),
    ("total_iters", "dinov2.CosineScheduler"), ("t_initial", "swin.LinearLRScheduler"),
  ]

  /// Entries whose examples tell when something last happens: the course is a fifth longer.
  private static let milestones: [String: Int] = [
    "multistep": 900, "piecewise": 1000, "torch.MultiStepLR": 800, "torch.ConstantLR": 400, "torch.LinearLR": 100,
    "hf.constant_with_warmup": 100, "optax.warmup_constant_schedule": 100, "optax.piecewise_constant_schedule": 1000,
    // Keras's and MXNet's boundaries act one update later, timm's milestones one earlier.
    "keras.PiecewiseConstantDecay": 1001, "mxnet.MultiFactorScheduler": 901, "timm.MultiStepLRScheduler": 89,
    "mmengine.MultiStepLR": 800, "paddle.PiecewiseDecay": 1000, "paddle.MultiStepDecay": 800,
    "fairseq.manual": 1000, "swin.MultiStepLRScheduler": 600,
  ]

  /// Entries without such a parameter: what their examples tell, by hand.
  private static let others: [String: Int] = [
    // Nothing, or lengths by default.
    "constant": 1500, "cosine": 1500, "triangular": 1500, "exponential": 1500, "time-based": 1500, "range-test": 1500,
    "warmup": 1500, "cooldown": 1500, "scale": 1500, "clamp": 1500, "shift": 1500, "torch.ExponentialLR": 1500,
    "torch.LambdaLR": 1500, "torch.MultiplicativeLR": 1500, "hf.constant": 1500, "optax.constant_schedule": 1500,
    "keras.decay": 1500, "mmengine.ExponentialLR": 1500, "paddle.ExponentialDecay": 1500,
    "paddle.NaturalExpDecay": 1500, "paddle.InverseTimeDecay": 1500, "paddle.LambdaDecay": 1500,
    "paddle.MultiplicativeDecay": 1500, "pytorch_scheduler.IdentityScheduler": 1500,
    // Three periods.
    "step": 3 * 100, "torch.StepLR": 3 * 30, "keras.ExponentialDecay": 3 * 100, "keras.InverseTimeDecay": 3 * 100,
    "optax.exponential_decay": 3 * 100, "deepspeed.LRRangeTest": 3 * 200, "mmengine.StepLR": 3 * 300,
    "paddle.StepDecay": 3 * 300, "optax.warmup_exponential_decay_schedule": 100 + 3 * 100,
    "fairseq.step": 20 + 3 * 300, "paddle.LinearWarmup": 100 + 3 * 300,
    // Three steps of 2.4 epochs are 7.2, after a warmup of 3; MXNet's drops come one update late.
    "timm.StepLRScheduler": 8 + 3, "mxnet.FactorScheduler": 3 * 250 + 1,
    // Three cycles, some twice as long as the one before.
    "clr": 3 * 200, "sgdr": 250 + 500 + 1000, "cyclical": 250 + 500 + 1000, "torch.CyclicLR": 3 * 400,
    "wsd-s": 50 + 3 * 400, "torch.CosineAnnealingWarmRestarts": 200 + 400 + 800,
    "paddle.CosineAnnealingWarmRestarts": 200 + 400 + 800, "keras.CosineDecayRestarts": 100 + 200 + 400,
    "keras.PolynomialDecay": 3 * 300, "paddle.PolynomialDecay": 3 * 500, "paddle.CyclicLR": 3 * 400,
    "flax.create_triangular_schedule": 3 * 100, "fairseq.triangular": 3 * 400,
    "pytorch_scheduler.CosineAnnealingWarmupRestarts": 3 * 300,
    // Five warmups of an inverse square root.
    "inverse-sqrt": 5 * 100, "noam": 5 * 400, "hf.inverse_sqrt": 5 * 100, "paddle.NoamDecay": 5 * 400,
    "fairseq.inverse_sqrt": 5 * 400, "pytorch_scheduler.InverseSqrtScheduler": 5 * 100,
    // Sums.
    "one-cycle": 500 + 750, "tri-stage": 150 + 600 + 750, "optax.sgdr_schedule": 200 + 400 + 800,
    "keras.CosineDecay": 100 + 900, "timm.WSDLRScheduler": 10 + 100, "mmengine.CosineRestartLR": 300 + 500 + 700,
    "optax.piecewise_interpolate_schedule": 1200, "pytorch_scheduler.WarmupScheduler": 100 + 1000,
    // A cycle of 1000, and a tenth more to see its end.
    "epochwise": 1000, "stepped": 15 * 100, "pytorch_warmup.LinearWarmup": 1500,
    "pytorch_warmup.ExponentialWarmup": 1500,
    "pytorch_warmup.UntunedLinearWarmup": 1500, "pytorch_warmup.UntunedExponentialWarmup": 1500,
    "pytorch_warmup.RAdamWarmup": 1500,
    // Epochs by their updates.
    "flax.create_learning_rate_fn": 100 * 15, "fastai.fit_one_cycle": 5 * 200, "fastai.fit_flat_cos": 5 * 200,
    "fastai.fit_sgdr": (1 + 2 + 4) * 200, "fastai.fine_tune": (1 + 4) * 200,
    // Seven metrics, each of 200 updates.
    "torch.ReduceLROnPlateau": 1400, "hf.greedy": 1400, "timm.PlateauLRScheduler": 1400,
    "mmengine.ReduceOnPlateauLR": 1400, "paddle.ReduceOnPlateau": 1400, "keras.ReduceLROnPlateau": 1400,
    "fairseq.reduce_lr_on_plateau": 1200,
    // DeepSpeed's warmup is one update late; its triangle is over after 1000 updates, and what follows never changes.
    "deepspeed.WarmupLR": 1200 + 1, "deepspeed.OneCycle": 500 + 600,
    // The stages of OLMo-core, and MAE's 400 epochs of five updates.
    "olmo_core.ComposableScheduler": 100 + 700 + 200, "mae.adjust_learning_rate": 400 * 5,
    // Nine epochs of 100 updates at the full rate, and a fifth more.
    "fairseq.fixed": 1100,
  ]

  @Test func everyEntryKnowsItsCourse() throws {
    var expected: [String: Int] = Self.others
    for (name, last) in Self.milestones { expected[name] = last + (last + 4) / 5 }
    for (parameter, entries) in Self.totals {
      for name in entries.split(whereSeparator: \.isWhitespace).map(String.init) {
        let example = try #require(Catalogue.definition(named: name)?.example, "\(name)")
        let words = example.split(separator: " ").map(String.init)
        let place = try #require(words.firstIndex(of: "--\(parameter)"), "\(name) has no --\(parameter)")
        let value = words[place + 1].prefix { $0.isNumber }
        #expect(expected.updateValue(try #require(Int(value)), forKey: name) == nil, "\(name) is listed twice")
      }
    }
    // The restarts of a run do not tell how long it is, but its cosine does.
    expected["jagged"] = 1500
    for definition in Catalogue.definitions {
      guard let course = expected.removeValue(forKey: definition.name) else {
        Issue.record("\(definition.name) is not listed: how long is the run of \(definition.example)?")
        continue
      }
      #expect(try length(definition.example) == course, "\(definition.example)")
    }
    #expect(expected.isEmpty, "\(expected.keys) are no entries")
  }

  /// Where the run is given and the length of a schedule of our own is not, it is what the run leaves.
  @Test(
    arguments: [
      ("cosine -n 4000", [4000]), ("linear -n 4000", [4000]), ("polynomial -n 40", [40]), ("rex -n 4000", [4000]),
      ("tanh -n 4000", [4000]), ("triangular -n 4000", [4000]), ("range-test -n 4000", [4000]),
      ("flat-cosine -n 4000", [4000]), ("cosine --cycle-length 300 -n 4000", [300]),
      ("cosine --warmup 100 -n 4000", [4000]), ("linear --warmup 10% -n 4000", [4000]),
      ("rex --warmup 100 warmup --length 50 -n 4000", [4000]), ("cosine --warmup 1000", [5000]),
      ("cosine warmup --length 100 -n 4000", [4000]), ("cosine warmup --length 10% -n 4000", [4000]),
      ("cosine scale --by 2 warmup --length 100 warmup --length 50 -n 4000", [4000]),
      ("cosine warmup --length 100 --in-place -n 4000", [4000]),
      ("linear --length 1000 then cosine -n 4000", [4000]),
      ("linear --length 1000 then cosine warmup --length 500 -n 4000", [4000]),
      ("constant for 25% then cosine -n 4000", [4000]), ("constant times cosine -n 4000", [4000]),
      ("constant times cosine warmup --length 500 -n 4000", [4000]),
      ("one-cycle --finish-lr 0 --cooldown-length 1000 -n 4000", [4000]), ("one-cycle -n 4000", [4000]),
      ("wsd warmup --length 100 -n 4000", [4000]), ("cosine vs linear -n 700", [700, 700]),
      // The cosine takes all of the run: nothing is left for the line, which is the tutorial's.
      ("cosine then linear -n 4000", [5000]),
    ])
  func ourOwnLengthsAreThoseOfTheRun(_ line: String, _ lengths: [Int]) throws {
    let schedules = try parse("plot \(line)", vocabulary: .catalogue).schedules()
    // A product with a constant never ends: its course does.
    #expect(schedules.map { $0.length ?? $0.course.updates } == lengths)
  }

  @Test func cyclesKeepTheirLengthInAGivenRun() throws {
    let cycle = try #require(try parse("plot triangular cyclical -n 5000", vocabulary: .catalogue).schedules().first)
    #expect(cycle.phase(at: 1000) == Phase("cycle 2", from: 1000, to: 2000))
    let restarts = try #require(try parse("plot sgdr -n 5000", vocabulary: .catalogue).schedules().first)
    #expect(restarts.phase(at: 0).end == 250)
  }

  /// Of a framework no length is the run's, whatever it is.
  @Test func lengthsOfFrameworksStay() throws {
    for line in ["torch.LinearLR --lr 0.1 -n 4000", "fairseq.polynomial_decay --lr 0.1 -n 4000"] {
      let given = try #require(try parse("plot \(line)", vocabulary: .catalogue).schedules().first)
      #expect(given.length == (line.hasPrefix("torch") ? 5 : 1_000_000))
    }
  }

  @Test func positionsOfAtReachBeyondTheRun() throws {
    let invocation = try parse("at 0,50%,5000 torch.CosineAnnealingLR --T_max 400", vocabulary: .catalogue)
    #expect(try invocation.updates() == [0, 200, 5000])
  }
}
