import Schedules

extension Catalogue {
  /// The schedules of `fastai.callback.schedule`: functions of the position in the run, from 0 to 1.
  static let fastai: [ScheduleDefinition] =
    [
      fastaiLinear, fastaiCosine, fastaiExponential, fastaiNo, fastaiPolynomial, fastaiCombinedCosine,
    ] + fastaiFits

  /// What the schedules were held against, before the callable.
  static func fastaiSource(_ name: String) -> String { "fastai 2.8.12, fastai.callback.schedule.\(name)" }

  private static let fastaiLinear = ScheduleDefinition(
    "fastai.sched_lin",
    aliases: ["fastai.SchedLin"],
    summary: "A line from one value to another over the run.",
    formula: "start + p · (end - start), p = t / length",
    source: fastaiSource("sched_lin"),
    parameters: endsParameters + [fastaiLengthParameter],
    example: "fastai.sched_lin --start 0.1 --end 0.001 --length 1000",
    build: .schedule { arguments throws(ScheduleError) in try ramp(arguments, .linear, "linear") })

  private static let fastaiCosine = ScheduleDefinition(
    "fastai.sched_cos",
    aliases: ["fastai.SchedCos"],
    summary: "Half a cosine from one value to another over the run.",
    formula: "start + (1 + cos(π (1 - p))) · (end - start) / 2, p = t / length",
    source: fastaiSource("sched_cos"),
    parameters: endsParameters + [fastaiLengthParameter],
    example: "fastai.sched_cos --start 0.1 --end 0.001 --length 1000",
    build: .schedule { arguments throws(ScheduleError) in try ramp(arguments, .cosine, "cosine") })

  private static let fastaiExponential = ScheduleDefinition(
    "fastai.sched_exp",
    aliases: ["fastai.SchedExp"],
    summary: "The same factor at every iteration, from one value to another over the run.",
    formula: "start · (end / start)^p, p = t / length",
    source: fastaiSource("sched_exp"),
    parameters: [
      Parameter("start", .rate, .required, bounds: .positive, help: "Rate at the start"),
      Parameter("end", .rate, .required, bounds: .positive, help: "Rate at the end"),
      fastaiLengthParameter,
    ],
    example: "fastai.sched_exp --start 1e-7 --end 10 --length 100",
    build: .schedule { arguments throws(ScheduleError) in try ramp(arguments, .exponential, "exponential") })

  private static let fastaiNo = ScheduleDefinition(
    "fastai.sched_no",
    aliases: ["fastai.SchedNo"],
    summary: "The first value throughout the run.",
    formula: "start",
    source: fastaiSource("sched_no"),
    parameters: [
      Parameter("start", .rate, .required, bounds: .any, help: "Rate"),
      Parameter("end", .rate, .none("fastai asks for it and does not use it"), bounds: .any, help: "Not used"),
      fastaiLengthParameter,
    ],
    example: "fastai.sched_no --start 0.1 --length 1000",
    build: .schedule { arguments throws(ScheduleError) in
      let rate = try arguments.number("start")
      return try Ramp(from: rate, to: rate, length: arguments.iterations("length"), name: "constant")
    })

  private static let fastaiPolynomial = ScheduleDefinition(
    "fastai.SchedPoly",
    summary: "A power of the position, from one value to another over the run.",
    formula: "start + (end - start) · p^power, p = t / length",
    source: fastaiSource("SchedPoly"),
    parameters: endsParameters + [
      Parameter("power", .factor, .required, bounds: .nonNegative, help: "Exponent of the position"),
      fastaiLengthParameter,
    ],
    example: "fastai.SchedPoly --start 0.1 --end 0.001 --power 2 --length 1000",
    build: .schedule { arguments throws(ScheduleError) in
      let power = try arguments.number("power")
      // 0^0 is 1: a power of 0 is at the end from the beginning.
      if power == 0 { return try Constant(rate: arguments.number("end")) }
      return try ramp(arguments, .oneMinusPower(exponent: power), "polynomial")
    })

  private static let fastaiCombinedCosine = ScheduleDefinition(
    "fastai.combined_cos",
    summary: "Half a cosine to a middle value and another one to the end; positions are 32-bit numbers.",
    formula: "sched_cos(start, middle) over the share pct of the run, then sched_cos(middle, end)",
    source: fastaiSource("combined_cos"),
    parameters: [
      Parameter("pct", .fraction, .required, help: "Share of the run until the middle value"),
      Parameter("start", .rate, .required, bounds: .any, help: "Rate at the start"),
      Parameter("middle", .rate, .required, bounds: .any, help: "Rate at the share pct of the run"),
      Parameter("end", .rate, .required, bounds: .any, help: "Rate at the end"),
      fastaiLengthParameter,
    ],
    example: "fastai.combined_cos --pct 0.25 --start 0.004 --middle 0.1 --end 1e-6 --length 1000",
    build: .schedule { arguments throws(ScheduleError) in
      try combinedCosine(
        share: arguments.number("pct"), from: arguments.number("start"), over: arguments.number("middle"),
        to: arguments.number("end"), length: arguments.iterations("length"), names: ["cosine 1", "cosine 2"])
    })

  private static let endsParameters = [
    Parameter("start", .rate, .required, bounds: .any, help: "Rate at the start"),
    Parameter("end", .rate, .required, bounds: .any, help: "Rate at the end"),
  ]

  private static let fastaiLengthParameter = Parameter(
    "length", .duration, .value(.duration(Duration(100, .percent))), help: "Iterations that the positions 0 to 1 span")

  private static func ramp(_ arguments: Arguments, _ curve: Curve, _ name: String) throws(ScheduleError) -> any Schedule
  {
    try Ramp(
      from: arguments.number("start"), to: arguments.number("end"), length: arguments.iterations("length"),
      curve: curve,
      name: name)
  }

  /// Two half cosines, as fastai combines them.
  static func combinedCosine(
    share: Double, from start: Double, over middle: Double, to end: Double, length: Int, names: [String]
  ) throws(ScheduleError) -> any Schedule {
    try CosineSegments(
      runLength: length, shares: [share, 1 - share],
      rates: [(start, middle), (middle, end)], names: names)
  }
}
