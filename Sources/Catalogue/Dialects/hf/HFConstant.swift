import Schedules

extension HF {
  static let constant = entry(
    "constant",
    aliases: ["hf.get_constant_schedule"],
    summary: "The optimizer's rate at every step; warmup steps are ignored.",
    formula: "lr",
    example: "hf.constant --lr 5e-5"
  ) { declare in
    declare(rate)
    declare(
      Key<Int?>.duration(
        "num_warmup_steps", .none("ignored in any case"), bounds: .any, aliases: ["warmup_steps"],
        help: "Accepted and without effect"
      ).acceptingFractions())
    declare(.fraction("warmup_ratio", .none("ignored in any case"), help: "Accepted and without effect"))
    declare(
      Key<Int?>.duration(
        "num_training_steps", .none("ignored in any case"), bounds: .nonNegative, aliases: ["max_steps"],
        help: "Accepted and without effect"
      ).acceptingFractions())
    return .schedule { arguments throws(ScheduleError) in
      try Constant(rate: arguments[rate])
    } inverse: { form in
      form.constantRate.map { [rate($0)] }
    }
  }
}
