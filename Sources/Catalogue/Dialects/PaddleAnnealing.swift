import Schedules

extension Catalogue {
  static let paddleLinear = ScheduleDefinition(
    "paddle.LinearLR",
    summary: "A line from one factor to another, which then holds.",
    formula: "learning_rate · (start_factor + (end_factor - start_factor) · min(t, total_steps) / total_steps)",
    source: paddleSource("LinearLR"),
    parameters: [
      paddleRate,
      Parameter("total_steps", .duration, .required, help: "Iterations from one to the other"),
      Parameter(
        "start_factor", .fraction, .value(.number(1 / 3)), bounds: .positiveFraction, help: "Factor at iteration 0"),
      Parameter("end_factor", .fraction, .value(1.0), help: "Factor at the end and after it"),
    ],
    example: "paddle.LinearLR --learning_rate 0.1 --total_steps 500",
    build: .schedule { arguments throws(ScheduleError) in
      let rate = try arguments.number("learning_rate")
      return try Ramp(
        from: rate * arguments.number("start_factor"), to: rate * arguments.number("end_factor"),
        length: arguments.iterations("total_steps"), name: "linear")
    })

  static let paddleLambda = ScheduleDefinition(
    "paddle.LambdaDecay",
    summary: "The rate times a formula of the epoch.",
    formula: "learning_rate · lr_lambda(t)",
    source: paddleSource("LambdaDecay"),
    parameters: [paddleRate, lambdaParameter],
    example: "paddle.LambdaDecay --learning_rate 0.1 --lr_lambda '0.95 ** (epoch // 10)'",
    build: .schedule { arguments throws(ScheduleError) in
      try lambda(arguments, rate: "learning_rate", framework: "paddle.optimizer.lr.LambdaDecay")
    })

  static let paddleMultiplicative = ScheduleDefinition(
    "paddle.MultiplicativeDecay",
    summary: "The rate before, times a formula of the epoch; the formula of epoch 0 is never used.",
    formula: "learning_rate · ∏ lr_lambda(e) over e = 1 … t",
    source: paddleSource("MultiplicativeDecay"),
    parameters: [paddleRate, lambdaParameter],
    example: "paddle.MultiplicativeDecay --learning_rate 0.1 --lr_lambda 0.95",
    build: .schedule { arguments throws(ScheduleError) in
      try multiplicative(arguments, rate: "learning_rate", framework: "paddle.optimizer.lr.MultiplicativeDecay")
    })

  static let paddleCosine = ScheduleDefinition(
    "paddle.CosineAnnealingDecay",
    summary: "Half a cosine to eta_min over T_max; it climbs again after T_max and goes on for ever.",
    formula: "eta_min + (learning_rate - eta_min) · (1 + cos(π t / T_max)) / 2 for every t",
    source: paddleSource("CosineAnnealingDecay"),
    parameters: [
      paddleRate,
      Parameter("T_max", .duration, .required, help: "Iterations to the lowest rate"),
      Parameter("eta_min", .rate, .value(0.0), help: "Rate at T_max"),
    ],
    example: "paddle.CosineAnnealingDecay --learning_rate 0.1 --T_max 1000",
    build: .schedule { arguments throws(ScheduleError) in
      try CosineWave(
        from: arguments.number("learning_rate"), to: arguments.number("eta_min"),
        halfWave: arguments.iterations("T_max"))
    })

  static let paddleWarmRestarts = ScheduleDefinition(
    "paddle.CosineAnnealingWarmRestarts",
    summary: "Cosine annealing with warm restarts; no whole iteration reaches eta_min.",
    formula: "eta_min + (learning_rate - eta_min) · (1 + cos(π T_cur / T_i)) / 2, T_i = T_0 · T_mult^i in cycle i",
    source: paddleSource("CosineAnnealingWarmRestarts"),
    parameters: [
      paddleRate,
      Parameter("T_0", .duration, .required, help: "Iterations of the first cycle"),
      Parameter("T_mult", .count, .value(1), help: "What each next cycle length is multiplied by"),
      Parameter("eta_min", .rate, .value(0.0), help: "Rate that the end of a cycle comes close to"),
    ],
    example: "paddle.CosineAnnealingWarmRestarts --learning_rate 0.1 --T_0 200 --T_mult 2",
    build: .schedule { arguments throws(ScheduleError) in
      try warmRestarts(
        from: arguments.number("learning_rate"), to: arguments.number("eta_min"),
        firstLength: arguments.iterations("T_0"), growth: arguments.count("T_mult"))
    })

