import Schedules

extension Own {
  static let exponential = ScheduleDefinition(
    "exponential",
    aliases: ["exp"],
    summary: "The same factor at every iteration, by the factor or by the rate of decay.",
    formula: "lr · gamma^(t / every), or lr · e^(-rate · t / every); --staircase rounds t / every down",
    source: "Keras article; PyTorch ExponentialLR",
    example: "exponential --lr 0.1 --gamma 0.999"
  ) { declare in
    let rate = declare(peak("Rate at the beginning of the decay", aliases: ["start-lr"]))
    let gamma = declare(.factor("gamma", .none("e^-rate"), bounds: .nonNegative, help: "Factor; excludes --rate"))
    let decay = declare(
      .factor("rate", .none("0.1 without --gamma"), aliases: ["k"], help: "Rate of decay; excludes --gamma"))
    let every = declare(.duration("every", 1, help: "Iterations over which the factor acts once"))
    let staircase = declare(.flag("staircase", false, help: "Change the rate only every so many iterations"))
    let warmup = declare(warmupBefore)
    return .schedule { arguments throws(ScheduleError) in
      if arguments.isGiven(gamma), arguments.isGiven(decay) { throw .exclusive(parameters: [gamma.name, decay.name]) }
      let decay = try arguments[decay]
      let gamma = try arguments[gamma]
      let (rate, period) = (try arguments[rate], try arguments[every])
      let isStaircase = try arguments[staircase]
      let law =
        if let gamma {
          try Exponential(rate: rate, gamma: gamma, period: period, isStaircase: isStaircase)
        } else {
          try Exponential(rate: rate, decay: decay ?? 0.1, period: period, isStaircase: isStaircase)
        }
      return try law.warmedUp(over: arguments[warmup])
    } inverse: { form in
      let (_, climb, rest) = form.warmup(from: 0)
      guard let law = rest.exponential, law.gamma >= 0, let period = law.wholePeriod else { return nil }
      return [
        rate(law.rate), warmup(climb), gamma(law.decay == nil ? law.gamma : nil), decay(law.decay), every(period),
        staircase(law.isStaircase),
      ]
    }
  }
}
