import Schedules

extension Torch {
  static let polynomialLR = entry(
    "PolynomialLR",
    summary: "A power of the remaining share, down to 0; there is no final rate.",
    formula: "lr · (1 - min(t, total_iters) / total_iters)^power; lr when total_iters is 0",
    example: "torch.PolynomialLR --lr 0.1 --total_iters 1000 --power 0.9"
  ) { declare in
    declare(rate)
    let totalIters = declare(
      .realDuration(
        "total_iters", 5, bounds: .nonNegative, help: "Iterations of the decay; the last before a fraction holds"))
    let power = declare(.factor("power", 1, help: "Exponent of the remaining share"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, power) = (try arguments[rate], try arguments[power])
      let count = try arguments[totalIters]
      if count == 0 || power == 0 { return try Constant(rate: rate) }
      guard let count = count.wholeNumber else {
        let left = 1 - Expression.variable.atMost(.number(count.rounded(.down))) / .number(count)
        return try LambdaRate(rate: rate, expression: left.raised(to: .number(power)))
      }
      let decay = try Ramp(from: rate, to: 0, length: count, curve: .power(exponent: power))
      guard power < 0 else { return decay }
      return refusing(decay, from: count, "PolynomialLR", "ZeroDivisionError: 0.0 cannot be raised to a negative power")
    } inverse: { form in
      guard let way = form.way, way.to == 0, let exponent = way.power else { return nil }
      return [rate(way.from), totalIters(Double(way.length)), power(exponent)]
    }
  }
}
