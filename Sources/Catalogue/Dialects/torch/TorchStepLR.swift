import Schedules

extension Torch {
  static let stepLR = entry(
    "StepLR",
    summary: "A factor every step_size iterations.",
    formula: "lr · gamma^⌊t / step_size⌋",
    example: "torch.StepLR --lr 0.1 --step_size 30"
  ) { declare in
    declare(rate)
    let stepSize = declare(
      .duration("step_size", .required, bounds: .any, help: "Iterations of a step; its sign does not matter"))
    let gamma = declare(.factor("gamma", 0.1, help: "Factor of each step"))
    return .schedule { arguments throws(ScheduleError) in
      let period = try arguments[stepSize]
      guard period != 0 else { throw refused("StepLR", "ZeroDivisionError: integer modulo by zero (step_size)") }
      return try Exponential.staircase(
        rate: arguments[rate], gamma: arguments[gamma], period: Int(clamping: period.magnitude))
    } inverse: { form in
      guard let law = form.exponential, let period = law.wholePeriod, law.isStaircase || period == 1 else { return nil }
      return [rate(law.rate), stepSize(period), gamma(law.gamma)]
    }
  }
}
