import Schedules

extension Composer {
  static let polynomialScheduler = entry(
    "PolynomialScheduler",
    summary: "A power of the remaining share, down to a share of the rate.",
    formula: "lr · (alpha_f + (1 - alpha_f) · (1 - min(1, t / t_max))^power)",
    example: "composer.PolynomialScheduler --lr 0.1 --max_duration 1000ba --power 2"
  ) { declare in
    declare(rate)
    let power = declare(.factor("power", .required, bounds: .nonNegative, help: "Exponent of the remaining share"))
    declare(length)
    declare(final)
    let clock = Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[rate]
      // Python's 0 ** 0 is 1: nothing falls, not even at the end.
      if try arguments[power] == 0 {
        _ = try clock.time(arguments).divisor(length, "PolynomialScheduler")
        return try Constant(rate: rate)
      }
      return try Ramp(
        from: rate, to: arguments[final] * rate,
        length: clock.time(arguments).divisor(length, "PolynomialScheduler"),
        curve: .power(exponent: arguments[power]))
    } inverse: { form in
      guard let way = form.way, let exponent = way.power, way.from > 0 else { return nil }
      return [rate(way.from), power(exponent), final(way.to.ratio(to: way.from))] + clock.values(lasting: way.length)
    }
  }
}
