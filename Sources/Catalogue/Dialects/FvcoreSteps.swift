import Schedules

extension Catalogue {
  /// The schedulers of fvcore that hold one value after the other.
  static let fvcoreSteps: [ScheduleDefinition] = [fvcoreStep, fvcoreFixedGamma, fvcoreMultiStep]

  private static let fvcoreStep = ScheduleDefinition(
    "fvcore.StepParamScheduler",
    summary: "Several values, each over the same share of the run.",
    formula: "values[⌊(t / length + 1e-6) · number of values⌋]",
    source: fvcoreSource("StepParamScheduler"),
    parameters: [
      Parameter("num_updates", .duration, .required, help: "Updates of the run; only has to be positive"),
      Parameter("values", .list(of: .rate), .required, bounds: .any, help: "Rates in turn"), fvcoreLength,
    ],
    example: "fvcore.StepParamScheduler --num_updates 2000 --values 0.1,0.01,0.001 --length 2000",
    build: .schedule { arguments throws(ScheduleError) in
      try steps(arguments.numbers("values"), arguments, "StepParamScheduler")
    })

  private static let fvcoreFixedGamma = ScheduleDefinition(
    "fvcore.StepWithFixedGammaParamScheduler",
    summary: "A factor num_decays times, at equal distances over the run.",
    formula: "base_value · gamma^⌊(t / length + 1e-6) · (num_decays + 1)⌋",
    source: fvcoreSource("StepWithFixedGammaParamScheduler"),
    parameters: [
      Parameter("base_value", .rate, .required, bounds: .positive, help: "Rate at the start"),
      Parameter("num_decays", .count, .required, bounds: Bounds(1, 1e6), help: "Number of times the factor acts"),
      Parameter("gamma", .factor, .required, bounds: .positive, help: "Factor"),
      Parameter("num_updates", .duration, .required, help: "Updates of the run; only has to be positive"), fvcoreLength,
    ],
    example:
      """
      fvcore.StepWithFixedGammaParamScheduler --base_value 0.1 --num_decays 3 --gamma 0.1 --num_updates 2000 \
      --length 2000
      """,
    build: .schedule { arguments throws(ScheduleError) in
      let gamma = try arguments.number("gamma")
      var values = [try arguments.number("base_value")]
      for _ in 0..<(try arguments.count("num_decays")) { values.append((values.last ?? 0) * gamma) }
      return try steps(values, arguments, "StepWithFixedGammaParamScheduler")
    })

  private static let fvcoreMultiStep = ScheduleDefinition(
    "fvcore.MultiStepParamScheduler",
    summary: "Several values, changed at milestones that are counted in parts of num_updates.",
    formula: "values[number of milestones ≤ ⌊(t / length + 1e-6) · num_updates⌋]",
    source: fvcoreSource("MultiStepParamScheduler"),
    parameters: [
      Parameter("values", .list(of: .rate), .required, bounds: .any, help: "Rates in turn"),
      Parameter(
        "num_updates", .duration, .none("the last milestone"), help: "End of the last value, on the milestones' scale"),
      Parameter(
        "milestones", .list(of: .duration), .none("equal parts of num_updates"),
        help: "Ends of the values before the last"),
      fvcoreLength,
    ],
    example: "fvcore.MultiStepParamScheduler --values 0.1,0.01,0.001 --milestones 30,60,90 --length 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let values = try arguments.numbers("values")
      guard let first = values.first else {
        throw .wrongCount(parameter: "values", count: 0, expected: 1, because: "one more than milestones")
      }
      let (milestones, updates) = try milestones(arguments, for: values.count)
      let length = try arguments.iterations("length")
      let steps = milestones.enumerated().map { index, milestone in
        (start: start(of: milestone, among: updates, length), rate: values[index + 1])
      }
      return Refusing(
        try Piecewise(first: first, then: steps),
        Refusal(
          from: length.addingSaturating(1), framework: fvcoreName("MultiStepParamScheduler"),
          reason: "where in ParamScheduler must be in [0, 1]: got \(numberText(1 + 1 / Double(length)))"))
    })

  /// Values over equal shares of the run; past the last, fvcore's list has no more.
  private static func steps(
    _ values: [Double], _ arguments: Arguments, _ name: String
  ) throws(ScheduleError) -> any Schedule {
    guard let first = values.first else {
      throw .refused(
        framework: fvcoreName(name), reason: "Step scheduler requires a list of at least one param value")
    }
    let length = try arguments.iterations("length")
    let steps = values.indices.dropFirst().map { index in
      (start: start(of: index, among: values.count, length), rate: values[index])
    }
    return Refusing(
      try Piecewise(first: first, then: steps),
      Refusal(
        from: start(of: values.count, among: values.count, length), framework: fvcoreName(name),
        reason: "list index out of range: where has reached 1"))
  }

  /// The first iteration at which fvcore counts so many updates of so many, with its epsilon.
  private static func start(of update: Int, among updates: Int, _ length: Int) -> Int {
    (0..<length.addingSaturating(1)).partitioningIndex { iteration in
      (Double(iteration) / Double(length) + 1e-6) * Double(updates) >= Double(update)
    }
  }

  /// The milestones and the number of updates that fvcore makes of the two parameters.
  private static func milestones(
    _ arguments: Arguments, for values: Int
  ) throws(ScheduleError) -> (milestones: [Int], updates: Int) {
    func refusal(_ reason: String) -> ScheduleError {
      .refused(framework: fvcoreName("MultiStepParamScheduler"), reason: reason)
    }
    var milestones = try arguments.iterationList("milestones")
    var updates = try arguments.optionalIterations("num_updates")
    if arguments.isGiven("milestones") {
      let expected = values - (updates == nil ? 0 : 1)
      guard milestones.count == expected else {
        throw refusal("MultiStep scheduler requires a list of \(expected) miletones")
      }
      updates = updates ?? milestones.popLast()
    } else if let updates {
      let width = Int(saturating: (Double(updates) / Double(max(1, values))).rounded(.up))
      milestones = (1..<max(1, values)).map { width.multipliedSaturating(by: $0) }
    }
    guard let updates else { throw refusal("num_updates and milestones cannot both be None") }
    guard updates >= values else {
      throw refusal("Total num_updates must be greater than length of param schedule")
    }
    var previous = 0
    for milestone in milestones {
      guard milestone < updates else {
        throw refusal(
          "Milestone must be smaller than total number of updates: num_updates=\(updates), milestone=\(milestone)")
      }
      guard previous < milestone else {
        throw refusal(
          "Milestone must be smaller than start epoch: start_epoch=\(previous), milestone=\(milestone)")
      }
      previous = milestone
    }
    return (milestones, updates)
  }
}
