import Schedules

extension TorchTitan {
  static let linearWarmupStableDecay = entry(
    "linear_warmup_stable_decay",
    summary: "Warm up, hold, and decay over the last decay_ratio of the steps, or without one right after the warmup.",
    formula: """
      lr · (t + 1) / W for t < W; lr; lr · (m + (1 - m) · f(p)), p = (t + 1 - (T + 1 - D)) / D, f 1 - p, 1 - √p or (1 + cos \
      πp) / 2; D = T - W, or min(round(T · decay_ratio), T - W)
      """,
    example:
      "torchtitan.linear_warmup_stable_decay --lr 8e-4 --total_steps 1000 --warmup_steps 100 --decay_ratio 0.2"
  ) { declare in
    declare(rate)
    let total = declare(
      .duration("total_steps", 10_000, aliases: ["steps"], gives: .length, help: "Steps of the run, T"))
    declare(warmup)
    let decayRatio = declare(
      .fraction("decay_ratio", .none("all after the warmup"), help: "Share of the steps that the decay takes, rounded"))
    let decayType = declare(.choice("decay_type", DecayType.linear, help: "The way down"))
    let factor = declare(.factor("min_lr_factor", 0, help: "Lowest rate as a share of lr, m"), as: .finish, .floor)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, total) = (try arguments[rate], try arguments[total])
      let climb = min(try arguments[warmup], total)
      let ratio = try arguments[decayRatio]
      let decay = ratio.map { min(.pythonRound(Double(total) * $0), total - climb) } ?? total - climb
      var timeline = Timeline()
      try timeline.warmup(to: rate, begin: -1, end: Double(climb) - 1, until: climb)
      // The first step with less than the full rate is one after the hold.
      try timeline.hold(rate, until: total.addingSaturating(1 - decay))
      if decay == 0 { return try timeline.holding(rate, lasting: total, "stable") }
      return try timeline.then(
        timeline.way(
          from: rate, to: arguments[factor] * rate, begin: Double(total) - Double(decay), end: Double(total),
          arguments[decayType].curve), lasting: total)
    } inverse: { form in
      guard let stages = form.counted(.update), stages.start == 0, let fall = stages.fall,
        let type = DecayType.allCases.first(where: { fall.leg.follows($0.curve) }), fall.leg.from > 0
      else { return nil }
      let share = Double(fall.length).ratio(to: Double(fall.end))
      guard Int.pythonRound(Double(fall.end) * share) == fall.length else { return nil }
      return [
        rate(fall.leg.from), total(fall.end), warmup(stages.climb), decayRatio(share), decayType(type),
        factor(fall.leg.to.ratio(to: fall.leg.from)),
      ]
    }
  }

  /// The way down.
  private enum DecayType: String, ParameterChoice {
    case linear
    case squareRoot = "sqrt"
    case cosine

    var curve: Curve {
      switch self {
      case .linear: .linear
      case .squareRoot: .oneMinusSquareRoot
      case .cosine: .cosine
      }
    }
  }
}
