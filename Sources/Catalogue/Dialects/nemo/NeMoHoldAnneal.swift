import Schedules

extension NeMo {
  static let warmupHoldAnnealLinear = entry(
    "WarmupHoldAnnealLinear",
    summary: "A line up that skips 0, a hold, and a line down to min_lr at the last step.",
    formula: "lr · (t + 1) / (W + 1) for t ≤ W; lr for t < H; lr - (lr - m) · (t - H) / (T - H) for t ≤ T; m",
    example: "nemo.WarmupHoldAnnealLinear --lr 0.001 --max_steps 1000 --warmup_steps 100 --hold_steps 200"
  ) { declare in
    declareShared(&declare, holds: true)
    return .schedule { arguments throws(ScheduleError) in
      let values = try values(arguments, holds: true)
      return try values.ended(values.way(to: values.minimum))
    } inverse: { form in
      solution(of: form, holds: true) { $0.leg.follows(.linear) }
    }
  }

  static let warmupHoldAnnealOneMinusSquareRoot = entry(
    "WarmupHoldAnnealOneMinusSquareRoot",
    summary: "A line up that skips 0, a hold, and 1 - √p down to 0 at the last step, not below min_lr.",
    formula: "lr · (t + 1) / (W + 1) for t ≤ W; lr for t < H; max(m, lr · (1 - √((t - H) / (T - H)))) for t ≤ T; m",
    example: "nemo.WarmupHoldAnnealOneMinusSquareRoot --lr 0.001 --max_steps 1000 --warmup_steps 100 --hold_steps 200"
  ) { declare in
    declareShared(&declare, holds: true)
    return .schedule { arguments throws(ScheduleError) in
      let values = try values(arguments, holds: true)
      return try values.ended(values.clamped(values.way(to: 0, .oneMinusSquareRoot)))
    }
  }
}
