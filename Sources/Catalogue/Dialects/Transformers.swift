import Schedules

extension Catalogue {
  /// The schedules of transformers' `get_scheduler` that are functions of the step alone.
  static let transformers: [ScheduleDefinition] = [
    hfLinear, hfCosine, hfCosineWithRestarts, hfPolynomial, hfConstant, hfConstantWithWarmup, hfInverseSquareRoot,
    hfCosineWithMinimum, hfCosineWarmupWithMinimum, hfWarmupStableDecay,
  ]

  /// Names the place of a schedule in transformers.
  static func hfSource(_ name: String) -> String { "transformers 5.23.0, get_scheduler(\"\(name)\")" }

  static let hfRate = Parameter(
    "lr", .rate, .value(5e-5), aliases: ["learning_rate"], help: "Rate of the optimizer; the default is the Trainer's")
  static let hfWarmup = Parameter(
    "num_warmup_steps", .duration, .required, bounds: .any,
    help: "Steps of the warmup, w; below 0 the decay has already begun")
  static let hfTraining = Parameter(
    "num_training_steps", .duration, .required, bounds: .nonNegative, help: "All steps, the warmup included, T")

  /// Puts transformers' warmup, `lr · t / w` for t < w, before a schedule that begins after it.
  static func hfWarmedUp(_ inner: any Schedule, _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let warmup = try arguments.iterations("num_warmup_steps")
    // A negative warmup makes transformers start within the decay.
    if warmup < 0 { return Shifted(inner, by: warmup) }
    return try inner.warmedUp(to: arguments.number("lr"), over: warmup)
  }

  /// The steps of the decay, `T - w`, which transformers never takes for fewer than 1.
  static func hfDecayLength(_ arguments: Arguments) throws(ScheduleError) -> Int {
    let (training, warmup) = (
      try arguments.iterations("num_training_steps"), try arguments.iterations("num_warmup_steps")
    )
    return max(1, training.addingSaturating(-max(warmup, -Int.max)))
  }

  private static let hfLinear = ScheduleDefinition(
    "hf.linear",
    summary: "A line up over the warmup and a line down to 0 at the last step.",
    formula: "lr · t / w for t < w, then lr · max(0, (T - t) / max(1, T - w)); a warmup longer than T ends in 0",
    source: hfSource("linear"),
    parameters: [hfRate, hfWarmup, hfTraining],
    example: "hf.linear --lr 5e-5 --num_warmup_steps 100 --num_training_steps 1000",
    build: .schedule { arguments throws(ScheduleError) in
      let (training, warmup) = (
        try arguments.iterations("num_training_steps"), try arguments.iterations("num_warmup_steps")
      )
      if training <= warmup { return try hfWarmedUp(Named(Constant(rate: 0), "floor"), arguments) }
      return try hfWarmedUp(
        Ramp(from: arguments.number("lr"), to: 0, length: hfDecayLength(arguments)), arguments)
    })

  private static let hfConstant = ScheduleDefinition(
    "hf.constant",
    summary: "The optimizer's rate at every step; warmup steps are ignored.",
    formula: "lr",
    source: hfSource("constant"),
    parameters: [
      hfRate,
      Parameter(
        "num_warmup_steps", .duration, .none("ignored in any case"), bounds: .any, help: "Accepted and without effect"),
      Parameter(
        "num_training_steps", .duration, .none("ignored in any case"), bounds: .nonNegative,
        help: "Accepted and without effect"),
    ],
    example: "hf.constant --lr 5e-5",
    build: .schedule { arguments throws(ScheduleError) in try Constant(rate: arguments.number("lr")) })

  private static let hfConstantWithWarmup = ScheduleDefinition(
    "hf.constant_with_warmup",
    summary: "A line up over the warmup, and the optimizer's rate from there on.",
    formula: "lr · t / w for t < w, then lr",
    source: hfSource("constant_with_warmup"),
    parameters: [
      hfRate, hfWarmup,
      Parameter(
        "num_training_steps", .duration, .none("ignored in any case"), bounds: .nonNegative,
        help: "Accepted and without effect"),
    ],
    example: "hf.constant_with_warmup --lr 5e-5 --num_warmup_steps 100",
    build: .schedule { arguments throws(ScheduleError) in
      try hfWarmedUp(Constant(rate: arguments.number("lr")), arguments)
    })

  private static let hfInverseSquareRoot = ScheduleDefinition(
    "hf.inverse_sqrt",
    summary: "A line up over the warmup, then an inverse square root that never ends.",
    formula:
      "lr · t / w for t < w, then lr / √((t - w + s) / s); the timescale s is w unless given, or 10000 without warmup",
    source: hfSource("inverse_sqrt"),
    parameters: [
      hfRate, hfWarmup,
      Parameter(
        "timescale", .duration, .none("num_warmup_steps, or 10000 without warmup"), help: "Timescale of the decay, s"),
      Parameter(
        "num_training_steps", .duration, .none("ignored in any case"), bounds: .nonNegative,
        help: "Accepted and without effect"),
    ],
    example: "hf.inverse_sqrt --lr 0.001 --num_warmup_steps 100",
    build: .schedule { arguments throws(ScheduleError) in
      let warmup = try arguments.iterations("num_warmup_steps")
      try Check.bounds("num_warmup_steps", warmup, .nonNegative)
      let timescale = try arguments.optionalIterations("timescale") ?? (warmup == 0 ? 10_000 : warmup)
      return try hfWarmedUp(
        InversePower(rate: arguments.number("lr"), timescale: Double(timescale)), arguments)
    })

  private static let hfPolynomial = ScheduleDefinition(
    "hf.polynomial",
    summary: "A line up over the warmup, then a power of the remaining share, down to lr_end, which is not 0.",
    formula: "lr · t / w for t < w, then lr_end + (lr - lr_end) · (1 - (t - w) / (T - w))^power for t ≤ T, then lr_end",
    source: hfSource("polynomial"),
    parameters: [
      hfRate, hfWarmup, hfTraining,
      Parameter("lr_end", .rate, .value(1e-7), help: "Rate after the last step, below lr"),
      Parameter("power", .factor, .value(1.0), bounds: .positive, help: "Exponent of the remaining share"),
    ],
    example: "hf.polynomial --lr 5e-5 --num_warmup_steps 100 --num_training_steps 1000 --power 2",
    build: .schedule { arguments throws(ScheduleError) in
      let framework = "transformers.get_scheduler(\"polynomial\")"
      let (rate, end) = (try arguments.number("lr"), try arguments.number("lr_end"))
      guard rate > end else {
        throw .refused(
          framework: framework,
          reason: "lr_end (\(numberText(end))) must be smaller than initial lr (\(numberText(rate)))")
      }
      let (training, warmup) = (
        try arguments.iterations("num_training_steps"), try arguments.iterations("num_warmup_steps")
      )
      if training == warmup {
        let reason =
          "num_training_steps equals num_warmup_steps, and the decay divides by their difference (ZeroDivisionError)"
        guard warmup > 0 else { throw .refused(framework: framework, reason: reason) }
        return try Refusing(
          hfWarmedUp(Constant(rate: end), arguments), Refusal(from: warmup, framework: framework, reason: reason))
      }
      if training < warmup { return try hfWarmedUp(Named(Constant(rate: end), "floor"), arguments) }
      return try hfWarmedUp(
        Ramp(
          from: rate, to: end, length: hfDecayLength(arguments), curve: .power(exponent: arguments.number("power"))),
        arguments)
    })
}
