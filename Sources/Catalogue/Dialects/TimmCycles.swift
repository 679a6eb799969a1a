import Schedules

extension Catalogue {
  /// The cycles that timm's cosine, tanh and polynomial schedulers share.
  private static let timmCycles = [
    timmMinimum,
    Parameter(
      "cycle_mul", .factor, .value(1.0), bounds: .positive, help: "What the length of each next cycle is multiplied by"),
    Parameter(
      "cycle_decay", .factor, .value(1.0), bounds: .nonNegative,
      help: "What the rate at the start of each next cycle is multiplied by"),
    Parameter(
      "cycle_limit", .count, .value(1), bounds: .nonNegative, help: "Number of cycles, after which lr_min holds"),
  ]

  private static let timmKDecay = Parameter(
    "k_decay", .factor, .value(1.0), bounds: .positive, help: "Exponent of the progress; above 1 the fall comes later")

  /// Builds timm's cycles; those whose lengths shrink come to an end.
  private static func timmRestarts(
    _ name: String, _ fall: WarmRestarts.Fall, _ arguments: Arguments
  ) throws(ScheduleError) -> any Schedule {
    let (base, minimum) = (try arguments.number("lr"), try arguments.number("lr_min"))
    let clock = CycleClock(
      first: Double(try arguments.count("t_initial")), growth: try arguments.number("cycle_mul"))
    let cycles = try WarmRestarts(
      CycleRates(start: base, end: minimum, decay: arguments.number("cycle_decay")), fall: fall, clock: clock,
      limit: (arguments.count("cycle_limit"), minimum))
    // The logarithm that timm takes of the epoch has no value there.
    guard let end = clock.end else { return cycles }
    return Refusing(
      cycles,
      Refusal(
        from: end, framework: "timm.scheduler.\(name)",
        reason: "math domain error: cycles that shrink by cycle_mul are over after t_initial / (1 - cycle_mul) epochs"))
  }

  static let timmCosine = ScheduleDefinition(
    "timm.CosineLRScheduler",
    summary:
      "Cosine cycles; without warmup_prefix the warmup replaces their first epochs, so the rate jumps down at its end.",
    formula:
      "lr_min + (lr · cycle_decay^i - lr_min) · (1 + cos(π t^k / T_i^k)) / 2, t from the start of cycle i; then lr_min",
    source: "timm 1.0.31, timm.scheduler.CosineLRScheduler",
    parameters: [timmRate, timmInitial] + timmCycles + [timmKDecay] + timmClock(prefix: false),
    example: "timm.CosineLRScheduler --lr 0.1 --t_initial 1000 --warmup_t 100 --warmup_lr_init 1e-4",
    build: .schedule { arguments throws(ScheduleError) in
      let k = try arguments.number("k_decay")
      let curve: Curve = k == 1 ? .cosine : .kDecay(k: k)
      return try timmSteps(timmRestarts("CosineLRScheduler", .curve(curve), arguments), arguments)
    })

  static let timmPoly = ScheduleDefinition(
    "timm.PolyLRScheduler",
    summary: "Polynomial cycles; the power is ½ unless given, which falls late and steeply.",
    formula:
      "lr_min + (lr · cycle_decay^i - lr_min) · (1 - t^k / T_i^k)^power, t from the start of cycle i; then lr_min",
    source: "timm 1.0.31, timm.scheduler.PolyLRScheduler",
    parameters: [
      timmRate, timmInitial,
      Parameter("power", .factor, .value(0.5), bounds: .positive, help: "Exponent of the remaining share"),
    ] + timmCycles + [timmKDecay] + timmClock(prefix: false),
    example: "timm.PolyLRScheduler --lr 0.1 --t_initial 1000 --power 2",
    build: .schedule { arguments throws(ScheduleError) in
      let curve = Curve.polynomial(k: try arguments.number("k_decay"), power: try arguments.number("power"))
      return try timmSteps(timmRestarts("PolyLRScheduler", .curve(curve), arguments), arguments)
    })

  static let timmTanh = ScheduleDefinition(
    "timm.TanhLRScheduler",
    summary:
      "Hyperbolic-tangent cycles, whose warmup ends on the curve; epoch 0 without warmup has the optimizer's own rate.",
    formula:
      "lr_min + (lr · cycle_decay^i - lr_min) · (1 - tanh(lb (1 - p) + ub p)) / 2, p = t / T_i in cycle i; then lr_min",
    source: "timm 1.0.31, timm.scheduler.TanhLRScheduler; arXiv 1806.01593",
    parameters: [
      timmRate, timmInitial,
      Parameter("lb", .factor, .value(-7.0), help: "Argument at the start of a cycle, below ub"),
      Parameter("ub", .factor, .value(3.0), help: "Argument at the end of a cycle"),
    ] + timmCycles + timmClock(prefix: false),
    example: "timm.TanhLRScheduler --lr 0.1 --t_initial 1000 --lb=-3",
    build: .schedule { arguments throws(ScheduleError) in
      let (lower, upper) = (try arguments.number("lb"), try arguments.number("ub"))
      try Check.order("lb", lower, .below, "ub", upper)
      let cycles = try timmRestarts("TanhLRScheduler", .tanh(lower: lower, upper: upper), arguments)
      let warmup = try arguments.count("warmup_t")
      return try timmSteps(cycles, arguments, target: arguments.flag("warmup_prefix") ? nil : cycles(warmup))
    })
}
