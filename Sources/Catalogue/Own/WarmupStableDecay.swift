import Schedules

extension Own {
  static let warmupStableDecay = ScheduleDefinition(
    "wsd",
    aliases: ["warmup-stable-decay", "trapezoidal"],
    summary: "Warm up, hold, and decay by the end of the run.",
    formula:
      "lr · t / warmup; lr; min + (lr - min) · f(p), p = (t - (length - decay)) / decay; then min",
    source: "MiniCPM, Hu et al. 2024, arXiv 2404.06395; shapes: Hägele et al. 2024, arXiv 2405.18392",
    example: "wsd --lr 0.001 --warmup 100 --decay 300 --length 1500 --shape 1-sqrt"
  ) { declare in
    let rate = declare(peak("Rate of the stable phase"))
    let warmup = declare(warmupLength)
    let decay = declare(.duration("decay", .percent(20), help: "Iterations of the decay"))
    let length = declare(runLength)
    let shape = declare(.choice("shape", DecayShape.linear, help: "f, the way down"))
    let power = declare(decayPower)
    let finish = declare(floor(of: rate))
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(length, .atLeast, warmup, decay)
      let (warmup, decay) = (try arguments[warmup], try arguments[decay])
      let length = try arguments[length]
      let stable = Named(try Constant(rate: arguments[rate]), "stable")
      return try Cooldown(
        stable.warmedUp(over: warmup), start: length - decay, length: decay, finish: arguments[finish],
        curve: arguments[shape].curve(power: arguments[power]), name: "decay")
    } inverse: { form in
      let (_, climb, stable) = form.warmup(from: 0)
      let (hold, rest) = stable.hold
      guard let way = rest.way, let (down, exponent) = DecayShape.reading(way.leg) else { return nil }
      return [
        rate(way.from), warmup(climb), decay(way.length), length(climb + hold + way.length), shape(down),
        power(exponent),
        finish(way.to),
      ]
    }
  }
}
