import Schedules

extension Optax {
  static let linearSchedule = entry(
    "linear_schedule",
    summary: "A line from one value to another, up or down, which may begin later.",
    formula: """
      init_value + (end_value - init_value) · c / transition_steps, c = t - transition_begin within \
      0…transition_steps
      """,
    example: "optax.linear_schedule --init_value 0.1 --end_value 0 --transition_steps 1000"
  ) { declare in
    let transition = Transition(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try transition.schedule(arguments, power: 1)
    } inverse: { form in
      transition.solution(form).flatMap { $0.power == 1 ? $0.values : nil }
    }
  }
}
