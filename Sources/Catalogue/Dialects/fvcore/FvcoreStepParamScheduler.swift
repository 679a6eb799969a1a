import Schedules

extension Fvcore {
  static let stepParamScheduler = entry(
    "StepParamScheduler",
    summary: "Several values, each over the same share of the run.",
    formula: "values[⌊(t / length + 1e-6) · number of values⌋]",
    example: "fvcore.StepParamScheduler --num_updates 2000 --values 0.1,0.01,0.001 --length 2000"
  ) { declare in
    let updates = declare(
      .duration("num_updates", .required, bounds: .positive, help: "Updates of the run; only has to be positive")
        .acceptingFractions())
    let values = declare(.rates("values", .required, bounds: .any, help: "Rates in turn"))
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      try steps(arguments[values], arguments, "StepParamScheduler")
    } inverse: { form in
      guard let steps = form.steps, let count = length(ofSteps: steps.starts) else { return nil }
      return [updates(count), values(steps.rates), length(count)]
    }
  }
}
