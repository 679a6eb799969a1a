import Schedules

extension Catalogue {
  /// The schedules of `keras.optimizers.schedules`, and the `decay` that optimizers had before them.
  static let keras: [ScheduleDefinition] = [
    kerasExponential, kerasInverseTime, kerasPolynomial, kerasPiecewise, kerasCosine, kerasCosineRestarts, kerasDecay,
  ]

  private static func kerasSource(_ name: String) -> String { "Keras 3.15.1, keras.optimizers.schedules.\(name)" }

  private static let kerasExponential = ScheduleDefinition(
    "keras.ExponentialDecay",
    summary: "A factor over every decay_steps, smooth or in stairs.",
    formula: "initial_learning_rate · decay_rate^(t / decay_steps), the exponent rounded down with --staircase",
    source: kerasSource("ExponentialDecay"),
    parameters: [initialParameter, periodParameter]
      + [
        Parameter("decay_rate", .factor, .required, bounds: .nonNegative, help: "Factor over decay_steps"),
        staircaseParameter,
      ],
    example: "keras.ExponentialDecay --initial_learning_rate 0.1 --decay_steps 100 --decay_rate 0.9",
    build: .schedule { arguments throws(ScheduleError) in
      try Exponential(
        rate: arguments.number("initial_learning_rate"), gamma: arguments.number("decay_rate"),
        period: arguments.iterations("decay_steps"), isStaircase: arguments.flag("staircase"))
    })

  private static let kerasInverseTime = ScheduleDefinition(
    "keras.InverseTimeDecay",
    summary: "Division by a number that grows by decay_rate over every decay_steps.",
    formula: "initial_learning_rate / (1 + decay_rate · t / decay_steps), the quotient rounded down with --staircase",
    source: kerasSource("InverseTimeDecay"),
    parameters: [initialParameter, periodParameter]
      + [
        Parameter(
          "decay_rate", .factor, .required, bounds: .nonNegative, help: "What the divisor grows by over decay_steps"),
        staircaseParameter,
      ],
    example: "keras.InverseTimeDecay --initial_learning_rate 0.1 --decay_steps 100 --decay_rate 0.5",
    build: .schedule { arguments throws(ScheduleError) in
      try InverseTime(
        rate: arguments.number("initial_learning_rate"), decay: arguments.number("decay_rate"),
        period: arguments.iterations("decay_steps"), isStaircase: arguments.flag("staircase"))
    })

  private static let kerasPolynomial = ScheduleDefinition(
    "keras.PolynomialDecay",
    summary: "A power of the remaining share; with --cycle the length grows to the next multiple of decay_steps.",
    formula:
      """
      (initial - end) · (1 - t / D)^power + end; D = decay_steps, with --cycle decay_steps · max(1, ⌈t / \
      decay_steps⌉)
      """,
    source: kerasSource("PolynomialDecay"),
    parameters: [
      initialParameter,
      Parameter("decay_steps", .duration, .required, help: "Steps of the decay"),
      Parameter("end_learning_rate", .rate, .value(0.0001), help: "Rate at the end and after it"),
      Parameter("power", .factor, .value(1.0), bounds: .nonNegative, help: "Exponent of the remaining share"),
      Parameter("cycle", .flag, .value(false), help: "Begin a longer decay after every decay_steps"),
    ],
    example: "keras.PolynomialDecay --initial_learning_rate 0.1 --decay_steps 300 --power 2 --cycle",
    build: .schedule { arguments throws(ScheduleError) in
      let (start, finish) = (
        try arguments.number("initial_learning_rate"), try arguments.number("end_learning_rate")
      )
      let (steps, power) = (try arguments.iterations("decay_steps"), try arguments.number("power"))
      // 0^0 is 1: a power of 0 never leaves the first rate.
      if power == 0 { return try Constant(rate: start) }
      if try arguments.flag("cycle") {
        return try CyclicalPolynomial(from: start, to: finish, cycleLength: steps, power: power)
      }
      return try Ramp(from: start, to: finish, length: steps, curve: .power(exponent: power))
    })

  private static let kerasPiecewise = ScheduleDefinition(
    "keras.PiecewiseConstantDecay",
    summary: "Values between boundaries, each of which still has the value before it.",
    formula: "values[k] for boundaries[k-1] < t ≤ boundaries[k]; boundaries out of order add values up",
    source: kerasSource("PiecewiseConstantDecay"),
    parameters: [
      Parameter(
        "boundaries", .list(of: .duration), .required, bounds: .any, help: "Last steps of all values but the last"),
      Parameter("values", .list(of: .rate), .required, help: "Rates, one more than boundaries"),
    ],
    example: "keras.PiecewiseConstantDecay --boundaries 500,1000 --values 0.1,0.05,0.001",
    build: .schedule { arguments throws(ScheduleError) in
      try piecewise(arguments.iterationList("boundaries"), arguments.numbers("values"))
    })

