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
    } inverse: { form in
      solution(of: form) { $0.leg.follows(.power(exponent: 2)) && $0.leg.to == 0 }
        ?? solution(of: form, cut: { flooredFall($0, $1, $2, along: .power(exponent: 2)) })
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
    } inverse: { form in
      // Its share is one of the whole run: it has begun with the warmup.
      func begun(_ begin: Int, _ climb: Int) -> Int { begin == 0 ? climb : -1 }
      return solution(of: form) { $0.leg.follows(.power(exponent: 0.5)) && $0.leg.to == 0 && $0.leg.begin == 0 }
        ?? solution(
          of: form,
          cut: { body, last, stages in
            flooredFall(body, last, stages, along: .power(exponent: 0.5)).map {
              ($0.rate, begun($0.begin, stages.climb))
            }
          })
        ?? solution(jumpingTo: form)
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
    } inverse: { form in
      solution(
        of: form,
        cut: { body, _, stages in
          guard let law = body.inversePower, law.power == 0.5, law.scale == Double(stages.climb) + 1 else { return nil }
          return (law.rate, stages.update + law.offset)
        })
    }
  }

  /// The values of a square root down to 0 that a warmup jumps to.
  private static func solution(jumpingTo form: CurveForm) -> Solution? {
    guard let stages = form.counted(.between), stages.start == 0, stages.hold == 1, let fall = stages.fall,
      fall.leg.begin == 0, fall.leg.follows(.power(exponent: 0.5)), fall.leg.to == 0
    else { return nil }
    return [rate(fall.leg.from), total(fall.end), Steps.warmup.count(stages.climb), minimum(0)]
  }

  /// The default that the squares alone have.
  private static let squareMinimum = Key.rate("min_lr", 1e-5, help: "Lowest rate, m").playing(.finish, .floor)
}
