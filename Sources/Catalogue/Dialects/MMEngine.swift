import Schedules

extension Catalogue {
  /// The learning-rate schedulers of `mmengine.optim`.
  static let mmengine: [ScheduleDefinition] = [
    engineConstant, engineLinear, enginePolynomial, engineExponential, engineStep, engineMultiStep, engineCosine,
    engineCosineRestart, engineOneCycle, enginePlateau,
  ]

  /// Where the schedulers come from.
  static func engineSource(_ name: String) -> String { "MMEngine 0.10.7, mmengine.optim.\(name)" }

  /// When the scheduler begins to act, and when it ends to.
  static let engineSpan = [
    Parameter(
      "begin", .duration, .value(.duration(.iterations(0))), bounds: .nonNegative,
      help: "First iteration at which the scheduler acts; before it the rate is lr"),
    Parameter(
      "end", .duration, .value(.duration(.iterations(1_000_000_000))),
      help: "Iteration at which it no longer acts; the rate then stays as it is"),
  ]

  /// The iterations over which a scheduler acts.
  struct EngineSpan {
    var begin: Int
    var end: Int

    /// The number of iterations.
    var count: Int { end - begin }

    /// Reads the span.
    ///
    /// - Throws: ``ScheduleError/refused(framework:reason:)`` unless it begins before it ends.
    init(_ arguments: Arguments, _ name: String) throws(ScheduleError) {
      begin = try arguments.iterations("begin")
      end = try arguments.iterations("end")
      guard end > begin else {
        throw .refused(
          framework: "mmengine.optim.\(name)",
          reason: "end should be larger than begin, but got begin=\(begin), end=\(end)")
      }
    }

    /// A schedule on the span's own clock, as the optimizer sees it.
    func schedule(_ inner: any Schedule, rate: Double) throws(ScheduleError) -> any Schedule {
      let active = Cut(inner, after: count)
      if begin == 0 { return active }
      return try Sequential(Cut(Named(Constant(rate: rate), "before begin"), after: begin), then: active)
    }
  }

  /// Builds a scheduler that acts over a span.
  static func engine(
    _ name: String, _ arguments: Arguments,
    _ build: (_ rate: Double, _ span: EngineSpan) throws(ScheduleError) -> any Schedule
  ) throws(ScheduleError) -> any Schedule {
    let (rate, span) = (try arguments.number("lr"), try EngineSpan(arguments, name))
    return try span.schedule(build(rate, span), rate: rate)
  }

  /// A schedule that divides by zero from an iteration on.
  static func dividingByZero(_ inner: any Schedule, from iteration: Int, _ name: String, _ why: String) -> any Schedule
  {
    Refusing(
      inner,
      Refusal(from: iteration, framework: "mmengine.optim.\(name)", reason: "ZeroDivisionError: \(why)"))
  }

  private static let engineConstant = ScheduleDefinition(
    "mmengine.ConstantLR",
    summary: "A lower rate that is given back at the last iteration before end, one earlier than PyTorch's.",
    formula: "lr · factor for begin ≤ t < end - 1, then lr",
    source: engineSource("ConstantLR"),
    parameters: [
      torchRate, Parameter("factor", .fraction, .value(.number(1 / 3)), help: "Factor of the first iterations"),
    ]
      + engineSpan,
    example: "mmengine.ConstantLR --lr 0.1 --factor 0.25 --end 400",
    build: .schedule { arguments throws(ScheduleError) in
      let factor = try arguments.number("factor")
      return try engine("ConstantLR", arguments) { (rate, span) throws(ScheduleError) in
        if span.count == 1 { return try Constant(rate: rate * factor) }
        let low = try Ramp(from: rate * factor, to: rate, length: span.count - 1, curve: .constant, name: "warmup")
        return factor == 0
          ? dividingByZero(low, from: span.count - 1, "ConstantLR", "float division by zero (1 / factor)") : low
      }
    })

  private static let engineLinear = ScheduleDefinition(
    "mmengine.LinearLR",
    summary: "A line from one factor to another, reached at end - 1 and not at end.",
    formula: "lr · (start_factor + (end_factor - start_factor) · (t - begin) / (end - begin - 1)), then as it is",
    source: engineSource("LinearLR"),
    parameters: [
      torchRate,
      Parameter("start_factor", .fraction, .value(.number(1 / 3)), help: "Factor at begin"),
      Parameter("end_factor", .fraction, .value(1.0), help: "Factor at end - 1 and after it"),
    ] + engineSpan,
    example: "mmengine.LinearLR --lr 0.1 --start_factor 0.001 --end 200",
    build: .schedule { arguments throws(ScheduleError) in
      let (start, finish) = (try arguments.number("start_factor"), try arguments.number("end_factor"))
      return try engine("LinearLR", arguments) { (rate, span) throws(ScheduleError) in
        if span.count == 1 { return try Constant(rate: rate * start) }
        let line = try Ramp(from: rate * start, to: rate * finish, length: span.count - 1, name: "linear")
        return start == 0 ? dividingByZero(line, from: 1, "LinearLR", "float division by zero (start_factor)") : line
      }
    })

