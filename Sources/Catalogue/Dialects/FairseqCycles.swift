import Schedules

extension Catalogue {
  static let fairseqShrink = Parameter(
    "lr_shrink", .factor, .value(0.1), bounds: .nonNegative, help: "Factor of the rates of each next cycle")

  static let fairseqCosine = ScheduleDefinition(
    "fairseq.cosine",
    summary:
      "A line up from min_lr over the warmup, then cosines that restart for ever, both ends shrinking tenfold each time.",
    formula:
      "s^i · (min_lr + (lr - min_lr) · (1 + cos(π t / T_i)) / 2) in period i, s = lr_shrink, T_i = T_0 · t_mult^i",
    source: fairseqSource("cosine"),
    parameters: [
      fairseqRate, fairseqWarmup(0), fairseqStart("min_lr"),
      Parameter("min_lr", .rate, .value(0.0), help: "Rate at the end of the first period, below lr; shrinks too"),
      Parameter(
        "t_mult", .factor, .value(1.0), bounds: .positive, help: "What the length of each next period is multiplied by"),
      Parameter(
        "lr_period_updates", .factor, .value(-1.0), unit: "updates",
        help: "Updates of the first period; at 0 or below, max_update less the warmup"),
      fairseqShrink,
      Parameter(
        "max_update", .duration, .none("needs lr_period_updates"), help: "All updates, for the length of the period"),
    ],
    example: "fairseq.cosine --lr 0.1 --max_update 1000 --lr_period_updates 250 --lr_shrink 0.5",
    build: .schedule { arguments throws(ScheduleError) in
      let framework = "fairseq.optim.lr_scheduler.cosine"
      let (rate, minimum) = (try arguments.number("lr"), try arguments.number("min_lr"))
      guard rate > minimum else {
        throw .refused(
          framework: framework,
          reason: "max_lr (=\(numberText(rate))) must be more than min_lr (=\(numberText(minimum)))")
      }
      let warmup = try arguments.iterations("warmup_updates")
      var period = try arguments.number("lr_period_updates")
      if period <= 0 {
        guard let total = try arguments.optionalIterations("max_update") else {
          throw .refused(framework: framework, reason: "either max_update or lr_period_updates must be set")
        }
        try Check.order("max_update", Double(total), .above, "warmup_updates", Double(warmup))
        period = Double(total - warmup)
      }
      let (growth, shrink) = (try arguments.number("t_mult"), try arguments.number("lr_shrink"))
      let clock = CycleClock(first: period, growth: growth)
      var cycles: any Schedule = try WarmRestarts(
        CycleRates(start: rate, end: minimum, decay: shrink, decaying: .both), fall: .curve(.cosine), clock: clock)
      if let end = clock.end {
        cycles = Refusing(
          cycles,
          Refusal(
            from: end, framework: framework,
            reason: "math domain error: periods that shrink by t_mult are over after T / (1 - t_mult) updates"))
      }
      let start = try arguments.number("warmup_init_lr")
      return try cycles.warmedUp(from: start < 0 ? minimum : start, to: rate, over: warmup)
    })

  static let fairseqTriangular = ScheduleDefinition(
    "fairseq.triangular",
    summary: "Triangles from lr to a shrinking max_lr; an odd period loses one update.",
    formula:
      "low + (max_lr · lr_shrink^i - low) · (1 - |t / s - 2i - 1|), s = ⌊period / 2⌋, i = ⌊t / 2s⌋; low = lr, shrinking on request",
    source: fairseqSource("triangular"),
    parameters: [
      Parameter("lr", .rate, .value(0.25), help: "Rate between the triangles"),
      Parameter("max_lr", .rate, .required, help: "Rate at the first peak, above lr"),
      Parameter(
        "lr_period_updates", .factor, .value(5000.0), bounds: Bounds(2, 0x1p52), unit: "updates",
        help: "Updates of a triangle; half of it is rounded down"),
      fairseqShrink,
      Parameter("shrink_min", .flag, .value(false), help: "Shrink the rate between the triangles too"),
    ],
    example: "fairseq.triangular --lr 0.01 --max_lr 0.1 --lr_period_updates 400 --lr_shrink 0.7",
    build: .schedule { arguments throws(ScheduleError) in
      let (low, high) = (try arguments.number("lr"), try arguments.number("max_lr"))
      guard high > low else {
        throw .refused(framework: "fairseq.optim.lr_scheduler.triangular", reason: "max_lr must be more than lr")
      }
      let half = Int(saturating: (try arguments.number("lr_period_updates") / 2).rounded(.down))
      let shrink = try arguments.number("lr_shrink")
      return try ShrinkingTriangles(
        low: low, high: high, stepSize: half, lowDecay: arguments.flag("shrink_min") ? shrink : 1, highDecay: shrink)
    })

