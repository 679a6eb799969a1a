import SeededRandom
import Testing

@testable import Catalogue
@testable import Schedules

/// The quirks and refusals of schedules that stand in training loops: Megatron-LM, torchtitan, OLMo, NeMo and their like.
struct TrainingLoopDialectTests {
  private static func schedule(_ curve: String) throws -> any Schedule {
    try CurveText.config(curve).schedule(in: RunContext(iterations: 1000))
  }

  @Test(
    arguments: [
      // A warmup that is not whole has its full rate within an iteration: 4 of 4.5, then 5.5 of the 15.5 that are left.
      (
        "megatron.linear --lr 0.9 --lr_warmup_iters 4.5 --lr_decay_iters 20",
        [0: 0, 4: 0.8, 5: 0.9 * 15 / 15.5, 20: 0, 21: 0]
      ),
      // The tail may begin before the warmup has ended, and then the rate jumps.
      (
        "megatron.WSD --lr 1 --lr_warmup_iters 4 --lr_decay_iters 10 --lr_wsd_decay_iters 10 --lr_wsd_decay_style linear",
        [4: 1, 5: 0.5, 10: 0]
      ),
      // 2 · 0.5^q - 1 is √2 - 1 in the middle of the tail.
      (
        "megatron.WSD --lr 1 --lr_decay_iters 100 --lr_wsd_decay_iters 20",
        [80: 1, 90: 2.0.squareRoot() - 1, 100: 0]
      ),
      ("megatron.constant --lr 1 --min_lr 0.5 --lr_decay_iters 10", [0: 1, 10: 1, 11: 1]),
      // The root is cut off behind the decay.
      (
        "megatron.inverse-square-root --lr 1 --min_lr 0.1 --lr_warmup_iters 4 --lr_decay_iters 64",
        [2: 0.5, 4: 1, 16: 0.5, 64: 0.25, 65: 0.1]
      ),
      // GPT-NeoX counts from 1 at first, and nothing stops its cosine.
      ("neox.cosine --lr 1 --warmup 0.2 --lr_decay_iters 50", [0: 0.1, 1: 0.1, 5: 0.5, 10: 1, 50: 0, 90: 1]),
      ("neox.linear --lr 1 --min_lr 0.25 --warmup 0 --lr_decay_iters 100", [0: 1, 60: 0.4, 75: 0.25, 99: 0.25]),
      // torchtitan has its peak at W - 1, and comes within a step of its lowest rate; half of 25 rounds to the even 12.
      (
        "torchtitan.linear_warmup_stable_decay --lr 1 --total_steps 10 --warmup_steps 2",
        [0: 0.5, 1: 1, 2: 1, 3: 0.875, 9: 0.125]
      ),
      (
        "torchtitan.linear_warmup_stable_decay --lr 1 --total_steps 25 --warmup_steps 0 --decay_ratio 0.5",
        [13: 1, 14: 11.0 / 12, 24: 1.0 / 12]
      ),
      // nanotron takes the warmup and the starting step off, so that the decay is over early.
      (
        "nanotron.linear --learning_rate 1 --lr_warmup_steps 10 --lr_decay_starting_step 50 --min_decay_lr 0 --train_steps 100",
        [0: 0, 10: 1, 50: 1, 70: 0.5, 90: 0, 99: 0]
      ),
      ("nanotron.cosine --learning_rate 1 --train_steps 100", [0: 0, 1: 1, 99: 1]),
      // OLMo counts a step before it takes it, and warms up from a tenth unless told otherwise.
      (
        "olmo.linear_with_warmup --learning_rate 1 --t_warmup 10 --max_duration 20 --alpha_f 0",
        [0: 0.19, 4: 0.55, 9: 1, 14: 0.5, 19: 0]
      ),
      ("olmo.inverse_sqrt_with_warmup --learning_rate 1 --t_warmup 0 --max_duration 20", [0: 0, 9: 0]),
      // The root overtakes the cosine: √(10 / 90) behind C(8 / 9).
      ("olmo.max_scheduler --learning_rate 1 --t_warmup 10 --max_duration 100 --alpha_f 0", [9: 1, 89: 1.0 / 3]),
      ("olmo_core.WSD --lr 1 --max_steps 100 --warmup 10 --decay 20", [0: 0.1, 9: 1, 79: 1, 89: 0.5, 99: 0]),
      ("olmo_core.HalfCosWithWarmup --lr 1 --max_steps 100 --warmup 10 --alpha_f 0.5", [9: 0.75, 99: 0.5]),
      (
        "olmo_core.WSDS --lr 1 --period_lengths 10,10 --warmup 0 --decay 5",
        [4: 1, 5: 0.8, 9: 0, 10: 1, 19: 0, 20: 0]
      ),
      // Of three batches an update has the rate of the last.
      (
        "litgpt.pretrain --lr 1 --lr_warmup_steps 4 --max_iters 120 --gradient_accumulation_iters 3",
        [0: 2.0 / 12, 3: 11.0 / 12]
      ),
      (
        "nanogpt.get_lr --learning_rate 1 --min_lr 0.5 --warmup_iters 9 --lr_decay_iters 19",
        [0: 0.1, 9: 1, 14: 0.75, 19: 0.5]
      ),
      (
        "modded_nanogpt.TrainingSchedule --lr 1 --lr_muls 1,2 --durations 0.5,0.5 --scheduled_iterations 100 --cooldown_frac 0.4",
        [49: 1, 50: 2, 60: 2, 80: 1.075, 100: 0.15]
      ),
      // The second cycle begins where the first has ended, and warms up in a tenth of its own length.
      (
        "levanter.linear --learning_rate 1 --min_lr_ratio 0.5 --warmup 0 --rewarmup 0.1 --cycles 2 --num_train_steps 200",
        [0: 1, 50: 0.75, 100: 0.5, 105: 0.75, 110: 1, 200: 0.5]
      ),
      (
        "levanter.inv --learning_rate 1 --min_lr_ratio 0.5 --warmup 0 --num_train_steps 100",
        [0: 1 / 1.01, 1: 1 / 1.01, 50: 1 / 1.5]
      ),
      // lingua's cosine has its full rate once more at the last step, whose cycle is the next.
      ("lingua.cosine --lr 1 --warmup 0 --lr_min_ratio 0 --steps 100", [50: 0.5, 100: 1, 101: 0]),
      (
        "lingua.wsd --lr 1 --warmup 0 --lr_min_ratio 0.5 --steps 100 --decay_fraction 0.5",
        [50: 1, 75: 2.0 / 3, 100: 0.5, 101: 1 / 1.01]
      ),
      ("lingua.constant --lr 1 --warmup 50 --steps 100", [0: 1, 49: 1]),
      // What the schedule has no steps for is trained at 0.
      (
        "maxtext.cosine --learning_rate 1 --steps 120 --learning_rate_schedule_steps 101 --warmup_steps_fraction 0",
        [50: 0.55, 100: 0.1, 101: 0]
      ),
      // 0.1 of the rate in the middle of a square, and half of that in the middle of the line down.
      (
        "big_vision.polynomial --lr 1 --total_steps 100 --power 2 --cooldown_steps 100",
        [0: 1, 50: 0.125, 100: 0]
      ),
      (
        "open_clip.const-cooldown --lr 1 --warmup 4 --total_steps 100 --cooldown_steps 20 --lr_cooldown_power 2",
        [0: 0.25, 3: 1, 80: 1, 90: 0.25]
      ),
      // An exponential through the factor at the end, and below it behind.
      (
        "lm_engine.exponential --lr 1 --num_warmup_steps 0 --num_training_steps 100 --lr_decay_factor 0.5",
        [0: 1, 100: 0.5]
      ),
      (
        "lm_engine.power --lr 1 --num_training_steps 100 --num_warmup_steps 4 --a 2 --b -0.5 --c 4",
        [2: 0.25, 4: 0.5, 16: 0.25]
      ),
      // NeMo's lowest rate follows the last step whatever the rate was.
      (
        "nemo.InverseSquareRootAnnealing --lr 1 --max_steps 15 --warmup_steps 3 --min_lr 0.01",
        [0: 0.25, 3: 1, 15: 0.5, 16: 0.01]
      ),
      (
        "nemo.CosineAnnealing --lr 1 --max_steps 40 --warmup_steps 10 --constant_steps 10 --min_lr 0",
        [5: 0.5, 10: 1, 20: 0.5, 30: 0]
      ),
      (
        "nemo.NoamAnnealing --lr 4 --max_steps 100 --d_model 16 --warmup_steps 4",
        [0: 0.125, 1: 0.125, 4: 0.5, 16: 0.25]
      ),
      (
        "nnunet.warmup --initial_lr 1 --max_steps 60 --warmup_duration 10 --exponent 1",
        [0: 0.1, 9: 1, 10: 1, 35: 0.5, 60: 0]
      ),
      (
        "dinov2.CosineScheduler --base_value 1 --final_value 0 --total_iters 30 --warmup_iters 5 --freeze_iters 5",
        [4: 0, 5: 0, 7: 0.5, 9: 1, 10: 1, 20: 0.5, 30: 0]
      ),
      // Two of five batches make an update, and the fifth is left over: epoch 1 begins at the update 2.
      (
        "mae.adjust_learning_rate --lr 1 --warmup_epochs 2 --epochs 4 --micro_batches_per_epoch 5 --accum_iter 2",
        [0: 0, 1: 0.2, 2: 0.5, 3: 0.7]
      ),
      // Nothing stops Swin's line.
      (
        "swin.LinearLRScheduler --lr 1 --t_initial 110 --lr_min_rate 0.5 --warmup_t 10",
        [5: 0.5, 10: 1, 110: 0.5, 210: 0]
      ),
      ("verl.wsd --lr 1 --num_warmup_steps 10 --num_training_steps 110 --stable_ratio 0.5", [60: 1, 85: 0.5, 110: 0]),
      // The first step of prime-rl's decay has the full rate, the last one the lowest.
      (
        "prime_rl.linear --lr 1 --max_steps 100 --warmup_steps 0 --decay_steps 11 --min_lr 0.5",
        [89: 1, 94: 0.75, 99: 0.5]
      ),
      ("prime_rl.linear --lr 1 --max_steps 100 --warmup_steps 10 --decay_steps 1", [0: 1e-8, 99: 1]),
    ] as [(String, [Int: Double])]) func quirk(_ curve: String, _ expected: [Int: Double]) throws
  {
    let schedule = try Self.schedule(curve)
    for (iteration, rate) in expected {
      #expect((schedule(iteration) - rate).magnitude <= 1e-12, "\(iteration): \(schedule(iteration)), not \(rate)")
    }
  }

