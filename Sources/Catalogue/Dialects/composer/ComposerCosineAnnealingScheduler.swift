import Schedules

extension Composer {
  static let cosineAnnealingScheduler = entry(
    "CosineAnnealingScheduler",
    summary: "Half a cosine down to a share of the rate, which then holds.",
    formula: "lr · (alpha_f + (1 - alpha_f) · (1 + cos(π · min(1, t / t_max))) / 2)",
    example: "composer.CosineAnnealingScheduler --lr 0.2 --max_duration 1000ba --alpha_f 0.1"
  ) { declare in
    declare(rate)
    declare(length)
    declare(final)
    let clock = Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[rate]
      return try Ramp(
        from: rate, to: arguments[final] * rate,
        length: clock.time(arguments).divisor(length, "CosineAnnealingScheduler"), curve: .cosine,
        name: "cosine")
    } inverse: { form in
      guard let way = form.way, way.follows(.cosine), way.from > 0 else { return nil }
      return [rate(way.from), final(way.to.ratio(to: way.from))] + clock.values(lasting: way.length)
    }
  }
}
