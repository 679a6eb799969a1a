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
      let schedule = try cycles.schedule("TanhLRScheduler", .tanh(lower: lower, upper: upper), arguments)
      let warmup = try arguments[clock.warmup]
      return try clock.schedule(schedule, arguments, target: clock.isPrefix(arguments) ? nil : schedule(warmup))
    }
  }
}