  static let fairseqTriStage = ScheduleDefinition(
    "fairseq.tri_stage",
    summary: "A line up, a hold, and an exponential decay to a share of the rate, which then holds.",
    formula:
      "lr · (i + (1 - i) · t / w), lr over hold_steps, lr · f^(s / decay_steps), then lr · f; i, f = init_, final_lr_scale",
    source: fairseqSource("tri_stage") + "; Park et al. 2019, arXiv 1904.08779",
    parameters: [
      Parameter("lr", .rate, .value(0.25), bounds: .positive, help: "Rate of the hold"),
      Parameter(
        "warmup_steps", .duration, .value(.duration(.iterations(0))), bounds: .nonNegative,
        help: "Updates of the warmup"),
      Parameter(
        "hold_steps", .duration, .value(.duration(.iterations(0))), bounds: .nonNegative, help: "Updates of the hold"),
      Parameter(
        "decay_steps", .duration, .value(.duration(.iterations(0))), bounds: .nonNegative, help: "Updates of the decay"),
      Parameter(
        "phase_ratio", .list(of: .fraction), .none("the three lengths"),
        help: "Shares of max_update of the three stages, adding up to 1, instead of their lengths"),
      Parameter("max_update", .duration, .none("needs the three lengths"), help: "All updates, for phase_ratio"),
      Parameter(
        "init_lr_scale", .factor, .value(0.01), bounds: .nonNegative, help: "Rate at update 0 as a share of lr"),
      Parameter("final_lr_scale", .factor, .value(0.01), bounds: .positive, help: "Rate at the end as a share of lr"),
    ],
    example: "fairseq.tri_stage --lr 0.03 --max_update 1000 --phase_ratio 0.1,0.4,0.5",
    build: .schedule { arguments throws(ScheduleError) in
      let (warmup, hold, decay) = try fairseqStages(arguments)
      guard decay > 0 else {
        throw .refused(
          framework: "fairseq.optim.lr_scheduler.tri_stage",
          reason: warmup == 0 && hold == 0
            ? "please specify steps or phase_ratio" : "decay_steps is 0, and the rate of the decay divides by it")
      }
      let rate = try arguments.number("lr")
      let finish = try arguments.number("final_lr_scale") * rate
      let fall = try Ramp(from: rate, to: finish, length: decay, curve: .exponential)
      return try Named(Constant(rate: rate), "hold").cut(after: hold, then: fall)
        .warmedUp(from: arguments.number("init_lr_scale") * rate, to: rate, over: warmup)
    })

  /// The updates of the three stages, from their lengths or their shares.
  private static func fairseqStages(
    _ arguments: Arguments
  ) throws(ScheduleError) -> (warmup: Int, hold: Int, decay: Int) {
    guard arguments.isGiven("phase_ratio") else {
      return (
        try arguments.iterations("warmup_steps"), try arguments.iterations("hold_steps"),
        try arguments.iterations("decay_steps")
      )
    }
    let shares = try arguments.numbers("phase_ratio")
    guard shares.count == 3 else {
      throw .wrongCount(parameter: "phase_ratio", count: shares.count, expected: 3, because: "one share for each stage")
    }
    // Newer Pythons add floats up without the rounding that makes older ones refuse 0.2, 0.7, 0.1.
    guard (shares.reduce(0, +) - 1).magnitude < 1e-9 else {
      throw .refused(framework: "fairseq.optim.lr_scheduler.tri_stage", reason: "phase ratios must add up to 1")
    }
    guard let total = try arguments.optionalIterations("max_update") else {
      throw .needs(parameter: "phase_ratio", other: "max_update")
    }
    func steps(_ share: Double) -> Int { Int(saturating: Double(total) * share) }
    return (steps(shares[0]), steps(shares[1]), steps(shares[2]))
  }
}