  private static let kerasCosine = ScheduleDefinition(
    "keras.CosineDecay",
    summary: "Half a cosine over decay_steps, which begin after a warmup; there is one only with --warmup_target.",
    formula:
      "initial → warmup_target over warmup_steps, then peak · ((1 - alpha) · (1 + cos(π s / decay_steps)) / 2 + alpha)",
    source: kerasSource("CosineDecay"),
    parameters: [
      initialParameter,
      Parameter("decay_steps", .duration, .required, help: "Steps of the cosine, without the warmup"),
      Parameter("alpha", .factor, .value(0.0), help: "Lowest rate as a share of the highest"),
      Parameter("warmup_target", .rate, .none("no warmup, whatever warmup_steps is"), help: "Rate after the warmup"),
      Parameter(
        "warmup_steps", .duration, .value(.duration(.iterations(0))), bounds: .nonNegative,
        help: "Steps of the warmup"),
    ],
    example: "keras.CosineDecay --initial_learning_rate 0 --warmup_target 0.1 --warmup_steps 100 --decay_steps 900",
    build: .schedule { arguments throws(ScheduleError) in
      let (initial, target) = (
        try arguments.number("initial_learning_rate"), try arguments.optionalNumber("warmup_target")
      )
      let peak = target ?? initial
      let decay = try Ramp(
        from: peak, to: peak * arguments.number("alpha"), length: arguments.iterations("decay_steps"), curve: .cosine,
        name: "cosine")
      let warmup = try arguments.iterations("warmup_steps")
      if target == nil { return decay }
      return try decay.warmedUp(from: initial, to: peak, over: warmup)
    })

  private static let kerasCosineRestarts = ScheduleDefinition(
    "keras.CosineDecayRestarts",
    summary: "Cosine cycles that grow in length; alpha is a floor that m_mul does not lower.",
    formula:
      "initial_learning_rate · ((1 - alpha) · m_mul^k · (1 + cos πp) / 2 + alpha) in cycle k of length first · t_mul^k",
    source: kerasSource("CosineDecayRestarts"),
    parameters: [
      initialParameter,
      Parameter("first_decay_steps", .duration, .required, help: "Steps of the first cycle"),
      Parameter("t_mul", .factor, .value(2.0), bounds: .positive, help: "What each next length is multiplied by"),
      Parameter("m_mul", .factor, .value(1.0), bounds: .nonNegative, help: "What each next height is multiplied by"),
      Parameter("alpha", .factor, .value(0.0), help: "Lowest rate as a share of initial_learning_rate"),
    ],
    example: "keras.CosineDecayRestarts --initial_learning_rate 0.1 --first_decay_steps 100 --m_mul 0.8",
    build: .schedule { arguments throws(ScheduleError) in
      let initial = try arguments.number("initial_learning_rate")
      let cycles = GeometricCycles(
        firstLength: try arguments.iterations("first_decay_steps"), growth: try arguments.number("t_mul"))
      let cosine = try WarmRestarts(
        CycleRates(
          start: initial, end: initial * arguments.number("alpha"), decay: arguments.number("m_mul"),
          decaying: .difference),
        fall: .curve(.cosine), clock: .geometric(cycles))
      guard let end = cycles.end else { return cosine }
      return Refusing(
        cosine,
        Refusal(
          from: end, framework: "keras.optimizers.schedules.CosineDecayRestarts",
          reason:
            "the rate is nan once cycles with t_mul < 1 have shrunk to nothing, at first_decay_steps / (1 - t_mul)"))
    })

  private static let kerasDecay = ScheduleDefinition(
    "keras.decay",
    summary: "The decay argument of the legacy optimizers: the rate over a number that grows with every batch.",
    formula: "lr / (1 + decay · t)",
    source: "Keras 2 and the legacy optimizers of tf.keras, argument decay",
    parameters: [
      Parameter("lr", .rate, .value(0.01), help: "The optimizer's rate; SGD's default"),
      Parameter("decay", .factor, .value(0.0), bounds: .nonNegative, help: "What the divisor grows by at each batch"),
    ],
    example: "keras.decay --lr 0.01 --decay 0.001",
    build: .schedule { arguments throws(ScheduleError) in
      try InverseTime(rate: arguments.number("lr"), decay: arguments.number("decay"))
    })

  private static let initialParameter = Parameter("initial_learning_rate", .rate, .required, help: "Rate at step 0")
  private static let periodParameter = Parameter(
    "decay_steps", .duration, .required, help: "Steps over which the decay acts once")
  private static let staircaseParameter = Parameter(
    "staircase", .flag, .value(false), help: "Change the rate only every decay_steps")

  /// Keras's sum over all values of value times whether the step lies within its boundaries.
  ///
  /// For ascending boundaries one value counts at every step. For others none or several do, as in Keras.
  private static func piecewise(_ boundaries: [Int], _ values: [Double]) throws(ScheduleError) -> any Schedule {
    let framework = "keras.optimizers.schedules.PiecewiseConstantDecay"
    guard boundaries.count == values.count - 1 else {
      throw .refused(
        framework: framework,
        reason: """
          The length of boundaries should be 1 less than the length of values. Received: boundaries=\(boundaries) of \
          length \(boundaries.count), and values=\(values) of length \(values.count).
          """)
    }
    guard let first = boundaries.first, let last = boundaries.last else {
      throw .refused(framework: framework, reason: "list index out of range: there must be a boundary")
    }
    let starts = Set(boundaries.filter { $0 >= 0 }.map { $0.addingSaturating(1) }).union([0]).sorted()
    let isAscending = zip(boundaries, boundaries.dropFirst()).allSatisfy { $0 < $1 }
    if isAscending, first >= 0 { return try Piecewise(knots: starts, rates: values) }
    let rates = starts.map { step in
      var sum = step <= first ? values[0] : 0
      for index in boundaries.indices.dropFirst() where step > boundaries[index - 1] && step <= boundaries[index] {
        sum += values[index]
      }
      return step > last ? sum + values[boundaries.count] : sum
    }
    return try Piecewise(knots: starts, rates: rates)
  }
}
