import Schedules

extension Optax {
  static let warmupCosineDecaySchedule = entry(
    "warmup_cosine_decay_schedule",
    summary: "A line up to the peak, then a cosine down; decay_steps counts the warmup too.",
    formula: """
      warmup_steps of a line, then end_value + (peak_value - end_value) · C(p)^exponent over decay_steps - \
      warmup_steps
      """,
    example: "optax.warmup_cosine_decay_schedule --init_value 0 --peak_value 0.1 --warmup_steps 100 --decay_steps 1000"
  ) { declare in
    let warmup = Warmup(&declare)
    let decaySteps = declare(
      .duration("decay_steps", .required, bounds: .positive, help: "Steps of warmup and decay together")
        .acceptingFractions())
    let end = declare(.rate("end_value", 0, bounds: .any, help: "Rate at the end and after it"))
    let exponent = declare(.factor("exponent", 1, bounds: .nonNegative, help: "Exponent of the half cosine C"))
    return .schedule { arguments throws(ScheduleError) in
      try warmupCosine(
        from: arguments[warmup.initial], peak: arguments[warmup.peak],
        warmup: arguments[warmup.steps.real], total: arguments[decaySteps.real],
        end: arguments[end], exponent: arguments[exponent])
    } inverse: { form in
      let (start, climb, rest) = form.warmup()
      guard let way = rest.way, let power = cosineExponent(of: way.leg) else { return nil }
      return [
        warmup.initial(start ?? way.from), warmup.peak(way.from), warmup.steps(climb), decaySteps(climb + way.length),
        end(way.to), exponent(power),
      ]
    }
  }
}
