import Schedules

extension Catalogue {
  /// The schedulers of the package `pytorch_scheduler`.
  static let pytorchScheduler: [ScheduleDefinition] = [
    packageCosineWithWarmup, packageWarmupHoldCosine, packageWarmupStableDecay, packageTrapezoidal, packageFlatCosine,
    packageLinearDecay, packagePolynomial, packageWarmupRestarts, packageInverseSquareRoot, packagePowerDecay,
    packageSlantedTriangular, packageRex, packageTanh, packageKDecay, packageChebyshev, packageHyperbolic,
    packageExponentialHyperbolic, packageIdentity, packageWarmup,
  ]

  /// Where the schedulers come from.
  static func packageSource(_ name: String) -> String { "pytorch-scheduler 0.2.2, pytorch_scheduler.\(name)" }

  /// What the whole schedule lasts, warmup included.
  static let packageTotal = Parameter(
    "total_steps", .duration, .required, help: "Iterations of the whole schedule, warmup included")

  /// The warmup that a scheduler has of its own.
  static let packageWarmupSteps = Parameter(
    "warmup_steps", .duration, .value(.duration(.iterations(0))), bounds: .nonNegative, help: "Iterations of the warmup"
  )

  /// The lowest rate.
  static let packageMinimum = Parameter("min_lr", .rate, .value(0.0), help: "Rate at the end and after it")

  private static let packageCosineWithWarmup = ScheduleDefinition(
    "pytorch_scheduler.CosineWithWarmupScheduler",
    summary: "A line up from 0, then half a cosine to min_lr by total_steps.",
    formula: "lr · t / W; min_lr + (lr - min_lr) · (1 + cos(π (t - W) / (T - W))) / 2; then min_lr",
    source: packageSource("CosineWithWarmupScheduler"),
    parameters: [torchRate, packageTotal, packageWarmupSteps, packageMinimum],
    example: "pytorch_scheduler.CosineWithWarmupScheduler --lr 0.1 --total_steps 1500 --warmup_steps 100",
    build: .schedule { arguments throws(ScheduleError) in
      try trapezoid(arguments, hold: 0, decay: nil, curve: .cosine)
    })

  private static let packageWarmupHoldCosine = ScheduleDefinition(
    "pytorch_scheduler.WarmupHoldCosineScheduler",
    summary: "A line up from 0, a hold, then half a cosine to min_lr by total_steps.",
    formula: "lr · t / W; lr; min_lr + (lr - min_lr) · (1 + cos(π (t - W - H) / (T - W - H))) / 2; then min_lr",
    source: packageSource("WarmupHoldCosineScheduler"),
    parameters: [
      torchRate, packageTotal, packageWarmupSteps,
      Parameter(
        "hold_steps", .duration, .value(.duration(.iterations(0))), bounds: .nonNegative, help: "Iterations of the hold"
      ),
      packageMinimum,
    ],
    example:
      "pytorch_scheduler.WarmupHoldCosineScheduler --lr 0.1 --total_steps 1500 --warmup_steps 100 --hold_steps 500",
    build: .schedule { arguments throws(ScheduleError) in
      try trapezoid(arguments, hold: arguments.iterations("hold_steps"), decay: nil, curve: .cosine)
    })

  private static let packageWarmupStableDecay = ScheduleDefinition(
    "pytorch_scheduler.WSDScheduler",
    summary: "Warm up, hold, and decay by the end of total_steps.",
    formula: "lr · t / W; lr; min_lr + (lr - min_lr) · f(p), f cosine, 1 - p or 1 - √p; then min_lr",
    source: packageSource("WSDScheduler") + "; MiniCPM, arXiv 2404.06395",
    parameters: [
      torchRate, packageTotal,
      Parameter("warmup_steps", .duration, .required, bounds: .nonNegative, help: "Iterations of the warmup"),
      Parameter("stable_steps", .duration, .required, bounds: .nonNegative, help: "Iterations of the hold"),
      packageMinimum,
      Parameter("decay_type", .choice(["cosine", "linear", "sqrt"]), .value(.choice("cosine")), help: "The way down"),
    ],
    example:
      "pytorch_scheduler.WSDScheduler --lr 0.1 --total_steps 1500 --warmup_steps 100 --stable_steps 1000",
    build: .schedule { arguments throws(ScheduleError) in
      let curves: [String: Curve] = ["cosine": .cosine, "linear": .linear, "sqrt": .oneMinusSquareRoot]
      return try trapezoid(
        arguments, hold: arguments.iterations("stable_steps"), decay: nil,
        curve: curves[arguments.choice("decay_type")] ?? .cosine)
    })

  private static let packageTrapezoidal = ScheduleDefinition(
    "pytorch_scheduler.TrapezoidalScheduler",
    summary: "A line up, a hold, and a line down over the last decay_steps.",
    formula: "lr · t / W; lr; lr + (min_lr - lr) · (t - (T - D)) / D; then min_lr",
    source: packageSource("TrapezoidalScheduler"),
    parameters: [
      torchRate, packageTotal,
      Parameter("warmup_steps", .duration, .required, bounds: .nonNegative, help: "Iterations of the warmup"),
      Parameter("decay_steps", .duration, .required, bounds: .nonNegative, help: "Iterations of the decay"),
      packageMinimum,
    ],
    example: "pytorch_scheduler.TrapezoidalScheduler --lr 0.1 --total_steps 1500 --warmup_steps 100 --decay_steps 500",
    build: .schedule { arguments throws(ScheduleError) in
      try trapezoid(arguments, hold: nil, decay: arguments.iterations("decay_steps"), curve: .linear)
    })

