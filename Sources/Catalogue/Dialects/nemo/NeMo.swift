import Schedules

/// The schedulers of `nemo.core.optim.lr_scheduler`.
enum NeMo: Dialect {
  static let name = "nemo"
  static let modules = ["nemo.core.optim.lr_scheduler"]
  static let release = "NeMo (2025-09-20) 8cfedd7203"
  static let summary = "The schedulers of nemo.core.optim.lr_scheduler."
  static let picture = """
    compare nemo.CosineAnnealing --lr 0.001 --max_steps 1000 --warmup_steps 100 --min_lr 1e-5 vs nemo.NoamHoldAnnealing --lr \
    0.001 --max_steps 1000 --warmup_steps 100 --hold_steps 200 --min_lr 1e-5 vs nemo.SquareAnnealing --lr 0.001 --max_steps \
    1000 --warmup_steps 100 -n 1050
    """
  static let entries = [
    warmupPolicy, warmupHoldPolicy, squareAnnealing, squareRootAnnealing, cosineAnnealing, warmupAnnealing,
    inverseSquareRootAnnealing, polynomialDecayAnnealing, polynomialHoldDecayAnnealing, warmupHoldAnnealLinear,
    warmupHoldAnnealOneMinusSquareRoot, noamAnnealing, noamHoldAnnealing,
  ]

  static let rate = Key.rate("lr", .required, help: "Rate of the optimizer").playing(.rate, .start, .peak)
  static let total = Key.duration("max_steps", .required, gives: .length, help: "Steps of the run, T")
  static let minimum = Key.rate("min_lr", 0, help: "Lowest rate, m").playing(.finish, .floor)

  /// A number of steps, or a share of all of them, which is rounded down: one of the two, or none.
  struct Steps {
    let count: Key<Int?>
    let ratio: Key<Double?>

    static let warmup = Steps("warmup", "Steps of the warmup, W")
    static let hold = Steps("hold", "Steps at the full rate after the warmup, which end at H")
    static let constant = Steps("constant", "Steps at min_lr at the end")

    private init(_ stage: String, _ help: String) {
      count = .duration("\(stage)_steps", .none("none"), bounds: .nonNegative, help: help)
      ratio = .fraction(
        "\(stage)_ratio", .none("\(stage)_steps"), help: "\(help), as a share rounded down; excludes --\(stage)_steps")
    }

    func declare(_ declare: inout Declarations) {
      declare(count)
      declare(ratio)
    }

    /// The steps; `nil` where none are given.
    func steps(_ arguments: Arguments) throws(ScheduleError) -> Int? {
      let (count, share) = (try arguments[count], try arguments[ratio])
      if count != nil, share != nil { throw .exclusive(parameters: [self.count.name, ratio.name]) }
      let total = try arguments[total]
      return count ?? share.map { .pythonInt($0 * Double(total)) }
    }
  }

  /// The values that all schedulers have.
  struct Values {
    var rate: Double
    var minimum: Double
    var warmup: Int
    /// The step at which the hold ends, the warmup included; 0 where there is none.
    var hold: Int
    var total: Int
    /// The warmup and the hold, and what is to follow them.
    var timeline: Timeline

    /// When the decay begins.
    var begin: Double { Double(max(warmup, hold)) }
    /// When it ends.
    var end: Double { Double(total) }
    /// The first step that has the lowest rate in any case.
    var over: Int { total.addingSaturating(1) }

    /// Returns the whole with a decay up to the last step, and the lowest rate after it.
    func ended(_ decay: any Schedule) throws(ScheduleError) -> any Schedule {
      var timeline = timeline
      timeline.add(decay, until: over)
      return try timeline.holding(minimum, lasting: total)
    }

    /// A way on the clock of what follows the hold.
    func way(to finish: Double, _ curve: Curve = .linear) throws(ScheduleError) -> any Schedule {
      try timeline.way(from: rate, to: finish, begin: begin, end: end, curve)
    }

    /// A curve that does not go below the lowest rate.
    func clamped(_ curve: any Schedule) throws(ScheduleError) -> any Schedule {
      minimum == 0 ? curve : try Clamped(curve, minimum: minimum, maximum: Bounds.largestRate)
    }
  }

  /// Declares the parameters of all schedulers.
  static func declareShared(_ declare: inout Declarations, holds: Bool = false, minimum key: Key<Double> = minimum) {
    declare(rate)
    declare(total)
    Steps.warmup.declare(&declare)
    if holds { Steps.hold.declare(&declare) }
    declare(key)
  }

  /// The values of all schedulers with the warmup, `lr · (t + 1) / (W + 1)` for t ≤ W, and the hold.
  static func values(_ arguments: Arguments, holds: Bool = false) throws(ScheduleError) -> Values {
    let warmup = try Steps.warmup.steps(arguments) ?? 0
    let hold = holds ? try Steps.hold.steps(arguments).map { $0.addingSaturating(warmup) } ?? 0 : 0
    var values = Values(
      rate: try arguments[rate], minimum: try arguments[minimum], warmup: warmup, hold: hold,
      total: try arguments[total], timeline: Timeline())
    if warmup > 0 {
      try values.timeline.warmup(
        to: values.rate, begin: -1, end: Double(warmup), until: warmup.addingSaturating(1))
    }
    try values.timeline.hold(values.rate, until: hold)
    return values
  }

  /// The values of a warmup, a hold and a way down to a rate which the lowest one follows.
  static func solution(of form: CurveForm, holds: Bool = false, along fits: (CurveForm.Fall) -> Bool) -> Solution? {
    guard let stages = form.counted(.between), stages.start ?? 0 == 0, holds || stages.hold == 0,
      let fall = stages.fall, fits(fall)
    else { return nil }
    var values: [Solution.Value] = [
      rate(fall.leg.from), total(fall.end), Steps.warmup.count(stages.climb), minimum(fall.leg.to),
    ]
    if holds { values.append(Steps.hold.count(stages.hold)) }
    return Solution(values)
  }
}