  private static let enginePolynomial = ScheduleDefinition(
    "mmengine.PolyLR",
    summary: "A power of the remaining share, down to eta_min at end - 1 and not at end.",
    formula: "eta_min + (lr - eta_min) · (1 - (t - begin) / (end - begin - 1))^power, then as it is",
    source: engineSource("PolyLR"),
    parameters: [
      torchRate, Parameter("eta_min", .rate, .value(0.0), help: "Rate at end - 1 and after it"),
      Parameter("power", .factor, .value(1.0), help: "Exponent of the remaining share"),
    ] + engineSpan,
    example: "mmengine.PolyLR --lr 0.1 --eta_min 1e-4 --power 0.9 --end 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let (minimum, power) = (try arguments.number("eta_min"), try arguments.number("power"))
      return try engine("PolyLR", arguments) { (rate, span) throws(ScheduleError) in
        if span.count == 1 || power == 0 { return try Constant(rate: rate) }
        let decay = try Ramp(from: rate, to: minimum, length: span.count - 1, curve: .power(exponent: power))
        return power < 0
          ? dividingByZero(decay, from: span.count - 1, "PolyLR", "0.0 cannot be raised to a negative power") : decay
      }
    })

  private static let engineExponential = ScheduleDefinition(
    "mmengine.ExponentialLR",
    summary: "The same factor at every iteration from begin to end.",
    formula: "lr · gamma^(t - begin), then as it is",
    source: engineSource("ExponentialLR"),
    parameters: [
      torchRate, Parameter("gamma", .factor, .required, bounds: .nonNegative, help: "Factor of each iteration"),
    ]
      + engineSpan,
    example: "mmengine.ExponentialLR --lr 0.1 --gamma 0.999",
    build: .schedule { arguments throws(ScheduleError) in
      let gamma = try arguments.number("gamma")
      return try engine("ExponentialLR", arguments) { (rate, _) throws(ScheduleError) in
        try Exponential(rate: rate, gamma: gamma)
      }
    })

  private static let engineStep = ScheduleDefinition(
    "mmengine.StepLR",
    summary: "A factor every step_size iterations, counted from begin.",
    formula: "lr · gamma^⌊(t - begin) / step_size⌋, then as it is",
    source: engineSource("StepLR"),
    parameters: [
      torchRate, Parameter("step_size", .duration, .required, help: "Iterations of a step"),
      Parameter("gamma", .factor, .value(0.1), help: "Factor of each step"),
    ] + engineSpan,
    example: "mmengine.StepLR --lr 0.1 --step_size 300 --gamma 0.5",
    build: .schedule { arguments throws(ScheduleError) in
      let (period, gamma) = (try arguments.iterations("step_size"), try arguments.number("gamma"))
      return try engine("StepLR", arguments) { (rate, _) throws(ScheduleError) in
        try Exponential.staircase(rate: rate, gamma: gamma, period: period)
      }
    })

  private static let engineMultiStep = ScheduleDefinition(
    "mmengine.MultiStepLR",
    summary: "A factor at each milestone, counted from begin; one that stands twice counts twice.",
    formula: "lr · gamma^(number of milestones ≤ t - begin), then as it is",
    source: engineSource("MultiStepLR"),
    parameters: [
      torchRate,
      Parameter("milestones", .list(of: .duration), .required, bounds: .any, help: "First iterations of the next rate"),
      Parameter("gamma", .factor, .value(0.1), help: "Factor at each milestone"),
    ] + engineSpan,
    example: "mmengine.MultiStepLR --lr 0.1 --milestones 300,800",
    build: .schedule { arguments throws(ScheduleError) in
      let milestones = try arguments.iterationList("milestones").filter { $0 >= 0 }
      let gamma = try arguments.number("gamma")
      return try engine("MultiStepLR", arguments) { (rate, _) throws(ScheduleError) in
        try Multistep(rate: rate, gamma: gamma, milestones: milestones)
      }
    })
}
