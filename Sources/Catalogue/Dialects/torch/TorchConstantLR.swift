import Schedules

extension Torch {
  static let constantLR = entry(
    "ConstantLR",
    summary: "A lower rate for the first iterations; with total_iters 0, or no whole number, for ever.",
    formula: "lr · factor for t < total_iters, then lr; lr · factor for every t when total_iters is 0",
    example: "torch.ConstantLR --lr 0.1 --factor 0.5 --total_iters 400"
  ) { declare in
    declare(rate)
    let factor = declare(.fraction("factor", .value(1 / 3), help: "Factor of the first iterations"))
    let totalIters = declare(
      .realDuration(
        "total_iters", 5, bounds: .nonNegative, help: "Iterations with the factor; a fraction is never reached"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, factor) = (try arguments[rate], try arguments[factor])
      let count = try arguments[totalIters]
      guard let count = count.wholeNumber, count > 0 else { return try Constant(rate: rate * factor) }
      let schedule = try Ramp(from: rate * factor, to: rate, length: count, curve: .constant, name: "warmup")
      guard factor == 0 else { return schedule }
      return refusing(schedule, from: count, "ConstantLR", "ZeroDivisionError: float division by zero (1 / factor)")
    } inverse: { form in
      if let constant = form.constantRate { return [rate(constant), factor(1), totalIters(1)] }
      guard let steps = form.steps, steps.rates.count == 2, steps.rates[1] > 0 else { return nil }
      return [rate(steps.rates[1]), factor(steps.first.ratio(to: steps.rates[1])), totalIters(Double(steps.starts[0]))]
    }
  }
}
