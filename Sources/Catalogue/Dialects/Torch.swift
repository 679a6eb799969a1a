import Schedules

extension Catalogue {
  /// The schedulers of `torch.optim.lr_scheduler`, and `SWALR` of `torch.optim.swa_utils`.
  static let torch: [ScheduleDefinition] = [
    torchStep, torchMultiStep, torchConstant, torchLinear, torchExponential, torchPolynomial, torchLambda,
    torchMultiplicative, torchCosine, torchWarmRestarts, torchCyclic, torchOneCycle, torchStochasticWeightAveraging,
    torchPlateau,
  ]

  /// Where the schedulers come from.
  static func torchSource(_ name: String) -> String { "PyTorch 2.13.0, torch.optim.lr_scheduler.\(name)" }

  /// The optimizer's rate, as PyTorch's SGD and Adam have it by default.
  static let torchRate = Parameter(
    "lr", .rate, .value(0.001), help: "The optimizer's rate; by default that of torch.optim.SGD and Adam")

  private static let torchStep = ScheduleDefinition(
    "torch.StepLR",
    summary: "A factor every step_size iterations.",
    formula: "lr · gamma^⌊t / step_size⌋",
    source: torchSource("StepLR"),
    parameters: [
      torchRate,
      Parameter(
        "step_size", .duration, .required, bounds: .any, help: "Iterations of a step; its sign does not matter"),
      Parameter("gamma", .factor, .value(0.1), help: "Factor of each step"),
    ],
    example: "torch.StepLR --lr 0.1 --step_size 30",
    build: .schedule { arguments throws(ScheduleError) in
      let period = try arguments.iterations("step_size")
      guard period != 0 else { throw torchRefusal("StepLR", "ZeroDivisionError: integer modulo by zero (step_size)") }
      return try Exponential.staircase(
        rate: arguments.number("lr"), gamma: arguments.number("gamma"), period: Int(clamping: period.magnitude))
    })

  private static let torchMultiStep = ScheduleDefinition(
    "torch.MultiStepLR",
    summary: "A factor at each milestone, in any order; one that stands twice counts twice.",
    formula: "lr · gamma^(number of milestones ≤ t), those below 0 left out",
    source: torchSource("MultiStepLR"),
    parameters: [
      torchRate,
      Parameter("milestones", .list(of: .duration), .required, bounds: .any, help: "First iterations of the next rate"),
      Parameter("gamma", .factor, .value(0.1), help: "Factor at each milestone"),
    ],
    example: "torch.MultiStepLR --lr 0.1 --milestones 300,800",
    build: .schedule { arguments throws(ScheduleError) in
      try Multistep(
        rate: arguments.number("lr"), gamma: arguments.number("gamma"),
        milestones: arguments.iterationList("milestones").filter { $0 >= 0 })
    })

