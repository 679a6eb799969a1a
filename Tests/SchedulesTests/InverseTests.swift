import Testing

@testable import Catalogue
@testable import Schedules

/// The inverse of an entry finds values that make the curve again: values, form, inverse, values, the same curve.
struct InverseTests {
  /// Entries whose curves have a form that tells nothing of how they were asked for.
  private static let withoutInverse: [String: String] = [
    "torch.ReduceLROnPlateau": decidedByMetrics, "hf.greedy": decidedByMetrics,
    "timm.PlateauLRScheduler": decidedByMetrics, "mmengine.ReduceOnPlateauLR": decidedByMetrics,
    "paddle.ReduceOnPlateau": decidedByMetrics, "keras.ReduceLROnPlateau": decidedByMetrics,
    "fairseq.reduce_lr_on_plateau": decidedByMetrics,
    "neox.constant": twoUpdatesAtOneRate, "neox.linear": twoUpdatesAtOneRate, "neox.cosine": twoUpdatesAtOneRate,
    "neox.exponential": twoUpdatesAtOneRate,
    "mae.adjust_learning_rate": manyWays, "olmo_core.WSDS": manyWays, "olmo_core.ComposableScheduler": manyWays,
    "modded_nanogpt.TrainingSchedule": manyWays, "levanter.cosine": manyWays, "levanter.linear": manyWays,
    "levanter.constant": manyWays, "levanter.inv_sqrt": manyWays, "levanter.inv": manyWays,
    "olmo_core.PowerLR": cutOff, "olmo_core.CosWithWarmupAndLinearDecay": cutOff,
  ]
  private static let twoUpdatesAtOneRate = "its warmup, whose first two updates have one rate, is nobody else's"
  private static let manyWays = "stages of any number, which own words have a line each for"
  private static let cutOff = "what is left of a curve that a line cuts off does not tell where it would have gone"
  private static let decidedByMetrics = "the metrics that decided its rates are not to be seen in them"

  @Test func entriesWithoutAnInverseAreKnown() {
    let lacking = Catalogue.definitions.filter { $0.inverse == nil && !Self.formless.contains($0.name) }
    #expect(Set(lacking.map(\.name)) == Set(Self.withoutInverse.keys))
  }

  /// Entries whose curves never have a form.
  private static let formless: Set<String> = [
    "fastai.fit_flat_cos", "fastai.combined_cos", "fastai.fine_tune", "fastai.fit_sgdr", "fastai.fit_one_cycle",
    "pytorch_scheduler.CosineAnnealingWarmupRestarts",
    "hf.cosine_with_restarts", "olmo.max_scheduler", "lingua.wsd",
  ]

  private static let seldomFormed: Set<String> = [
    "fairseq.cosine", "keras.CosineDecayRestarts", "timm.TanhLRScheduler",
  ]

  @Test(arguments: Catalogue.definitions.filter { $0.inverse != nil })
  func inverseMakesTheSameCurve(_ definition: ScheduleDefinition) throws {
    var (formed, simple) = (0, 0)
    // Some entries have a form with few of their values only.
    let count = Self.seldomFormed.contains(definition.name) ? 600 : 40
    try EngineProperties.forRandomCurves(of: definition, count: count) {
      // Where two rates are 0, parts of a curve are not to be seen.
      $0.shareOfZeros = 0
    } _: { schedule, config, random in
      guard formed < 40, let form = schedule.form?.normalized, form.isReadable else { return }
      formed += 1
      // Constants, lines and a jump or two are left to the entries that are meant for them.
      guard let solution = definition.solution(of: form) else {
        simple += 1
        #expect(Self.isSimple(form, until: schedule.refusal), "\(config): \(form)")
        return
      }
      let again: any Schedule
      do {
        again = try #require(try Self.schedule(of: definition, solution))
      } catch {
        Issue.record("\(config): \(solution.values) are refused: \(error)")
        return
      }
      Self.expectSame(again, as: schedule, form, "\(config), again \(solution.values)", &random)
    }
    #expect((formed > 0) != Self.formless.contains(definition.name), "\(definition.name) had a form \(formed) times")
    #expect(simple * 4 < max(1, formed) * 3, "\(definition.name) had no inverse \(simple) times of \(formed)")
  }

