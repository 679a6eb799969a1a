import Schedules

extension PyTorchScheduler {
  static let warmupScheduler = entry(
    "WarmupScheduler",
    summary: "A way up from 0 to the optimizer's rate, after which the curve begins; \"exponential\" is a square.",
    formula: "lr · f(t / warmup_steps), f = p, (1 - cos πp) / 2 or p²; then s(t - warmup_steps)",
    example:
      "pytorch_scheduler.RexScheduler --lr 0.1 --total_steps 1000 pytorch_scheduler.WarmupScheduler --warmup_steps 100"
  ) { declare in
    let warmup = declare(.duration("warmup_steps", .required, bounds: .nonNegative, help: "Iterations of the warmup"))
    let warmupType = declare(.choice("warmup_type", WarmupType.linear, help: "f, the way up"))
    let rate = declare(.rate("lr", .none("that of the curve"), help: "The optimizer's rate, which the way leads to"))
    return .modifier { inner, arguments throws(ScheduleError) in
      let length = try arguments[warmup]
      if length == 0 { return inner }
      let way = try Ramp(
        from: 0, to: arguments[rate] ?? inner.optimizerRate, length: length,
        curve: arguments[warmupType].curve, name: "warmup")
      return try Sequential(way, then: inner)
    } inverse: { form in
      guard let beginning = form.beginning, beginning.way.begin == 0, beginning.way.from == 0, !beginning.way.isLevel,
        beginning.way.end == Double(beginning.count),
        let type = WarmupType.allCases.first(where: { beginning.way.follows($0.curve) })
      else { return Solution([warmup(0)], around: form) }
      return Solution(
        [warmup(beginning.count), warmupType(type), rate(beginning.way.to)], around: beginning.rest)
    }
  }

  /// The way up.
  private enum WarmupType: String, ParameterChoice {
    case linear
    case cosine
    case exponential

    var curve: Curve {
      switch self {
      case .linear: .linear
      case .cosine: .cosine
      case .exponential: .square
      }
    }
  }
}
