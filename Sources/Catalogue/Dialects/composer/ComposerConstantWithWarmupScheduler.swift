import Schedules

extension Composer {
  static let constantWithWarmupScheduler = entry(
    "ConstantWithWarmupScheduler",
    summary: "A line up to a share of the rate, which then holds, also after t_max.",
    formula: "alpha · lr · t / w for t < w, then alpha · lr",
    example: "composer.ConstantWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 100ba"
  ) { declare in
    declare(rate)
    let alpha = declare(.factor("alpha", 1, bounds: .nonNegative, help: "Factor after the warmup"))
    declare(length)
    let warmup = Warmup(&declare)
    let clock = Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let alpha = try arguments[alpha]
      return try warmup.decay(
        from: alpha, to: alpha, curve: .linear, arguments, clock.time(arguments),
        "ConstantWithWarmupScheduler")
    } inverse: { form in
      let (led, values, rest) = warmup.reading(form)
      guard led.length > 0, let constant = rest.constantRate else { return nil }
      return values + [rate(constant)] + clock.values(lasting: led.length, led)
    }
  }
}
