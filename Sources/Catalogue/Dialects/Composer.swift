import Schedules

extension Catalogue {
  /// The schedulers of `composer.optim.scheduler`.
  static let composer: [ScheduleDefinition] = [
    composerStep, composerMultiStep, composerConstant, composerLinear, composerExponential, composerCosine,
    composerRestarts,
    composerPolynomial, composerMultiStepWithWarmup, composerConstantWithWarmup, composerLinearWithWarmup,
    composerCosineWithWarmup, composerPolynomialWithWarmup,
  ]

  static func composerSource(_ name: String) -> String { "Composer 0.32.1, composer.optim.scheduler.\(name)" }

  static let composerRate = Parameter(
    "lr", .rate, .value(0.1), help: "Rate of the optimizer, which the factor multiplies")

  static let composerLength = Parameter(
    "t_max", .duration, .value(.duration(Duration(100, .percent))), bounds: .nonNegative, help: "Time of the schedule")

  static let composerFinal = Parameter(
    "alpha_f", .factor, .value(0.0), bounds: .nonNegative, help: "Factor at the end and after it")

  static let composerClock = ComposerTime.parameters + [ComposerTime.ratioParameter]

  /// The batches of a time that Composer divides by.
  static func composerDivisor(
    _ name: String, _ time: ComposerTime, _ scheduler: String
  ) throws(ScheduleError) -> Int {
    let batches = try time.batches(name)
    guard batches > 0 else {
      throw .refused(
        framework: "composer.optim.scheduler.\(scheduler)",
        reason: "\(name) is 0 batches, and the schedule divides by it")
    }
    return batches
  }

  private static let composerStep = ScheduleDefinition(
    "composer.StepScheduler",
    summary: "A factor every so much time.",
    formula: "lr · gamma^⌊t / step_size⌋",
    source: composerSource("StepScheduler"),
    parameters: [
      composerRate,
      Parameter("step_size", .duration, .required, bounds: .nonNegative, help: "Time of a step"),
      Parameter("gamma", .factor, .value(0.1), bounds: .nonNegative, help: "Factor of each step"),
    ] + composerClock,
    example: "composer.StepScheduler --lr 0.1 --max_duration 1000ba --step_size 300ba",
    build: .schedule { arguments throws(ScheduleError) in
      try Exponential(
        rate: arguments.number("lr"), gamma: arguments.number("gamma"),
        period: composerDivisor("step_size", ComposerTime(arguments), "StepScheduler"), isStaircase: true)
    })

  static let composerMilestones = [
    Parameter(
      "milestones", .list(of: .duration), .required, bounds: .nonNegative, help: "Times from which the next factor acts"
    ),
    Parameter("gamma", .factor, .value(0.1), bounds: .nonNegative, help: "Factor at each milestone"),
  ]

  private static let composerMultiStep = ScheduleDefinition(
    "composer.MultiStepScheduler",
    summary: "A factor at each of some milestones, in any order.",
    formula: "lr · gamma^(number of milestones ≤ t)",
    source: composerSource("MultiStepScheduler"),
    parameters: [composerRate] + composerMilestones + composerClock,
    example: "composer.MultiStepScheduler --lr 0.1 --max_duration 1000ba --milestones 300ba,0.8dur",
    build: .schedule { arguments throws(ScheduleError) in
      try Multistep(
        rate: arguments.number("lr"), gamma: arguments.number("gamma"),
        milestones: ComposerTime(arguments).batchList("milestones"))
    })

  private static let composerConstant = ScheduleDefinition(
    "composer.ConstantScheduler",
    summary: "A constant factor for some time, and then the optimizer's own rate.",
    formula: "alpha · lr for t < t_max, then lr",
    source: composerSource("ConstantScheduler"),
    parameters: [
      composerRate,
      Parameter("alpha", .factor, .value(1.0), bounds: .nonNegative, help: "Factor until t_max"),
      composerLength,
    ] + composerClock,
    example: "composer.ConstantScheduler --lr 0.1 --max_duration 1000ba --alpha 0.3 --t_max 200ba",
    build: .schedule { arguments throws(ScheduleError) in
      let rate = try arguments.number("lr")
      return try Constant(rate: arguments.number("alpha") * rate)
        .cut(after: ComposerTime(arguments).batches("t_max"), then: Named(Constant(rate: rate), "full"))
    })

  private static let composerLinear = ScheduleDefinition(
    "composer.LinearScheduler",
    summary: "A line from one factor to another, down to 0 unless given.",
    formula: "lr · (alpha_i + (alpha_f - alpha_i) · min(1, t / t_max))",
    source: composerSource("LinearScheduler"),
    parameters: [
      composerRate,
      Parameter("alpha_i", .factor, .value(1.0), bounds: .nonNegative, help: "Factor at batch 0"), composerFinal,
      composerLength,
    ] + composerClock,
    example: "composer.LinearScheduler --lr 0.1 --max_duration 1000ba --t_max 0.5dur",
    build: .schedule { arguments throws(ScheduleError) in
      let rate = try arguments.number("lr")
      return try Ramp(
        from: arguments.number("alpha_i") * rate, to: arguments.number("alpha_f") * rate,
        length: composerDivisor("t_max", ComposerTime(arguments), "LinearScheduler"), name: "linear")
    })

