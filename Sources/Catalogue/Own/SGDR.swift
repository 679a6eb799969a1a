import Schedules

extension Own {
  static let sgdr = ScheduleDefinition(
    "sgdr",
    aliases: ["cosine-restarts", "warm-restarts"],
    summary: "Cosine annealing with warm restarts, each cycle longer than the one before.",
    formula: "cosine(min, max, L_k) from the start of each cycle k, times cycle-magnitude-decay^k",
    source: "Loshchilov & Hutter 2016, arXiv 1608.03983",
    example: "sgdr --min 0.01 --max 2 --cycle-magnitude-decay 0.5"
  ) { declare in
    let minimum = declare(.rate("min", 0, aliases: ["min_lr"], help: "Rate at the end of a cycle"))
    let maximum = declare(.rate("max", 1, aliases: ["max_lr"], help: "Rate at the start of the first cycle"))
    let length = declare(.duration("cycle-length", 250, help: "Iterations of the first cycle"))
    let cycleLengthDecay = declare(
      .factor("cycle-length-decay", 2, bounds: .positive, help: "What each next cycle length is multiplied by"))
    let cycleMagnitudeDecay = declare(
      .factor(
        "cycle-magnitude-decay", 1, bounds: .nonNegative, help: "What the rates of each next cycle are multiplied by"))
    return .schedule { arguments throws(ScheduleError) in
      try Cyclical(
        Cosine(
          minimum: arguments[minimum], maximum: arguments[maximum],
          cycleLength: arguments[length]),
        lengthDecay: arguments[cycleLengthDecay], magnitudeDecay: arguments[cycleMagnitudeDecay])
    } inverse: { form in
      guard case .cycles(let cycles) = form, cycles.count == nil, let way = cycles.form.way, way.follows(.cosine),
        way.length == cycles.length
      else { return nil }
      return [
        minimum(way.to), maximum(way.from), length(way.length), cycleLengthDecay(cycles.growth),
        cycleMagnitudeDecay(cycles.decay),
      ]
    }
  }
}
