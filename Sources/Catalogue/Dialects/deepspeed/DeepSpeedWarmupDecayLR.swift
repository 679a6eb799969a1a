import Schedules

extension DeepSpeed {
  static let warmupDecayLR = entry(
    "WarmupDecayLR",
    summary: "WarmupLR, and then a line down to warmup_min_lr; everything is one update late.",
    formula: "WarmupLR until s = t - 1 reaches w, then min + (max - min) · max(0, (T - s) / max(1, T - w))",
    example: "deepspeed.WarmupDecayLR --warmup_max_lr 0.001 --warmup_num_steps 100 --total_num_steps 1000"
  ) { declare in
    declare(rate)
    declare(total)
    let warmupMinLr = declare(.rate("warmup_min_lr", 0, help: "Rate at the start and at the end"))
    let warmupMaxLr = declare(.rate("warmup_max_lr", 0.001, help: "Rate after the warmup"))
    declareWarmup(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let (low, high) = (try arguments[warmupMinLr], try arguments[warmupMaxLr])
      let total = try arguments[total.real]
      let late = try fractional(arguments, from: low, to: high) { (step, steps) throws(ScheduleError) in
        let left = Expression.number(total - Double(try warmupLength(arguments))) - step
        return .number(low) + .number(high - low) * (left / .number(steps)).atLeast(0)
      }
      if let late { return late }
      let length = try arguments[DeepSpeed.total] - warmupLength(arguments)
      let decay: any Schedule =
        length > 0
        ? try Ramp(from: high, to: low, length: length) : Named(try Constant(rate: low), "floor")
      return Shifted(try warmedUp(from: low, to: high, arguments, then: decay), by: 1)
    } inverse: { form in
      guard let climb = climb(of: form) else { return nil }
      let ends = climb.values + [warmupMinLr(climb.low), warmupMaxLr(climb.high)]
      if climb.rest.constantRate == climb.low { return ends + [total(climb.length)] }
      guard let way = climb.rest.way, way.follows(.linear), way.from == climb.high, way.to == climb.low else {
        return nil
      }
      return ends + [total(climb.length + way.length)]
    }
  }
}
