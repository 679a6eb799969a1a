import Testing

@testable import Catalogue
@testable import Schedules

/// The entries that are named as the same curve: everything that the formulas of the frameworks make the same must be found.
struct EquivalentsTests {
  private static let context = RunContext(iterations: 1500)

  private static func equivalents(of text: String, over count: Int = 1500) throws -> Equivalents {
    let context = RunContext(iterations: count)
    let config = try CurveText.config(text)
    let schedule = try config.schedule(in: context)
    return Equivalents(of: config, schedule, in: context, over: 0...count - 1)
  }

  private static func names(_ equivalents: [Equivalents.Equivalent]) -> Set<String> {
    Set(equivalents.map(\.config.first.definition.name))
  }

  /// A curve, and entries that are documented to be the same.
  static let sameCurves: [(curve: String, entries: String)] = [
    ("constant --lr 0.1", "torch.ConstantLR hf.constant optax.constant_schedule fvcore.ConstantParamScheduler"),
    (
      "cosine --max 0.1 --cycle-length 1000",
      """
      wsd hf.warmup_stable_decay optax.cosine_decay_schedule optax.warmup_cosine_decay_schedule keras.CosineDecay \
      mxnet.CosineScheduler timm.CosineLRScheduler fastai.sched_cos composer.CosineAnnealingScheduler \
      composer.CosineAnnealingWithWarmupScheduler pytorch_scheduler.CosineWithWarmupScheduler
      """
    ),
    (
      "cosine --max 0.1 --min 0.01 --cycle-length 1000 warmup --length 100",
      """
      wsd optax.warmup_cosine_decay_schedule keras.CosineDecay mxnet.CosineScheduler timm.CosineLRScheduler \
      composer.CosineAnnealingWithWarmupScheduler pytorch_scheduler.CosineWithWarmupScheduler
      """
    ),
    (
      "linear --start-lr 0.1 --length 1000",
      """
      polynomial wsd torch.LinearLR torch.PolynomialLR linear-to-zero hf.linear hf.polynomial hf.warmup_stable_decay \
      optax.linear_schedule optax.polynomial_schedule keras.PolynomialDecay mxnet.PolyScheduler timm.PolyLRScheduler \
      fastai.sched_lin composer.LinearScheduler composer.LinearWithWarmupScheduler paddle.PolynomialDecay \
      fairseq.polynomial_decay pytorch_scheduler.LinearDecayScheduler mmengine.LinearLR paddle.LinearLR
      """
    ),
    (
      "linear --start-lr 0.1 --finish-lr 0.01 --length 900 warmup --length 100",
      """
      wsd hf.polynomial mxnet.PolyScheduler composer.LinearWithWarmupScheduler fairseq.polynomial_decay \
      pytorch_scheduler.LinearDecayScheduler paddle.PolynomialDecay
      """
    ),
    (
      "polynomial --lr 0.1 --length 1000 --power 2",
      """
      torch.PolynomialLR hf.polynomial optax.polynomial_schedule keras.PolynomialDecay mxnet.PolyScheduler \
      timm.PolyLRScheduler paddle.PolynomialDecay fairseq.polynomial_decay mmengine.PolyLR
      """
    ),
    (
      "exponential --lr 0.1 --gamma 0.999",
      """
      torch.ExponentialLR optax.exponential_decay keras.ExponentialDecay mmengine.ExponentialLR \
      paddle.ExponentialDecay paddle.NaturalExpDecay
      """
    ),
    (
      "exponential --lr 0.1 --rate 0.01",
      "torch.ExponentialLR optax.exponential_decay keras.ExponentialDecay paddle.NaturalExpDecay"
    ),
    (
      "step --lr 0.1 --gamma 0.5 --step-size 300",
      """
      torch.StepLR optax.exponential_decay keras.ExponentialDecay timm.StepLRScheduler mmengine.StepLR \
      paddle.StepDecay composer.StepScheduler fairseq.step
      """
    ),
    (
      "multistep --lr 0.1 --milestones 300,900 --gamma 0.1",
      """
      torch.MultiStepLR optax.piecewise_constant_schedule keras.PiecewiseConstantDecay mxnet.MultiFactorScheduler \
      timm.MultiStepLRScheduler mmengine.MultiStepLR paddle.MultiStepDecay paddle.PiecewiseDecay \
      composer.MultiStepScheduler fairseq.manual
      """
    ),
    ("time-based --lr 0.1 --decay 0.01", "keras.InverseTimeDecay paddle.InverseTimeDecay keras.decay"),
    (
      "inverse-sqrt --lr 0.001 --warmup 100",
      "hf.inverse_sqrt fairseq.inverse_sqrt pytorch_scheduler.InverseSqrtScheduler"
    ),
    (
      "noam --d-model 512 --warmup 400",
      "inverse-sqrt paddle.NoamDecay hf.inverse_sqrt fairseq.inverse_sqrt pytorch_scheduler.InverseSqrtScheduler"
    ),
    (
      "triangular --min 0.01 --max 0.1 --cycle-length 1000",
      "one-cycle linear torch.LinearLR hf.warmup_stable_decay mxnet.PolyScheduler deepspeed.OneCycle"
    ),
    (
      "triangular --min 0.01 --max 0.1 --cycle-length 200 cyclical",
      "clr torch.CyclicLR paddle.CyclicLR flax.create_triangular_schedule"
    ),
    ("clr --min 0.001 --max 0.006 --step-size 100", "triangular torch.CyclicLR paddle.CyclicLR"),
    ("clr --min 0.001 --max 0.006 --step-size 100 --mode triangular2", "torch.CyclicLR paddle.CyclicLR"),
    (
      "clr --min 0.001 --max 0.006 --step-size 100 --mode exp-range --gamma 0.999", "torch.CyclicLR paddle.CyclicLR"
    ),
    (
      "sgdr --min 0.01 --max 0.1 --cycle-length 200",
      """
      cosine torch.CosineAnnealingWarmRestarts paddle.CosineAnnealingWarmRestarts keras.CosineDecayRestarts \
      composer.CosineAnnealingWarmRestartsScheduler
      """
    ),
    (
      "cosine --max 0.1 --cycle-length 200 cyclical",
      """
      sgdr torch.CosineAnnealingWarmRestarts keras.CosineDecayRestarts timm.CosineLRScheduler \
      paddle.CosineAnnealingWarmRestarts fairseq.cosine
      """
    ),
    (
      "wsd --lr 0.001 --warmup 100 --decay 300 --length 1500",
      "knee hf.warmup_stable_decay timm.WSDLRScheduler pytorch_scheduler.TrapezoidalScheduler"
    ),
    (
      "wsd --lr 0.001 --warmup 100 --decay 300 --length 1500 --shape cosine",
      "hf.warmup_stable_decay timm.WSDLRScheduler pytorch_scheduler.WarmupHoldCosineScheduler"
    ),
    (
      "wsd --lr 0.001 --warmup 100 --decay 300 --length 1500 --shape 1-sqrt",
      "hf.warmup_stable_decay timm.WSDLRScheduler pytorch_scheduler.WSDScheduler"
    ),
    ("knee --lr 0.1 --warmup 50 --explore 700 --length 1500", "wsd hf.warmup_stable_decay"),
    ("tri-stage --lr 0.0003 --warmup 150 --hold 600 --decay 750", "fairseq.tri_stage"),
    (
      "linear-to-zero --lr 0.001 --warmup 100 --length 1500",
      """
      linear wsd hf.linear hf.polynomial hf.warmup_stable_decay mxnet.PolyScheduler composer.LinearWithWarmupScheduler \
      fairseq.polynomial_decay pytorch_scheduler.LinearDecayScheduler
      """
    ),
    ("flat-cosine --lr 0.001 --length 1500", "wsd hf.warmup_stable_decay pytorch_scheduler.FlatCosineScheduler"),
    ("rex --lr 0.1 --length 1000", "pytorch_scheduler.RexScheduler"),
    ("k-decay --lr 0.1 --length 1000 --k 2", "timm.CosineLRScheduler pytorch_scheduler.KDecayScheduler cosine"),
    (
      "piecewise --boundaries 500,1000 --values 1,0.5,0.1",
      "optax.piecewise_constant_schedule keras.PiecewiseConstantDecay paddle.PiecewiseDecay fairseq.manual"
    ),
    ("range-test --min 1e-5 --max 1", "fastai.sched_exp fastai.lr_find"),
    ("torch.OneCycleLR --max_lr 0.1 --total_steps 1500", "mmengine.OneCycleLR paddle.OneCycleLR"),
    ("mmengine.OneCycleLR --eta_max 0.1 --total_steps 1500", "torch.OneCycleLR paddle.OneCycleLR"),
    (
      "torch.CyclicLR --base_lr 0.001 --max_lr 0.01 --step_size_up 200 --mode exp_range --gamma 0.99994",
      "clr paddle.CyclicLR"
    ),
    (
      "torch.CosineAnnealingLR --lr 0.1 --T_max 1000",
      "hf.cosine hf.cosine_with_min_lr fvcore.CosineParamScheduler mmengine.CosineAnnealingLR paddle.CosineAnnealingDecay"
    ),
    (
      "torch.PolynomialLR --lr 0.1 --total_iters 1500 --power 0.9",
      "polynomial hf.polynomial optax.polynomial_schedule keras.PolynomialDecay fvcore.PolynomialDecayParamScheduler"
    ),
    (
      "hf.linear --lr 5e-5 --num_warmup_steps 100 --num_training_steps 1000",
      "linear wsd linear-to-zero hf.polynomial optax.linear_schedule composer.LinearWithWarmupScheduler"
    ),
    (
      "hf.cosine --lr 5e-5 --num_warmup_steps 100 --num_training_steps 1000",
      "hf.cosine_with_min_lr paddle.CosineAnnealingDecay"
    ),
    (
      "linear --start-lr 0.1 --finish-lr 0.01 --length 900 warmup --length 100 --start-lr 0.001",
      "torch.LinearLR fastai.sched_lin"
    ),
    (
      "optax.warmup_cosine_decay_schedule --init_value 0 --peak_value 0.1 --warmup_steps 100 --decay_steps 1000",
      "cosine wsd hf.warmup_stable_decay keras.CosineDecay mxnet.CosineScheduler timm.CosineLRScheduler"
    ),
    (
      "keras.ExponentialDecay --initial_learning_rate 0.1 --decay_steps 100 --decay_rate 0.9",
      "exponential torch.ExponentialLR optax.exponential_decay fvcore.ExponentialParamScheduler paddle.NaturalExpDecay"
    ),
    (
      "keras.CosineDecayRestarts --initial_learning_rate 0.1 --first_decay_steps 100",
      "cosine sgdr torch.CosineAnnealingWarmRestarts paddle.CosineAnnealingWarmRestarts"
    ),
    (
      "mxnet.FactorScheduler --base_lr 1 --step 250 --factor 0.5",
      "optax.piecewise_constant_schedule keras.PiecewiseConstantDecay paddle.PiecewiseDecay piecewise"
    ),
    (
      "timm.MultiStepLRScheduler --lr 0.1 --decay_t 30,60,90 --decay_rate 0.1",
      "multistep torch.MultiStepLR mxnet.MultiFactorScheduler keras.PiecewiseConstantDecay"
    ),
    (
      "deepspeed.WarmupLR --warmup_max_lr 0.1 --warmup_num_steps 100 --warmup_type linear",
      "optax.linear_schedule fastai.sched_no"
    ),
    ("torch.LambdaLR --lr 0.1 --lr_lambda 0.95**(epoch//100)", "step torch.StepLR keras.ExponentialDecay"),
    ("torch.LambdaLR --lr 0.1 --lr_lambda 1/(1+0.01*epoch)", "time-based keras.InverseTimeDecay"),
    ("constant --lr 0.1 warmup --length 100", "hf.constant_with_warmup optax.warmup_constant_schedule"),
  ]

