import Schedules

extension Optax {
  static let exponentialDecay = entry(
    "exponential_decay",
    summary: "A factor over every transition_steps, smooth or in stairs, down or up to end_value.",
    formula: """
      init_value · decay_rate^((t - transition_begin) / transition_steps) from transition_begin on; never \
      beyond end_value
      """,
    example: "optax.exponential_decay --init_value 0.1 --transition_steps 100 --decay_rate 0.9 --staircase"
  ) { declare in
    let initial = declare(.rate("init_value", .required, bounds: .any, help: "Rate until transition_begin"))
    let decay = Exponentials(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try decay.schedule(arguments, from: arguments[initial])
    } inverse: { form in
      decay.solution(form).map { $0.values + [initial($0.rate)] }
    }
  }
}
