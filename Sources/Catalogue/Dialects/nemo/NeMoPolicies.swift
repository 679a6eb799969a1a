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
    }
  }
}