  @Test(arguments: sameCurves) func sameCurvesAreNamed(_ curve: String, _ entries: String) throws {
    let equivalents = try Self.equivalents(of: curve)
    let expected = Set(entries.split(separator: " ").map(String.init))
    let missing = expected.subtracting(Self.names(equivalents.same))
    #expect(missing.isEmpty, "\(curve): \(missing.sorted()), of \(Self.names(equivalents.same).sorted())")
  }

  /// What goes on otherwise after a while, or begins an update later, is only nearly the same.
  @Test(arguments: [
    ("cosine --max 0.1 --cycle-length 1000", "torch.CosineAnnealingLR hf.cosine"),
    ("linear --start-lr 0.1 --length 1000", "fvcore.LinearParamScheduler"),
    ("triangular --min 0.01 --max 0.1 --cycle-length 1000", "clr torch.CyclicLR"),
    ("step --lr 0.1 --gamma 0.5 --step-size 300", "mxnet.FactorScheduler"),
    ("torch.CosineAnnealingLR --lr 0.1 --T_max 1000", "cosine optax.cosine_decay_schedule"),
    ("optax.cosine_onecycle_schedule --transition_steps 1000 --peak_value 0.1", "torch.OneCycleLR"),
    ("fastai.fit_flat_cos --lr 0.1 --n_epoch 10 --steps_per_epoch 100", "hf.warmup_stable_decay"),
    (
      "deepspeed.WarmupDecayLR --warmup_num_steps 100 --total_num_steps 1000 --warmup_type linear",
      "hf.linear linear-to-zero"
    ),
  ]) func nearCurvesAreNamedAsSuch(_ curve: String, _ entries: String) throws {
    let equivalents = try Self.equivalents(of: curve)
    let expected = Set(entries.split(separator: " ").map(String.init))
    let missing = expected.subtracting(Self.names(equivalents.near))
    #expect(missing.isEmpty, "\(curve): \(missing.sorted()), of \(Self.names(equivalents.near).sorted())")
    #expect(expected.isDisjoint(with: Self.names(equivalents.same + equivalents.alike)))
  }

