import Schedules

extension ScheduleDefinition {
  static let exponential = ScheduleDefinition(
    "exponential",
    aliases: ["exp"],
    summary: "The same factor at every iteration, by the factor or by the rate of decay.",
    formula: "lr · gamma^(t / every), or lr · e^(-rate · t / every); --staircase rounds t / every down",
    source: "Keras article; PyTorch ExponentialLR",
    parameters: [
      Parameter("lr", .rate, .value(0.5), aliases: ["start-lr"], help: "Rate at iteration 0"),
      Parameter("gamma", .factor, .none("e^-rate"), bounds: .nonNegative, help: "Factor; excludes --rate"),
      Parameter("rate", .factor, .none("0.1 without --gamma"), aliases: ["k"], help: "Rate of decay; excludes --gamma"),
      Parameter(
        "every", .duration, .value(.duration(.iterations(1))), help: "Iterations over which the factor acts once"),
      Parameter("staircase", .flag, .value(false), help: "Change the rate only every so many iterations"),
    ],
    example: "exponential --lr 0.1 --gamma 0.999",
    build: .schedule { arguments throws(ScheduleError) in
      if arguments.isGiven("gamma"), arguments.isGiven("rate") { throw .exclusive(parameters: ["gamma", "rate"]) }
      let decay = try arguments.optionalNumber("rate")
      let gamma = try arguments.optionalNumber("gamma")
      let (rate, period) = (try arguments.number("lr"), try arguments.iterations("every"))
      let isStaircase = try arguments.flag("staircase")
      if let gamma { return try Exponential(rate: rate, gamma: gamma, period: period, isStaircase: isStaircase) }
      return try Exponential(rate: rate, decay: decay ?? 0.1, period: period, isStaircase: isStaircase)
    })
}
