import Schedules

extension Catalogue {
  /// The half cosines over the decay that most of transformers' cosines count in waves.
  private static let hfWaves = Parameter(
    "num_cycles", .factor, .value(0.5), help: "Waves of the cosine over the decay; ½ falls once")

  static let hfCosine = ScheduleDefinition(
    "hf.cosine",
    summary: "A line up over the warmup, then a cosine that climbs again after the last step.",
    formula: "lr · t / w for t < w, then lr · (1 + cos(2π · num_cycles · (t - w) / max(1, T - w))) / 2, also for t > T",
    source: hfSource("cosine"),
    parameters: [hfRate, hfWarmup, hfTraining, hfWaves],
    example: "hf.cosine --lr 5e-5 --num_warmup_steps 100 --num_training_steps 1000",
    build: .schedule { arguments throws(ScheduleError) in
      try hfWarmedUp(
        CosineWave(
          minimum: 0, maximum: arguments.number("lr"), waves: arguments.number("num_cycles"),
          length: hfDecayLength(arguments)), arguments)
    })

  static let hfCosineWithRestarts = ScheduleDefinition(
    "hf.cosine_with_restarts",
    summary: "A line up over the warmup, then so many falling cosines, and 0 after the last step.",
    formula:
      "lr · t / w for t < w, then lr · (1 + cos(π · (num_cycles · P mod 1))) / 2, P = (t - w) / max(1, T - w); 0 for P ≥ 1",
    source: hfSource("cosine_with_restarts"),
    parameters: [
      hfRate, hfWarmup, hfTraining,
      Parameter(
        "num_cycles", .factor, .value(1.0), bounds: .nonNegative, help: "Cosines over the decay; 0 holds the rate"),
    ],
    example: "hf.cosine_with_restarts --lr 5e-5 --num_warmup_steps 100 --num_training_steps 1000 --num_cycles 3",
    build: .schedule { arguments throws(ScheduleError) in
      let length = try hfDecayLength(arguments)
      let cycles = try WarmRestarts(
        CycleRates(start: arguments.number("lr"), end: 0), fall: .curve(.cosine),
        clock: .counted(count: arguments.number("num_cycles"), length: Double(length)))
      return try hfWarmedUp(cycles.cut(after: length, then: Named(Constant(rate: 0), "floor")), arguments)
    })

  private static let hfMinimum = [
    Parameter("min_lr", .rate, .none("min_lr_rate"), help: "Lowest rate; excludes --min_lr_rate"),
    Parameter(
      "min_lr_rate", .factor, .none("min_lr"), bounds: .nonNegative,
      help: "Lowest rate as a share of lr; excludes --min_lr"),
  ]

  /// The cosine between the lowest rate and the optimizer's.
  private static func hfWaveAboveMinimum(_ arguments: Arguments) throws(ScheduleError) -> CosineWave {
    if arguments.isGiven("min_lr"), arguments.isGiven("min_lr_rate") {
      throw .exclusive(parameters: ["min_lr", "min_lr_rate"])
    }
    let rate = try arguments.number("lr")
    let share = try arguments.optionalNumber("min_lr_rate").map { $0 * rate }
    guard let minimum = try arguments.optionalNumber("min_lr") ?? share else {
      throw .needsOneOf(parameters: ["min_lr", "min_lr_rate"])
    }
    // transformers divides the lowest rate by the optimizer's.
    if arguments.isGiven("min_lr") { try Check.bounds("lr", rate, .positive) }
    return try CosineWave(
      minimum: minimum, maximum: rate, waves: arguments.number("num_cycles"), length: hfDecayLength(arguments))
  }

  static let hfCosineWithMinimum = ScheduleDefinition(
    "hf.cosine_with_min_lr",
    summary: "A line up from 0 over the warmup, then a cosine down to a lowest rate, from which it climbs again.",
    formula:
      "lr · t / w for t < w, then min_lr + (lr - min_lr) · (1 + cos(2π · num_cycles · (t - w) / max(1, T - w))) / 2",
    source: hfSource("cosine_with_min_lr"),
    parameters: [hfRate, hfWarmup, hfTraining, hfWaves] + hfMinimum,
    example: "hf.cosine_with_min_lr --lr 5e-5 --num_warmup_steps 100 --num_training_steps 1000 --min_lr 5e-6",
    build: .schedule { arguments throws(ScheduleError) in
      try hfWarmedUp(hfWaveAboveMinimum(arguments), arguments)
    })

