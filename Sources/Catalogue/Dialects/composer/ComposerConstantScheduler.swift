import Schedules

extension Composer {
  static let constantScheduler = entry(
    "ConstantScheduler",
    summary: "A constant factor for some time, and then the optimizer's own rate.",
    formula: "alpha · lr for t < t_max, then lr",
    example: "composer.ConstantScheduler --lr 0.1 --max_duration 1000ba --alpha 0.3 --t_max 200ba"
  ) { declare in
    declare(rate)
    let alpha = declare(.factor("alpha", 1, bounds: .nonNegative, help: "Factor until t_max"))
    declare(length)
    let clock = Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[rate]
      return try Constant(rate: arguments[alpha] * rate)
        .cut(after: clock.time(arguments).batches(length), then: Named(Constant(rate: rate), "full"))
    } inverse: { form in
      if let constant = form.constantRate { return [rate(constant)] }
      guard let steps = form.steps, steps.starts.count == 1, steps.rates[1] > 0 else { return nil }
      return [rate(steps.rates[1]), alpha(steps.first.ratio(to: steps.rates[1])), length(.updates(steps.starts[0]))]
    }
  }
}
