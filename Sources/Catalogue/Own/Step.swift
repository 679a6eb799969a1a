import Schedules

extension Own {
  static let step = ScheduleDefinition(
    "step",
    summary: "A factor every so many iterations.",
    formula: "lr · gamma^⌊t / step-size⌋",
    source: "Keras article (step-based decay); PyTorch StepLR",
    example: "step --lr 0.5 --gamma 0.8 --step-size 100"
  ) { declare in
    let rate = declare(peak("Rate before the first step", aliases: ["start-lr"]))
    let gamma = declare(
      .factor("gamma", 0.8, bounds: .nonNegative, aliases: ["drop_rate", "factor"], help: "Factor of each step"))
    let stepSize = declare(.duration("step-size", 10, aliases: ["epochs_drop"], help: "Iterations of a step"))
    let warmup = declare(warmupBefore)
    return .schedule { arguments throws(ScheduleError) in
      try Exponential(
        rate: arguments[rate], gamma: arguments[gamma], period: arguments[stepSize],
        isStaircase: true
      ).warmedUp(over: arguments[warmup])
    } inverse: { form in
      let (_, climb, rest) = form.warmup(from: 0)
      guard let law = rest.exponential, law.gamma >= 0, let period = law.wholePeriod, law.isStaircase || period == 1
      else {
        return nil
      }
      return [rate(law.rate), warmup(climb), gamma(law.gamma), stepSize(period)]
    }
  }
}
