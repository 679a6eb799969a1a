import Schedules

extension Timm {
  static let stepLRScheduler = entry(
    "StepLRScheduler",
    summary: "A factor every so many epochs after the warmup; their number need not be whole.",
    formula: "lr · decay_rate^⌊t / decay_t⌋, t from the end of the warmup",
    example: "timm.StepLRScheduler --lr 0.1 --decay_t 2.4 --decay_rate 0.97 --warmup_t 3"
  ) { declare in
    declare(rate)
    let decayT = declare(
      .factor("decay_t", .required, bounds: .positive, unit: "epochs", help: "Epochs of a step, whole or not"))
    declare(decayRate)
    let clock = Clock(&declare, prefix: true)
    return .schedule { arguments throws(ScheduleError) in
      if try clock.isFractional(arguments) {
        let (base, factor, period) = (try arguments[rate], try arguments[decayRate], try arguments[decayT])
        return try clock.schedule(arguments) { epoch in
          .number(base) * Expression.number(factor).raised(to: (epoch / .number(period)).floor)
        }
      }
      return try clock.schedule(
        FractionalStep(
          rate: arguments[rate], gamma: arguments[decayRate], period: arguments[decayT]),
        arguments)
    } inverse: { form in
      guard let led = clock.reading(form), let law = led.rest.exponential, law.isStaircase || law.period == 1,
        law.gamma >= 0
      else { return nil }
      return led.values + [rate(law.rate), decayT(law.period), decayRate(law.gamma)]
    }
  }
}
