import Schedules

extension Optax {
  static let piecewiseConstantSchedule = entry(
    "piecewise_constant_schedule",
    summary: "A factor at each boundary, multiplied up from boundary to boundary.",
    formula: "init_value · ∏ scale of every boundary ≤ t",
    example: "optax.piecewise_constant_schedule --init_value 0.1 --boundaries_and_scales 500:0.1,1000:0.5"
  ) { declare in
    declare(initialAtBoundaries)
    declare(scales)
    return .schedule { arguments throws(ScheduleError) in
      try scaled(arguments[initialAtBoundaries], by: arguments[scales], curve: nil)
    } inverse: { form in
      guard let steps = form.steps, let factors = factors(between: steps.rates, at: steps.starts) else { return nil }
      return [initialAtBoundaries(steps.first), scales(factors)]
    }
  }
}
