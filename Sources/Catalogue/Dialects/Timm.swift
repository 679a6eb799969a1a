import Schedules

extension Catalogue {
  /// The schedulers of `timm.scheduler` that are functions of the epoch alone.
  static let timm: [ScheduleDefinition] = [
    timmCosine, timmTanh, timmPoly, timmStep, timmMultiStep, timmWarmupStableDecay,
  ]

  private static let epochs = "epochs"

  static let timmRate = Parameter("lr", .rate, .value(0.1), help: "Rate of the optimizer")
  static let timmInitial = Parameter(
    "t_initial", .count, .required, unit: epochs, help: "Epochs of the first cycle, T")
  static let timmMinimum = Parameter(
    "lr_min", .rate, .value(0.0), help: "Rate at the end of a cycle and after the last")

  /// The warmup and the clock, which every timm scheduler has.
  static func timmClock(prefix: Bool?) -> [Parameter] {
    let prefixed = prefix.map {
      Parameter(
        "warmup_prefix", .flag, .value(.flag($0)),
        help: "Begin the schedule after the warmup; else the warmup covers its first epochs")
    }
    return [
      Parameter("warmup_t", .count, .value(0), bounds: .nonNegative, unit: epochs, help: "Epochs of the warmup, w"),
      Parameter("warmup_lr_init", .rate, .value(0.0), help: "Rate of epoch 0 where there is a warmup"),
    ] + [prefixed].compactMap(\.self) + [
      Parameter(
        "t_in_epochs", .flag, .value(true),
        help: "Count epochs of --steps-per-epoch iterations (one where it is not known); else iterations")
    ]
  }

  /// Puts timm's warmup before a schedule of epochs and the whole on the clock of iterations.
  ///
  /// - Parameters:
  ///   - inner: The schedule without warmup, on the clock of epochs.
  ///   - target: The rate that the warmup aims at; `nil` for the optimizer's.
  ///   - isPrefix: Whether the schedule begins after the warmup.
  static func timmSteps(
    _ inner: any Schedule, _ arguments: Arguments, target: Double? = nil, isPrefix: Bool? = nil
  ) throws(ScheduleError) -> any Schedule {
    let base = try arguments.number("lr")
    let warmup = try arguments.count("warmup_t")
    let prefix = if let isPrefix { isPrefix } else { try arguments.flag("warmup_prefix") }
    let schedule =
      if warmup > 0 {
        try (prefix ? inner : Shifted(inner, by: -warmup))
          .warmedUp(from: arguments.number("warmup_lr_init"), to: target ?? base, over: warmup)
      } else {
        try timmUntouched(base, then: inner)
      }
    guard try arguments.flag("t_in_epochs"), let length = arguments.context.iterationsPerEpoch else { return schedule }
    return try PerEpoch(schedule, epochLength: length)
  }

  /// Leaves the optimizer's own rate at epoch 0, for which timm never asks a scheduler without warmup.
  private static func timmUntouched(_ base: Double, then inner: any Schedule) throws(ScheduleError) -> any Schedule {
    if inner(0) == base { return inner }
    return try Named(Constant(rate: base), "initial").cut(after: 1, then: Shifted(inner, by: -1))
  }

  private static let timmDecayRate = Parameter(
    "decay_rate", .factor, .value(1.0), bounds: .nonNegative, help: "Factor of each step")

  private static let timmStep = ScheduleDefinition(
    "timm.StepLRScheduler",
    summary: "A factor every so many epochs after the warmup; their number need not be whole.",
    formula: "lr · decay_rate^⌊t / decay_t⌋, t from the end of the warmup",
    source: "timm 1.0.31, timm.scheduler.StepLRScheduler",
    parameters: [
      timmRate,
      Parameter("decay_t", .factor, .required, bounds: .positive, unit: epochs, help: "Epochs of a step, whole or not"),
      timmDecayRate,
    ] + timmClock(prefix: true),
    example: "timm.StepLRScheduler --lr 0.1 --decay_t 2.4 --decay_rate 0.97 --warmup_t 3",
    build: .schedule { arguments throws(ScheduleError) in
      try timmSteps(
        FractionalStep(
          rate: arguments.number("lr"), gamma: arguments.number("decay_rate"), period: arguments.number("decay_t")),
        arguments)
    })

