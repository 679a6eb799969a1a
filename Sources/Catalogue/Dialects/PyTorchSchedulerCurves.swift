import RealModule
import Schedules

extension Catalogue {
  static let packageWarmupRestarts = ScheduleDefinition(
    "pytorch_scheduler.CosineAnnealingWarmupRestarts",
    summary:
      "Cosine restarts, each after a warmup; a cycle begins at min_lr even without one. lr itself plays no part.",
    formula:
      "min_lr + (m - min_lr) · s / W, half a cosine back; m = max_lr · gamma^k, L = ⌊first_cycle_steps · cycle_mult^k⌋",
    source: packageSource("CosineAnnealingWarmupRestarts") + "; SGDR, arXiv 1608.03983",
    parameters: [
      torchRate,
      Parameter("first_cycle_steps", .duration, .required, help: "Iterations of the first cycle"),
      packageWarmupSteps,
      Parameter("max_lr", .rate, .value(0.1), help: "Highest rate of the first cycle"),
      Parameter("min_lr", .rate, .value(0.001), help: "Rate at the start of every cycle"),
      Parameter("cycle_mult", .factor, .value(1.0), bounds: .positive, help: "Growth of the cycles' lengths"),
      Parameter("gamma", .factor, .value(1.0), bounds: .positive, help: "Factor of each next highest rate"),
    ],
    example: "pytorch_scheduler.CosineAnnealingWarmupRestarts --first_cycle_steps 300 --warmup_steps 50 --gamma 0.7",
    build: .schedule { arguments throws(ScheduleError) in
      let schedule = try WarmupRestarts(
        minimum: arguments.number("min_lr"), maximum: arguments.number("max_lr"),
        firstLength: arguments.iterations("first_cycle_steps"), warmupLength: arguments.iterations("warmup_steps"),
        lengthGrowth: arguments.number("cycle_mult"), magnitudeDecay: arguments.number("gamma"))
      let rate = try arguments.number("lr")
      guard let end = schedule.exhaustion else { return Based(schedule, on: rate) }
      let refusal = Refusal(
        from: end, framework: "pytorch_scheduler.CosineAnnealingWarmupRestarts",
        reason: "the next cycle has no iterations (cycle_mult below 1), and the search for one never ends")
      return Based(Refusing(schedule, refusal), on: rate)
    })

  static let packageInverseSquareRoot = ScheduleDefinition(
    "pytorch_scheduler.InverseSqrtScheduler",
    summary: "A line up over the warmup, then the inverse square root of time.",
    formula: "lr · t / W for t ≤ W, then lr · √(W / t)",
    source: packageSource("InverseSqrtScheduler") + "; arXiv 1706.03762",
    parameters: [
      torchRate, Parameter("warmup_steps", .duration, .required, help: "Iterations of the warmup, W"),
    ],
    example: "pytorch_scheduler.InverseSqrtScheduler --lr 0.1 --warmup_steps 100",
    build: .schedule { arguments throws(ScheduleError) in
      let rate = try arguments.number("lr")
      return Based(
        try InversePower.inverseSquareRoot(peak: rate, warmup: arguments.iterations("warmup_steps")), on: rate)
    })

