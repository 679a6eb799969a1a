import Runs
import Testing

@testable import Catalogue
@testable import Schedules

/// The quirks and refusals of transformers, timm, fairseq, Composer, llm-foundry and DeepSpeed, and pairs that are one curve.
struct LanguageModelDialectTests {
  private static func schedule(_ curve: String, iterationsPerEpoch: Int? = nil) throws -> any Schedule {
    try CurveText.config(curve).schedule(in: RunContext(iterations: 1000, iterationsPerEpoch: iterationsPerEpoch))
  }

  private static func expectEqual(
    _ left: any Schedule, _ right: any Schedule, through last: Int, _ curve: String
  ) {
    let highest = left.extent(over: 0...last).upperBound
    for iteration in 0...last {
      let (rate, other) = (left(iteration), right(iteration))
      #expect((rate - other).magnitude <= 1e-12 * highest, "\(curve) at \(iteration): \(rate) and \(other)")
    }
  }

  // What the frameworks accept although it is odd, and the rates they then give.
  @Test(
    arguments: [
      ("hf.linear --lr 0.1 --num_warmup_steps 10 --num_training_steps 4", [9: 0.09, 10: 0, 11: 0]),
      ("hf.linear --lr 0.1 --num_warmup_steps=-2 --num_training_steps 4", [0: 0.1 * 4 / 6, 1: 0.05, 4: 0, 5: 0]),
      ("hf.polynomial --lr 0.1 --num_warmup_steps 5 --num_training_steps 3", [4: 0.08, 5: 1e-7, 6: 1e-7]),
      (
        "hf.warmup_stable_decay --lr 0.1 --num_warmup_steps 2 --num_training_steps 5 --num_decay_steps 6",
        [1: 0.05, 2: 0.05, 3: 0.025, 4: 0.006698729810778065, 5: 0]
      ),
      (
        "hf.cosine_with_restarts --lr 0.1 --num_warmup_steps 0 --num_training_steps 5 --num_cycles 0",
        [0: 0.1, 4: 0.1, 5: 0]
      ),
      // The cosine climbs back to the full rate at twice the decay; the restarts stay at 0.
      ("hf.cosine --lr 0.1 --num_warmup_steps 0 --num_training_steps 100", [100: 0, 150: 0.05, 200: 0.1]),
      // One step early on both sides: the peak at w - 1, the lowest rate at T - 1.
      (
        "hf.cosine_warmup_with_min_lr --lr 0.1 --num_warmup_steps 10 --num_training_steps 100 --min_lr 0.01",
        [0: 0.01, 9: 0.1, 99: 0.01]
      ),
      // The warmup of timm replaces the first epochs of the cosine, whose rate at epoch 50 of 100 is half.
      ("timm.CosineLRScheduler --lr 0.1 --t_initial 100 --warmup_t 50", [49: 0.098, 50: 0.05]),
      // A milestone acts an epoch early, but epoch 0 has the optimizer's own rate.
      ("timm.MultiStepLRScheduler --lr 0.1 --decay_t 30 --decay_rate 0.1", [28: 0.1, 29: 0.01]),
      ("timm.MultiStepLRScheduler --lr 0.1 --decay_t 1 --decay_rate 0.1", [0: 0.1, 1: 0.01]),
      ("timm.TanhLRScheduler --lr 0.1 --t_initial 10 --lb=-1 --ub 1", [0: 0.1]),
      (
        "timm.StepLRScheduler --lr 1 --decay_t 2.5 --decay_rate 0.5",
        [2: 1, 3: 0.5, 4: 0.5, 5: 0.25, 7: 0.25, 8: 0.125]
      ),
      // Both ends of fairseq's cosine shrink from period to period.
      (
        "fairseq.cosine --lr 1 --min_lr 0.5 --lr_period_updates 10 --lr_shrink 0.1",
        [0: 1, 5: 0.75, 10: 0.1, 15: 0.075]
      ),
      // An odd period loses an update.
      ("fairseq.triangular --lr 1 --max_lr 3 --lr_period_updates 5 --lr_shrink 1", [2: 3, 4: 1, 6: 3]),
      ("fairseq.fixed --lr 1 --warmup_updates 4", [0: 0.25, 3: 1, 4: 1]),
      (
        "fairseq.fixed --lr 1 --warmup_updates 0 --force_anneal 2 --lr_shrink 0.5 --steps_per_epoch 10",
        [9: 1, 10: 0.5, 19: 0.5, 20: 0.25]
      ),
      (
        "fairseq.manual --lr 9 --update2lr 10:0.5 --epoch2lr 1:3,2:2 --steps_per_epoch 4",
        [0: 3, 4: 2, 9: 2, 10: 0.5, 99: 0.5]
      ),
      // Composer rounds lengths down, each from the rounded one before: 5, 7, 10.
      (
        "composer.CosineAnnealingWarmRestartsScheduler --lr 1 --max_duration 100ba --t_0 5ba --t_mult 1.5",
        [0: 1, 5: 1, 12: 1, 22: 1]
      ),
      // The ratio stretches what the warmup aims at, and not how long it lasts.
      (
        "composer.LinearWithWarmupScheduler --lr 1 --alpha_f 1 --max_duration 20ba --t_max 40ba --t_warmup 10ba --ssr 0.5 --scale_warmup",
        [4: 0.8, 5: 1, 9: 1, 10: 1]
      ),
      (
        "composer.StepScheduler --lr 1 --max_duration 7ep --dataloader_len 13 --step_size 2ep --gamma 0.5",
        [25: 1, 26: 0.5]
      ),
      // DeepSpeed is one update late, and its cosine begins at 0 whatever the ratio.
      ("deepspeed.WarmupLR --warmup_max_lr 1 --warmup_num_steps 4 --warmup_type linear", [0: 0, 1: 0, 2: 0.25, 5: 1]),
      (
        "deepspeed.WarmupCosineLR --lr 1 --total_num_steps 20 --warmup_num_steps 10 --warmup_min_ratio 0.5 --warmup_type linear",
        [0: 0, 1: 0.5, 2: 0.55]
      ),
    ] as [(String, [Int: Double])]) func quirk(_ curve: String, _ expected: [Int: Double]) throws
  {
    let schedule = try Self.schedule(curve)
    for (iteration, rate) in expected {
      #expect((schedule(iteration) - rate).magnitude <= 1e-12, "\(iteration): \(schedule(iteration)), not \(rate)")
    }
  }

