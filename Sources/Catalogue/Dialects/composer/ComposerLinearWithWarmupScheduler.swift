import Schedules

extension Composer {
  static let linearWithWarmupScheduler = entry(
    "LinearWithWarmupScheduler",
    summary: "A line up and a line down; with a warmup as long as t_max the peak holds.",
    formula:
      "alpha_i · lr · t / w for t < w, then lr · (alpha_i + (alpha_f - alpha_i) · min(1, (t - w) / (t_max - w)))",
    example: "composer.LinearWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 100ba"
  ) { declare in
    declare(rate)
    let alphaI = declare(.factor("alpha_i", 1, bounds: .nonNegative, help: "Factor after the warmup"))
    declare(final)
    declare(length)
    let warmup = Warmup(&declare)
    let clock = Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try warmup.decay(
        from: arguments[alphaI], to: arguments[final], curve: .linear, arguments, clock.time(arguments),
        "LinearWithWarmupScheduler")
    } inverse: { form in
      let (led, values, rest) = warmup.reading(form)
      guard let way = rest.way, way.follows(.linear), way.from > 0 else { return nil }
      return values + [rate(way.from), final(way.to.ratio(to: way.from))]
        + clock.values(lasting: led.length + way.length, led)
    }
  }
}
