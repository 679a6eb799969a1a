import Schedules

extension Composer {
  static let linearScheduler = entry(
    "LinearScheduler",
    summary: "A line from one factor to another, down to 0 unless given.",
    formula: "lr · (alpha_i + (alpha_f - alpha_i) · min(1, t / t_max))",
    example: "composer.LinearScheduler --lr 0.1 --max_duration 1000ba --t_max 0.5dur"
  ) { declare in
    declare(rate)
    let alphaI = declare(.factor("alpha_i", 1, bounds: .nonNegative, help: "Factor at batch 0"))
    declare(final)
    declare(length)
    let clock = Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[rate]
      return try Ramp(
        from: arguments[alphaI] * rate, to: arguments[final] * rate,
        length: clock.time(arguments).divisor(length, "LinearScheduler"), name: "linear")
    } inverse: { form in
      guard let way = form.way, way.follows(.linear) else { return nil }
      let highest = max(way.from, way.to)
      return [
        rate(highest), alphaI(way.from.ratio(to: highest)), final(way.to.ratio(to: highest)),
      ] + clock.values(lasting: way.length)
    }
  }
}
