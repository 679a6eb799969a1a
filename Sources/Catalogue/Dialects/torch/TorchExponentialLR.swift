import Schedules

extension Torch {
  static let exponentialLR = entry(
    "ExponentialLR",
    summary: "The same factor at every iteration.",
    formula: "lr · gamma^t",
    example: "torch.ExponentialLR --lr 0.1 --gamma 0.999"
  ) { declare in
    declare(rate)
    let gamma = declare(.factor("gamma", .required, help: "Factor of each iteration"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, gamma) = (try arguments[rate], try arguments[gamma])
      return gamma < 0
        ? try Exponential.staircase(rate: rate, gamma: gamma, period: 1) : try Exponential(rate: rate, gamma: gamma)
    } inverse: { form in
      guard let law = form.exponential, let factor = law.factor else { return nil }
      return [rate(law.rate), gamma(factor)]
    }
  }
}
