import Schedules

extension Catalogue {
  /// The schedulers of `paddle.optimizer.lr`.
  static let paddle: [ScheduleDefinition] = [
    paddleNoam, paddleExponential, paddleNaturalExponential, paddleInverseTime, paddlePolynomial, paddlePiecewise,
    paddleStep, paddleMultiStep, paddleLinear, paddleLambda, paddleMultiplicative, paddleCosine, paddleWarmRestarts,
    paddleOneCycle, paddleCyclic, paddlePlateau, paddleWarmup,
  ]

  /// Where the schedulers come from.
  static func paddleSource(_ name: String) -> String { "Paddle 3.3.1, paddle.optimizer.lr.\(name)" }

  /// The rate that every scheduler is created with; Paddle's optimizers have none of their own then.
  static let paddleRate = Parameter("learning_rate", .rate, .required, aliases: ["lr"], help: "Rate at the beginning")

  /// Factors below 1, which is all that the step decays ask of them.
  private static let paddleFactor = Parameter(
    "gamma", .factor, .value(0.1), bounds: reducingFactor, help: "Factor of each step")

  private static let paddleNoam = ScheduleDefinition(
    "paddle.NoamDecay",
    summary: "The schedule of the Transformer: a line up, then the inverse square root of time.",
    formula: "learning_rate · d_model^(-1/2) · min(t^(-1/2), t · warmup_steps^(-3/2)), 0 at t = 0",
    source: paddleSource("NoamDecay"),
    parameters: [
      Parameter("d_model", .count, .required, help: "Width of the model"),
      Parameter("warmup_steps", .duration, .required, help: "Iterations of the warmup"),
      Parameter("learning_rate", .rate, .value(1.0), aliases: ["lr"], help: "What every rate is multiplied by"),
    ],
    example: "paddle.NoamDecay --d_model 512 --warmup_steps 400",
    build: .schedule { arguments throws(ScheduleError) in
      try InversePower.noam(
        factor: arguments.number("learning_rate"), width: arguments.count("d_model"),
        warmup: arguments.iterations("warmup_steps"))
    })

  private static let paddleExponential = ScheduleDefinition(
    "paddle.ExponentialDecay",
    summary: "The same factor at every iteration.",
    formula: "learning_rate · gamma^t",
    source: paddleSource("ExponentialDecay"),
    parameters: [
      paddleRate,
      Parameter(
        "gamma", .factor, .required, bounds: Bounds(0, 1, isAboveLower: true, isBelowUpper: true),
        help: "Factor of each iteration"),
    ],
    example: "paddle.ExponentialDecay --learning_rate 0.1 --gamma 0.999",
    build: .schedule { arguments throws(ScheduleError) in
      try Exponential(rate: arguments.number("learning_rate"), gamma: arguments.number("gamma"))
    })

  private static let paddleNaturalExponential = ScheduleDefinition(
    "paddle.NaturalExpDecay",
    summary: "The same factor at every iteration, by its rate of decay.",
    formula: "learning_rate · e^(-gamma · t)",
    source: paddleSource("NaturalExpDecay"),
    parameters: [paddleRate, Parameter("gamma", .factor, .required, bounds: .positive, help: "Rate of decay")],
    example: "paddle.NaturalExpDecay --learning_rate 0.1 --gamma 0.002",
    build: .schedule { arguments throws(ScheduleError) in
      try Exponential(rate: arguments.number("learning_rate"), decay: arguments.number("gamma"))
    })

  private static let paddleInverseTime = ScheduleDefinition(
    "paddle.InverseTimeDecay",
    summary: "Division by a number that grows with every iteration.",
    formula: "learning_rate / (1 + gamma · t)",
    source: paddleSource("InverseTimeDecay"),
    parameters: [
      paddleRate, Parameter("gamma", .factor, .required, bounds: .nonNegative, help: "What the divisor grows by"),
    ],
    example: "paddle.InverseTimeDecay --learning_rate 0.1 --gamma 0.01",
    build: .schedule { arguments throws(ScheduleError) in
      try InverseTime(rate: arguments.number("learning_rate"), decay: arguments.number("gamma"))
    })

