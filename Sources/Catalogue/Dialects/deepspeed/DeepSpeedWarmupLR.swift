import Schedules

extension DeepSpeed {
  static let warmupLR = entry(
    "WarmupLR",
    summary: "A warmup, logarithmic unless asked otherwise, then the full rate; the first step counts twice.",
    formula: "min + (max - min) · g(t - 1), g(s) = ln(s + 1) / ln(w) or s / w for s < w, then 1; min also at t = 0",
    example: "deepspeed.WarmupLR --warmup_max_lr 0.001 --warmup_num_steps 1000"
  ) { declare in
    declare(rate)
    let warmupMinLr = declare(.rate("warmup_min_lr", 0, help: "Rate at the start"))
    let warmupMaxLr = declare(.rate("warmup_max_lr", .none("lr"), help: "Rate after the warmup"))
    declareWarmup(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[rate]
      let peak = try arguments[warmupMaxLr] ?? rate
      // The scheduler is asked once before the first step and again after it for the same step 0.
      return Shifted(
        try warmedUp(from: arguments[warmupMinLr], to: peak, arguments, then: Constant(rate: peak)),
        by: 1)
    } inverse: { form in
      guard let climb = climb(of: form), climb.rest.constantRate == climb.high else { return nil }
      return climb.values + [warmupMinLr(climb.low), warmupMaxLr(climb.high)]
    }
  }
}
