import Schedules

extension Timm {
  static let tanhLRScheduler = entry(
    "TanhLRScheduler",
    summary:
      "Hyperbolic-tangent cycles, whose warmup ends on the curve; epoch 0 without warmup has the optimizer's own rate.",
    formula:
      "lr_min + (lr · cycle_decay^i - lr_min) · (1 - tanh(lb (1 - p) + ub p)) / 2, p = t / T_i in cycle i; then lr_min",
    literature: "arXiv 1806.01593",
    example: "timm.TanhLRScheduler --lr 0.1 --t_initial 1000 --lb=-3"
  ) { declare in
    declare(rate)
    declare(length)
    let lb = declare(.factor("lb", -7, help: "Argument at the start of a cycle, below ub"))
    let ub = declare(.factor("ub", 3, help: "Argument at the end of a cycle"))
    let cycles = Cycles(&declare)
    let clock = Clock(&declare, prefix: false)
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(lb, .below, ub)
      let (lower, upper) = (try arguments[lb], try arguments[ub])
      if try clock.isFractional(arguments) {
        return try clock.schedule(arguments, aimsAtCurve: true) { (epoch) throws(ScheduleError) in
          try cycles.formula(epoch, arguments) { time, length in
            let done = time / length
            return 0.5 * (1 - Expression.call(.tanh, [.number(lower) * (1 - done) + .number(upper) * done]))
          }
        }
      }
      let schedule = try cycles.schedule("TanhLRScheduler", .tanh(lower: lower, upper: upper), arguments)
      let warmup = try arguments[clock.warmup]
      return try clock.schedule(schedule, arguments, target: clock.isPrefix(arguments) ? nil : schedule(warmup))
    } inverse: { form in
      guard let led = clock.reading(form, touched: true) else { return nil }
      func values(_ law: CurveForm) -> Solution? {
        guard case .law(.tanh(let start, let finish, let count, let lower, let upper)) = law else { return nil }
        return [rate(start), minimum(finish), length(count), lb(lower), ub(upper)]
      }
      switch led.rest {
      case .sequence(let parts, last: .hold) where parts.count == 1:
        return values(parts[0].form).map { led.values + $0 }
      // The first epoch has the optimizer's own rate, and what would follow it is over.
      case .table(let starts, let rates) where starts == [0, 1]:
        return led.values + [rate(rates[0]), minimum(rates[1]), length(1)]
      case .hold(let floor):
        // The tangent never begins at the peak itself: what holds behind it has had no cycle.
        return led.peak.map { led.values + [rate($0), minimum(floor), length(1)] + cycles.none }
      default: return nil
      }
    }
  }
}
