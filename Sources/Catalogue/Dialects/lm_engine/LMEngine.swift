import Schedules

/// The decay styles of lm-engine's learning rate schedulers.
enum LMEngine: Dialect {
  static let name = "lm_engine"
  static let modules = ["lm_engine.optimization.scheduler"]
  static let release = "lm-engine (2026-08-08) 36bad91e"
  static let summary = "The decay styles of lm-engine's learning rate schedulers."
  static let picture = """
    compare lm_engine.cosine --lr 3e-4 --num_training_steps 1000 --num_warmup_steps 100 vs lm_engine.exponential --lr 3e-4 \
    --num_training_steps 1000 --num_warmup_steps 100 vs lm_engine.power --lr 3e-4 --num_training_steps 1000 \
    --num_warmup_steps 100 --a 4 --b -0.51 --c 4194304
    """
  static let entries = [linear, cosine, exponential, constant, power]

  static func place(of call: String) -> String { "lm_engine.optimization, lr_decay_style \"\(call)\"" }

  static let rate = Key.rate("lr", 1e-5, help: "Rate of the optimizer").playing(.rate, .start, .peak)
  static let total = Key.duration("num_training_steps", .required, gives: .length, help: "Steps of the run, T")
  static let warmup = Key.duration("num_warmup_steps", 200, bounds: .nonNegative, help: "Steps of the warmup, W")
  static let hold = Key.duration(
    "num_constant_steps", 0, bounds: .nonNegative, help: "Steps at the full rate, which end at K = W + these")
  static let decay = Key<Int?>.duration(
    "num_decay_steps", .none("all that is left"), bounds: .nonNegative, help: "Steps of the decay, which ends at E")
  static let share = Key.factor(
    "lr_decay_factor", 0.1, bounds: .nonNegative, help: "Rate at the end of the decay as a share of lr, r"
  ).playing(.finish, .floor)

  /// Declares the parameters of the styles that decay.
  static func declareShared(_ declare: inout Declarations) {
    declare(rate)
    declare(total)
    declare(warmup)
    declare(hold)
    declare(decay)
    declare(share)
  }

  /// The warmup, `lr · t / W` for t ≤ W, and the hold up to step K.
  static func begun(_ arguments: Arguments) throws(ScheduleError) -> (timeline: Timeline, hold: Int, end: Int) {
    let (rate, warmup, total) = (try arguments[rate], try arguments[warmup], try arguments[total])
    let held = warmup.addingSaturating(try arguments[hold])
    var timeline = Timeline()
    if warmup > 0 {
      try timeline.warmup(to: rate, end: Double(warmup), until: warmup.addingSaturating(1))
    }
    try timeline.hold(rate, until: held.addingSaturating(1))
    return (timeline, held, try arguments[decay].map { held.addingSaturating($0) } ?? total)
  }

  static let linear = falling("linear", along: .linear, "a line", formula: "lr · (1 + (r - 1) · p)")
  static let cosine = falling(
    "cosine", along: .cosine, "a half cosine", formula: "lr · (r + (1 - r) · (1 + cos πp) / 2)")

  private static func falling(
    _ call: String, along curve: Curve, _ way: String, formula: String
  ) -> ScheduleDefinition {
    entry(
      call, summary: "Warm up, hold, and \(way) down to lr_decay_factor, which stays.",
      formula: "lr · t / W for t ≤ W; lr for t ≤ K; \(formula), p = (t - K) / (E - K), for t ≤ E; then r · lr",
      example: "lm_engine.\(call) --lr 3e-4 --num_training_steps 1000 --num_warmup_steps 100"
    ) { declare in
      declareShared(&declare)
      return .schedule { arguments throws(ScheduleError) in
        let rate = try arguments[rate]
        let (timeline, hold, end) = try begun(arguments)
        return try timeline.then(
          timeline.way(from: rate, to: arguments[share] * rate, begin: Double(hold), end: Double(end), curve),
          lasting: arguments[total])
      } inverse: { form in
        guard let stages = form.counted(.iteration), stages.start ?? 0 == 0, let fall = stages.fall,
          fall.leg.follows(curve), fall.leg.from > 0
        else { return nil }
        return [
          rate(fall.leg.from), total(fall.end), warmup(stages.climb), hold(stages.hold),
          share(fall.leg.to.ratio(to: fall.leg.from)),
        ]
      }
    }
  }
}