  @Test(arguments: [
    "olmo_core.PowerLR --lr 1 --max_steps 100 --warmup 0", "olmo_core.WSDS --lr 1 --period_lengths ''  --warmup 0",
    "levanter.cosine --learning_rate 1 --warmup 1 --num_train_steps 100",
    "levanter.inv --learning_rate 1 --min_lr_ratio 0 --num_train_steps 100",
    "lingua.inv_sqrt --lr 1 --warmup 0 --steps 100", "lingua.wsd --lr 1 --lr_min_ratio 0 --steps 100",
    "maxtext.wsd --steps 100 --warmup_steps_fraction 0.6 --wsd_decay_steps_fraction 0.5",
    "lm_engine.constant --num_training_steps 100 --num_decay_steps 5",
    "lm_engine.power --lr 1 --num_training_steps 100 --num_warmup_steps 0 --a 1 --b -1 --c 1",
    "nemo.NoamHoldAnnealing --lr 1 --max_steps 100", "nemo.CosineAnnealing --lr 0.1 --max_steps 100 --min_lr 0.2",
    "mae.adjust_learning_rate --lr 1 --micro_batches_per_epoch 3 --accum_iter 4",
    "swin.MultiStepLRScheduler --lr 1 --milestones 5 --warmup_t 6",
  ]) func refusedByTheFramework(_ curve: String) throws {
    guard case .refused = try CurveText.error(curve) else {
      Issue.record("\(curve) is \(String(describing: try CurveText.error(curve)))")
      return
    }
  }

