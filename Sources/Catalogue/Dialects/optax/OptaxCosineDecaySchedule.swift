import Schedules

extension Optax {
  static let cosineDecaySchedule = entry(
    "cosine_decay_schedule",
    summary: "Half a cosine, or a power of it, down to the share alpha of the first value.",
    formula: "init_value · ((1 - alpha) · ((1 + cos(π t / decay_steps)) / 2)^exponent + alpha), t ≤ decay_steps",
    example: "optax.cosine_decay_schedule --init_value 0.1 --decay_steps 1000"
  ) { declare in
    let initial = declare(.rate("init_value", .required, bounds: .any, help: "Rate at step 0"))
    let decaySteps = declare(
      .duration("decay_steps", .required, bounds: .positive, help: "Steps until the lowest rate").acceptingFractions())
    let alpha = declare(.factor("alpha", 0, help: "Lowest rate as a share of init_value"), as: .finish)
    let exponent = declare(.factor("exponent", 1, bounds: .nonNegative, help: "Exponent of the half cosine"))
    return .schedule { arguments throws(ScheduleError) in
      let initial = try arguments[initial]
      return try cosineDecay(
        from: initial, to: initial * arguments[alpha], steps: arguments[decaySteps.real],
        exponent: arguments[exponent])
    } inverse: { form in
      guard let way = form.way, let power = cosineExponent(of: way.leg), way.from != 0 else { return nil }
      return [initial(way.from), decaySteps(way.length), alpha(way.to.ratio(to: way.from)), exponent(power)]
    }
  }
}
