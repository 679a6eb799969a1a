import Schedules

extension MXNet {
  static let cosineScheduler = entry(
    "CosineScheduler",
    summary: "Half a cosine over the updates after the warmup.",
    formula: """
      final_lr + (base_lr - final_lr) · (1 + cos(π (t - warmup_steps) / (max_update - warmup_steps))) / 2, \
      then final_lr
      """,
    example: "mxnet.CosineScheduler --base_lr 0.1 --max_update 1000 --final_lr 0.001 --warmup_steps 100"
  ) { declare in
    declare(maxUpdate)
    declare(final)
    declareWarmup(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try decay(arguments, "CosineScheduler", curve: .cosine)
    } inverse: { form in
      let (led, climb, rest) = climb(of: form)
      guard let way = rest.way, way.follows(.cosine) else { return nil }
      return led + [base(way.from), maxUpdate(climb + way.length), final(way.to)]
    }
  }
}
