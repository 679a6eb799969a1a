import Schedules

extension ScheduleDefinition {
  static let step = ScheduleDefinition(
    "step",
    summary: "A factor every so many iterations.",
    formula: "lr · gamma^⌊t / step-size⌋",
    source: "Keras article (step-based decay); PyTorch StepLR",
    parameters: [
      Parameter("lr", .rate, .value(0.5), aliases: ["start-lr"], help: "Rate at iteration 0"),
      Parameter(
        "gamma", .factor, .value(0.8), bounds: .nonNegative, aliases: ["drop_rate", "factor"],
        help: "Factor of each step"),
      Parameter(
        "step-size", .duration, .value(.duration(.iterations(10))), aliases: ["epochs_drop"],
        help: "Iterations of a step"),
    ],
    example: "step --lr 0.5 --gamma 0.8 --step-size 100",
    build: .schedule { arguments throws(ScheduleError) in
      try Exponential(
        rate: arguments.number("lr"), gamma: arguments.number("gamma"), period: arguments.iterations("step-size"),
        isStaircase: true)
    })
}
