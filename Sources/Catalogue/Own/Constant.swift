import Schedules

extension Own {
  static let constant = ScheduleDefinition(
    "constant",
    summary: "The same rate at every iteration.",
    formula: "lr",
    source: "the baseline of every comparison",
    example: "constant --lr 0.01"
  ) { declare in
    let rate = declare(peak("Learning rate"))
    let warmup = declare(warmupBefore)
    return .schedule { arguments throws(ScheduleError) in
      try Constant(rate: arguments[rate]).warmedUp(over: arguments[warmup])
    } inverse: { form in
      let (_, climb, rest) = form.warmup(from: 0, mayHold: true)
      return rest.constantRate.map { [rate($0), warmup(climb)] }
    }
  }
}
