import Schedules

extension Catalogue {
  /// The schedules of the Flax guides and examples, which are made of optax's.
  static let flax: [ScheduleDefinition] = [flaxTriangular, flaxLearningRateFunction]

  private static let flaxTriangular = ScheduleDefinition(
    "flax.create_triangular_schedule",
    summary: "The triangular cycles of the Flax learning-rate guide.",
    formula: """
      top = ⌊(n + 1) / 2⌋, c = t mod n: lr_min + c/top · (lr_max - lr_min), from top on lr_max - (c - top)/top · (…)
      """,
    source: "Flax guide, learning rate scheduling",
    parameters: [
      Parameter("lr_min", .rate, .value(3e-3), help: "Rate at the start of a cycle"),
      Parameter("lr_max", .rate, .value(3e-2), help: "Rate at the peak"),
      Parameter("steps_per_cycle", .duration, .required, help: "Iterations of a cycle, n"),
    ],
    example: "flax.create_triangular_schedule --lr_min 3e-3 --lr_max 3e-2 --steps_per_cycle 100",
    build: .schedule { arguments throws(ScheduleError) in
      // Of an odd cycle the way down is cut one iteration before the lowest rate.
      let steps = try arguments.iterations("steps_per_cycle")
      let top = steps / 2 + steps % 2
      let triangle = try Triangular(
        minimum: arguments.number("lr_min"), maximum: arguments.number("lr_max"),
        cycleLength: top.multipliedSaturating(by: 2))
      return try Cyclical(Period(triangle, every: steps))
    })

  private static let flaxLearningRateFunction = ScheduleDefinition(
    "flax.create_learning_rate_fn",
    summary: "The schedule of the ImageNet example: a line up over some epochs, then a cosine down to 0.",
    formula:
      """
      base · t / w for t < w, then base · (1 + cos(π (t - w) / c)) / 2; w and c in epochs: warmup, max(num - \
      warmup, 1)
      """,
    source: "Flax, examples/imagenet/train.py, create_learning_rate_fn",
    parameters: [
      Parameter("base_learning_rate", .rate, .required, help: "Rate after the warmup"),
      Parameter("warmup_epochs", .count, .required, bounds: .nonNegative, help: "Epochs of the warmup"),
      Parameter("num_epochs", .count, .required, help: "Epochs of the run, warmup included"),
      Parameter(
        "steps_per_epoch", .count, .none("that of the run"), gives: .updatesPerEpoch, help: "Iterations in an epoch"),
    ],
    example:
      "flax.create_learning_rate_fn --base_learning_rate 0.1 --warmup_epochs 5 --num_epochs 100 --steps_per_epoch 15",
    build: .schedule { arguments throws(ScheduleError) in
      guard let steps = try arguments.optionalCount("steps_per_epoch") ?? arguments.context.iterationsPerEpoch else {
        throw .missing(parameter: "steps_per_epoch")
      }
      let (warmup, epochs) = (try arguments.count("warmup_epochs"), try arguments.count("num_epochs"))
      // The cosine lasts an epoch even where the warmup has used them all.
      let decay = try Ramp(
        from: arguments.number("base_learning_rate"), to: 0,
        length: max(epochs - warmup, 1).multipliedSaturating(by: steps), curve: .cosine, name: "cosine")
      return try decay.warmedUp(over: warmup.multipliedSaturating(by: steps))
    })
}