  private static let packageLinearDecay = ScheduleDefinition(
    "pytorch_scheduler.LinearDecayScheduler",
    summary: "A line up from 0, then a line down to min_lr by total_steps.",
    formula: "lr · t / W; lr + (min_lr - lr) · (t - W) / (T - W); then min_lr",
    source: packageSource("LinearDecayScheduler"),
    parameters: [torchRate, packageTotal, packageWarmupSteps, packageMinimum],
    example: "pytorch_scheduler.LinearDecayScheduler --lr 0.1 --total_steps 1500 --warmup_steps 100",
    build: .schedule { arguments throws(ScheduleError) in
      try trapezoid(arguments, hold: 0, decay: nil, curve: .linear)
    })

  private static let packageFlatCosine = ScheduleDefinition(
    "pytorch_scheduler.FlatCosineScheduler",
    summary: "The full rate for a share of the run, then half a cosine to min_lr.",
    formula:
      "lr for t ≤ F = ⌊T · flat_fraction⌋; min_lr + (lr - min_lr) · (1 + cos(π (t - F) / (T - F))) / 2; then min_lr",
    source: packageSource("FlatCosineScheduler"),
    parameters: [
      torchRate, packageTotal,
      Parameter(
        "flat_fraction", .fraction, .value(0.7), bounds: Bounds(0, 1, isBelowUpper: true), help: "Share of the hold"),
      packageMinimum,
    ],
    example: "pytorch_scheduler.FlatCosineScheduler --lr 0.1 --total_steps 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let total = try arguments.iterations("total_steps")
      let flat = try Int(saturating: (Double(total) * arguments.number("flat_fraction")).rounded(.down))
      return try trapezoid(arguments, hold: min(flat, total - 1), decay: nil, curve: .cosine)
    })

  private static let packagePolynomial = ScheduleDefinition(
    "pytorch_scheduler.PolynomialScheduler",
    summary: "A line up from 0, then a power of the remaining share; with cycle all of it again and again.",
    formula: "lr · t / W; (lr - min_lr) · (1 - (t - W) / (T - W))^power + min_lr; then min_lr, or t mod T with cycle",
    source: packageSource("PolynomialScheduler"),
    parameters: [
      torchRate, packageTotal,
      Parameter("power", .factor, .value(1.0), bounds: .positive, help: "Exponent of the remaining share"),
      packageMinimum, packageWarmupSteps,
      Parameter("cycle", .flag, .value(false), help: "Begin again at total_steps, warmup included"),
    ],
    example: "pytorch_scheduler.PolynomialScheduler --lr 0.1 --total_steps 500 --power 2 --cycle",
    build: .schedule { arguments throws(ScheduleError) in
      let decay = try trapezoid(arguments, hold: 0, decay: nil, curve: .power(exponent: arguments.number("power")))
      guard try arguments.flag("cycle") else { return decay }
      let cycles = try Cyclical(Period(decay, every: arguments.iterations("total_steps")))
      return Based(cycles, on: try arguments.number("lr"))
    })

  /// A line up, a hold and a way down, which together last total_steps.
  ///
  /// - Parameters:
  ///   - arguments: The values given.
  ///   - hold: The iterations of the hold; `nil` when the decay decides them.
  ///   - decay: The iterations of the decay; `nil` when the hold decides them.
  ///   - curve: The way down.
  private static func trapezoid(
    _ arguments: Arguments, hold: Int?, decay: Int?, curve: Curve
  ) throws(ScheduleError) -> any Schedule {
    let (rate, minimum) = (try arguments.number("lr"), try arguments.number("min_lr"))
    let total = try arguments.iterations("total_steps")
    let warmup = arguments.declares("warmup_steps") ? try arguments.iterations("warmup_steps") : 0
    let others = "warmup and \(hold == nil ? "decay" : "hold") steps"
    let taken = Double(warmup) + Double(hold ?? decay ?? 0)
    try Check.order("total_steps", Double(total), decay == nil ? .above : .atLeast, others, taken)
    let flat = hold ?? (total - warmup - (decay ?? 0))
    let fall = total - warmup - flat
    let rest: any Schedule
    if fall > 0 {
      rest = try Cooldown(
        Named(Constant(rate: rate), "hold"), start: flat, length: fall, finish: minimum, curve: curve, name: "decay")
    } else if flat > 0 {
      rest = try Ramp(from: rate, to: minimum, length: flat, curve: .constant, name: "hold")
    } else {
      rest = Named(try Constant(rate: minimum), "floor")
    }
    if warmup == 0 { return Based(rest, on: rate) }
    return Based(try Sequential(Ramp(from: 0, to: rate, length: warmup, name: "warmup"), then: rest), on: rate)
  }
}
