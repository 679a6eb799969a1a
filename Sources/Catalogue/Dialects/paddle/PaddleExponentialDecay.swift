import Schedules

extension Paddle {
  static let exponentialDecay = entry(
    "ExponentialDecay",
    summary: "The same factor at every iteration.",
    formula: "learning_rate · gamma^t",
    example: "paddle.ExponentialDecay --learning_rate 0.1 --gamma 0.999"
  ) { declare in
    declare(rate)
    let gamma = declare(
      .factor(
        "gamma", .required, bounds: Bounds(0, 1, isAboveLower: true, isBelowUpper: true),
        help: "Factor of each iteration"))
    return .schedule { arguments throws(ScheduleError) in
      try Exponential(rate: arguments[rate], gamma: arguments[gamma])
    } inverse: { form in
      guard let law = form.exponential, let factor = law.factor else { return nil }
      return [rate(law.rate), gamma(factor)]
    }
  }
}
