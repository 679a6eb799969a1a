import Schedules

extension Own {
  static let sgdr = ScheduleDefinition(
    "sgdr",
    aliases: ["cosine-restarts", "warm-restarts"],
    summary: "Cosine annealing with warm restarts, each cycle longer than the one before.",
    formula: "cosine(lr, min, L_k) from the start of each cycle k, times cycle-magnitude-decay^k",
    source: "Loshchilov & Hutter 2016, arXiv 1608.03983",
    example: "sgdr --lr 2 --min 0.01 --cycle-magnitude-decay 0.5"
  ) { declare in
    let maximum = declare(peak("Rate at the start of the first cycle"))
    let minimum = declare(floor(of: maximum, help: "Rate at the end of a cycle"))
    let length = declare(
      .duration("length", 250, aliases: lengthNames + ["T_0"], help: "Iterations of the first cycle"),
      as: .cycleLength)
    let warmup = declare(warmupBefore)
    let cycleMult = declare(cycleMultiplier(2))
    let cycleMagnitudeDecay = declare(
      .factor(
        "cycle-magnitude-decay", 1, bounds: .nonNegative, help: "What the rates of each next cycle are multiplied by"))
    return .schedule { arguments throws(ScheduleError) in
      try Cyclical(
        Cosine(
          minimum: arguments[minimum], maximum: arguments[maximum],
          cycleLength: arguments[length]),
        lengthDecay: arguments[cycleMult], magnitudeDecay: arguments[cycleMagnitudeDecay]
      ).warmedUp(over: arguments[warmup])
    } inverse: { form in
      let (_, climb, rest) = form.warmup(from: 0)
      guard case .cycles(let cycles) = rest, cycles.count == nil, let way = cycles.form.way, way.follows(.cosine),
        way.length == cycles.length
      else { return nil }
      return [
        minimum(way.to), maximum(way.from), length(way.length), warmup(climb), cycleMult(cycles.growth),
        cycleMagnitudeDecay(cycles.decay),
      ]
    }
  }
}
