import Schedules

/// The schedulers of `mxnet.lr_scheduler`.
///
/// MXNet's optimizers count an update before they ask for its rate, so that the first update has the rate of t = 1.
enum MXNet: Dialect {
  static let name = "mxnet"
  static let aliases = ["mx"]
  static let modules = ["mxnet.lr_scheduler"]
  static let release = "MXNet 1.9.1"
  static let summary = "The schedulers of mxnet.lr_scheduler."
  static let picture = """
    compare mxnet.MultiFactorScheduler --base_lr 0.1 --step 5,10 --factor 0.5 --label 'mxnet: one later' vs \
    torch.MultiStepLR --lr 0.1 --milestones 5,10 --gamma 0.5 --label torch -n 15 --mark both
    """
  static let entries = [factorScheduler, multiFactorScheduler, polyScheduler, cosineScheduler]

  static let maxUpdate = Key.duration(
    "max_update", .required, gives: .length, help: "Updates of warmup and decay together")
  static let final = Key.rate("final_lr", 0, help: "Rate at the end and after it").playing(.finish)

  static let base = Key.rate("base_lr", 0.01, help: "Rate after the warmup").playing(.rate, .start)
  private static let warmup = Key.duration("warmup_steps", 0, bounds: .nonNegative, help: "Iterations of the warmup")
  private static let warmupStart = Key.rate(
    "warmup_begin_lr", 0, help: "Rate at the start of the warmup, at most base_lr"
  ).playing(.warmupStart)
  private static let warmupMode = Key.choice("warmup_mode", WarmupMode.linear, help: "The way up")

  /// How a warmup gets to its end.
  private enum WarmupMode: String, ParameterChoice {
    case linear
    case constant
  }

  /// Declares the parameters that every MXNet scheduler has.
  static func declareWarmup(_ declare: inout Declarations) {
    declare(base)
    declare(warmup)
    declare(warmupStart)
    declare(warmupMode)
  }

  /// Puts MXNet's warmup over the beginning of a schedule, whose own clock runs on below it unless told otherwise.
  static func warmedUp(
    _ inner: any Schedule, _ arguments: Arguments, isInPlace: Bool = true
  ) throws(ScheduleError) -> any Schedule {
    try arguments.require(warmupStart, .atMost, base)
    let length = try arguments[warmup]
    if length == 0 { return inner }
    let curve: Curve =
      switch try arguments[warmupMode] {
      case .linear: .linear
      case .constant: .constant
      }
    return try Warmup(inner, length: length, start: arguments[warmupStart], curve: curve, isInPlace: isInPlace)
  }

  /// A way down over the updates between the warmup and the last one; `nil` for none.
  static func decay(
    _ arguments: Arguments, _ call: String, curve: Curve?
  ) throws(ScheduleError) -> any Schedule {
    let base = try arguments[base]
    let length = try arguments[maxUpdate] - arguments[warmup]
    guard length != 0 else {
      // The division comes with the first update behind the warmup.
      let warmup = try arguments[warmup]
      let reason = "float division by zero: no update is left after warmup_steps"
      guard warmup > 0 else { throw refused(call, reason) }
      let climb = try warmedUp(Constant(rate: base), arguments, isInPlace: false)
      return Refusing(climb, Refusal(from: warmup, framework: place(of: call), reason: reason))
    }
    // A decay that would end before it begins is never computed.
    guard length > 0, let curve else { return try warmedUp(Constant(rate: base), arguments, isInPlace: false) }
    return try warmedUp(
      Ramp(from: base, to: arguments[final], length: length, curve: curve), arguments, isInPlace: false)
  }

  /// The values of the warmup that a form begins with, its updates, 0 for none, and what follows it.
  ///
  /// - Parameter form: A normal form.
  /// - Returns: The values.
  static func climb(of form: CurveForm) -> (values: Solution, length: Int, rest: CurveForm) {
    guard let beginning = form.beginning, beginning.way.begin == 0, beginning.way.end == Double(beginning.count) else {
      return ([], 0, form)
    }
    let (way, count) = (beginning.way, beginning.count)
    // A constant warmup holds its rate, and then it is over at once.
    let (begun, offset) = beginning.rest.unshifted
    let next = offset == 1 - count ? begun.rate(at: 0) : beginning.rest.rate(at: 0)
    if way.isLevel || way.curve == .constant, way.from < next {
      return ([warmup(count), warmupStart(way.from), warmupMode(.constant)], count, beginning.rest)
    }
    guard way.from < way.to else { return ([], 0, form) }
    guard way.follows(.linear), beginning.rest.constantRate != way.to else { return ([], 0, form) }
    return ([warmup(count), warmupStart(way.from)], count, beginning.rest)
  }
}