  @Test(arguments: [
    "megatron.linear --lr 1 --lr_warmup_iters 10 --lr_decay_iters 10",
    "megatron.linear --lr 1 --min_lr 2 --lr_decay_iters 10",
    "megatron.linear --lr 1 --lr_warmup_init 2 --lr_warmup_iters 1 --lr_decay_iters 10",
    "prime_rl.linear --lr 1 --max_steps 10 --warmup_steps 6 --decay_steps 6",
    "dinov2.CosineScheduler --base_value 1 --final_value 0 --total_iters 9 --warmup_iters 5 --freeze_iters 5",
  ]) func valuesThatDoNotFitTogether(_ curve: String) throws {
    guard case .relation = try CurveText.error(curve) else {
      Issue.record("\(curve) is \(String(describing: try CurveText.error(curve)))")
      return
    }
  }

  /// The divisor of a decay without steps is seen where it is divided by.
  @Test func whatCannotGoOnIsRefusedThere() throws {
    for (curve, iteration) in [
      ("nanogpt.get_lr --warmup_iters 10 --lr_decay_iters 10", 10),
      ("neox.linear --lr 1 --warmup 1 --lr_decay_iters 10", 11),
      ("lm_engine.exponential --lr 1 --num_warmup_steps 10 --num_training_steps 10", 11),
      ("olmo_core.WSD --lr 1 --max_steps 100 --warmup 10 --decay 0", 99),
    ] {
      #expect(try Self.schedule(curve).refusal?.iteration == iteration, "\(curve)")
    }
  }

