import Schedules

extension Composer {
  static let polynomialWithWarmupScheduler = entry(
    "PolynomialWithWarmupScheduler",
    summary: "A line up and a power of the remaining share down; the power is 2 unless given.",
    formula: "lr · t / w for t < w, then lr · (alpha_f + (1 - alpha_f) · (1 - min(1, (t - w) / (t_max - w)))^power)",
    example: "composer.PolynomialWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 100ba"
  ) { declare in
    declare(rate)
    let power = declare(.factor("power", 2, bounds: .nonNegative, help: "Exponent of the remaining share"))
    declare(length)
    declare(final)
    let warmup = Warmup(&declare)
    let clock = Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try warmup.decay(
        to: arguments[power] == 0 ? 1 : arguments[final], curve: .power(exponent: arguments[power]), arguments,
        clock.time(arguments),
        "PolynomialWithWarmupScheduler")
    } inverse: { form in
      let (led, values, rest) = warmup.reading(form)
      guard let way = rest.way, let exponent = way.power, way.from > 0 else { return nil }
      return values + [rate(way.from), power(exponent), final(way.to.ratio(to: way.from))]
        + clock.values(lasting: led.length + way.length, led)
    }
  }
}
