import Schedules

extension NeMo {
  private static let power = Key.factor("power", 1, bounds: .positive, help: "Exponent of the remaining share")

  static let polynomialDecayAnnealing = entry(
    "PolynomialDecayAnnealing",
    summary: "A line up that skips 0, then a power of the remaining share down to min_lr.",
    formula: "lr · (t + 1) / (W + 1) for t ≤ W; m + (lr - m) · (1 - (t - W) / (T - W))^power for t ≤ T; m",
    example: "nemo.PolynomialDecayAnnealing --lr 0.001 --max_steps 1000 --warmup_steps 100 --power 2"
  ) { declare in
    declareShared(&declare)
    declare(power)
    return .schedule { arguments throws(ScheduleError) in
      let values = try values(arguments)
      return try values.ended(values.way(to: values.minimum, .power(exponent: arguments[power])))
    } inverse: { form in
      polynomial(of: form, holds: false)
    }
  }

  static let polynomialHoldDecayAnnealing = entry(
    "PolynomialHoldDecayAnnealing",
    summary: "A line up that skips 0, a hold, then a power of the remaining share down to min_lr.",
    formula:
      "lr · (t + 1) / (W + 1) for t ≤ W; lr for t < H; m + (lr - m) · (1 - (t - H) / (T - H))^power for t ≤ T; m",
    example:
      "nemo.PolynomialHoldDecayAnnealing --lr 0.001 --max_steps 1000 --warmup_steps 100 --hold_steps 200 --power 2"
  ) { declare in
    declareShared(&declare, holds: true)
    declare(power)
    return .schedule { arguments throws(ScheduleError) in
      let values = try values(arguments, holds: true)
      // Without a hold the step is not counted from the warmup's end, but the rest of the run is.
      if values.hold == 0, values.warmup > 0 {
        let way = try values.timeline.way(
          from: values.rate, to: values.minimum, begin: 0, end: values.end - Double(values.warmup),
          .power(exponent: arguments[power]))
        return try values.ended(way)
      }
      return try values.ended(values.way(to: values.minimum, .power(exponent: arguments[power])))
    } inverse: { form in
      polynomial(of: form, holds: true)
    }
  }

  private static func polynomial(of form: CurveForm, holds: Bool) -> Solution? {
    var exponent = 1.0
    let values = solution(of: form, holds: holds) { fall in
      guard let power = fall.power else { return false }
      exponent = power
      return true
    }
    return values.map { $0 + [power(exponent)] }
  }
}