  /// The same curve in the words of several code bases.
  @Test(arguments: [
    [
      "megatron.cosine --lr 0.3 --min_lr 0.03 --lr_warmup_iters 100 --lr_decay_iters 1000",
      "optax.warmup_cosine_decay_schedule --init_value 0 --peak_value 0.3 --end_value 0.03 --warmup_steps 100 --decay_steps 1000",
      "litgpt.pretrain --lr 0.3 --min_lr 0.03 --lr_warmup_steps 100 --max_iters 1000",
    ],
    [
      "torchtitan.linear_warmup_stable_decay --lr 0.3 --total_steps 1000 --warmup_steps 100 --decay_ratio 0.2",
      "nanochat.get_lr_multiplier --lr 0.3 --num_iterations 1000 --warmup_steps 100 --warmdown_ratio 0.2 --final_lr_frac 0",
    ],
    [
      "olmo.cosine_with_warmup --learning_rate 0.3 --t_warmup 100 --max_duration 1000 --warmup_min_lr 0",
      "olmo_core.CosWithWarmup --lr 0.3 --max_steps 1000 --warmup 100",
    ],
    [
      "lm_engine.linear --lr 0.3 --num_training_steps 1000 --num_warmup_steps 100 --lr_decay_factor 0.1",
      "lingua.linear --lr 0.3 --steps 1000 --warmup 100",
    ],
  ]) func sameCurvesHaveOneForm(_ curves: [String]) throws {
    let forms = try curves.map { try #require(try Self.schedule($0).form?.normalized) }
    for (curve, form) in zip(curves, forms) { #expect(form.isSame(as: forms[0]), "\(curve): \(form)") }
  }

  /// Bounds of lingua's cycles are those of all rates, also where a cycle begins with the update that ends one in any case.
  @Test func boundsOfReciprocalCyclesAreExact() throws {
    var random = SeededGenerator(seed: 1128)
    for _ in 0..<4000 {
      let length = Int.random(in: 1...9, using: &random)
      let total =
        Bool.random(using: &random)
        ? length * Int.random(in: 1...6, using: &random) : Int.random(in: 1...40, using: &random)
      let cycles = try ReciprocalCycles(
        rate: 1, ratio: [0.1, 0.5, 1, 2].randomElement(using: &random) ?? 1, total: total, cycleLength: length,
        decayFraction: [0, 0.1, 0.3, 1].randomElement(using: &random) ?? 1)
      let lower = Int.random(in: 0...60, using: &random)
      let range = lower...(lower + Int.random(in: 0...60, using: &random))
      let rates = range.map { cycles($0) }
      let bounds = cycles.bounds(over: range)
      #expect(
        bounds.range.lowerBound == rates.min() && bounds.range.upperBound == rates.max(), "\(cycles) over \(range)")
    }
  }

  /// Thousands of epochs are one table, and a hold of any length is no list of as many rates.
  @Test func manyRatesOfEpochsAreNoDepth() throws {
    let rates = (0..<20_000).map { "\(1 + Double($0 % 7))" }.joined(separator: ",")
    let curve = try Self.schedule("fairseq.fixed --lr \(rates) --steps_per_epoch 10")
    #expect(curve(0) == 1 && curve(29) == 3 && curve(199_999) == curve(10_000_000))
    let held = try Self.schedule(
      "constant --lr 1 for 1e12 then constant --lr 0.5 for 10 then exponential --lr 0.4 --gamma 0.9")
    let form = try #require(held.form?.normalized)
    #expect(Catalogue.definitions.first { $0.name == "fairseq.fixed" }?.solution(of: form) == nil)
  }

  /// mmengine divides by the length of the way up with the first update of the cycle; before it the optimizer's rate holds.
  @Test func mmengineRefusesWhereItsCycleBegins() throws {
    let words = "mmengine.OneCycleLR --lr 0.01 --eta_max 0.06 --total_steps 1 --pct_start 1 --begin 23 --end 24"
    let curve = try Self.schedule(words)
    #expect(try #require(curve.refusal).iteration == 23 && curve(22) == 0.01)
    #expect(throws: (any Error).self) { try Self.schedule(words.replacing("--begin 23 --end 24", with: "--end 1")) }
  }
}
