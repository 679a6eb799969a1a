import Schedules

/// The schedulers of OLMo's `olmo.optim`, which count a step before they take it.
enum OLMo: Dialect {
  static let name = "olmo"
  static let modules = ["olmo.optim"]
  static let release = "OLMo (2025-09-04) 59a53e3f"
  static let summary = "The schedulers of OLMo's olmo.optim; iteration t has the rate of step t + 1."
  static let picture = """
    compare olmo.cosine_with_warmup --learning_rate 3e-4 --t_warmup 100 --max_duration 1000 vs olmo.cosine_linear_envelope \
    --learning_rate 3e-4 --t_warmup 100 --max_duration 1000 vs olmo.max_scheduler --learning_rate 3e-4 --t_warmup 100 \
    --max_duration 1000 -n 1100
    """
  static let entries = [
    cosineWithWarmup, linearWithWarmup, cosineLinearEnvelope, inverseSqrtWithWarmup, constantWithWarmup, maxScheduler,
    constant,
  ]

  static func place(of call: String) -> String { "olmo.optim.build_scheduler, scheduler.name \"\(call)\"" }

  static let rate = Key.rate("learning_rate", .required, aliases: ["lr"], help: "Highest rate, lr")
    .playing(.rate, .start, .peak)
  static let warmup = Key.duration("t_warmup", 100, bounds: .nonNegative, help: "Steps of the warmup, W")
  static let warmupStart = Key<Double?>.rate(
    "warmup_min_lr", .none("a tenth of learning_rate"), help: "Rate of step 0, from which the warmup leads up, i")
  static let duration = Key.duration("max_duration", 10_000, gives: .length, help: "Steps of the run")
  static let total = Key<Int?>.duration("t_max", .none("max_duration"), help: "Step with the lowest rate, T")
  static let share = Key.factor("alpha_f", 0.1, bounds: .nonNegative, help: "Lowest rate as a share of learning_rate")
    .playing(.finish, .floor)

  /// The line up of every scheduler, `i + (lr - i) · s / W` for steps s < W, as a timeline that goes on at step W.
  static func warmedUp(_ arguments: Arguments) throws(ScheduleError) -> Timeline {
    let (rate, warmup) = (try arguments[rate], try arguments[warmup])
    if warmup > 0, try arguments[warmupStart] != nil { try arguments.require(warmupStart, .below, self.rate) }
    var timeline = Timeline()
    try timeline.warmup(
      from: arguments[warmupStart] ?? 0.1 * rate, to: rate, begin: -1, end: Double(warmup) - 1, until: warmup - 1)
    return timeline
  }

  /// Declares the parameters of a warmup and a way down.
  static func declareFall(_ declare: inout Declarations) {
    declare(rate)
    declare(warmup)
    declare(duration)
    declare(total)
    declare(share)
    declare(warmupStart)
  }

  /// The warmup and a way down to the lowest rate, which step T has in any case.
  static func fall(along curve: Curve, _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let duration = try arguments[duration]
    let (rate, warmup, total) = (try arguments[rate], try arguments[warmup], try arguments[total] ?? duration)
    let timeline = try warmedUp(arguments)
    return try timeline.then(
      timeline.way(
        from: rate, to: arguments[share] * rate, begin: Double(warmup) - 1, end: Double(total) - 1, curve),
      lasting: duration)
  }

  /// The inverse square root of the step from the end of the warmup on; 0 without a warmup.
  static func root(_ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let (rate, warmup) = (try arguments[rate], try arguments[warmup])
    let duration = try arguments[duration]
    let timeline = try warmedUp(arguments)
    if warmup == 0 { return try timeline.holding(0, lasting: duration) }
    return try timeline.then(InversePower(rate: rate, timescale: Double(warmup)), lasting: duration)
  }

  /// The values of a warmup, a way down, and the rate after it.
  static func solution(of form: CurveForm, along curve: Curve) -> Solution? {
    guard let stages = form.counted(.update), stages.hold == 0, stages.start ?? 0 < stages.peak ?? 1 else { return nil }
    if let peak = stages.peak, let last = stages.jump {
      return [
        rate(peak), warmup(stages.climb), warmupStart(stages.start ?? 0), duration(stages.climb),
        share(last.ratio(to: peak)),
      ]
    }
    guard let fall = stages.fall, fall.leg.follows(curve),
      fall.leg.from > 0
    else { return nil }
    return [
      rate(fall.leg.from), warmup(stages.climb == 0 && fall.leg.begin == 0 ? 1 : stages.climb),
      warmupStart(stages.start ?? 0), duration(fall.end + 1), share(fall.leg.to.ratio(to: fall.leg.from)),
    ]
  }
}
