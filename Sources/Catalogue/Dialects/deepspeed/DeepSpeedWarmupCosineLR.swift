import Schedules

extension DeepSpeed {
  static let warmupCosineLR = entry(
    "WarmupCosineLR",
    summary: "A first update at 0 whatever the ratio, a warmup, then a cosine to a share of the rate; one update late.",
    formula:
      "0 at t = 0; with s = t - 1 lr · (r + (1 - r) g(s)) for s < w, then lr · (m + (1 - m) · (1 + cos(π · min(1, (s - w + 1) / max(1, T - w)))) / 2)",
    example: "deepspeed.WarmupCosineLR --lr 0.001 --warmup_num_steps 100 --total_num_steps 1000"
  ) { declare in
    let rate = declare(.rate("lr", 0.001, help: "Rate of the optimizer, reached after the warmup"), as: .start)
    declare(total)
    let warmupMinRatio = declare(
      .factor("warmup_min_ratio", 0, bounds: .nonNegative, help: "Rate at the start as a share of lr, r"))
    let cosMinRatio = declare(
      .factor("cos_min_ratio", 0.0001, help: "Rate at the end as a share of lr, m"), as: .finish)
    declareWarmup(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let high = try arguments[rate]
      let low = try arguments[warmupMinRatio] * high
      let last = try arguments[cosMinRatio]
      // A share below 0 is cut off at 0 along the way.
      let late = try fractional(arguments, from: low, to: high, isForced: last < 0) { step, steps in
        let cosine = RealTimes.halfCosine(((step + 1) / .number(steps)).atMost(1))
        return .number(high) * (.number(last) + .number(1 - last) * cosine).atLeast(0)
      }
      if let late {
        return try Named(Constant(rate: 0), "initial").cut(after: 1, then: Shifted(late, by: -1))
      }
      let length = try arguments[total] - warmupLength(arguments)
      let decay = try Ramp(
        from: high, to: last * high, length: max(1, length), curve: .cosine)
      // The first step after the warmup is already one step down the cosine.
      let steps = try warmedUp(from: low, to: high, arguments, then: Shifted(decay, by: -1))
      return try Named(Constant(rate: 0), "initial").cut(after: 1, then: steps)
    } inverse: { form in
      guard form.rate(at: 0) == 0, let climb = climb(of: form, anyStart: true), climb.high > 0 else { return nil }
      let ends = climb.values + [rate(climb.high), warmupMinRatio(climb.low.ratio(to: climb.high))]
      if let constant = climb.rest.constantRate {
        return ends + [total(climb.length + 1), cosMinRatio(constant.ratio(to: climb.high))]
      }
      let (begun, offset) = climb.rest.unshifted
      guard offset == -1, let way = begun.way, way.follows(.cosine), way.from == climb.high else { return nil }
      return ends + [total(climb.length + way.length), cosMinRatio(way.to.ratio(to: way.from))]
    }
  }
}
