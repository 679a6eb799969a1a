extension Catalogue {
  /// The schedulers of `mxnet.lr_scheduler`.
  static let mxnet: [ScheduleDefinition] = [
    ScheduleDefinition(
      "mxnet.MultiFactorScheduler",
      summary: "A factor at each of some steps, one iteration later than PyTorch's.",
      formula: "base_lr · factor^(number of steps < t); before warmup_steps from warmup_begin_lr to base_lr",
      source: "MXNet 1.9.1, mxnet.lr_scheduler.MultiFactorScheduler",
      parameters: [
        Parameter("step", .list(of: .duration), .required, help: "Iterations after which the factor acts"),
        Parameter("factor", .factor, .value(1.0), bounds: Bounds(0, 1), help: "Factor at each step"),
      ] + warmupParameters,
      example: "mxnet.MultiFactorScheduler --base_lr 1 --step 250,750,900 --factor 0.5",
      build: .schedule { arguments throws(ScheduleError) in
        let steps = try arguments.iterationList("step")
        try Check.ascending("step", steps)
        let base = try arguments.number("base_lr")
        // MXNet compares with >, so the rate changes one iteration after the step.
        return try warmedUp(
          Multistep(rate: base, gamma: arguments.number("factor"), milestones: steps.map { $0.addingSaturating(1) }),
          arguments)
      })
  ]

  /// The parameters that every MXNet scheduler has.
  private static let warmupParameters = [
    Parameter("base_lr", .rate, .value(0.01), help: "Rate after the warmup"),
    Parameter(
      "warmup_steps", .duration, .value(.duration(.iterations(0))), bounds: .nonNegative, help: "Iterations of the warmup"),
    Parameter("warmup_begin_lr", .rate, .value(0.0), help: "Rate at the start of the warmup, at most base_lr"),
    Parameter("warmup_mode", .choice(["linear", "constant"]), .value(.choice("linear")), help: "The way up"),
  ]

  /// Puts MXNet's warmup over the beginning of a schedule, whose own clock runs on below it.
  private static func warmedUp(_ inner: any Schedule, _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let begin = try arguments.number("warmup_begin_lr")
    try Check.order("warmup_begin_lr", begin, .atMost, "base_lr", arguments.number("base_lr"))
    let length = try arguments.iterations("warmup_steps")
    if length == 0 { return inner }
    let curve: Curve = try arguments.choice("warmup_mode") == "constant" ? .constant : .linear
    return try Warmup(inner, length: length, start: begin, curve: curve, isInPlace: true)
  }
}