  static let packagePowerDecay = ScheduleDefinition(
    "pytorch_scheduler.PowerDecayScheduler",
    summary: "A power of time after a line up; it never ends, whatever total_steps is.",
    formula:
      "lr · t / W, then max(lr · (t / W)^-alpha, min_lr); W = 0: max(lr · (t + 1)^-alpha, min_lr) from t = 1 on",
    source: packageSource("PowerDecayScheduler"),
    parameters: [
      torchRate, packageTotal, packageWarmupSteps,
      Parameter("alpha", .factor, .value(0.5), bounds: .positive, help: "Exponent of time"),
      Parameter("min_lr", .rate, .value(0.0), help: "Lowest rate after the warmup"),
    ],
    example: "pytorch_scheduler.PowerDecayScheduler --lr 0.1 --total_steps 1500 --warmup_steps 100",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, minimum) = (try arguments.number("lr"), try arguments.number("min_lr"))
      let (warmup, exponent) = (try arguments.iterations("warmup_steps"), try arguments.number("alpha"))
      let total = try arguments.iterations("total_steps")
      try Check.order("warmup_steps", Double(warmup), .below, "total_steps", Double(total))
      // The first iteration is not held above the lowest rate.
      let begin =
        warmup > 0
        ? try Ramp(from: 0, to: rate, length: warmup, name: "warmup") as any Schedule
        : Cut(Named(try Constant(rate: rate), "decay"), after: 1)
      // Without a warmup the power counts from 2 at its first iteration, the schedule's second.
      let power =
        warmup > 0
        ? try InversePower(rate: rate, timescale: Double(warmup), power: exponent)
        : try InversePower(rate: rate.product(with: .pow(2, -exponent)), timescale: 2, power: exponent)
      let held = try Clamped(power, minimum: minimum, maximum: Bounds.largestRate)
      return Based(try Sequential(begin, then: held), on: rate)
    })

  static let packageSlantedTriangular = ScheduleDefinition(
    "pytorch_scheduler.SlantedTriangularScheduler",
    summary: "A short line up and a long line down, between lr / ratio and lr (ULMFiT).",
    formula:
      "lr · (1 + p · (ratio - 1)) / ratio; p = t / cut, then 1 - (t - cut) / (T - cut), then 0; cut = ⌊T · cut_frac⌋",
    source: packageSource("SlantedTriangularScheduler") + "; arXiv 1801.06146",
    parameters: [
      torchRate, packageTotal,
      Parameter(
        "cut_frac", .fraction, .value(0.1), bounds: Bounds(0, 1, isAboveLower: true, isBelowUpper: true),
        help: "Share of the schedule on the way up"),
      Parameter(
        "ratio", .factor, .value(32.0), bounds: .positive, help: "Highest rate over the lowest; up to 1 a constant"),
    ],
    example: "pytorch_scheduler.SlantedTriangularScheduler --lr 0.1 --total_steps 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, ratio) = (try arguments.number("lr"), try arguments.number("ratio"))
      if ratio <= 1 { return try Constant(rate: rate) }
      let (low, total) = (rate / ratio, try arguments.iterations("total_steps"))
      let cut = try min(total - 1, Int(saturating: (Double(total) * arguments.number("cut_frac")).rounded(.down)))
      let down = try Ramp(from: rate, to: low, length: total - cut, name: "down")
      // Without iterations on the way up the first one still has the lowest rate, and the way down is at its second.
      let schedule =
        cut > 0
        ? try Sequential(Ramp(from: low, to: rate, length: cut, name: "up"), then: down)
        : try Sequential(Cut(Named(Constant(rate: low), "up"), after: 1), then: Shifted(down, by: -1))
      return Based(schedule, on: rate)
    })

  static let packageRex = ScheduleDefinition(
    "pytorch_scheduler.RexScheduler",
    summary: "A reflected exponential: slow at first, then fast, to 0.",
    formula: "lr · (1 - p) / (1 - p / 2), p = t / total_steps; then 0",
    source: packageSource("RexScheduler") + "; arXiv 2107.04197",
    parameters: [torchRate, packageTotal],
    example: "pytorch_scheduler.RexScheduler --lr 0.1 --total_steps 1500",
    build: .schedule { arguments throws(ScheduleError) in
      try Ramp(from: arguments.number("lr"), to: 0, length: arguments.iterations("total_steps"), curve: .rex(beta: 0.5))
    })

  static let packageTanh = ScheduleDefinition(
    "pytorch_scheduler.TanhDecayScheduler",
    summary: "The hyperbolic tangent, which begins a little below lr and jumps to min_lr at total_steps.",
    formula: "min_lr + (lr - min_lr) · (1 - tanh(steepness · (2p - 1))) / 2, p = t / total_steps; then min_lr",
    source: packageSource("TanhDecayScheduler"),
    parameters: [
      torchRate, packageTotal,
      Parameter("steepness", .factor, .value(3.0), bounds: .positive, help: "How late and how fast the decay is"),
      packageMinimum,
    ],
    example: "pytorch_scheduler.TanhDecayScheduler --lr 0.1 --total_steps 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, steepness) = (try arguments.number("lr"), try arguments.number("steepness"))
      let (minimum, total) = (try arguments.number("min_lr"), try arguments.iterations("total_steps"))
      let decay = try HyperbolicTangent(from: rate, to: minimum, length: total, lower: -steepness, upper: steepness)
      let floor = Named(try Constant(rate: minimum), "floor")
      return Based(try Sequential(Cut(decay, after: total), then: floor), on: rate)
    })

  static let packageKDecay = ScheduleDefinition(
    "pytorch_scheduler.KDecayScheduler",
    summary: "A cosine whose time is bent by a power.",
    formula: "min_lr + (lr - min_lr) · (1 + cos(π p^k)) / 2, p = t / total_steps; then min_lr",
    source: packageSource("KDecayScheduler") + "; arXiv 2004.05909",
    parameters: [
      torchRate, packageTotal,
      Parameter("k", .factor, .value(1.0), bounds: .positive, help: "Exponent of the progress"), packageMinimum,
    ],
    example: "pytorch_scheduler.KDecayScheduler --lr 0.1 --total_steps 1500 --k 2",
    build: .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments.number("lr"), to: arguments.number("min_lr"), length: arguments.iterations("total_steps"),
        curve: .kDecay(k: arguments.number("k")))
    })

  static let packageChebyshev = ScheduleDefinition(
    "pytorch_scheduler.ChebyshevScheduler",
    summary: "Chebyshev nodes in order, so that the rate falls as a cosine does, half an iteration early.",
    formula: "min_lr + (lr - min_lr) · (1 + cos(π (2j + 1) / (2T))) / 2, j = min(t, T - 1)",
    source: packageSource("ChebyshevScheduler"),
    parameters: [torchRate, packageTotal, packageMinimum],
    example: "pytorch_scheduler.ChebyshevScheduler --lr 0.1 --total_steps 20",
    build: .schedule { arguments throws(ScheduleError) in
      let rate = try arguments.number("lr")
      return Based(
        try ChebyshevNodes(
          minimum: arguments.number("min_lr"), maximum: rate, count: arguments.iterations("total_steps")), on: rate)
    })
}
