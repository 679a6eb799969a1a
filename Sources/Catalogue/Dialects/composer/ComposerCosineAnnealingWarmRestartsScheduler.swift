import Schedules

extension Composer {
  static let cosineAnnealingWarmRestartsScheduler = entry(
    "CosineAnnealingWarmRestartsScheduler",
    summary: "Cosines that start again, each cycle longer than the one before by a factor, rounded down.",
    formula:
      "lr · (alpha_f + (1 - alpha_f) · (1 + cos(π s / L_k)) / 2), s from the start of cycle k; L_0 = t_0, L_k+1 = ⌊t_mult · L_k⌋",
    example: "composer.CosineAnnealingWarmRestartsScheduler --lr 0.1 --max_duration 1000ba --t_0 100ba --t_mult 1.5"
  ) { declare in
    declare(rate)
    let firstLength = declare(.time("t_0", .required, bounds: .nonNegative, help: "Time of the first cycle"))
    let tMult = declare(
      .factor("t_mult", 1, bounds: .nonNegative, help: "What the time of each next cycle is multiplied by"))
    declare(final)
    let clock = Clock(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let name = "CosineAnnealingWarmRestartsScheduler"
      let rate = try arguments[rate]
      let length = try clock.time(arguments).divisor(firstLength, name)
      let cycle = try Cosine(minimum: arguments[final] * rate, maximum: rate, cycleLength: length)
      let decayed = "interval between restarts for cosine annealing/warm restarts scheduler has decayed to 0"
      let growth = try arguments[tMult]
      if growth == 0 { return refusing(cycle, from: length, name, decayed) }
      let cycles = try Cyclical(cycle, lengthDecay: growth, rounding: .down)
      guard let end = cycles.exhaustion else { return cycles }
      return refusing(cycles, from: end, name, decayed)
    } inverse: { form in
      guard let restarts = form.cosineRestarts, restarts.decay == 1, restarts.from > 0 else { return nil }
      return [
        rate(restarts.from), firstLength(.updates(restarts.length)), tMult(restarts.growth),
        final(restarts.to.ratio(to: restarts.from)),
      ]
    }
  }
}
