import Schedules

extension MMEngine {
  static let exponentialLR = entry(
    "ExponentialLR",
    summary: "The same factor at every iteration from begin to end.",
    formula: "lr · gamma^(t - begin), then as it is",
    example: "mmengine.ExponentialLR --lr 0.1 --gamma 0.999"
  ) { declare in
    declare(Torch.rate)
    let gamma = declare(.factor("gamma", .required, bounds: .nonNegative, help: "Factor of each iteration"))
    let span = Span(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let gamma = try arguments[gamma]
      return try span.schedule("ExponentialLR", arguments) { (rate, _) throws(ScheduleError) in
        try Exponential(rate: rate, gamma: gamma)
      }
    } inverse: { form in
      span.solution(form) { active, count, rate in
        guard let law = active.exponential, let factor = law.factor, rate ?? law.rate == law.rate else { return nil }
        return span.lasting(count, [Torch.rate(law.rate), gamma(factor)])
      }
    }
  }
}
