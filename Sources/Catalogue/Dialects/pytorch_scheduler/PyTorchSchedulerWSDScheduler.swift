import Schedules

extension PyTorchScheduler {
  static let wsdScheduler = entry(
    "WSDScheduler",
    summary: "Warm up, hold, and decay by the end of total_steps.",
    formula: "lr · t / W; lr; min_lr + (lr - min_lr) · f(p), f cosine, 1 - p or 1 - √p; then min_lr",
    literature: "MiniCPM, arXiv 2404.06395",
    example: "pytorch_scheduler.WSDScheduler --lr 0.1 --total_steps 1500 --warmup_steps 100 --stable_steps 1000"
  ) { declare in
    declare(Torch.rate)
    declare(total)
    let warmup = declare(.duration("warmup_steps", .required, bounds: .nonNegative, help: "Iterations of the warmup"))
    let stableSteps = declare(
      .duration("stable_steps", .required, bounds: .nonNegative, help: "Iterations of the hold"))
    declare(minimum)
    let decayType = declare(
      .choice(
        "decay_type", DecayType.cosine, orElse: .squareRoot, help: "The way down; any other word is sqrt"))
    return .schedule { arguments throws(ScheduleError) in
      try Trapezoid.holdGiven(stableSteps).schedule(arguments, warmup: warmup, curve: arguments[decayType].curve)
    } inverse: { form in
      guard let stages = Trapezoid.reading(form), let way = stages.way,
        let type = DecayType.allCases.first(where: { way.follows($0.curve) })
      else { return nil }
      return stages.solution + [warmup(stages.warmup), stableSteps(stages.hold), decayType(type)]
    }
  }

  /// The way down.
  private enum DecayType: String, ParameterChoice {
    case cosine
    case linear
    case squareRoot = "sqrt"

    var curve: Curve {
      switch self {
      case .cosine: .cosine
      case .linear: .linear
      case .squareRoot: .oneMinusSquareRoot
      }
    }
  }
}
