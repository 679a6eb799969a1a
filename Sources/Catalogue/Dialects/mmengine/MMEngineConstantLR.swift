import Schedules

extension MMEngine {
  static let constantLR = entry(
    "ConstantLR",
    summary: "A lower rate that is given back at the last iteration before end, one earlier than PyTorch's.",
    formula: "lr · factor for begin ≤ t < end - 1, then lr",
    example: "mmengine.ConstantLR --lr 0.1 --factor 0.25 --end 400"
  ) { declare in
    declare(Torch.rate)
    let factor = declare(.fraction("factor", .value(1 / 3), help: "Factor of the first iterations"))
    let span = Span(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let factor = try arguments[factor]
      return try span.schedule("ConstantLR", arguments) { (rate, count) throws(ScheduleError) in
        if count == 1 { return try Constant(rate: rate * factor) }
        let low = try Ramp(from: rate * factor, to: rate, length: count - 1, curve: .constant, name: "warmup")
        return factor == 0
          ? refusing(low, from: count - 1, "ConstantLR", "ZeroDivisionError: float division by zero (1 / factor)") : low
      }
    } inverse: { form in
      span.solution(form) { active, count, rate in
        guard let steps = active.steps, steps.starts.count == 1, steps.rates[1] > 0,
          rate ?? steps.rates[1] == steps.rates[1]
        else { return nil }
        return span.lasting(
          steps.starts[0] + 1, [factor(steps.first.ratio(to: steps.rates[1])), Torch.rate(steps.rates[1])])
      }
    }
  }
}
