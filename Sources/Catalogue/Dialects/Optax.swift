import Schedules

extension Catalogue {
  /// The schedules of `optax.schedules`, which count from 0 and hold their last rate.
  static let optax: [ScheduleDefinition] =
    [
      optaxConstant, optaxLinear, optaxPolynomial, optaxExponential, optaxCosine,
    ] + optaxWarmups + optaxPiecewise

  /// What the schedules were held against, before the callable.
  static func optaxSource(_ callable: String) -> String { "optax 0.2.8, optax.schedules.\(callable)" }

  private static let optaxConstant = ScheduleDefinition(
    "optax.constant_schedule",
    summary: "The same value at every step.",
    formula: "value",
    source: optaxSource("constant_schedule"),
    parameters: [Parameter("value", .rate, .required, bounds: .any, help: "Rate")],
    example: "optax.constant_schedule --value 0.01",
    build: .schedule { arguments throws(ScheduleError) in try Constant(rate: arguments.number("value")) })

  private static let optaxLinear = ScheduleDefinition(
    "optax.linear_schedule",
    summary: "A line from one value to another, up or down, which may begin later.",
    formula:
      """
      init_value + (end_value - init_value) · c / transition_steps, c = t - transition_begin within \
      0…transition_steps
      """,
    source: optaxSource("linear_schedule"),
    parameters: transitionParameters,
    example: "optax.linear_schedule --init_value 0.1 --end_value 0 --transition_steps 1000",
    build: .schedule { arguments throws(ScheduleError) in try transition(arguments, power: 1) })

  private static let optaxPolynomial = ScheduleDefinition(
    "optax.polynomial_schedule",
    summary: "A power of the remaining share, from one value to another; transition_steps ≤ 0 holds init_value.",
    formula:
      """
      (init_value - end_value) · (1 - c / transition_steps)^power + end_value, c = t - transition_begin \
      within 0…transition_steps
      """,
    source: optaxSource("polynomial_schedule"),
    parameters: transitionParameters + [
      Parameter("power", .factor, .required, bounds: .nonNegative, help: "Exponent of the remaining share")
    ],
    example: "optax.polynomial_schedule --init_value 0.1 --end_value 0.001 --power 2 --transition_steps 1000",
    build: .schedule { arguments throws(ScheduleError) in
      try transition(arguments, power: arguments.number("power"))
    })

  private static let optaxExponential = ScheduleDefinition(
    "optax.exponential_decay",
    summary: "A factor over every transition_steps, smooth or in stairs, down or up to end_value.",
    formula:
      """
      init_value · decay_rate^((t - transition_begin) / transition_steps) from transition_begin on; never \
      beyond end_value
      """,
    source: optaxSource("exponential_decay"),
    parameters: [Parameter("init_value", .rate, .required, bounds: .any, help: "Rate until transition_begin")]
      + exponentialParameters,
    example: "optax.exponential_decay --init_value 0.1 --transition_steps 100 --decay_rate 0.9 --staircase",
    build: .schedule { arguments throws(ScheduleError) in
      try exponentialDecay(arguments, from: arguments.number("init_value"))
    })

  private static let optaxCosine = ScheduleDefinition(
    "optax.cosine_decay_schedule",
    summary: "Half a cosine, or a power of it, down to the share alpha of the first value.",
    formula: "init_value · ((1 - alpha) · ((1 + cos(π t / decay_steps)) / 2)^exponent + alpha), t ≤ decay_steps",
    source: optaxSource("cosine_decay_schedule"),
    parameters: [
      Parameter("init_value", .rate, .required, bounds: .any, help: "Rate at step 0"),
      Parameter("decay_steps", .duration, .required, help: "Steps until the lowest rate"),
      Parameter("alpha", .factor, .value(0.0), help: "Lowest rate as a share of init_value"),
      Parameter("exponent", .factor, .value(1.0), bounds: .nonNegative, help: "Exponent of the half cosine"),
    ],
    example: "optax.cosine_decay_schedule --init_value 0.1 --decay_steps 1000",
    build: .schedule { arguments throws(ScheduleError) in
      let initial = try arguments.number("init_value")
      return try cosineDecay(
        from: initial, to: initial * arguments.number("alpha"), steps: arguments.iterations("decay_steps"),
        exponent: arguments.number("exponent"))
    })

  private static let transitionParameters = [
    Parameter("init_value", .rate, .required, bounds: .any, help: "Rate until transition_begin"),
    Parameter("end_value", .rate, .required, bounds: .any, help: "Rate at the end and after it"),
    Parameter("transition_steps", .duration, .required, bounds: .any, help: "Steps of the way; 0 holds init_value"),
    beginParameter,
  ]

  private static let beginParameter = Parameter(
    "transition_begin", .duration, .value(.duration(.iterations(0))), bounds: .any,
    help: "Steps before the way begins; below 0 counts as 0")

  /// The parameters of an exponential decay but for its first rate.
  static let exponentialParameters = [
    Parameter(
      "transition_steps", .duration, .required, bounds: .any,
      help: "Steps over which the factor acts once; 0 holds the rate"),
    Parameter("decay_rate", .factor, .required, bounds: .nonNegative, help: "Factor; 0 holds the rate"),
    beginParameter,
    Parameter("staircase", .flag, .value(false), help: "Change the rate only every transition_steps"),
    Parameter(
      "end_value", .rate, .none("no bound"), bounds: .any, help: "Lowest rate; highest when decay_rate is 1 or more"),
  ]

  private static func transition(_ arguments: Arguments, power: Double) throws(ScheduleError) -> any Schedule {
    let (initial, end) = (try arguments.number("init_value"), try arguments.number("end_value"))
    let steps = try arguments.iterations("transition_steps")
    // 0^0 is 1: a power of 0 never leaves the first value.
    if steps <= 0 || power == 0 { return try Constant(rate: initial) }
    let ramp = try Ramp(
      from: initial, to: end, length: steps, curve: power == 1 ? .linear : .power(exponent: power),
      name: end > initial ? "warmup" : "decay")
    return try delayed(ramp, arguments)
  }

  /// Delays a schedule by `transition_begin`.
  private static func delayed(_ inner: any Schedule, _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let begin = try arguments.iterations("transition_begin")
    return begin > 0 ? Shifted(inner, by: begin) : inner
  }

  /// Returns optax's exponential decay from a rate.
  static func exponentialDecay(_ arguments: Arguments, from initial: Double) throws(ScheduleError) -> any Schedule {
    let (steps, factor) = (try arguments.iterations("transition_steps"), try arguments.number("decay_rate"))
    // Without steps or a factor optax returns the first value before it looks at any bound.
    if steps <= 0 || factor == 0 { return try Constant(rate: initial) }
    let decay = try delayed(
      Exponential(rate: initial, gamma: factor, period: steps, isStaircase: arguments.flag("staircase")), arguments)
    guard let end = try arguments.optionalNumber("end_value") else { return decay }
    return factor < 1
      ? try Clamped(decay, minimum: end, maximum: Bounds.largestRate)
      : try Clamped(decay, minimum: -Bounds.largestRate, maximum: end)
  }

  /// Returns optax's cosine decay between two rates.
  static func cosineDecay(
    from initial: Double, to end: Double, steps: Int, exponent: Double
  ) throws(ScheduleError) -> any Schedule {
    if exponent == 0 { return try Constant(rate: initial) }
    return try Ramp(
      from: initial, to: end, length: steps, curve: exponent == 1 ? .cosine : .cosinePower(exponent: exponent),
      name: "cosine")
  }
}
