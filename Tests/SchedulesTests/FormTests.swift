import Testing

@testable import Catalogue
@testable import Schedules

/// The form of a curve is the curve: evaluated, it has the rates of the schedule, written in whatever way.
struct FormTests {
  /// Updates near the beginning, where everything happens, and some far away.
  private static func updates(_ random: inout RandomConfigs) -> [Int] {
    (0..<6).map { $0 } + (0..<60).map { _ in Int.random(in: 0...2000, using: &random.generator) } + [12_345, 100_003]
  }

  private static func expectSame(
    _ form: CurveForm, as schedule: any Schedule, _ name: String, _ random: inout RandomConfigs
  ) {
    let updates = updates(&random)
    // Rates beyond those that a run can have end in different infinities.
    let rates = updates.map { ($0, form.rate(at: $0), schedule($0)) }.filter { $0.2.magnitude < 1e290 }
    let highest = rates.map(\.2.magnitude).max() ?? 0
    let other = rates.first { !isClose($0.1, $0.2, to: 1e-9, of: highest) }
    #expect(other == nil, "\(name): \(form)")
  }

  @Test(arguments: Catalogue.definitions) func formIsTheSchedule(_ definition: ScheduleDefinition) throws {
    try EngineProperties.forRandomCurves(of: definition, count: 15) { schedule, config, random in
      guard let form = schedule.form else { return }
      Self.expectSame(form, as: schedule, "\(config)", &random)
      Self.expectSame(form.normalized, as: schedule, "\(config), normalized", &random)
    }
  }

  @Test func formsOfCompositionsAreTheSchedules() {
    var formed = 0
    for seed in 0..<800 {
      var random = RandomConfigs(seed: seed)
      let config = random.composition()
      guard let schedule = try? config.schedule(in: EngineProperties.context), let form = schedule.form else {
        continue
      }
      formed += 1
      Self.expectSame(form, as: schedule, "\(config)", &random)
      Self.expectSame(form.normalized, as: schedule, "\(config), normalized", &random)
    }
    #expect(formed > 150, "\(formed)")
  }

  /// Entries whose examples have no form yet; whatever is not among them has one.
  private static let formless: Set<String> = [
    // Positions in single precision.
    "fastai.fit_flat_cos", "fastai.combined_cos", "fastai.fine_tune", "fastai.fit_sgdr", "fastai.fit_one_cycle",
    // Cycles whose lengths are no whole numbers, or are rounded otherwise than up.
    "composer.CosineAnnealingWarmRestartsScheduler",
    // The higher one of two curves, and falls that grow from cycle to cycle.
    "olmo.max_scheduler", "lingua.wsd",
  ]

  @Test func entriesWithoutAFormAreKnown() throws {
    let formless = Catalogue.definitions.filter { definition in
      guard let config = try? CurveText.config(definition.example),
        let schedule = try? config.schedule(in: EngineProperties.context)
      else { return !definition.isModifier }
      return schedule.form == nil
    }
    #expect(Set(formless.map(\.name)) == Self.formless)
  }

