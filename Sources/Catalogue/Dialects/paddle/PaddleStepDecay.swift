import Schedules

extension Paddle {
  static let stepDecay = entry(
    "StepDecay",
    summary: "A factor below 1 every step_size iterations.",
    formula: "learning_rate · gamma^⌊t / step_size⌋",
    example: "paddle.StepDecay --learning_rate 0.1 --step_size 300"
  ) { declare in
    declare(rate)
    let stepSize = declare(.duration("step_size", .required, help: "Iterations of a step"))
    declare(gamma)
    return .schedule { arguments throws(ScheduleError) in
      try Exponential.staircase(
        rate: arguments[rate], gamma: arguments[gamma],
        period: arguments[stepSize])
    } inverse: { form in
      guard let law = form.exponential, let period = law.wholePeriod, law.isStaircase || period == 1 else { return nil }
      return [rate(law.rate), stepSize(period), gamma(law.gamma)]
    }
  }
}
