import Schedules

extension Timm {
  static let polyLRScheduler = entry(
    "PolyLRScheduler",
    summary: "Polynomial cycles; the power is ½ unless given, which falls late and steeply.",
    formula:
      "lr_min + (lr · cycle_decay^i - lr_min) · (1 - t^k / T_i^k)^power, t from the start of cycle i; then lr_min",
    example: "timm.PolyLRScheduler --lr 0.1 --t_initial 1000 --power 2"
  ) { declare in
    declare(rate)
    declare(length)
    let power = declare(.factor("power", 0.5, bounds: .nonNegative, help: "Exponent of the remaining share"))
    let cycles = Cycles(&declare)
    declare(kDecay)
    let clock = Clock(&declare, prefix: false)
    return .schedule { arguments throws(ScheduleError) in
      let (k, exponent) = (try arguments[kDecay], try arguments[power])
      if try clock.isFractional(arguments) {
        return try clock.schedule(arguments) { (epoch) throws(ScheduleError) in
          try cycles.formula(epoch, arguments) { time, length in
            (1 - done(time, of: length, k: k)).atLeast(0).raised(to: .number(exponent))
          }
        }
      }
      // t ^ 0 is as much as T ^ 0: the way is over before it begins.
      if k == 0, exponent > 0 {
        return try clock.schedule(Named(Constant(rate: arguments[minimum]), "floor"), arguments)
      }
      let curve = Curve.polynomial(k: k == 0 ? 1 : k, power: exponent)
      return try clock.schedule(cycles.schedule("PolyLRScheduler", .curve(curve), arguments), arguments)
    } inverse: { form in
      guard let led = clock.reading(form) else { return nil }
      if let over = cycles.over(led) { return led.values + over }
      guard let (values, way) = cycles.solution(led.rest), !way.isRising else { return nil }
      let (k, exponent): (Double, Double)
      switch way.curve {
      case .linear: (k, exponent) = (1, 1)
      case .power(let power): (k, exponent) = (1, power)
      case .square: (k, exponent) = (2, 1)
      case .oneMinusSquareRoot: (k, exponent) = (0.5, 1)
      case .oneMinusPower(let power): (k, exponent) = (power, 1)
      case .polynomial(let bend, let power): (k, exponent) = (bend, power)
      default: return nil
      }
      return led.values + values + [kDecay(k), power(exponent)]
    }
  }
}
