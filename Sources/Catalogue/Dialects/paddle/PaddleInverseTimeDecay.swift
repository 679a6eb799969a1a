import Schedules

extension Paddle {
  static let inverseTimeDecay = entry(
    "InverseTimeDecay",
    summary: "Division by a number that grows with every iteration.",
    formula: "learning_rate / (1 + gamma · t)",
    example: "paddle.InverseTimeDecay --learning_rate 0.1 --gamma 0.01"
  ) { declare in
    declare(rate)
    let gamma = declare(.factor("gamma", .required, bounds: .nonNegative, help: "What the divisor grows by"))
    return .schedule { arguments throws(ScheduleError) in
      try InverseTime(rate: arguments[rate], decay: arguments[gamma])
    } inverse: { form in
      guard case .law(.inverseTime(let first, let growth, let period, let isStaircase)) = form,
        !isStaircase || period == 1
      else { return nil }
      return [rate(first), gamma(growth / Double(period))]
    }
  }
}