  private static let composerExponential = ScheduleDefinition(
    "composer.ExponentialScheduler",
    summary: "The same factor over each period, without steps.",
    formula: "lr · gamma^(t / decay_period)",
    source: composerSource("ExponentialScheduler"),
    parameters: [
      composerRate,
      Parameter("gamma", .factor, .required, bounds: .nonNegative, help: "Factor over a period"),
      Parameter(
        "decay_period", .duration, .value(.duration(Duration(1, .epochs))), bounds: .nonNegative,
        help: "Time of a period"),
    ] + composerClock,
    example: "composer.ExponentialScheduler --lr 0.1 --max_duration 1000ba --gamma 0.7 --decay_period 100ba",
    build: .schedule { arguments throws(ScheduleError) in
      try Exponential(
        rate: arguments.number("lr"), gamma: arguments.number("gamma"),
        period: composerDivisor("decay_period", ComposerTime(arguments), "ExponentialScheduler"))
    })

  private static let composerCosine = ScheduleDefinition(
    "composer.CosineAnnealingScheduler",
    summary: "Half a cosine down to a share of the rate, which then holds.",
    formula: "lr · (alpha_f + (1 - alpha_f) · (1 + cos(π · min(1, t / t_max))) / 2)",
    source: composerSource("CosineAnnealingScheduler"),
    parameters: [composerRate, composerLength, composerFinal] + composerClock,
    example: "composer.CosineAnnealingScheduler --lr 0.2 --max_duration 1000ba --alpha_f 0.1",
    build: .schedule { arguments throws(ScheduleError) in
      let rate = try arguments.number("lr")
      return try Ramp(
        from: rate, to: arguments.number("alpha_f") * rate,
        length: composerDivisor("t_max", ComposerTime(arguments), "CosineAnnealingScheduler"), curve: .cosine,
        name: "cosine")
    })

  private static let composerPolynomial = ScheduleDefinition(
    "composer.PolynomialScheduler",
    summary: "A power of the remaining share, down to a share of the rate.",
    formula: "lr · (alpha_f + (1 - alpha_f) · (1 - min(1, t / t_max))^power)",
    source: composerSource("PolynomialScheduler"),
    parameters: [
      composerRate, Parameter("power", .factor, .required, bounds: .positive, help: "Exponent of the remaining share"),
      composerLength, composerFinal,
    ] + composerClock,
    example: "composer.PolynomialScheduler --lr 0.1 --max_duration 1000ba --power 2",
    build: .schedule { arguments throws(ScheduleError) in
      let rate = try arguments.number("lr")
      return try Ramp(
        from: rate, to: arguments.number("alpha_f") * rate,
        length: composerDivisor("t_max", ComposerTime(arguments), "PolynomialScheduler"),
        curve: .power(exponent: arguments.number("power")))
    })

  private static let composerRestarts = ScheduleDefinition(
    "composer.CosineAnnealingWarmRestartsScheduler",
    summary: "Cosines that start again, each cycle longer than the one before by a factor, rounded down.",
    formula:
      "lr · (alpha_f + (1 - alpha_f) · (1 + cos(π s / L_k)) / 2), s from the start of cycle k; L_0 = t_0, L_k+1 = ⌊t_mult · L_k⌋",
    source: composerSource("CosineAnnealingWarmRestartsScheduler"),
    parameters: [
      composerRate,
      Parameter("t_0", .duration, .required, bounds: .nonNegative, help: "Time of the first cycle"),
      Parameter(
        "t_mult", .factor, .value(1.0), bounds: .positive, help: "What the time of each next cycle is multiplied by"),
      composerFinal,
    ] + composerClock,
    example: "composer.CosineAnnealingWarmRestartsScheduler --lr 0.1 --max_duration 1000ba --t_0 100ba --t_mult 1.5",
    build: .schedule { arguments throws(ScheduleError) in
      let name = "CosineAnnealingWarmRestartsScheduler"
      let rate = try arguments.number("lr")
      let length = try composerDivisor("t_0", ComposerTime(arguments), name)
      let cycles = try Cyclical(
        Cosine(minimum: arguments.number("alpha_f") * rate, maximum: rate, cycleLength: length),
        lengthDecay: arguments.number("t_mult"), rounding: .down)
      guard let end = cycles.exhaustion else { return cycles }
      return Refusing(
        cycles,
        Refusal(
          from: end, framework: "composer.optim.scheduler.\(name)",
          reason: "interval between restarts for cosine annealing/warm restarts scheduler has decayed to 0"))
    })
}