  static let paddleOneCycle = ScheduleDefinition(
    "paddle.OneCycleLR",
    summary:
      "PyTorch's one cycle, but the last rate is given and not its share; three phases need phase_pct below 0.5.",
    formula: "max/divide_factor → max by phase_pct·T - 1 → end_learning_rate by T - 1; T + 1 raises",
    source: paddleSource("OneCycleLR"),
    parameters: [
      Parameter("max_learning_rate", .rate, .required, help: "Rate at the peak"),
      Parameter("total_steps", .duration, .required, help: "Iterations of the cycle, T"),
      Parameter(
        "divide_factor", .factor, .value(25.0), bounds: .positive, help: "Rate at the peak over the first rate"),
      Parameter("end_learning_rate", .rate, .value(1e-4), help: "Rate at the end"),
      Parameter("phase_pct", .fraction, .value(0.3), help: "Share of the cycle on the way up"),
      Parameter("anneal_strategy", .choice(["cos", "linear"]), .value(.choice("cos")), help: "The way"),
      Parameter("three_phase", .flag, .value(false), help: "Down to the first rate as long as up, then to the last"),
    ],
    example: "paddle.OneCycleLR --max_learning_rate 0.1 --total_steps 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let framework = "paddle.optimizer.lr.OneCycleLR"
      let (share, isThreePhase) = (try arguments.number("phase_pct"), try arguments.flag("three_phase"))
      if isThreePhase && share >= 0.5 {
        throw .refused(framework: framework, reason: "When three_phase is True, 'phase_pct' must be less than 0.5")
      }
      let peak = try arguments.number("max_learning_rate")
      let cycle = OneCyclePhases(
        total: try arguments.iterations("total_steps"), fraction: share,
        initial: try peak / arguments.number("divide_factor"), maximum: peak,
        final: try arguments.number("end_learning_rate"), isThreePhase: isThreePhase,
        isCosine: try arguments.choice("anneal_strategy") == "cos", framework: framework)
      return try cycle.schedule(pastTheEnd: { last in
        "Tried to step \(last.addingSaturating(1)) times. However the number of total steps is \(last)"
      })
    })

  static let paddleCyclic = ScheduleDefinition(
    "paddle.CyclicLR",
    summary:
      "Triangles between two rates, of constant or shrinking height; exp_gamma acts on iterations, not on cycles.",
    formula: "base + (max - base) · side · scale; scale 1, 1/2^(cycle - 1) or exp_gamma^t",
    source: paddleSource("CyclicLR"),
    parameters: [
      Parameter("base_learning_rate", .rate, .required, help: "Rate between the triangles"),
      Parameter("max_learning_rate", .rate, .required, help: "Rate at the peaks, before they shrink"),
      Parameter("step_size_up", .duration, .required, bounds: cyclicSteps, help: "Iterations up"),
      Parameter("step_size_down", .duration, .none("step_size_up"), bounds: cyclicSteps, help: "Iterations down"),
      Parameter("mode", .choice(cyclicModes), .value(.choice("triangular")), help: "How the triangles shrink"),
      Parameter("exp_gamma", .factor, .value(1.0), bounds: .positive, help: "Factor of each iteration in exp_range"),
    ],
    example: "paddle.CyclicLR --base_learning_rate 0.01 --max_learning_rate 0.1 --step_size_up 200",
    build: .schedule { arguments throws(ScheduleError) in
      try cyclic(arguments, minimum: "base_learning_rate", maximum: "max_learning_rate", gamma: "exp_gamma")
    })

  static let paddlePlateau = ScheduleDefinition(
    "paddle.ReduceOnPlateau",
    summary:
      "A factor when a metric has stopped improving; metrics of a cooldown are not even looked at, unlike PyTorch's.",
    formula:
      "lr · factor after more than patience bad epochs running; better: m < best - best · threshold",
    source: paddleSource("ReduceOnPlateau"),
    parameters: [paddleRate] + plateauParameters + [
      Parameter("cooldown", .count, .value(0), bounds: .nonNegative, help: "Epochs after a cut that are not looked at"),
      Parameter("min_lr", .rate, .value(0.0), help: "Lowest rate"),
      Parameter("epsilon", .factor, .value(1e-8), help: "Smallest change that is made"),
      epochParameter,
    ],
    example: "paddle.ReduceOnPlateau --learning_rate 0.1 --patience 2 --metrics 3,2,2,2,2,2,1 --steps_per_epoch 200",
    build: .schedule { arguments throws(ScheduleError) in
      let replay = PlateauReplay(
        rule: PlateauRule(
          isMinimum: try arguments.choice("mode") == "min",
          kind: try arguments.choice("threshold_mode") == "rel" ? .share : .absolute,
          threshold: try arguments.number("threshold")),
        factor: try arguments.number("factor"), patience: try arguments.count("patience"),
        cooldown: try arguments.count("cooldown"), minimum: try arguments.number("min_lr"),
        epsilon: try arguments.number("epsilon"), initialBest: nil, ignoresMetricsInCooldown: true)
      return try plateau(replay, arguments, rate: arguments.number("learning_rate"))
    })

  static let paddleWarmup = ScheduleDefinition(
    "paddle.LinearWarmup",
    summary: "A line up to end_lr, after which the curve begins, wherever that is.",
    formula: "start_lr + (end_lr - start_lr) · t / warmup_steps for t < warmup_steps, then s(t - warmup_steps)",
    source: paddleSource("LinearWarmup"),
    parameters: [
      Parameter("warmup_steps", .duration, .required, help: "Iterations of the warmup"),
      Parameter("start_lr", .rate, .required, help: "Rate at iteration 0"),
      Parameter("end_lr", .rate, .required, help: "Rate that the line leads to, above start_lr"),
    ],
    example:
      "paddle.StepDecay --learning_rate 1 --step_size 300 paddle.LinearWarmup --warmup_steps 100 --start_lr 0 --end_lr 1",
    build: .modifier { inner, arguments throws(ScheduleError) in
      let (start, end) = (try arguments.number("start_lr"), try arguments.number("end_lr"))
      try Check.order("end_lr", end, .above, "start_lr", start)
      let line = try Ramp(from: start, to: end, length: arguments.iterations("warmup_steps"), name: "warmup")
      return try Sequential(line, then: inner)
    })
}
