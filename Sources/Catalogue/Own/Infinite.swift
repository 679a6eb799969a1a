import Schedules

extension Own {
  static let infinite = ScheduleDefinition(
    "infinite",
    summary: "A cosine down to a rate that can be held for ever, and a short anneal whenever a model is wanted.",
    formula: """
      warmup; a cosine lr → constant-lr over cooldown; constant-lr; constant-lr · (min / constant-lr)^p \
      over anneal
      """,
    source: "Ibrahim et al. 2024, arXiv 2403.08763; Singh et al. 2025, arXiv 2503.02844",
    example: "infinite --lr 0.0003 --constant-lr 0.000165 --min 10% --length 1500"
  ) { declare in
    let peak = declare(peakRate)
    let warmup = declare(warmupLength)
    let cooldown = declare(.duration("cooldown", .percent(25), help: "Iterations of the cosine"), as: .cooldownStart)
    let constantLr = declare(
      .floor("constant-lr", .percent(50), of: peak, bounds: .positive, help: "Rate that is held"), as: .finish)
    let anneal = declare(.duration("anneal", .percent(10), help: "Iterations of the last decay"))
    let finish = declare(
      .floor("min", .percent(10), of: peak, bounds: .positive, aliases: floorNames, help: "Last rate"),
      as: .cooldownFinish)
    let length = declare(runLength)
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(peak, .positive)
      try arguments.require(length, .atLeast, warmup, cooldown, anneal)
      let (warmup, cooldown) = (try arguments[warmup], try arguments[cooldown])
      let (anneal, length) = (try arguments[anneal], try arguments[length])
      let peak = try arguments[peak]
      let held = try arguments[constantLr]
      let down = try Ramp(from: peak, to: held, length: cooldown, curve: .cosine, name: "cosine")
      let rest = try Cooldown(
        Named(Constant(rate: held), "constant"), start: length - warmup - cooldown - anneal, length: anneal,
        finish: arguments[finish], curve: .exponential, name: "anneal")
      return try Sequential(down, then: rest).warmedUp(over: warmup)
    } inverse: { form in
      let (_, climb, rest) = form.warmup(from: 0)
      guard let down = rest.beginning, down.way.begin == 0, down.way.end == Double(down.count),
        down.way.follows(.cosine)
      else {
        return nil
      }
      let (hold, end) = down.rest.hold
      guard let way = end.way, way.follows(.exponential) else { return nil }
      return [
        peak(down.way.from), warmup(climb), cooldown(down.count), constantLr(way.from), anneal(way.length),
        finish(way.to), length(climb + down.count + hold + way.length),
      ]
    }
  }
}
