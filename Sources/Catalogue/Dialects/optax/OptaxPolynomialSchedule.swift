import Schedules

extension Optax {
  static let polynomialSchedule = entry(
    "polynomial_schedule",
    summary: "A power of the remaining share, from one value to another; transition_steps ≤ 0 holds init_value.",
    formula: """
      (init_value - end_value) · (1 - c / transition_steps)^power + end_value, c = t - transition_begin \
      within 0…transition_steps
      """,
    example: "optax.polynomial_schedule --init_value 0.1 --end_value 0.001 --power 2 --transition_steps 1000"
  ) { declare in
    let transition = Transition(&declare)
    let power = declare(.factor("power", .required, bounds: .nonNegative, help: "Exponent of the remaining share"))
    return .schedule { arguments throws(ScheduleError) in
      try transition.schedule(arguments, power: arguments[power])
    } inverse: { form in
      transition.solution(form).map { $0.values + [power($0.power)] }
    }
  }
}
