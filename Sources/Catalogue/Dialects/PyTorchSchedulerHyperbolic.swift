import Schedules

extension Catalogue {
  static let packageHyperbolic = ScheduleDefinition(
    "pytorch_scheduler.HyperbolicLRScheduler",
    summary: "A hyperbola whose beginning is the same for every total_steps below upper_bound.",
    formula:
      "lr + (lr - min_lr) · (h(x) - h(0)), h(x) = √((N - x)/U · (2 - (N + x)/U)), x = t - W, N = T - W",
    source: packageSource("HyperbolicLRScheduler") + "; arXiv 2407.15200",
    parameters: [torchRate] + hyperbolicParameters,
    example: "pytorch_scheduler.HyperbolicLRScheduler --lr 0.1 --total_steps 1500 --upper_bound 3000",
    build: .schedule { arguments throws(ScheduleError) in try hyperbolic(arguments, isExponential: false) })

  static let packageExponentialHyperbolic = ScheduleDefinition(
    "pytorch_scheduler.ExpHyperbolicLRScheduler",
    summary: "The hyperbola of the rate's logarithm.",
    formula:
      "lr · (lr / min_lr)^(h(x) - h(0)), h(x) = √((N - x)/U · (2 - (N + x)/U)), x = t - W, N = T - W",
    source: packageSource("ExpHyperbolicLRScheduler") + "; arXiv 2407.15200",
    parameters: [torchRate] + hyperbolicParameters,
    example: "pytorch_scheduler.ExpHyperbolicLRScheduler --lr 0.1 --total_steps 1500 --upper_bound 3000",
    build: .schedule { arguments throws(ScheduleError) in try hyperbolic(arguments, isExponential: true) })

  private static let hyperbolicParameters = [
    packageTotal,
    Parameter("upper_bound", .duration, .required, help: "Largest total_steps of the same beginning, U"),
    Parameter("min_lr", .rate, .value(1e-6), help: "Rate at the end of the longest, and at the start of the warmup"),
    packageWarmupSteps,
  ]

  private static func hyperbolic(_ arguments: Arguments, isExponential: Bool) throws(ScheduleError) -> any Schedule {
    let (rate, minimum) = (try arguments.number("lr"), try arguments.number("min_lr"))
    let (total, warmup) = (try arguments.iterations("total_steps"), try arguments.iterations("warmup_steps"))
    try Check.order("warmup_steps", Double(warmup), .below, "total_steps", Double(total))
    let bound = try arguments.iterations("upper_bound")
    try Check.order("upper_bound", Double(bound), .atLeast, "total_steps", Double(total))
    let decay = try Hyperbolic(
      from: rate, infimum: minimum, length: total - warmup, upperBound: bound, isExponential: isExponential)
    if warmup == 0 { return decay }
    let line = try Ramp(from: minimum, to: rate, length: warmup, name: "warmup")
    return Based(try Sequential(line, then: decay), on: rate)
  }

  static let packageIdentity = ScheduleDefinition(
    "pytorch_scheduler.IdentityScheduler",
    summary: "The optimizer's rate, unchanged.",
    formula: "lr",
    source: packageSource("IdentityScheduler"),
    parameters: [torchRate],
    example: "pytorch_scheduler.IdentityScheduler --lr 0.1",
    build: .schedule { arguments throws(ScheduleError) in try Constant(rate: arguments.number("lr")) })

  static let packageWarmup = ScheduleDefinition(
    "pytorch_scheduler.WarmupScheduler",
    summary: "A way up from 0 to the optimizer's rate, after which the curve begins; \"exponential\" is a square.",
    formula: "lr · f(t / warmup_steps), f = p, (1 - cos πp) / 2 or p²; then s(t - warmup_steps)",
    source: packageSource("WarmupScheduler"),
    parameters: [
      Parameter("warmup_steps", .duration, .required, bounds: .nonNegative, help: "Iterations of the warmup"),
      Parameter(
        "warmup_type", .choice(["linear", "cosine", "exponential"]), .value(.choice("linear")), help: "f, the way up"),
      Parameter("lr", .rate, .none("that of the curve"), help: "The optimizer's rate, which the way leads to"),
    ],
    example:
      "pytorch_scheduler.RexScheduler --lr 0.1 --total_steps 1000 pytorch_scheduler.WarmupScheduler --warmup_steps 100",
    build: .modifier { inner, arguments throws(ScheduleError) in
      let warmup = try arguments.iterations("warmup_steps")
      if warmup == 0 { return inner }
      let known = (inner as? Based)?.base ?? inner(0)
      let curves: [String: Curve] = ["linear": .linear, "cosine": .cosine, "exponential": .square]
      let way = try Ramp(
        from: 0, to: arguments.optionalNumber("lr") ?? known, length: warmup,
        curve: curves[arguments.choice("warmup_type")] ?? .linear, name: "warmup")
      return try Sequential(way, then: inner)
    })
}
