import Schedules

extension HF {
  static let constantWithWarmup = entry(
    "constant_with_warmup",
    aliases: ["hf.get_constant_schedule_with_warmup"],
    summary: "A line up over the warmup, and the optimizer's rate from there on.",
    formula: "lr · t / w for t < w, then lr",
    example: "hf.constant_with_warmup --lr 5e-5 --num_warmup_steps 100"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(warmupRatio)
    declare(ignoredTraining)
    return .schedule { arguments throws(ScheduleError) in
      if let fractional = try fractional(arguments, hasLength: false, { _, _, _ in 1 }) { return fractional }
      return try warmedUp(Constant(rate: arguments[rate]), arguments)
    } inverse: { form in
      let (climb, rest) = climb(of: form, mayHold: true)
      guard climb != 0 else { return nil }
      return rest.constantRate.map { [rate($0), warmup(climb)] }
    }
  }
}
