import Schedules

extension HF {
  static let constant = entry(
    "constant",
    summary: "The optimizer's rate at every step; warmup steps are ignored.",
    formula: "lr",
    example: "hf.constant --lr 5e-5"
  ) { declare in
    declare(rate)
    declare(
      .duration("num_warmup_steps", .none("ignored in any case"), bounds: .any, help: "Accepted and without effect"))
    declare(ignoredTraining)
    return .schedule { arguments throws(ScheduleError) in
      try Constant(rate: arguments[rate])
    } inverse: { form in
      form.constantRate.map { [rate($0)] }
    }
  }
}
