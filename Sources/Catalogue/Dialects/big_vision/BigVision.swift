import Numbers
import Schedules

/// The decay types of big_vision's `create_learning_rate_schedule`.
enum BigVision: Dialect {
  static let name = "big_vision"
  static let modules = ["big_vision.utils"]
  static let release = "big_vision (2025-05-19) 0127fb6"
  static let summary = "The decay types of big_vision's create_learning_rate_schedule."
  static let picture = """
    compare big_vision.cosine --lr 0.001 --total_steps 1000 --warmup_steps 100 vs big_vision.rsqrt --lr 0.001 --total_steps \
    1000 --warmup_steps 100 --cooldown_steps 200 --timescale 200 vs big_vision.stair --lr 0.001 --total_steps 1000 \
    --warmup_steps 100 --steps 300,600 --mults 0.3,0.1
    """
  static let entries = [cosine, linear, polynomial, rsqrt, stair]

  static func place(of call: String) -> String {
    "big_vision.utils.create_learning_rate_schedule, decay_type \"\(call)\""
  }

  static let rate = Key.rate("lr", .required, help: "Rate of the optimizer").playing(.rate, .start, .peak)
  static let total = Key.duration("total_steps", .required, gives: .length, help: "Steps of the run, T")
  static let warmup = Key.duration("warmup_steps", 0, bounds: .nonNegative, help: "Steps of the warmup, W")
  static let cooldown = Key.duration(
    "cooldown_steps", 0, bounds: .nonNegative, help: "Steps of the line down to 0 at the end, K")

  /// Declares the parameters of all decay types.
  static func declareShared(_ declare: inout Declarations) {
    declare(rate)
    declare(total)
    declare(warmup)
    declare(cooldown)
  }

  /// The steps of the decay, which big_vision divides by.
  static func decayLength(_ arguments: Arguments) throws(ScheduleError) -> Int {
    try arguments.require(warmup, .below, total)
    return try arguments[total] - arguments[warmup]
  }

  /// A decay with its clock at 0 at the end of the warmup, under the line up, and under the line down at the end.
  static func whole(_ decay: any Schedule, _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let warmup = try arguments[warmup]
    return try cooled(decay.warmedUp(to: decay(0), over: warmup), arguments)
  }

  /// A curve times `min(1, (T - t) / K)`.
  static func cooled(_ curve: any Schedule, _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let (total, cooldown) = (try arguments[total], try arguments[cooldown])
    if cooldown == 0 { return Spanning(curve, Course(total)) }
    var timeline = Timeline()
    let begin = total.addingSaturating(-cooldown)
    try timeline.hold(1, until: begin)
    let line = try timeline.way(from: 1, to: 0, begin: Double(begin), end: Double(total), name: "cool-down")
    return Spanning(Product(curve, try timeline.then(line)), Course(total))
  }

  /// The warmup and the decay of a form, and the steps of its cool-down.
  static func solution(
    of form: CurveForm, _ values: (CurveForm) -> (values: Solution, length: Int)?
  ) -> Solution? {
    var (curve, steps, end) = (form, 0, Int?.none)
    if case .product(let left, let factors) = form {
      guard let fall = factors.counted(.iteration)?.fall, fall.leg.from == 1, fall.leg.to == 0,
        fall.leg.follows(.linear)
      else { return nil }
      (curve, steps, end) = (left, fall.length, fall.end)
    }
    let (_, climb, rest) = curve.warmup(from: 0, mayHold: end != nil)
    guard let (found, length) = values(rest) else { return nil }
    let run = length > 0 ? climb + length : max(climb + 1, end ?? 0)
    guard end == nil || end == run else { return nil }
    return found + [warmup(climb), total(run), cooldown(steps)]
  }
}