  @Test(arguments: [
    "hf.polynomial --lr 0.1 --num_warmup_steps 0 --num_training_steps 4 --lr_end 0.2",
    "hf.polynomial --lr 0.1 --num_warmup_steps 0 --num_training_steps 0",
    "timm.WSDLRScheduler --t_initial 10 --decay_t 3 --stable_fn rsqrt",
    "fairseq.cosine --lr 0.1",
    "fairseq.cosine --lr 0.1 --min_lr 0.1 --max_update 10",
    "fairseq.triangular --lr 0.1 --max_lr 0.1",
    "fairseq.tri_stage --lr 0.1",
    "fairseq.tri_stage --lr 0.1 --max_update 100 --phase_ratio 0.1,0.1,0.1",
    "composer.CosineAnnealingWithWarmupScheduler --max_duration 100ba --t_max 90ba --t_warmup 10ba",
    "composer.LinearScheduler --max_duration 100ba --t_max 0.001dur",
    "composer.LinearScheduler --max_duration 100ba --t_max 1.5ep --dataloader_len 10",
    "llmfoundry.InverseSquareRootWithWarmupScheduler --max_duration 100ba --t_warmup 0.1dur --t_scale 1ba --t_cooldown 0ba",
    "llmfoundry.InverseSquareRootWithWarmupScheduler --max_duration 100ba --t_warmup 1ep --t_scale 1ba --t_cooldown 0ba",
    "llmfoundry.InverseSquareRootWithWarmupScheduler --max_duration 9ba --t_warmup 1ba --t_scale 1ba --t_cooldown 0ba --alpha_f_cooldown 1",
  ]) func refusedByTheFramework(_ curve: String) throws {
    guard case .refused = try CurveText.error(curve) else {
      Issue.record("\(curve) is \(String(describing: try CurveText.error(curve)))")
      return
    }
  }

