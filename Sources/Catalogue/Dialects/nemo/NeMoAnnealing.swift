import Schedules

extension NeMo {
  static let squareAnnealing = entry(
    "SquareAnnealing",
    summary: "A line up that skips 0, then the square of the remaining share down to 0, not below min_lr.",
    formula: "lr · (t + 1) / (W + 1) for t ≤ W; max(m, lr · ((T - t) / (T - W))²) for t ≤ T; m",
    example: "nemo.SquareAnnealing --lr 0.001 --max_steps 1000 --warmup_steps 100"
  ) { declare in
    declareShared(&declare, minimum: squareMinimum)
    return .schedule { arguments throws(ScheduleError) in
      let values = try values(arguments)
      return try values.ended(values.clamped(values.way(to: 0, .power(exponent: 2))))
    }
  }

  static let squareRootAnnealing = entry(
    "SquareRootAnnealing",
    summary: "A line up that skips 0, then the square root of the share of all steps that remains, not below min_lr.",
    formula: "lr · (t + 1) / (W + 1) for t ≤ W; max(m, lr · √((T - t) / T)) for t ≤ T; m",
    example: "nemo.SquareRootAnnealing --lr 0.001 --max_steps 1000 --warmup_steps 100"
  ) { declare in
    declareShared(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let values = try values(arguments)
      // The share is one of the whole run, which jumps down behind the warmup.
      let root = try values.timeline.way(
        from: values.rate, to: 0, begin: 0, end: values.end, .power(exponent: 0.5))
      return try values.ended(values.clamped(root))
    }
  }

  static let warmupAnnealing = entry(
    "WarmupAnnealing",
    summary: "A line up that skips 0, and a line down to min_lr at the last step.",
    formula: "lr · (t + 1) / (W + 1) for t ≤ W; m + (lr - m) · (1 - (t - W) / (T - W)) for t ≤ T; m",
    example: "nemo.WarmupAnnealing --lr 0.001 --max_steps 1000 --warmup_steps 100"
  ) { declare in
    declareShared(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let values = try values(arguments)
      return try values.ended(values.way(to: values.minimum))
    } inverse: { form in
      solution(of: form) { $0.leg.follows(.linear) }
    }
  }

  static let inverseSquareRootAnnealing = entry(
    "InverseSquareRootAnnealing",
    summary: "A line up that skips 0, then an inverse square root of the step, and min_lr after the last one.",
    formula: "lr · (t + 1) / (W + 1) for t ≤ W; lr / √((t + 1) / (W + 1)) for t ≤ T; m",
    example: "nemo.InverseSquareRootAnnealing --lr 0.001 --max_steps 1000 --warmup_steps 100"
  ) { declare in
    declareShared(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let values = try values(arguments)
      let root = try InversePower(rate: values.rate, timescale: Double(values.warmup) + 1)
      return try values.ended(Shifted(root, by: values.warmup - values.timeline.update))
    }
  }

  /// The default that the squares alone have.
  private static let squareMinimum = Key.rate("min_lr", 1e-5, help: "Lowest rate, m").playing(.finish, .floor)
}