  private static let timmMultiStep = ScheduleDefinition(
    "timm.MultiStepLRScheduler",
    summary: "A factor at each of some milestones, one epoch earlier than PyTorch's.",
    formula: "lr · decay_rate^(number of decay_t ≤ t + 1), t from the end of the warmup",
    source: "timm 1.0.31, timm.scheduler.MultiStepLRScheduler",
    parameters: [
      timmRate,
      Parameter(
        "decay_t", .list(of: .count), .required, bounds: .nonNegative, unit: epochs,
        help: "Milestones in ascending order; each acts an epoch early"),
      timmDecayRate,
    ] + timmClock(prefix: true),
    example: "timm.MultiStepLRScheduler --lr 0.1 --decay_t 30,60,90 --decay_rate 0.1",
    build: .schedule { arguments throws(ScheduleError) in
      let milestones = try arguments.numbers("decay_t").map { Int(saturating: $0) - 1 }
      return try timmSteps(
        Multistep(rate: arguments.number("lr"), gamma: arguments.number("decay_rate"), milestones: milestones),
        arguments)
    })

  private static let timmWarmupStableDecay = ScheduleDefinition(
    "timm.WSDLRScheduler",
    summary:
      "Warm up, hold or fall slowly, and fade to lr_min over the last decay_t of t_initial epochs after the warmup.",
    formula:
      "lr_min + (max(lr · s(t), lr_min) - lr_min) · f(p), t from the end of the warmup, p = (t - (T - decay_t)) / decay_t",
    source: "timm 1.0.31, timm.scheduler.WSDLRScheduler",
    parameters: [
      timmRate, timmInitial,
      Parameter("decay_t", .count, .required, unit: epochs, help: "Epochs of the decay, at most t_initial"),
      timmMinimum,
      Parameter(
        "stable_fn", .choice(["constant", "rsqrt", "power"]), .value(.choice("constant")),
        help: "s: 1, (1 + t / timescale)^-½ or (1 + t / timescale)^-stable_power"),
      Parameter(
        "stable_timescale", .factor, .none("warmup_t"), bounds: .positive, unit: epochs,
        help: "Timescale of rsqrt and power"),
      Parameter("stable_power", .factor, .value(0.5), bounds: .positive, help: "Exponent of the stable_fn power"),
      Parameter(
        "decay_fn", .choice(["linear", "1-sqrt", "cosine", "power", "exp"]), .value(.choice("1-sqrt")),
        help: "f, the way down; power is 1 - p^decay_power, exp (r^p - r) / (1 - r)"),
      Parameter("decay_power", .factor, .value(0.5), bounds: .positive, help: "Exponent of the decay_fn power"),
      Parameter(
        "decay_ratio", .factor, .value(0.1), bounds: Bounds(0, 1, isAboveLower: true, isBelowUpper: true),
        help: "r of the decay_fn exp"),
    ] + timmClock(prefix: nil),
    example: "timm.WSDLRScheduler --lr 0.1 --t_initial 100 --decay_t 20 --warmup_t 10",
    build: .schedule { arguments throws(ScheduleError) in
      let (total, decay) = (try arguments.count("t_initial"), try arguments.count("decay_t"))
      try Check.order("decay_t", Double(decay), .atMost, "t_initial", Double(total))
      let minimum = try arguments.number("lr_min")
      let held = try Clamped(timmStable(arguments), minimum: minimum, maximum: Bounds.largestRate)
      let faded = try Faded(
        Named(held, "stable"), start: total - decay, length: decay, floor: minimum, curve: timmFade(arguments))
      return try timmSteps(faded, arguments, isPrefix: true)
    })

  /// The stable phase of timm's WSD.
  private static func timmStable(_ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let rate = try arguments.number("lr")
    let function = try arguments.choice("stable_fn")
    if function == "constant" { return try Constant(rate: rate) }
    let warmup = try arguments.count("warmup_t")
    let timescale = try arguments.optionalNumber("stable_timescale") ?? Double(warmup)
    guard timescale > 0 else {
      throw .refused(
        framework: "timm.scheduler.WSDLRScheduler",
        reason:
          "stable_fn=\(function) requires a positive stable_timescale, which is warmup_t (\(warmup)) unless it is set")
    }
    return try InversePower(
      rate: rate, timescale: timescale, power: function == "rsqrt" ? 0.5 : arguments.number("stable_power"))
  }

  private static func timmFade(_ arguments: Arguments) throws(ScheduleError) -> Curve {
    switch try arguments.choice("decay_fn") {
    case "linear": .linear
    case "cosine": .cosine
    case "power": .oneMinusPower(exponent: try arguments.number("decay_power"))
    case "exp": .normalizedExponential(ratio: try arguments.number("decay_ratio"))
    default: .oneMinusSquareRoot
    }
  }
}
