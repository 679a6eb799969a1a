import Schedules

extension Composer {
  static let cosineAnnealingWithWarmupScheduler = entry(
    "CosineAnnealingWithWarmupScheduler",
    summary: "A line up and half a cosine down; with a warmup as long as t_max the peak holds.",
    formula:
      "lr · t / w for t < w, then lr · (alpha_f + (1 - alpha_f) · (1 + cos(π · min(1, (t - w) / (t_max - w)))) / 2)",
    example: "composer.CosineAnnealingWithWarmupScheduler --lr 0.1 --max_duration 1000ba --t_warmup 0.1dur"
  ) { declare in
    declare(rate)
    declare(length)
    declare(final)
    let warmup = Warmup(&declare)
    let clock = Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try warmup.decay(
        to: arguments[final], curve: .cosine, arguments, clock.time(arguments),
        "CosineAnnealingWithWarmupScheduler")
    } inverse: { form in
      let (led, values, rest) = warmup.reading(form)
      guard let way = rest.way, way.follows(.cosine), way.from > 0 else { return nil }
      return values + [rate(way.from), final(way.to.ratio(to: way.from))]
        + clock.values(lasting: led.length + way.length, led)
    }
  }
}
