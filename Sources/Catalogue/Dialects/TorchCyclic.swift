import Schedules

extension Catalogue {
  static let torchCosine = ScheduleDefinition(
    "torch.CosineAnnealingLR",
    summary: "Half a cosine to eta_min over T_max; it climbs again after T_max and goes on for ever.",
    formula: "eta_min + (lr - eta_min) · (1 + cos(π t / T_max)) / 2 for every t",
    source: torchSource("CosineAnnealingLR"),
    parameters: [
      torchRate,
      Parameter(
        "T_max", .duration, .required, bounds: .any, help: "Iterations to the lowest rate; its sign does not matter"),
      Parameter("eta_min", .rate, .value(0.0), help: "Rate at T_max; it may be the higher one"),
    ],
    example: "torch.CosineAnnealingLR --lr 0.1 --T_max 1000",
    build: .schedule { arguments throws(ScheduleError) in
      let half = try arguments.iterations("T_max")
      guard half != 0 else {
        throw torchRefusal("CosineAnnealingLR", "ZeroDivisionError: integer modulo by zero (T_max)")
      }
      return try CosineWave(
        from: arguments.number("lr"), to: arguments.number("eta_min"), halfWave: Int(clamping: half.magnitude))
    })

  static let torchWarmRestarts = ScheduleDefinition(
    "torch.CosineAnnealingWarmRestarts",
    summary: "Cosine annealing with warm restarts; no whole iteration reaches eta_min.",
    formula: "eta_min + (lr - eta_min) · (1 + cos(π T_cur / T_i)) / 2, T_i = T_0 · T_mult^i in cycle i",
    source: torchSource("CosineAnnealingWarmRestarts"),
    parameters: [
      torchRate,
      Parameter("T_0", .duration, .required, help: "Iterations of the first cycle; epochs with --steps_per_epoch"),
      Parameter("T_mult", .count, .value(1), help: "What each next cycle length is multiplied by"),
      Parameter("eta_min", .rate, .value(0.0), help: "Rate that the end of a cycle comes close to"),
      Parameter(
        "steps_per_epoch", .count, .none("step() after every iteration"), gives: .updatesPerEpoch,
        help: "Iterations n of an epoch, for step(i / n) before each"),
    ],
    example: "torch.CosineAnnealingWarmRestarts --lr 0.1 --T_0 200 --T_mult 2",
    build: .schedule { arguments throws(ScheduleError) in
      let steps = try arguments.optionalCount("steps_per_epoch") ?? 1
      return try warmRestarts(
        from: arguments.number("lr"), to: arguments.number("eta_min"),
        firstLength: arguments.iterations("T_0").multipliedSaturating(by: steps), growth: arguments.count("T_mult"))
    })

  /// Cosines with warm restarts, each so many times longer than the one before.
  static func warmRestarts(
    from start: Double, to finish: Double, firstLength: Int, growth: Int
  ) throws(ScheduleError) -> any Schedule {
    try Cyclical(
      Cosine(minimum: finish, maximum: start, cycleLength: firstLength), lengthDecay: Double(growth))
  }

  static let torchCyclic = ScheduleDefinition(
    "torch.CyclicLR",
    summary: "Triangles between two rates, of constant or shrinking height; gamma acts on iterations, not on cycles.",
    formula: "base_lr + (max_lr - base_lr) · side · scale; scale 1, 1/2^(cycle - 1) or gamma^t",
    source: torchSource("CyclicLR"),
    parameters: [
      Parameter("base_lr", .rate, .required, help: "Rate between the triangles"),
      Parameter("max_lr", .rate, .required, help: "Rate at the peaks, before they shrink; it may be the lower one"),
      Parameter(
        "step_size_up", .duration, .value(.duration(.iterations(2000))), bounds: cyclicSteps, help: "Iterations up"),
      Parameter(
        "step_size_down", .duration, .none("step_size_up"), bounds: Bounds(0, 0x1p61),
        help: "Iterations down; with 0 the peak is never reached"),
      Parameter("mode", .choice(cyclicModes), .value(.choice("triangular")), help: "How the triangles shrink"),
      Parameter("gamma", .factor, .value(1.0), bounds: .positive, help: "Factor of each iteration in exp_range"),
    ],
    example: "torch.CyclicLR --base_lr 0.001 --max_lr 0.01 --step_size_up 200 --mode triangular2",
    build: .schedule { arguments throws(ScheduleError) in
      try cyclic(arguments, minimum: "base_lr", maximum: "max_lr", gamma: "gamma")
    })

  /// The numbers of iterations that a side of a triangle may take.
  static let cyclicSteps = Bounds(1, 0x1p61)

  /// The modes as PyTorch and Paddle write them.
  static let cyclicModes = ["triangular", "triangular2", "exp_range"]

  /// Triangles, from parameters that only differ in three names between frameworks.
  static func cyclic(
    _ arguments: Arguments, minimum: String, maximum: String, gamma: String
  ) throws(ScheduleError) -> any Schedule {
    let modes: [String: CyclicalLearningRate.Mode] = [
      "triangular": .triangular, "triangular2": .triangular2, "exp_range": .exponentialRange,
    ]
    return try CyclicalLearningRate(
      minimum: arguments.number(minimum), maximum: arguments.number(maximum),
      stepSize: arguments.iterations("step_size_up"), stepSizeDown: arguments.optionalIterations("step_size_down"),
      mode: modes[arguments.choice("mode")] ?? .triangular, gamma: arguments.number(gamma))
  }

  static let torchStochasticWeightAveraging = ScheduleDefinition(
    "torch.SWALR",
    summary: "From the rate that was reached to that of stochastic weight averaging; at once with anneal_epochs 0.",
    formula: "swa_lr · a + lr · (1 - a), a = p or (1 - cos πp) / 2, p = min(1, t / anneal_epochs)",
    source: "PyTorch 2.13.0, torch.optim.swa_utils.SWALR",
    parameters: [
      torchRate,
      Parameter("swa_lr", .rate, .required, help: "Rate at the end and after it"),
      Parameter(
        "anneal_epochs", .duration, .value(.duration(.iterations(10))), bounds: .nonNegative,
        help: "Steps from one to the other"),
      Parameter("anneal_strategy", .choice(["cos", "linear"]), .value(.choice("cos")), help: "The way"),
    ],
    example: "torch.SWALR --lr 0.1 --swa_lr 0.02 --anneal_epochs 200",
    build: .schedule { arguments throws(ScheduleError) in
      let (rate, count) = (try arguments.number("swa_lr"), try arguments.iterations("anneal_epochs"))
      if count == 0 { return try Constant(rate: rate) }
      return try Ramp(
        from: arguments.number("lr"), to: rate, length: count,
        curve: arguments.choice("anneal_strategy") == "cos" ? .cosine : .linear, name: "annealing")
    })
}
