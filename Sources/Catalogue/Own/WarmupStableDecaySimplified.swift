import Schedules

extension Own {
  static let warmupStableDecaySimplified = ScheduleDefinition(
    "wsd-s",
    summary: "Hold and decay in periods, back to the full rate at once after each: a checkpoint at every end.",
    formula: "lr · t / warmup; then in every period lr, and over its last decay iterations lr → min along shape",
    source: "WSD-S, Wen et al. 2024, arXiv 2410.05192; its decay is the line in the reciprocal",
    example: "wsd-s --lr 0.001 --warmup 50 --period 400 --decay 80"
  ) { declare in
    let rate = declare(peak("Rate of the stable phases"))
    let warmup = declare(warmupLength)
    let period = declare(.duration("period", .percent(25), help: "Iterations of hold and decay together"))
    let decay = declare(.duration("decay", .percent(5), help: "Iterations of each decay"))
    let periods = declare(
      .count("periods", .none("no end"), help: "Number of periods, after which the last rate holds"))
    let shape = declare(.choice("shape", DecayShape.inverseLinear, help: "The way down"))
    let power = declare(decayPower)
    let finish = declare(floor(of: rate, .percent(10), help: "Rate at the end of a period"))
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(period, .atLeast, decay)
      let peak = try arguments[rate]
      let (period, decay) = (try arguments[period], try arguments[decay])
      let curve = try arguments[shape].curve(power: arguments[power])
      if curve.needsPositiveEnds { try arguments.require(rate, .positive) }
      let cycle = try Cooldown(
        Constant(rate: peak), start: period - decay, length: decay,
        finish: arguments[finish], curve: curve)
      let cycles = try Cyclical(Period(cycle, every: period), cycles: arguments[periods])
      return try cycles.warmedUp(over: arguments[warmup])
    } inverse: { form in
      let (_, climb, rest) = form.warmup(from: 0)
      var (cycle, count) = (rest, Int?.some(1))
      if case .cycles(let cycles) = rest {
        guard cycles.growth == 1, cycles.decay == 1 else { return nil }
        (cycle, count) = (cycles.form, cycles.count)
      }
      let (hold, fall) = cycle.hold
      guard let way = fall.way, let (down, exponent) = DecayShape.reading(way.leg) else { return nil }
      if case .cycles(let cycles) = rest, cycles.length != hold + way.length { return nil }
      return [
        rate(way.from), warmup(climb), period(hold + way.length), decay(way.length), periods(count), shape(down),
        power(exponent), finish(way.to),
      ]
    }
  }
}