  /// The same curve in the words of several entries has one normal form.
  @Test(arguments: [
    [
      "cosine --max 0.4 --min 0.1 --cycle-length 300 warmup --length 100",
      "optax.warmup_cosine_decay_schedule --init_value 0 --peak_value 0.4 --end_value 0.1 --warmup_steps 100 --decay_steps 400",
      "linear --start-lr 0 --finish-lr 0.4 --length 100 for 100 then cosine --max 0.4 --min 0.1 --cycle-length 300",
    ],
    [
      "polynomial --lr 0.3 --length 200 --power 1", "linear --start-lr 0.3 --finish-lr 0 --length 200",
      "linear --start-lr 0.6 --finish-lr 0 --length 200 scale --by 0.5",
    ],
    [
      "wsd --lr 0.1 --warmup 100 --decay 300 --length 1500",
      "constant --lr 0.1 warmup --length 100 cooldown --start-idx 1200 --length 300",
    ],
    [
      "multi-step --lr 1 --gamma 0.5 --milestones 100,300", "torch.MultiStepLR --lr 1 --gamma 0.5 --milestones 100,300",
    ],
    ["constant --lr 0.1", "cosine --min 0.1 --max 0.1", "linear --start-lr 0.2 --finish-lr 0.2 scale --by 0.5"],
  ]) func sameCurvesHaveOneNormalForm(_ curves: [String]) throws {
    let forms = try curves.map { try #require(try schedule($0).form?.normalized) }
    for (curve, form) in zip(curves, forms) { #expect(form == forms[0], "\(curve): \(form)") }
  }

  @Test(arguments: [
    ["cosine", "linear"], ["cosine --max 0.5", "cosine"], ["cosine warmup --length 10", "cosine warmup --length 11"],
    ["step --gamma 0.5", "step --gamma 0.25"], ["cosine cyclical", "cosine"],
  ]) func otherCurvesHaveOtherForms(_ curves: [String]) throws {
    let forms = try curves.map { try #require(try schedule($0).form?.normalized) }
    #expect(forms[0] != forms[1])
  }

  /// Forms are the same where only rounding tells them apart, and nothing but rates may be rounded.
  @Test(arguments: [
    (CurveForm.hold(0.1), CurveForm.hold(0.1.nextUp), true), (.hold(0.1), .hold(0.1 + 1e-12), false),
    (
      .legs([.init(from: 0.3, to: 0, end: 100, .cosine)]), .legs([.init(from: 0.3.nextUp, to: 0, end: 100, .cosine)]),
      true
    ),
    (.legs([.init(from: 0.3, to: 0, end: 100)]), .legs([.init(from: 0.3, to: 0, end: 100.0.nextUp)]), false),
    (.legs([.init(from: 0.3, to: 0, end: 99.7)]), .legs([.init(from: 0.3, to: 0, end: 99.7.nextUp)]), true),
    // The slope of a root has no bound at its beginning.
    (
      .legs([.init(from: 0.3, to: 0, begin: -0.3, end: 99.7, .oneMinusSquareRoot)]),
      .legs([.init(from: 0.3, to: 0, begin: -0.3, end: 99.7.nextUp, .oneMinusSquareRoot)]), false
    ),
    (.table(starts: [0, 7], rates: [1, 0.1]), .table(starts: [0, 7], rates: [1, 0.1.nextDown]), true),
    (.table(starts: [0, 7], rates: [1, 0.1]), .table(starts: [0, 8], rates: [1, 0.1]), false),
    // A factor is multiplied by itself as often as there are updates.
    (
      .law(.exponential(rate: 1, gamma: 0.999, period: 1, isStaircase: false)),
      .law(.exponential(rate: 1, gamma: 0.999.nextUp, period: 1, isStaircase: false)), false
    ),
    (
      .law(.exponential(rate: 1, gamma: 0.999, period: 1, isStaircase: false)),
      .law(.exponential(rate: 1.0.nextUp, gamma: 0.999, period: 1, isStaircase: false)), true
    ),
  ]) func formsAreTheSameButForRounding(_ one: CurveForm, _ other: CurveForm, _ isSame: Bool) {
    #expect(one.isSame(as: other) == isSame && other.isSame(as: one) == isSame)
  }

  /// What is left of a form after some updates is the form from there on.
  @Test func droppedFormsGoOn() {
    var dropped = 0
    for seed in 0..<600 {
      var random = RandomConfigs(seed: seed)
      let config = random.composition()
      guard let form = try? config.schedule(in: EngineProperties.context).form?.normalized else { continue }
      dropped += 1
      let count = Int.random(in: 1...700, using: &random.generator)
      let rest = form.dropping(first: count)
      let rates = (0..<50).map { _ in Int.random(in: 0...1500, using: &random.generator) }
        .map { (rest.rate(at: $0), form.rate(at: $0 + count)) }.filter { $0.1.magnitude < 1e290 }
      let highest = rates.map(\.1.magnitude).max() ?? 0
      let other = rates.first { !isClose($0.0, $0.1, to: 1e-9, of: highest) }
      #expect(other == nil, "\(config) after \(count): \(rest)")
    }
    #expect(dropped > 120, "\(dropped)")
  }
}
