import RealModule
import Schedules

/// The schedulers of `deepspeed.runtime.lr_schedules`.
enum DeepSpeed: Dialect {
  static let name = "deepspeed"
  static let modules = ["deepspeed.runtime.lr_schedules"]
  static let release = "DeepSpeed 0.19.8"
  static let summary = "The schedulers of deepspeed.runtime.lr_schedules."
  static let picture = """
    compare deepspeed.WarmupLR --warmup_max_lr 0.1 --warmup_num_steps 1000 --label 'log, the default' vs \
    deepspeed.WarmupLR --warmup_max_lr 0.1 --warmup_num_steps 1000 --warmup_type linear --label linear
    """
  static let entries = [lrRangeTest, oneCycle, warmupLR, warmupDecayLR, warmupCosineLR]

  static let rate = Key.rate("lr", 0.001, help: "Rate of the optimizer, which DeepSpeed replaces at once")
  static let total = Key.duration(
    "total_num_steps", .required, bounds: .nonNegative, gives: .length, help: "All steps, the warmup included, T"
  ).acceptingFractions()
  static let warmup = Key.duration("warmup_num_steps", 1000, help: "Steps of the warmup, w; 1 counts as 2")
  private static let warmupType = Key.choice(
    "warmup_type", WarmupType.logarithmic, orElse: .logarithmic,
    help: "The way up: along ln(t + 1) / ln(w), or a line; any other word is log, of which DeepSpeed warns")

  private enum WarmupType: String, ParameterChoice {
    case logarithmic = "log"
    case linear
  }

  /// Declares the parameters of the warmup.
  static func declareWarmup(_ declare: inout Declarations) {
    declare(warmup)
    declare(warmupType)
  }

  /// The steps of the warmup as DeepSpeed takes them.
  static func warmupLength(_ arguments: Arguments) throws(ScheduleError) -> Int { max(2, try arguments[warmup]) }

  /// Returns the formula of a schedule of which some steps are no whole ones; `nil` where all are.
  ///
  /// - Parameters:
  ///   - arguments: The values given.
  ///   - low: The rate at the beginning of the warmup.
  ///   - high: The rate at its end.
  ///   - isForced: Whether there is a formula even where all steps are whole.
  ///   - decay: The rate by the steps since the warmup and the steps of the decay, at least 1.
  /// - Returns: The schedule; `nil` where all steps are whole.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  static func fractional(
    _ arguments: Arguments, from low: Double, to high: Double, isForced: Bool = false,
    decay: (_ step: Expression, _ steps: Double) throws(ScheduleError) -> Expression
  ) throws(ScheduleError) -> (any Schedule)? {
    let (warmup, total) = (Double(try warmupLength(arguments)), try arguments[total.real])
    guard isForced || !RealTimes.areWhole(total) else { return nil }
    // All is an update late.
    let step = (Expression.variable - 1).atLeast(0)
    let done: Expression =
      switch try arguments[warmupType] {
      case .linear: step / .number(warmup)
      case .logarithmic: Expression.call(.log, [step + 1]) / .number(.log(warmup))
      }
    return try RealTimes.schedule(
      (step < .number(warmup)).then(
        .number(low) + .number(high - low) * done, otherwise: decay(step - .number(warmup), max(1, total - warmup))))
  }

  /// DeepSpeed's warmup from one rate to another, and a decay that begins with its clock at 0 at step w.
  static func warmedUp(
    from start: Double, to peak: Double, _ arguments: Arguments, then decay: any Schedule
  ) throws(ScheduleError) -> any Schedule {
    let length = try warmupLength(arguments)
    let curve: Curve =
      switch try arguments[warmupType] {
      case .linear: .linear
      case .logarithmic: .logarithmic(length: length)
      }
    let way = try Ramp(from: start, to: peak, length: length, curve: curve, isWarmup: true, name: "warmup")
    return try Sequential(way, then: decay)
  }

  /// A warmup that begins an update late, and what follows it.
  struct Climb {
    var low: Double
    var high: Double
    var length: Int
    var values: Solution
    var rest: CurveForm
  }

  /// The warmup of a form; `nil` where it begins otherwise.
  ///
  /// - Parameters:
  ///   - form: A normal form.
  ///   - anyStart: Whether the first update may have a rate of its own.
  /// - Returns: The warmup; `nil` where there is none.
  static func climb(of form: CurveForm, anyStart: Bool = false) -> Climb? {
    let (hold, late) = form.hold
    guard hold == 1, let beginning = late.beginning, beginning.way.begin == 0, beginning.count >= 2,
      beginning.way.end == Double(beginning.count), anyStart || beginning.way.from == form.rate(at: 0)
    else { return nil }
    let (way, count) = (beginning.way, beginning.count)
    let type: WarmupType
    if way.follows(.linear) {
      type = .linear
    } else if way.follows(.logarithmic(length: count), isRising: true) {
      type = .logarithmic
    } else {
      return nil
    }
    return Climb(
      low: way.from, high: way.to, length: count, values: [warmup(count), warmupType(type)], rest: beginning.rest)
  }
}