  private static let paddlePolynomial = ScheduleDefinition(
    "paddle.PolynomialDecay",
    summary:
      "A power of the remaining share; with cycle each next decay is a period longer and starts lower down.",
    formula:
      "(learning_rate - end_lr) · (1 - t / D)^power + end_lr, D = decay_steps, with cycle its next multiple",
    source: paddleSource("PolynomialDecay"),
    parameters: [
      paddleRate,
      Parameter("decay_steps", .duration, .required, help: "Iterations of the decay"),
      Parameter("end_lr", .rate, .value(1e-4), help: "Rate at the end"),
      Parameter("power", .factor, .value(1.0), bounds: .positive, help: "Exponent of the remaining share"),
      Parameter("cycle", .flag, .value(false), help: "Begin again, for ever, instead of holding the last rate"),
    ],
    example: "paddle.PolynomialDecay --learning_rate 0.1 --decay_steps 500 --cycle",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, finish) = (try arguments.number("learning_rate"), try arguments.number("end_lr"))
      let (steps, power) = (try arguments.iterations("decay_steps"), try arguments.number("power"))
      return try arguments.flag("cycle")
        ? CyclicalPolynomial(from: rate, to: finish, cycleLength: steps, power: power) as any Schedule
        : Ramp(from: rate, to: finish, length: steps, curve: .power(exponent: power))
    })

  private static let paddlePiecewise = ScheduleDefinition(
    "paddle.PiecewiseDecay",
    summary: "Values between boundaries; a boundary belongs to the next value, unlike Keras's.",
    formula: "values[k] for the first k with t < boundaries[k], else the last of the values",
    source: paddleSource("PiecewiseDecay"),
    parameters: [
      Parameter(
        "boundaries", .list(of: .duration), .required, bounds: .any, help: "First iterations of the next value"),
      Parameter("values", .list(of: .rate), .required, help: "Rates, one more than boundaries"),
    ],
    example: "paddle.PiecewiseDecay --boundaries 500,1000 --values 0.1,0.05,0.01",
    build: .schedule { arguments throws(ScheduleError) in
      let boundaries = try arguments.iterationList("boundaries")
      let values = try arguments.numbers("values")
      guard !boundaries.isEmpty else {
        throw .refused(framework: "paddle.optimizer.lr.PiecewiseDecay", reason: "The boundaries cannot be empty.")
      }
      guard values.count > boundaries.count, let last = values.last else {
        throw .wrongCount(
          parameter: "values", count: values.count, expected: boundaries.count + 1, because: "one more than boundaries")
      }
      // Only a boundary beyond all before it is ever the first that an iteration has not reached.
      var (knots, rates) = ([0], [Double]())
      for (boundary, value) in zip(boundaries, values) where boundary > (knots.last ?? 0) {
        rates.append(value)
        knots.append(boundary)
      }
      return try Piecewise(knots: knots, rates: rates + [last])
    })

  private static let paddleStep = ScheduleDefinition(
    "paddle.StepDecay",
    summary: "A factor below 1 every step_size iterations.",
    formula: "learning_rate · gamma^⌊t / step_size⌋",
    source: paddleSource("StepDecay"),
    parameters: [
      paddleRate, Parameter("step_size", .duration, .required, help: "Iterations of a step"), paddleFactor,
    ],
    example: "paddle.StepDecay --learning_rate 0.1 --step_size 300",
    build: .schedule { arguments throws(ScheduleError) in
      try Exponential.staircase(
        rate: arguments.number("learning_rate"), gamma: arguments.number("gamma"),
        period: arguments.iterations("step_size"))
    })

  private static let paddleMultiStep = ScheduleDefinition(
    "paddle.MultiStepDecay",
    summary: "A factor below 1 at each milestone.",
    formula: "learning_rate · gamma^(number of milestones ≤ t)",
    source: paddleSource("MultiStepDecay"),
    parameters: [
      paddleRate,
      Parameter("milestones", .list(of: .duration), .required, bounds: .any, help: "First iterations of the next rate"),
      paddleFactor,
    ],
    example: "paddle.MultiStepDecay --learning_rate 0.1 --milestones 300,800",
    build: .schedule { arguments throws(ScheduleError) in
      let milestones = try arguments.iterationList("milestones")
      try Check.ascending("milestones", milestones)
      return try Multistep(
        rate: arguments.number("learning_rate"), gamma: arguments.number("gamma"), milestones: milestones)
    })
}
