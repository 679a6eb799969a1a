import Schedules

extension Timm {
  static let cosineLRScheduler = entry(
    "CosineLRScheduler",
    summary:
      "Cosine cycles; without warmup_prefix the warmup replaces their first epochs, so the rate jumps down at its end.",
    formula:
      "lr_min + (lr · cycle_decay^i - lr_min) · (1 + cos(π t^k / T_i^k)) / 2, t from the start of cycle i; then lr_min",
    example: "timm.CosineLRScheduler --lr 0.1 --t_initial 1000 --warmup_t 100 --warmup_lr_init 1e-4"
  ) { declare in
    declare(rate)
    declare(length)
    let cycles = Cycles(&declare)
    declare(kDecay)
    let clock = Clock(&declare, prefix: false)
    return .schedule { arguments throws(ScheduleError) in
      let k = try arguments[kDecay]
      if try clock.isFractional(arguments) {
        return try clock.schedule(arguments) { (epoch) throws(ScheduleError) in
          try cycles.formula(epoch, arguments) { time, length in
            RealTimes.halfCosine(done(time, of: length, k: k))
          }
        }
      }
      // t ^ 0 is as much as T ^ 0: the way is over before it begins.
      if k == 0 { return try clock.schedule(Named(Constant(rate: arguments[minimum]), "floor"), arguments) }
      let curve: Curve = k == 1 ? .cosine : .kDecay(k: k)
      return try clock.schedule(cycles.schedule("CosineLRScheduler", .curve(curve), arguments), arguments)
    } inverse: { form in
      guard let led = clock.reading(form) else { return nil }
      if let over = cycles.over(led) { return led.values + over }
      guard let (values, way) = cycles.solution(led.rest) else { return nil }
      switch way.curve {
      case .cosine where !way.isRising: return led.values + values
      case .kDecay(let k) where !way.isRising: return led.values + values + [kDecay(k)]
      default: return nil
      }
    }
  }
}