  static let hfCosineWarmupWithMinimum = ScheduleDefinition(
    "hf.cosine_warmup_with_min_lr",
    summary:
      "As cosine_with_min_lr but a step early: the peak at w - 1, the lowest rate at T - 1, and a climb after it.",
    formula:
      "lr · (t + 1) / w, or from warmup_lr_rate · lr to lr at w - 1, for t < w; then the cosine at (t - w + 1) / max(1, T - w)",
    source: hfSource("cosine_warmup_with_min_lr"),
    parameters: [hfRate, hfWarmup, hfTraining, hfWaves] + hfMinimum + [
      Parameter(
        "warmup_lr_rate", .factor, .none("1 / num_warmup_steps"), bounds: .nonNegative,
        help: "Rate at step 0 as a share of lr")
    ],
    example:
      "hf.cosine_warmup_with_min_lr --lr 5e-5 --num_warmup_steps 100 --num_training_steps 1000 --min_lr_rate 0.1",
    build: .schedule { arguments throws(ScheduleError) in
      let wave = try hfWaveAboveMinimum(arguments)
      let (rate, warmup) = (wave.start, try arguments.iterations("num_warmup_steps"))
      // The wave begins on its crest at w - 1, where the warmup arrives; without a warmup that is before step 0.
      if warmup < 1 { return Shifted(wave, by: warmup.addingSaturating(-1)) }
      guard let share = try arguments.optionalNumber("warmup_lr_rate") else {
        let line = try Ramp(from: 0, to: rate, length: warmup, name: "warmup")
        return try Shifted(line, by: -1).cut(after: warmup - 1, then: wave)
      }
      if warmup == 1 {
        return try Named(Constant(rate: share * rate), "warmup").cut(after: 1, then: Shifted(wave, by: -1))
      }
      return try wave.warmedUp(from: share * rate, to: rate, over: warmup - 1)
    })

  static let hfWarmupStableDecay = ScheduleDefinition(
    "hf.warmup_stable_decay",
    summary: "Warm up from min_lr_ratio and not from 0, hold, decay to it again, and stay there.",
    formula:
      "lr · (m + (1 - m) f(t / w)) for t < w; lr; lr · (m + (1 - m) f(p)), p from 0 to 1 over num_decay_steps; then m · lr",
    source: hfSource("warmup_stable_decay"),
    parameters: [
      hfRate, hfWarmup,
      Parameter("num_decay_steps", .duration, .required, bounds: .nonNegative, help: "Steps of the decay"),
      Parameter(
        "num_training_steps", .duration, .none("the sum of the three"), bounds: .nonNegative,
        help: "All steps; gives num_stable_steps where that is not given"),
      Parameter(
        "num_stable_steps", .duration, .none("num_training_steps less the other two"), bounds: .nonNegative,
        help: "Steps at the full rate"),
      Parameter("warmup_type", .choice(["linear", "cosine", "1-sqrt"]), .value(.choice("linear")), help: "The way up"),
      Parameter(
        "decay_type", .choice(["linear", "cosine", "1-sqrt"]), .value(.choice("cosine")), help: "The way down"),
      Parameter(
        "min_lr_ratio", .factor, .value(0.0), bounds: .nonNegative, help: "Lowest rate as a share of lr, m"),
      Parameter("num_cycles", .factor, .value(0.5), help: "Waves of the cosine decay"),
    ],
    example: "hf.warmup_stable_decay --num_warmup_steps 100 --num_decay_steps 300 --num_training_steps 1000",
    build: .schedule { arguments throws(ScheduleError) in
      guard arguments.isGiven("num_training_steps") || arguments.isGiven("num_stable_steps") else {
        throw .needsOneOf(parameters: ["num_training_steps", "num_stable_steps"])
      }
      let curves: [String: Curve] = ["cosine": .cosine, "1-sqrt": .oneMinusSquareRoot]
      let rate = try arguments.number("lr")
      let minimum = try arguments.number("min_lr_ratio") * rate
      let (warmup, decay) = (try arguments.iterations("num_warmup_steps"), try arguments.iterations("num_decay_steps"))
      let training = try arguments.optionalIterations("num_training_steps") ?? 0
      let stable =
        try arguments.optionalIterations("num_stable_steps")
        ?? training.addingSaturating(-decay).addingSaturating(-max(warmup, -Int.max))
      let type = try arguments.choice("decay_type")
      let length = max(1, decay)
      let fall: any Schedule =
        type == "cosine"
        ? try CosineWave(minimum: minimum, maximum: rate, waves: arguments.number("num_cycles"), length: length)
        : try Ramp(from: rate, to: minimum, length: length, curve: curves[type] ?? .linear)
      let down = try Named(fall, "decay").cut(after: decay, then: Named(Constant(rate: minimum), "floor"))
      // Steps that do not suffice for the decay cut its beginning off.
      let hold = Named(try Constant(rate: rate), "stable")
      let after = stable < 0 ? Shifted(down, by: stable) : try hold.cut(after: stable, then: down)
      if warmup < 0 { return Shifted(after, by: warmup) }
      if warmup == 0 { return after }
      let way = try Ramp(
        from: minimum, to: rate, length: warmup, curve: curves[arguments.choice("warmup_type")] ?? .linear,
        isWarmup: true, name: "warmup")
      return try Sequential(way, then: after)
    })
}
