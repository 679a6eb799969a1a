import Schedules

extension NeMo {
  static let warmupPolicy = entry(
    "WarmupPolicy",
    summary: "A line up that skips 0, the rate of the optimizer, and min_lr after the last step.",
    formula: "lr · (t + 1) / (W + 1) for t ≤ W; lr for t ≤ T; m",
    example: "nemo.WarmupPolicy --lr 0.001 --max_steps 1000 --warmup_steps 100"
  ) { declare in
    declareShared(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let values = try values(arguments)
      return try values.ended(Named(Constant(rate: values.rate), "stable"))
    } inverse: { form in
      heldSolution(of: form)
    }
  }

  static let warmupHoldPolicy = entry(
    "WarmupHoldPolicy",
    summary: "A line up that skips 0, the rate of the optimizer, and min_lr after the last step and the hold.",
    formula: "lr · (t + 1) / (W + 1) for t ≤ W; lr for t < H and for t ≤ T; m",
    example: "nemo.WarmupHoldPolicy --lr 0.001 --max_steps 1000 --warmup_steps 100 --hold_steps 200"
  ) { declare in
    declareShared(&declare, holds: true)
    return .schedule { arguments throws(ScheduleError) in
      let values = try values(arguments, holds: true)
      return try values.ended(Named(Constant(rate: values.rate), "stable"))
    } inverse: { form in
      heldSolution(of: form)
    }
  }

  /// The values of a warmup and the full rate up to the last step, with the lowest rate behind it.
  private static func heldSolution(of form: CurveForm) -> Solution? {
    guard let stages = form.counted(.between), stages.start ?? 0 == 0, stages.climb > 0, stages.hold > 0,
      let last = stages.after.constantRate
    else { return nil }
    return [
      rate(stages.rest.rate(at: 0)), total(stages.update - 1), Steps.warmup.count(stages.climb), minimum(last),
    ]
  }
}
