import Numbers
import Runs
import Schedules

/// The schedules of transformers' `get_scheduler`.
enum HF: Dialect {
  static let name = "hf"
  static let aliases = ["transformers"]
  static let modules = ["transformers.optimization"]
  static let release = "transformers 5.23.0"
  static let summary = "The schedules of transformers' get_scheduler."
  static let picture = """
    compare hf.cosine --lr 0.1 --num_warmup_steps 0 --num_training_steps 500 --label hf.cosine vs \
    hf.cosine_with_restarts --lr 0.1 --num_warmup_steps 0 --num_training_steps 500 --num_cycles 2 --label \
    hf.cosine_with_restarts vs timm.CosineLRScheduler --lr 0.1 --t_initial 500 --lr_min 0.01 --label timm vs \
    torch.CosineAnnealingLR --lr 0.1 --T_max 500 --eta_min 0.02 --label 'torch, eta_min 0.02' -n 1500
    """
  static let entries = [
    linear, cosine, cosineWithRestarts, polynomial, constant, constantWithWarmup, inverseSqrt, cosineWithMinLr,
    cosineWarmupWithMinLr, warmupStableDecay, greedy,
  ]

  static func place(of call: String) -> String { "transformers.get_scheduler(\"\(call)\")" }

  static let rate = Key.rate(
    "lr", 5e-5, aliases: ["learning_rate"], help: "Rate of the optimizer; the default is the Trainer's"
  ).playing(.rate, .start, .peak)
  /// The steps of the warmup; ``warmupSteps(_:)`` reads them.
  static let warmup = Key.duration(
    "num_warmup_steps", 0, bounds: .any, aliases: ["warmup_steps"],
    help: "Steps of the warmup, w; below 0 the decay has already begun"
  ).acceptingFractions()
  /// The warmup as the Trainer's arguments may say it.
  static let warmupRatio = Key<Double?>.fraction(
    "warmup_ratio", .none("num_warmup_steps"),
    help: "Warmup as a share of all steps, rounded up as the Trainer does; excludes --num_warmup_steps")
  static let training = Key.duration(
    "num_training_steps", .required, bounds: .nonNegative, aliases: ["max_steps"], gives: .length,
    help: "All steps, the warmup included, T"
  ).acceptingFractions()
  /// The half cosines over the decay that most of transformers' cosines count in waves.
  static let waves = Key.factor("num_cycles", 0.5, help: "Waves of the cosine over the decay; ½ falls once")

  /// The number of steps, of schedules that accept it as all of transformers' do.
  static let ignoredTraining = Key<Int?>.duration(
    "num_training_steps", .none("those of the run"), bounds: .nonNegative, aliases: ["max_steps"], gives: .length,
    help: "All steps, of which warmup_ratio is a share; without other effect"
  ).acceptingFractions()

  /// The steps of the warmup, however they were given: a share is rounded up, as `TrainingArguments.get_warmup_steps` does.
  ///
  /// - Throws: ``ScheduleError/exclusive(parameters:)`` where they were given in both ways.
  static func warmupSteps(_ arguments: Arguments) throws(ScheduleError) -> Int {
    guard let ratio = try arguments[warmupRatio] else { return try arguments[warmup] }
    if arguments.isGiven(warmup) { throw .exclusive(parameters: [warmup.name, warmupRatio.name]) }
    var steps = try arguments[ignoredTraining]
    if steps == nil {
      steps = try arguments.context.iterations(of: Quantity(100, .percent), parameter: warmupRatio.name)
    }
    return Int(saturating: (Double(steps ?? 0) * ratio).rounded(.up))
  }

  /// Puts transformers' warmup, `lr · t / w` for t < w, before a schedule that begins after it.
  static func warmedUp(_ inner: any Schedule, _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let warmup = try warmupSteps(arguments)
    // A negative warmup makes transformers start within the decay.
    if warmup < 0 { return Shifted(inner, by: warmup) }
    return try inner.warmedUp(to: arguments[rate], over: warmup)
  }

  /// The steps of the decay, `T - w`, which transformers never takes for fewer than 1.
  static func decayLength(_ arguments: Arguments) throws(ScheduleError) -> Int {
    let (training, warmup) = (try arguments[training], try warmupSteps(arguments))
    return max(1, training.addingSaturating(-max(warmup, -Int.max)))
  }

  /// The steps of the warmup that a form begins with, 0 for none and below 0 where the decay has already begun, and what
  /// follows.
  ///
  /// - Parameters:
  ///   - form: A normal form.
  ///   - mayHold: Whether it is a warmup too where the rate only holds after it.
  /// - Returns: The steps.
  static func climb(of form: CurveForm, mayHold: Bool = false) -> (steps: Int, rest: CurveForm) {
    let (begun, offset) = form.unshifted
    if offset < 0 { return (offset, begun) }
    let (_, steps, rest) = form.warmup(from: 0, mayHold: mayHold)
    return (steps, rest)
  }
}