  /// The same curve at every update of a run that is far too long to compare each.
  @Test func sameFormsAreProofOfAnyLength() throws {
    let text = "optax.cosine_decay_schedule --init_value 1 --decay_steps 1000000000000"
    let equivalents = try Self.equivalents(of: text, over: 1_000_000_000_000)
    let cosine = try #require(equivalents.same.first { $0.config.first.definition.name == "cosine" })
    #expect(cosine.comparison.evidence == .form && cosine.comparison.isProvenSame)
    #expect(cosine.config.first.values["length"] == .duration(.updates(1_000_000_000_000)))
  }

  @Test func whatIsClaimedToBeTheSameIs() throws {
    var compared = 0
    for (curve, _) in Self.sameCurves {
      let schedule = try CurveText.config(curve).schedule(in: Self.context)
      let equivalents = try Self.equivalents(of: curve)
      let highest = schedule.extent(over: 0...1499).upperBound
      for equivalent in equivalents.same {
        let other = try equivalent.config.schedule(in: Self.context)
        compared += 1
        let different = (0..<1500).first { (other($0) - schedule($0)).magnitude > 1e-9 * highest }
        #expect(different == nil, "\(curve), \(equivalent.config.first)")
        #expect(other.refusal?.iteration ?? .max >= 1499, "\(curve), \(equivalent.config.first)")
      }
    }
    #expect(compared > 400, "\(compared)")
  }