  /// Whether a form is a constant, a line or a jump or two, which tell nothing of how they were asked for.
  private static func isSimple(_ form: CurveForm, until refusal: Refusal? = nil) -> Bool {
    if case .readEvery(_, let read, _) = form { return isSimple(read, until: refusal) }
    // A line that its framework leaves by an error is no reason to ask for the error again.
    // So is one that jumps before it has come to its end, as Composer's stretched warmups do.
    if case .sequence(let parts, last: .hold) = form, parts.count == 1,
      case .legs(let legs) = parts[0].form, legs.count == 1,
      parts[0].count == refusal.map({ max(1, $0.iteration) }) || Double(parts[0].count) < legs[0].end
    {
      return isSimple(parts[0].form)
    }
    // The formula that a framework computes for odd lengths tells nothing of them.
    if case .law(.formula) = form { return true }
    // A line whose first step was counted before it was made is one too.
    let way = form.way ?? form.unshifted.form.way
    return form.constantRate != nil || way?.follows(.linear) ?? false || form.steps?.starts.count ?? 3 <= 2
  }

  /// Cycles and stairs that are no longer than an update, or shorter.
  @Test(arguments: [
    "timm.CosineLRScheduler --t_initial 1 --lr_min 0.05 --cycle_decay 3.3 --cycle_limit 8 --warmup_t 1 --warmup_prefix",
    "timm.PolyLRScheduler --t_initial 1 --power 4 --lr_min 4e-4 --cycle_decay 0.2 --cycle_limit 3 --warmup_t 10 --warmup_prefix",
    "timm.CosineLRScheduler --t_initial 1 --lr_min 0.05 --cycle_decay 0.5 --cycle_limit 8 --warmup_t 3",
    "deepspeed.OneCycle --cycle_min_lr 5e-4 --cycle_max_lr 0.14 --cycle_first_step_size 86 --cycle_second_step_size 6 --cycle_first_stair_count 8",
    "deepspeed.OneCycle --cycle_min_lr 0 --cycle_max_lr 0.8 --cycle_first_step_size 3 --cycle_first_stair_count 8",
    "deepspeed.OneCycle --cycle_min_lr 0.1 --cycle_max_lr 0.8 --cycle_first_step_size 5 --cycle_second_step_size 4 --cycle_first_stair_count 7 --decay_lr_rate 0.5 --decay_step_size 10",
    "fvcore.StepWithFixedGammaParamScheduler --base_value 4 --num_decays 8 --gamma 0.28 --num_updates 359 --length 6",
    "timm.TanhLRScheduler --lr 0.02 --t_initial 4 --lr_min 1e-4 --warmup_t 11 --warmup_prefix --cycle_limit 0",
    "composer.MultiStepWithWarmupScheduler --lr 0.1 --max_duration 157ba --t_warmup 341ba --milestones 82ba,508ba,612ba --gamma 0.4 --scale_warmup --ssr 1.84",
    "multistep --lr 0.1 --warmup 30 --milestones 10,20,30,90 --gamma 0.5",
    "torch.OneCycleLR --max_lr 0.3 --total_steps 9 --pct_start 0.05 --three_phase",
    "paddle.OneCycleLR --max_learning_rate 0.3 --total_steps 9 --phase_pct 0.05 --three_phase --anneal_strategy linear",
    "mmengine.OneCycleLR --eta_max 0.3 --total_steps 90 --pct_start 0.8 --three_phase --end 40",
    "olmo_core.WSD --lr 0.2 --max_steps 4 --warmup 3 --decay 1 --warmup_min_lr 0.01 --decay_min_lr 0.1",
    "fvcore.StepWithFixedGammaParamScheduler --base_value 4 --num_decays 20 --gamma 0.5 --num_updates 10 --length 9",
  ]) func theShortestOnesHaveAnInverse(_ text: String) throws {
    let config = try CurveText.config(text)
    let schedule = try config.schedule(in: EngineProperties.context)
    let form = try #require(schedule.form?.normalized)
    let definition = config.first.definition
    let solution = try #require(definition.solution(of: form), "\(form)")
    let again = try #require(try Self.schedule(of: definition, solution), "\(solution.values)")
    var random = RandomConfigs(seed: 0)
    Self.expectSame(again, as: schedule, form, "\(config), again \(solution.values)", &random)
  }