  // The Trainer's own words: math.ceil(num_training_steps * warmup_ratio) of 100 * 0.07 = 7.000000000000001 is 8.
  @Test(
    arguments: [
      ("hf.linear --learning_rate 1 --warmup_ratio 0.07 --max_steps 100", [7: 0.875, 8: 1, 100: 0]),
      ("hf.cosine --learning_rate 1e-4 --warmup_ratio 0.01 --max_steps 10000", [0: 0, 50: 5e-5, 100: 1e-4]),
      ("hf.cosine --learning_rate 1 --warmup_steps 4 --max_steps 10", [1: 0.25, 4: 1, 7: 0.5]),
      // No warmup unless it is asked for.
      ("hf.linear --lr 1 --max_steps 10", [0: 1, 5: 0.5]),
      ("hf.polynomial --lr 1 --max_steps 10 --lr_end 0.5", [0: 1, 5: 0.75]),
      ("hf.warmup_stable_decay --lr 1 --max_steps 10 --num_decay_steps 5 --decay_type linear", [5: 1, 6: 0.8]),
      // The Trainer's steps are those of the run, here 1000, where they are not told.
      ("hf.constant_with_warmup --lr 1 --warmup_ratio 0.1", [50: 0.5, 100: 1]),
      ("hf.inverse_sqrt --lr 1 --warmup_ratio 0.01 --max_steps 1000", [5: 0.5, 10: 1, 40: 0.5]),
      ("hf.constant --lr 1 --warmup_ratio 0.5 --warmup_steps 5 --max_steps 10", [0: 1, 9: 1]),
    ] as [(String, [Int: Double])]) func wordsOfTheTrainer(_ curve: String, _ expected: [Int: Double]) throws
  {
    let schedule = try Self.schedule(curve)
    for (iteration, rate) in expected {
      #expect((schedule(iteration) - rate).magnitude <= 1e-12, "\(iteration): \(schedule(iteration)), not \(rate)")
    }
  }

  @Test func aWarmupIsGivenInOneWay() throws {
    for name in ["linear", "cosine", "polynomial", "constant_with_warmup", "inverse_sqrt", "cosine_with_restarts"] {
      let error = try CurveText.error("hf.\(name) --num_training_steps 9 --num_warmup_steps 1 --warmup_ratio 0.1")
      guard case .exclusive(let parameters) = error else {
        Issue.record("hf.\(name) is \(String(describing: error))")
        continue
      }
      #expect(parameters == ["num_warmup_steps", "warmup_ratio"])
    }
  }

