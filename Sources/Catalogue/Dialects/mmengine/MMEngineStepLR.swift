import Schedules

extension MMEngine {
  static let stepLR = entry(
    "StepLR",
    summary: "A factor every step_size iterations, counted from begin.",
    formula: "lr · gamma^⌊(t - begin) / step_size⌋, then as it is",
    example: "mmengine.StepLR --lr 0.1 --step_size 300 --gamma 0.5"
  ) { declare in
    declare(Torch.rate)
    let stepSize = declare(.duration("step_size", .required, bounds: .nonNegative, help: "Iterations of a step"))
    let gamma = declare(.factor("gamma", 0.1, help: "Factor of each step"))
    let span = Span(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let (period, gamma) = (try arguments[stepSize], try arguments[gamma])
      return try span.schedule("StepLR", arguments) { (rate, count) throws(ScheduleError) in
        guard period > 0 else {
          // The first iteration of the span asks nothing.
          if count <= 1 { return try Constant(rate: rate) }
          throw refused("StepLR", "ZeroDivisionError: integer modulo by zero (step_size)")
        }
        return try Exponential.staircase(rate: rate, gamma: gamma, period: period)
      }
    } inverse: { form in
      span.solution(form) { active, count, rate in
        guard let law = active.exponential, let period = law.wholePeriod, law.isStaircase || period == 1,
          rate ?? law.rate == law.rate
        else { return nil }
        return span.lasting(count, [Torch.rate(law.rate), stepSize(period), gamma(law.gamma)])
      }
    }
  }
}
