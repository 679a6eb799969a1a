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
    "total_num_steps", .required, gives: .length, help: "All steps, the warmup included, T")
  static let warmup = Key.duration("warmup_num_steps", 1000, help: "Steps of the warmup, w; 1 counts as 2")
  private static let warmupType = Key.choice(
    "warmup_type", WarmupType.logarithmic, help: "The way up: along ln(t + 1) / ln(w), or a line")

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
}