  @Test func otherErrorsNameTheParameters() throws {
    let cosine = "hf.cosine_with_min_lr --lr 0.1 --num_warmup_steps 0 --num_training_steps 4"
    #expect(try CurveText.error(cosine) == .needsOneOf(parameters: ["min_lr", "min_lr_rate"]))
    #expect(
      try CurveText.error("\(cosine) --min_lr 0.01 --min_lr_rate 0.1")
        == .exclusive(parameters: ["min_lr", "min_lr_rate"]))
    #expect(
      try CurveText.error("hf.warmup_stable_decay --num_warmup_steps 2 --num_training_steps 10")
        == .missing(parameter: "num_decay_steps"))
    #expect(
      try CurveText.error("hf.warmup_stable_decay --num_warmup_steps 2 --num_decay_steps 10")
        == .needsOneOf(parameters: ["num_training_steps", "num_stable_steps"]))
    #expect(try CurveText.error("hf.linear --num_warmup_steps 10") == .missing(parameter: "num_training_steps"))
    #expect(
      try CurveText.error("composer.StepScheduler --step_size 2ep")
        == .missingFact(
          parameter: "step_size", value: "2ep",
          MissingFact(.updatesPerEpoch, remedies: [[.updatesPerEpoch], [.samples, .batchSize]])))
    // Without a warmup the milestones are read at once.
    #expect(
      try CurveText.error("composer.MultiStepWithWarmupScheduler --max_duration 50ba --t_warmup 0ba --milestones 3ep")
        == .missingFact(
          parameter: "milestones", value: "3ep",
          MissingFact(.updatesPerEpoch, remedies: [[.updatesPerEpoch], [.samples, .batchSize]])))
    #expect(
      try CurveText.error("timm.WSDLRScheduler --t_initial 10 --decay_t 11")
        == .relation(
          .parameter("decay_t"), value: "11", relation: .atMost, others: [.parameter("t_initial")], sum: "10"))
  }

  /// Where a framework raises only when it gets there, the curve up to it stands.
  @Test(arguments: [
    ("hf.polynomial --lr 0.1 --num_warmup_steps 3 --num_training_steps 3", 3),
    ("timm.CosineLRScheduler --t_initial 10 --cycle_mul 0.5 --cycle_limit 3", 20),
    ("fairseq.cosine --lr 1 --lr_period_updates 10 --t_mult 0.5 --warmup_updates 5", 25),
    // 5, 2 and 1 iterations; half of the last leaves none.
    ("composer.CosineAnnealingWarmRestartsScheduler --max_duration 99ba --t_0 5ba --t_mult 0.5", 8),
    // The milestones are read behind the warmup: there are no half epochs, and the batches of one are not known.
    ("composer.MultiStepWithWarmupScheduler --max_duration 83ba --t_warmup 20ba --milestones 20ba,1.5ep", 20),
    ("composer.MultiStepWithWarmupScheduler --max_duration 50ba --t_warmup 50ba --milestones 3ep,10ba", 50),
  ]) func refusesToGoOn(_ curve: String, _ iteration: Int) throws {
    #expect(try Self.schedule(curve).refusal?.iteration == iteration)
  }

  /// Composer compares the end of a decay with that of the run where both count the same, or where it knows the batches of an epoch.
  @Test func composerComparesLengthsOfOneUnit() throws {
    let curve =
      "composer.PolynomialWithWarmupScheduler --lr 0.1 --max_duration 7ep --t_warmup 2ba --t_max 20ba --alpha_f 0.1"
    let schedule = try Self.schedule(curve)
    // Half of the way from update 2 to 20, of which the square is left.
    #expect((schedule(11) - 0.1 * (0.1 + 0.9 * 0.25)).magnitude < 1e-15)
    #expect((schedule(1) - 0.05).magnitude < 1e-15 && (schedule(20) - 0.01).magnitude < 1e-15)
    func reason(_ curve: String) throws -> String? {
      guard case .refused(_, let reason) = try CurveText.error(curve) else { return nil }
      return reason
    }
    #expect(try reason(curve + " --dataloader_len 3")?.contains("greater than or equal to max_duration") == true)
    let cosine = "composer.CosineAnnealingWithWarmupScheduler"
    #expect(
      try reason("\(cosine) --max_duration 100ba --t_warmup 0.1dur --t_max 90ba")?.contains("greater than") == true)
    #expect(
      try reason("\(cosine) --max_duration 3ep --dataloader_len 9 --t_warmup 1ep --t_max 20ba")?.contains(
        "greater than")
        == true)
    #expect(try reason("\(cosine) --max_duration 100ba --t_warmup 64samp")?.contains("the same units") == true)
  }

  @Test func timmHoldsItsRateForAnEpoch() throws {
    let curve = "timm.PolyLRScheduler --lr 0.1 --t_initial 20 --warmup_t 3 --power 2"
    let (byEpoch, byUpdate) = (try Self.schedule(curve, iterationsPerEpoch: 7), try Self.schedule(curve))
    for iteration in 0..<200 { #expect(byEpoch(iteration) == byUpdate(iteration / 7)) }
    #expect(byEpoch.nextJump(after: 0) == .at(7))
    let counted = try Self.schedule(curve + " --t_in_epochs=false", iterationsPerEpoch: 7)
    for iteration in 0..<50 { #expect(counted(iteration) == byUpdate(iteration)) }
  }

  /// In floating point log₃ 243 falls short of 5, and the restart at epoch 121 comes an epoch late.
  @Test func theLogarithmMissesARestart() throws {
    let schedule = try Self.schedule("timm.CosineLRScheduler --lr 1 --t_initial 1 --cycle_mul 3 --cycle_limit 9")
    #expect(schedule(40) == 1)
    #expect(schedule(121) < 1e-12)
    #expect(schedule(122) > 0.999)
    #expect(schedule.phase(at: 122).start == 122)
  }

  @Test(arguments: 0..<40) func sameCurveInOtherWords(_ seed: Int) throws {
    var random = RandomConfigs(seed: seed)
    let (rate, share) = (
      Double.random(in: 1e-4...1, using: &random.generator), Double.random(in: 0...0.9, using: &random.generator)
    )
    let (warmup, decay) = (
      Int.random(in: 2...60, using: &random.generator), Int.random(in: 1...300, using: &random.generator)
    )
    let total = warmup + decay
    let pairs = [
      (
        "hf.cosine_with_min_lr --lr \(rate) --num_warmup_steps \(warmup) --num_training_steps \(total) --min_lr_rate \(share)",
        "cosine --min \(rate * share) --max \(rate) --cycle-length \(decay) warmup --length \(warmup)"
      ),
      (
        "hf.linear --lr \(rate) --num_warmup_steps \(warmup) --num_training_steps \(total)",
        "composer.LinearWithWarmupScheduler --lr \(rate) --max_duration \(total)ba --t_warmup \(warmup)ba"
      ),
      (
        "composer.CosineAnnealingWithWarmupScheduler --lr \(rate) --max_duration \(total)ba --t_warmup \(warmup)ba --alpha_f \(share)",
        "timm.CosineLRScheduler --lr \(rate) --t_initial \(decay) --warmup_t \(warmup) --warmup_prefix --lr_min \(rate * share)"
      ),
      (
        "hf.inverse_sqrt --lr \(rate) --num_warmup_steps \(warmup)",
        "inverse-sqrt --lr \(rate) --warmup \(warmup)"
      ),
      (
        "fairseq.inverse_sqrt --lr \(rate) --warmup_updates \(warmup)",
        "llmfoundry.InverseSquareRootWithWarmupScheduler --lr \(rate) --max_duration 999ba --t_warmup \(warmup)ba --t_scale \(warmup)ba --t_cooldown 0ba"
      ),
      (
        "fairseq.polynomial_decay --lr \(rate) --warmup_updates \(warmup) --total_num_update \(total) --power 2",
        "hf.polynomial --lr \(rate) --num_warmup_steps \(warmup) --num_training_steps \(total) --power 2 --lr_end 0"
      ),
      (
        "deepspeed.WarmupDecayLR --warmup_max_lr \(rate) --warmup_num_steps \(warmup) --total_num_steps \(total) --warmup_type linear",
        "hf.linear --lr \(rate) --num_warmup_steps \(warmup) --num_training_steps \(total) shift --by 1"
      ),
      (
        "timm.WSDLRScheduler --lr \(rate) --t_initial \(decay + 50) --decay_t \(decay) --warmup_t \(warmup)",
        "hf.warmup_stable_decay --lr \(rate) --num_warmup_steps \(warmup) --num_stable_steps 50 --num_decay_steps \(decay) --decay_type 1-sqrt"
      ),
    ]
    for (curve, other) in pairs {
      Self.expectEqual(try Self.schedule(curve), try Self.schedule(other), through: total, curve)
    }
    let restarts = try Self.schedule(
      "hf.cosine_with_restarts --lr \(rate) --num_warmup_steps \(warmup) --num_training_steps \(warmup + 3 * decay) --num_cycles 3"
    )
    let cycles = try Self.schedule(
      "cosine --max \(rate) --cycle-length \(decay) cyclical --cycles 3 warmup --length \(warmup)")
    Self.expectEqual(restarts, cycles, through: warmup + 3 * decay, "hf.cosine_with_restarts")
  }

  @Test func wavesRepeatFarAway() throws {
    let wave = try CosineWave(minimum: 0, maximum: 1, waves: 3, length: 7)
    #expect(wave(7_000_000_000_000_000) == 1)
    #expect(wave(7_000_000_000_000_003) == wave(3))
    #expect(wave.extent(over: 7_000_000_000_001...7_000_000_000_006) == wave.extent(over: 1...6))
    let far = 7 * (Int.max / 7 - 9)
    for length in [1, 2, 3, 6, 20] {
      #expect(wave.extent(over: far + 1...far + length) == wave.extent(over: 1...length), "\(length)")
      #expect(wave.bounds(over: far + 1...far + length).range.contains(wave.extent(over: 1...length)), "\(length)")
    }
  }

  @Test func wavesWhoseTurnsAreNotToldApartAreBoundedAllTheSame() throws {
    let wave = try CosineWave(minimum: 1, maximum: 2, waves: 0.123456789, length: 7)
    for start in [1 << 53, 1 << 62 - 12_345, Int.max - 5000] {
      let rates = (start..<start + 2000).map { wave($0) }
      let (lowest, highest) = (try #require(rates.min()), try #require(rates.max()))
      #expect(wave.extent(over: start...start + 1999) == lowest...highest)
      #expect(wave.bounds(over: start...start + 1999).range.contains(lowest))
      #expect(wave.bounds(over: start...start + 1999).range.contains(highest))
      #expect(wave.extent(over: start...start) == wave(start)...wave(start))
    }
  }

  /// A piece of half a wave, wherever it lies, is bounded by its own rates.
  @Test func longWavesAreBoundedExactlyFarAway() throws {
    let wave = try CosineWave(minimum: 0, maximum: 1, waves: 0.5.squareRoot(), length: 4_194_301)
    for start in [1 << 52 - 100_000, 1 << 53, 1 << 62, Int.max - 10_000_000] {
      for length in [5000, 2_500_000] {
        let range = start...start + length
        let rates = stride(from: start, through: start + length, by: 64).map { wave($0) }
        let (lowest, highest) = (try #require(rates.min()), try #require(rates.max()))
        let extent = wave.extent(over: range)
        // Between two that are looked at, the rate changes by less than 1e-4.
        #expect((extent.lowerBound - lowest).magnitude < 1e-4 && (extent.upperBound - highest).magnitude < 1e-4)
        #expect(extent.lowerBound <= lowest && extent.upperBound >= highest)
        #expect(wave.bounds(over: range).range.contains(lowest...highest), "\(range)")
      }
    }
  }

  @Test(arguments: [0.7, 10, 123_456.789, 1e154, 1e300])
  func wavesShorterThanAnUpdateAreBoundedByWhatTheUpdatesHave(_ waves: Double) throws {
    let wave = try CosineWave(minimum: 1, maximum: 2, waves: waves, length: 15)
    for start in [0, 25, 1 << 40] {
      let rates = (start..<start + 50).map { wave($0) }
      let (lowest, highest) = (try #require(rates.min()), try #require(rates.max()))
      #expect(wave.extent(over: start...start + 49) == lowest...highest)
      #expect(wave.bounds(over: start...start + 49).range.contains(lowest))
      #expect(wave.bounds(over: start...start + 49).range.contains(highest))
    }
  }

  @Test(arguments: [(.leastNormalMagnitude, 10.0), (1e300, 1e-300), (1e-300, 1e300)])
  func theRatioOfTheRatesMayBeBeyondAllNumbers(_ start: Double, _ infimum: Double) throws {
    let curve = try Hyperbolic(from: start, infimum: infimum, length: 100, upperBound: 100, isExponential: true)
    #expect(curve(0) == start)
    #expect((curve(100) / infimum - 1).magnitude < 1e-9)
    #expect(curve(50) > min(start, infimum) && curve(50) < max(start, infimum))
  }
}
