import Schedules

extension Catalogue {
  private static let composerWarmup = [
    Parameter("t_warmup", .duration, .required, bounds: .nonNegative, help: "Time of the warmup, w"),
    Parameter(
      "scale_warmup", .flag, .value(false), help: "Let ssr stretch the slope of the warmup, though not its end"),
  ]

  /// Puts Composer's warmup before a decay that begins with its clock at 0 at the end of the warmup.
  private static func composerWarmedUp(
    to peak: Double, _ arguments: Arguments, _ time: ComposerTime, _ scheduler: String, then decay: any Schedule
  ) throws(ScheduleError) -> any Schedule {
    let warmup = try time.batches("t_warmup", isScaled: false)
    if warmup == 0 { return decay }
    // The schedule ratio changes what the line aims at, but the warmup lasts as long as without it.
    let aim = try arguments.flag("scale_warmup") ? composerDivisor("t_warmup", time, scheduler) : warmup
    return try Ramp(from: 0, to: peak, length: aim, name: "warmup").cut(after: warmup, then: decay)
  }

  /// The batches of the decay after the warmup; 0 where there are none.
  private static func composerDecayLength(_ time: ComposerTime, _ scheduler: String) throws(ScheduleError) -> Int {
    let total = try time.batches("t_max")
    guard total >= time.maxDuration else {
      throw .refused(
        framework: "composer.optim.scheduler.\(scheduler)",
        reason: "t_max (\(total) batches) must be greater than or equal to max_duration (\(time.maxDuration) batches), "
          + "otherwise the schedule is not defined for the entire training")
    }
    return max(0, total - (try time.batches("t_warmup", isScaled: false)))
  }

  /// A line up, and a decay along a curve over the rest of the time.
  private static func composerWarmupDecay(
    from start: Double = 1, to finish: Double, curve: Curve, _ arguments: Arguments, _ scheduler: String
  ) throws(ScheduleError) -> any Schedule {
    let time = try ComposerTime(arguments)
    let length = try composerDecayLength(time, scheduler)
    let rate = try arguments.number("lr")
    let decay: any Schedule =
      length > 0
      ? try Ramp(from: start * rate, to: finish * rate, length: length, curve: curve)
      : Named(try Constant(rate: start * rate), "hold")
    return try composerWarmedUp(to: start * rate, arguments, time, scheduler, then: decay)
  }

  static let composerMultiStepWithWarmup = ScheduleDefinition(
    "composer.MultiStepWithWarmupScheduler",
    summary:
      "A line up, then a factor at each milestone; milestones are counted from batch 0 and act from the warmup's end.",
    formula: "lr · t / w for t < w, then lr · gamma^(number of milestones ≤ t)",
    source: composerSource("MultiStepWithWarmupScheduler"),
    parameters: [composerRate] + composerMilestones + composerWarmup + composerClock,
    example:
      "composer.MultiStepWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 100ba --milestones 500ba,900ba",
    build: .schedule { arguments throws(ScheduleError) in
      let time = try ComposerTime(arguments)
      let rate = try arguments.number("lr")
      let steps = try Multistep(rate: rate, gamma: arguments.number("gamma"), milestones: time.batchList("milestones"))
      return try composerWarmedUp(
        to: rate, arguments, time, "MultiStepWithWarmupScheduler",
        then: Shifted(steps, by: -time.batches("t_warmup", isScaled: false)))
    })

  static let composerConstantWithWarmup = ScheduleDefinition(
    "composer.ConstantWithWarmupScheduler",
    summary: "A line up to a share of the rate, which then holds, also after t_max.",
    formula: "alpha · lr · t / w for t < w, then alpha · lr",
    source: composerSource("ConstantWithWarmupScheduler"),
    parameters: [
      composerRate, Parameter("alpha", .factor, .value(1.0), bounds: .nonNegative, help: "Factor after the warmup"),
      composerLength,
    ] + composerWarmup + composerClock,
    example: "composer.ConstantWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 100ba",
    build: .schedule { arguments throws(ScheduleError) in
      let alpha = try arguments.number("alpha")
      return try composerWarmupDecay(
        from: alpha, to: alpha, curve: .linear, arguments, "ConstantWithWarmupScheduler")
    })

  static let composerLinearWithWarmup = ScheduleDefinition(
    "composer.LinearWithWarmupScheduler",
    summary: "A line up and a line down; with a warmup as long as t_max the peak holds.",
    formula:
      "alpha_i · lr · t / w for t < w, then lr · (alpha_i + (alpha_f - alpha_i) · min(1, (t - w) / (t_max - w)))",
    source: composerSource("LinearWithWarmupScheduler"),
    parameters: [
      composerRate, Parameter("alpha_i", .factor, .value(1.0), bounds: .nonNegative, help: "Factor after the warmup"),
      composerFinal, composerLength,
    ] + composerWarmup + composerClock,
    example: "composer.LinearWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 100ba",
    build: .schedule { arguments throws(ScheduleError) in
      try composerWarmupDecay(
        from: arguments.number("alpha_i"), to: arguments.number("alpha_f"), curve: .linear, arguments,
        "LinearWithWarmupScheduler")
    })

  static let composerCosineWithWarmup = ScheduleDefinition(
    "composer.CosineAnnealingWithWarmupScheduler",
    summary: "A line up and half a cosine down; with a warmup as long as t_max the peak holds.",
    formula:
      "lr · t / w for t < w, then lr · (alpha_f + (1 - alpha_f) · (1 + cos(π · min(1, (t - w) / (t_max - w)))) / 2)",
    source: composerSource("CosineAnnealingWithWarmupScheduler"),
    parameters: [composerRate, composerLength, composerFinal] + composerWarmup + composerClock,
    example: "composer.CosineAnnealingWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 0.1dur",
    build: .schedule { arguments throws(ScheduleError) in
      try composerWarmupDecay(
        to: arguments.number("alpha_f"), curve: .cosine, arguments, "CosineAnnealingWithWarmupScheduler")
    })

  static let composerPolynomialWithWarmup = ScheduleDefinition(
    "composer.PolynomialWithWarmupScheduler",
    summary: "A line up and a power of the remaining share down; the power is 2 unless given.",
    formula: "lr · t / w for t < w, then lr · (alpha_f + (1 - alpha_f) · (1 - min(1, (t - w) / (t_max - w)))^power)",
    source: composerSource("PolynomialWithWarmupScheduler"),
    parameters: [
      composerRate,
      Parameter("power", .factor, .value(2.0), bounds: .positive, help: "Exponent of the remaining share"),
      composerLength, composerFinal,
    ] + composerWarmup + composerClock,
    example: "composer.PolynomialWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 100ba",
    build: .schedule { arguments throws(ScheduleError) in
      try composerWarmupDecay(
        to: arguments.number("alpha_f"), curve: .power(exponent: arguments.number("power")), arguments,
        "PolynomialWithWarmupScheduler")
    })
}