  /// A framework that raises an error before the run is over does not have its curve.
  @Test func whatRefusesToGoOnIsNotTheSame() throws {
    let curve = "torch.PolynomialLR --lr 0.1 --total_iters 1000 --power 0.9"
    func isNamedAlone(_ equivalents: Equivalents) -> Bool {
      let name = "fvcore.PolynomialDecayParamScheduler"
      return equivalents.same.contains { $0.config.first.definition.name == name && $0.config.operations.isEmpty }
    }
    #expect(!isNamedAlone(try Self.equivalents(of: curve)))
    #expect(isNamedAlone(try Self.equivalents(of: curve, over: 1001)))
  }

  /// What is not worth saying is left out.
  @Test func wordsAreFew() throws {
    func values(_ curve: String, _ name: String) throws -> [String: ParameterValue] {
      let same = try Self.equivalents(of: curve).same
      return try #require(same.first { $0.config.first.definition.name == name }).config.first.values
    }
    let cycle = try values("mmengine.OneCycleLR --eta_max 0.1 --total_steps 1500", "torch.OneCycleLR")
    #expect(cycle == ["max_lr": .number(0.1), "total_steps": .duration(.updates(1500))])
    let cosine = try values("cosine --max 0.1 --min 0.01 --cycle-length 900", "keras.CosineDecay")
    #expect(cosine["alpha"] == .number(0.1) && cosine["warmup_steps"] == nil)
    let timm = try values("cosine --max 0.1 --cycle-length 900", "timm.CosineLRScheduler")
    #expect(timm["t_in_epochs"] == nil && timm["cycle_limit"] == nil)
  }

  /// Curves of any length and any number of parts are looked at without a trap and without a search through their iterations.
  @Test(arguments: [1, 1 << 20, 1 << 44, 1 << 53]) func curvesOfAnyLengthAreLookedAt(_ scale: Int) throws {
    var built = 0
    for seed in 0..<60 {
      var random = RandomConfigs(seed: seed)
      random.durationScale = scale
      let config = seed < 30 ? random.composition() : random.config(random.pick(Catalogue.definitions))
      guard let schedule = try? config.schedule(in: Self.context) else { continue }
      built += 1
      let equivalents = Equivalents(of: config, schedule, in: Self.context, over: 0...1499)
      #expect(!equivalents.same.contains { $0.config == config })
    }
    #expect(built > 25, "\(built)")
  }

  /// Tables that no person writes have no other words.
  @Test func longTablesAreLeftAlone() throws {
    let milestones = (1...5000).map { ParameterValue.duration(.updates(3 * $0 + $0 % 2)) }
    let config = ScheduleConfig(Stage(Own.multistep, ["gamma": 0.999, "milestones": .list(milestones)]))
    let schedule = try config.schedule(in: Self.context)
    let equivalents = Equivalents(of: config, schedule, in: Self.context, over: 0...1499)
    #expect(equivalents.isLookedFor && equivalents.same.isEmpty)
  }
}
