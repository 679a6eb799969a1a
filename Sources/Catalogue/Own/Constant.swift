import Schedules

extension Own {
  static let constant = ScheduleDefinition(
    "constant",
    summary: "The same rate at every iteration.",
    formula: "lr",
    source: "the baseline of every comparison",
    example: "constant --lr 0.01"
  ) { declare in
    let rate = declare(.rate("lr", 0.01, help: "Learning rate"))
    return .schedule { arguments throws(ScheduleError) in
      try Constant(rate: arguments[rate])
    } inverse: { form in
      form.constantRate.map { [rate($0)] }
    }
  }
}
