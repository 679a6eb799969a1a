import Schedules

extension Catalogue {
  /// The schedules of optax that lead up to a peak on a line first.
  static let optaxWarmups: [ScheduleDefinition] = [
    optaxWarmupConstant, optaxWarmupCosine, optaxWarmupExponential, optaxSGDR,
  ]

  private static let optaxWarmupConstant = ScheduleDefinition(
    "optax.warmup_constant_schedule",
    summary: "A line up to the peak, which then holds; without warmup_steps init_value holds instead.",
    formula: "init_value + (peak_value - init_value) · t / warmup_steps, then peak_value",
    source: optaxSource("warmup_constant_schedule"),
    parameters: warmupParameters,
    example: "optax.warmup_constant_schedule --init_value 0 --peak_value 0.1 --warmup_steps 100",
    build: .schedule { arguments throws(ScheduleError) in
      let (initial, peak) = (try arguments.number("init_value"), try arguments.number("peak_value"))
      let steps = try arguments.iterations("warmup_steps")
      if steps == 0 { return try Constant(rate: initial) }
      return try Ramp(from: initial, to: peak, length: steps, name: "warmup")
    })

  private static let optaxWarmupCosine = ScheduleDefinition(
    "optax.warmup_cosine_decay_schedule",
    summary: "A line up to the peak, then a cosine down; decay_steps counts the warmup too.",
    formula:
      """
      warmup_steps of a line, then end_value + (peak_value - end_value) · C(p)^exponent over decay_steps - \
      warmup_steps
      """,
    source: optaxSource("warmup_cosine_decay_schedule"),
    parameters: warmupParameters + [
      Parameter("decay_steps", .duration, .required, help: "Steps of warmup and decay together"),
      Parameter("end_value", .rate, .value(0.0), bounds: .any, help: "Rate at the end and after it"),
      Parameter("exponent", .factor, .value(1.0), bounds: .nonNegative, help: "Exponent of the half cosine C"),
    ],
    example: "optax.warmup_cosine_decay_schedule --init_value 0 --peak_value 0.1 --warmup_steps 100 --decay_steps 1000",
    build: .schedule { arguments throws(ScheduleError) in
      try warmupCosine(
        from: arguments.number("init_value"), peak: arguments.number("peak_value"),
        warmup: arguments.iterations("warmup_steps"), total: arguments.iterations("decay_steps"),
        end: arguments.number("end_value"), exponent: arguments.number("exponent"))
    })

  private static let optaxWarmupExponential = ScheduleDefinition(
    "optax.warmup_exponential_decay_schedule",
    summary: "A line up to the peak, then an exponential decay; transition_begin counts from the end of the warmup.",
    formula: "warmup_steps of a line, then optax.exponential_decay from peak_value with its clock at 0",
    source: optaxSource("warmup_exponential_decay_schedule"),
    parameters: warmupParameters + exponentialParameters,
    example:
      """
      optax.warmup_exponential_decay_schedule --init_value 0 --peak_value 0.1 --warmup_steps 100 \
      --transition_steps 100 --decay_rate 0.9
      """,
    build: .schedule { arguments throws(ScheduleError) in
      let peak = try arguments.number("peak_value")
      return try exponentialDecay(arguments, from: peak)
        .warmedUp(from: arguments.number("init_value"), to: peak, over: arguments.iterations("warmup_steps"))
    })

  private static let optaxSGDR = ScheduleDefinition(
    "optax.sgdr_schedule",
    summary:
      "Cycles of warmup and cosine one after the other; each list has one value for all cycles, or one for each.",
    formula: "cycle k is optax.warmup_cosine_decay_schedule with the values k of the lists, for decay_steps[k]",
    source: optaxSource("sgdr_schedule") + ", whose cosine_kwargs are the lists",
    parameters: [
      cycleParameter("init_value", .rate, .required, "Rates at the start of the cycles"),
      cycleParameter("peak_value", .rate, .required, "Rates after the warmups"),
      Parameter(
        "warmup_steps", .list(of: .duration), .required, bounds: .nonNegative, help: "Steps of the warmups"),
      Parameter("decay_steps", .list(of: .duration), .required, help: "Steps of the cycles, warmups included"),
      cycleParameter("end_value", .rate, .value(.list([0.0])), "Rates at the end of the cycles"),
      Parameter(
        "exponent", .list(of: .factor), .value(.list([1.0])), bounds: .nonNegative,
        help: "Exponents of the half cosines"),
    ],
    example:
      "optax.sgdr_schedule --init_value 0 --peak_value 1,0.5,0.25 --warmup_steps 20 --decay_steps 200,400,800",
    build: .schedule { arguments throws(ScheduleError) in
      let lengths = try arguments.iterationList("decay_steps")
      let cycles = lengths.count
      let initials = try forEachCycle(arguments.numbers("init_value"), cycles, "init_value")
      let peaks = try forEachCycle(arguments.numbers("peak_value"), cycles, "peak_value")
      let warmups = try forEachCycle(arguments.iterationList("warmup_steps"), cycles, "warmup_steps")
      let ends = try forEachCycle(arguments.numbers("end_value"), cycles, "end_value")
      let exponents = try forEachCycle(arguments.numbers("exponent"), cycles, "exponent")
      var schedules: [any Schedule] = []
      for cycle in lengths.indices {
        let schedule = try warmupCosine(
          from: initials[cycle], peak: peaks[cycle], warmup: warmups[cycle], total: lengths[cycle], end: ends[cycle],
          exponent: exponents[cycle])
        schedules.append(schedule.length == nil ? Cut(schedule, after: lengths[cycle]) : schedule)
      }
      guard let joined = try Sequential.joining(schedules[...]) else {
        throw .wrongCount(parameter: "decay_steps", count: 0, expected: 1, because: "one for each cycle")
      }
      return joined
    })

  private static let warmupParameters = [
    Parameter("init_value", .rate, .required, bounds: .any, help: "Rate at step 0"),
    Parameter("peak_value", .rate, .required, bounds: .any, help: "Rate after the warmup"),
    Parameter("warmup_steps", .duration, .required, bounds: .nonNegative, help: "Steps of the line up"),
  ]

  private static func cycleParameter(
    _ name: String, _ kind: Parameter.Kind, _ standard: Parameter.Default, _ help: String
  ) -> Parameter {
    Parameter(name, .list(of: kind), standard, bounds: .any, help: help)
  }

  /// Repeats the only value of a list for every cycle.
  private static func forEachCycle<Value>(
    _ values: [Value], _ cycles: Int, _ name: String
  ) throws(ScheduleError) -> [Value] {
    if values.count == 1 { return Array(repeating: values[0], count: cycles) }
    guard values.count == cycles, cycles > 0 else {
      throw .wrongCount(
        parameter: name, count: values.count, expected: cycles, because: "one, or one for each decay_steps")
    }
    return values
  }

  private static func warmupCosine(
    from initial: Double, peak: Double, warmup: Int, total: Int, end: Double, exponent: Double
  ) throws(ScheduleError) -> any Schedule {
    guard total > warmup else {
      throw .refused(
        framework: "optax.warmup_cosine_decay_schedule",
        reason: "The cosine_decay_schedule requires positive decay_steps, got decay_steps=\(total - warmup).")
    }
    // The end is kept as a share of the peak, so a peak of 0 stays 0.
    let decay = try cosineDecay(from: peak, to: peak == 0 ? 0 : end, steps: total - warmup, exponent: exponent)
    return try decay.warmedUp(from: initial, to: peak, over: warmup)
  }
}