  /// The curve of a solution; what a modifier wraps is a cosine where one has that form, else the form itself.
  private static func schedule(of definition: ScheduleDefinition, _ solution: Solution) throws -> (any Schedule)? {
    let stage = Stage(definition, solution.values)
    guard definition.isModifier else {
      return try ScheduleConfig(stage).schedule(in: EngineProperties.context)
    }
    let form = try #require(solution.inner).normalized
    if let cosine = Own.cosine.solution(of: form) {
      let config = ScheduleConfig(Stage(Own.cosine, cosine.values), [.modify(stage)])
      return try config.schedule(in: EngineProperties.context)
    }
    let arguments = try Arguments(solution.values, for: definition, context: EngineProperties.context)
    return try definition.modified(WrittenOut(written: form), arguments)
  }

  private static func expectSame(
    _ again: any Schedule, as schedule: any Schedule, _ form: CurveForm, _ name: String, _ random: inout RandomConfigs
  ) {
    if again.form?.isSame(as: form) ?? false { return }
    var updates = Array(0..<40) + (0..<200).map { _ in Int.random(in: 0...2000, using: &random.generator) }
    updates += [12_345, 100_003].filter { $0 < schedule.refusal?.iteration ?? .max }
    // Rates beyond those that a run can have end in different infinities.
    let rates = updates.map { ($0, again($0), schedule($0)) }.filter { $0.2.magnitude < 1e290 }
    let highest = rates.map(\.2.magnitude).max() ?? 0
    let other = rates.first { !isClose($0.1, $0.2, to: 1e-12, of: highest) }
    #expect(other == nil, "\(name): \(form)")
  }

  @Test func aWarmupThatNeverReachesThePeakIsNoOther() throws {
    let text =
      "cosine --length 121 warmup --length 260 --shape cosine --convention (t+1)/(W+1) --in-place --start-lr 1e-4"
    let config = try CurveText.config(text)
    let form = try #require(try config.schedule(in: EngineProperties.context).form?.normalized)
    let solution = try #require(Own.warmup.solution(of: form))
    #expect(solution.values["convention"] == .choice("(t+1)/(W+1)"))
    #expect(solution.values["length"] == .duration(.updates(260)))
  }

  /// Ratios and shares are found in the digits in which a person would have written them.
  @Test func sharesAreFoundAsTheyWereWritten() throws {
    for (text, name, value) in [
      ("torch.LinearLR --lr 0.1 --start_factor 0.1 --total_iters 100", "start_factor", 0.1),
      ("torch.OneCycleLR --max_lr 0.3 --total_steps 1500 --pct_start 0.3", "pct_start", 0.3),
      ("torch.OneCycleLR --max_lr 0.3 --total_steps 1500 --div_factor 7", "div_factor", 7),
      ("keras.CosineDecay --initial_learning_rate 0.3 --decay_steps 100 --alpha 0.07", "alpha", 0.07),
      ("multistep --lr 0.3 --milestones 30,60,90 --gamma 0.1", "gamma", 0.1),
      ("tri-stage --lr 0.0003 --warmup 150 --hold 600 --decay 750", "init-scale", 0.01),
    ] {
      let config = try CurveText.config(text)
      let form = try #require(try config.schedule(in: EngineProperties.context).form?.normalized)
      let solution = try #require(config.first.definition.solution(of: form))
      #expect(solution.values[name] == .number(value), "\(text): \(solution.values)")
    }
  }
}

/// A form as a schedule.
private struct WrittenOut: Schedule {
  let written: CurveForm
  func callAsFunction(_ iteration: Int) -> Double { written.rate(at: max(0, iteration)) }
  func bounds(over iterations: ClosedRange<Int>) -> RateBounds { RateBounds(0...Bounds.largestRate) }
  func phase(at iteration: Int) -> Phase { Phase("written", from: 0) }
  var form: CurveForm? { written }
  var length: Int? { nil }
}