  private static let torchConstant = ScheduleDefinition(
    "torch.ConstantLR",
    summary: "A lower rate for the first iterations; with total_iters 0 for ever.",
    formula: "lr · factor for t < total_iters, then lr; lr · factor for every t when total_iters is 0",
    source: torchSource("ConstantLR"),
    parameters: [
      torchRate,
      Parameter("factor", .fraction, .value(.number(1 / 3)), help: "Factor of the first iterations"),
      Parameter(
        "total_iters", .duration, .value(.duration(.iterations(5))), bounds: .nonNegative,
        help: "Iterations with the factor"),
    ],
    example: "torch.ConstantLR --lr 0.1 --factor 0.5 --total_iters 400",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, factor) = (try arguments.number("lr"), try arguments.number("factor"))
      let count = try arguments.iterations("total_iters")
      if count == 0 { return try Constant(rate: rate * factor) }
      let schedule = try Ramp(from: rate * factor, to: rate, length: count, curve: .constant, name: "warmup")
      guard factor == 0 else { return schedule }
      return Refusing(
        schedule,
        Refusal(
          from: count, framework: "torch.optim.lr_scheduler.ConstantLR",
          reason: "ZeroDivisionError: float division by zero (1 / factor)"))
    })

  private static let torchLinear = ScheduleDefinition(
    "torch.LinearLR",
    summary: "A line from one factor to another; with total_iters 0 the first one for ever.",
    formula: "lr · (start_factor + (end_factor - start_factor) · min(t, total_iters) / total_iters)",
    source: torchSource("LinearLR"),
    parameters: [
      torchRate,
      Parameter(
        "start_factor", .fraction, .value(.number(1 / 3)), bounds: .positiveFraction, help: "Factor at iteration 0"),
      Parameter("end_factor", .fraction, .value(1.0), help: "Factor at the end and after it"),
      Parameter(
        "total_iters", .duration, .value(.duration(.iterations(5))), bounds: .nonNegative,
        help: "Iterations from one to the other"),
    ],
    example: "torch.LinearLR --lr 0.1 --start_factor 0.01 --total_iters 100",
    build: .schedule { arguments throws(ScheduleError) in
      let rate = try arguments.number("lr")
      let (start, count) = (try rate * arguments.number("start_factor"), try arguments.iterations("total_iters"))
      if count == 0 { return try Constant(rate: start) }
      return try Ramp(from: start, to: rate * arguments.number("end_factor"), length: count, name: "linear")
    })

  private static let torchExponential = ScheduleDefinition(
    "torch.ExponentialLR",
    summary: "The same factor at every iteration.",
    formula: "lr · gamma^t",
    source: torchSource("ExponentialLR"),
    parameters: [torchRate, Parameter("gamma", .factor, .required, help: "Factor of each iteration")],
    example: "torch.ExponentialLR --lr 0.1 --gamma 0.999",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, gamma) = (try arguments.number("lr"), try arguments.number("gamma"))
      return gamma < 0
        ? try Exponential.staircase(rate: rate, gamma: gamma, period: 1) : try Exponential(rate: rate, gamma: gamma)
    })

  private static let torchPolynomial = ScheduleDefinition(
    "torch.PolynomialLR",
    summary: "A power of the remaining share, down to 0; there is no final rate.",
    formula: "lr · (1 - min(t, total_iters) / total_iters)^power; lr when total_iters is 0",
    source: torchSource("PolynomialLR"),
    parameters: [
      torchRate,
      Parameter(
        "total_iters", .duration, .value(.duration(.iterations(5))), bounds: .nonNegative,
        help: "Iterations of the decay"),
      Parameter("power", .factor, .value(1.0), help: "Exponent of the remaining share"),
    ],
    example: "torch.PolynomialLR --lr 0.1 --total_iters 1000 --power 0.9",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, power) = (try arguments.number("lr"), try arguments.number("power"))
      let count = try arguments.iterations("total_iters")
      if count == 0 || power == 0 { return try Constant(rate: rate) }
      let decay = try Ramp(from: rate, to: 0, length: count, curve: .power(exponent: power))
      guard power < 0 else { return decay }
      return Refusing(
        decay,
        Refusal(
          from: count, framework: "torch.optim.lr_scheduler.PolynomialLR",
          reason: "ZeroDivisionError: 0.0 cannot be raised to a negative power"))
    })

  private static let torchLambda = ScheduleDefinition(
    "torch.LambdaLR",
    summary: "The rate times a formula of the epoch.",
    formula: "lr · lr_lambda(t)",
    source: torchSource("LambdaLR"),
    parameters: [torchRate, lambdaParameter],
    example: "torch.LambdaLR --lr 0.1 --lr_lambda '0.95 ** (epoch // 10)'",
    build: .schedule { arguments throws(ScheduleError) in
      try lambda(arguments, rate: "lr", framework: "torch.optim.lr_scheduler.LambdaLR")
    })

  private static let torchMultiplicative = ScheduleDefinition(
    "torch.MultiplicativeLR",
    summary: "The rate before, times a formula of the epoch; the formula of epoch 0 is never used.",
    formula: "lr · ∏ lr_lambda(e) over e = 1 … t",
    source: torchSource("MultiplicativeLR"),
    parameters: [torchRate, lambdaParameter],
    example: "torch.MultiplicativeLR --lr 0.1 --lr_lambda 0.95",
    build: .schedule { arguments throws(ScheduleError) in
      try multiplicative(arguments, rate: "lr", framework: "torch.optim.lr_scheduler.MultiplicativeLR")
    })

  /// A refusal of a scheduler's constructor.
  static func torchRefusal(_ name: String, _ reason: String) -> ScheduleError {
    .refused(framework: "torch.optim.lr_scheduler.\(name)", reason: reason)
  }
}
