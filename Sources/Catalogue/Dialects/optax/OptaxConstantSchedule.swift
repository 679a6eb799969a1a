import Schedules

extension Optax {
  static let constantSchedule = entry(
    "constant_schedule",
    summary: "The same value at every step.",
    formula: "value",
    example: "optax.constant_schedule --value 0.01"
  ) { declare in
    let value = declare(.rate("value", .required, bounds: .any, help: "Rate"))
    return .schedule { arguments throws(ScheduleError) in
      try Constant(rate: arguments[value])
    } inverse: { form in
      form.constantRate.map { [value($0)] }
    }
  }
}
