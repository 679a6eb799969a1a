import Schedules

extension Catalogue {
  /// The parameter that metrics are given to.
  static let metricsParameter = Parameter(
    "metrics", .series, .required,
    help: "The metric after each epoch: a file with one number a line, or numbers with commas")

  /// The parameter that says how long an epoch is, on the axis of iterations.
  static let epochParameter = Parameter(
    "steps_per_epoch", .count, .none("that of the run, else 1"), gives: .updatesPerEpoch,
    help: "Iterations between two metrics")

  /// The number of iterations between two metrics.
  static func epochLength(_ arguments: Arguments) throws(ScheduleError) -> Int {
    try arguments.optionalCount("steps_per_epoch") ?? arguments.context.iterationsPerEpoch ?? 1
  }

  /// Factors below 1, which is all that frameworks ask of them.
  static let reducingFactor = Bounds(-Bounds.largestRate, 1, isBelowUpper: true)

  /// The metrics and what counts as a plateau of them, in the words of PyTorch and Paddle.
  static let plateauParameters = [
    metricsParameter,
    Parameter(
      "mode", .choice(["min", "max"]), .value(.choice("min")), help: "Whether lower or higher metrics are better"),
    Parameter("factor", .factor, .value(0.1), bounds: reducingFactor, help: "What the rate is multiplied by"),
    Parameter("patience", .count, .value(10), bounds: .nonNegative, help: "Bad epochs in a row that are tolerated"),
    Parameter("threshold", .factor, .value(1e-4), help: "By how much a metric must be better to count"),
    Parameter(
      "threshold_mode", .choice(["rel", "abs"]), .value(.choice("rel")), help: "Share of the best, or a difference"),
  ]

  static let torchPlateau = ScheduleDefinition(
    "torch.ReduceLROnPlateau",
    aliases: ["hf.reduce_lr_on_plateau"],
    summary: "A factor when a metric has stopped improving; of a negative best, slightly worse values count as better.",
    formula:
      "lr · factor after more than patience bad epochs running; better: m < best · (1 - threshold) or best - threshold",
    source: torchSource("ReduceLROnPlateau"),
    parameters: [torchRate] + plateauParameters + [
      Parameter("cooldown", .count, .value(0), bounds: .nonNegative, help: "Epochs after a cut that count as good"),
      Parameter("min_lr", .rate, .value(0.0), help: "Lowest rate"),
      Parameter("eps", .factor, .value(1e-8), help: "Smallest change that is made"),
      epochParameter,
    ],
    example: "torch.ReduceLROnPlateau --lr 0.1 --patience 2 --metrics 3,2,1.5,1.5,1.5,1.5,1.4 --steps_per_epoch 200",
    build: .schedule { arguments throws(ScheduleError) in
      let isMinimum = try arguments.choice("mode") == "min"
      let replay = PlateauReplay(
        rule: PlateauRule(
          isMinimum: isMinimum, kind: try arguments.choice("threshold_mode") == "rel" ? .factor : .absolute,
          threshold: try arguments.number("threshold")),
        factor: try arguments.number("factor"), patience: try arguments.count("patience"),
        cooldown: try arguments.count("cooldown"), minimum: try arguments.number("min_lr"),
        epsilon: try arguments.number("eps"), initialBest: isMinimum ? .infinity : -.infinity)
      return try plateau(replay, arguments, rate: arguments.number("lr"))
    })

  /// A schedule that replays all metrics given, from a rate.
  static func plateau(
    _ replay: PlateauReplay, _ arguments: Arguments, rate: Double
  ) throws(ScheduleError) -> any Schedule {
    let metrics = try arguments.numbers("metrics")
    let start = MetricDriven.Event(epoch: 0, rate: rate, name: "initial rate", cause: nil)
    let epochs = metrics.enumerated().map { (epoch: $0.offset + 1, value: $0.element) }
    return try MetricDriven(
      [start] + replay.events(epochs, from: rate), epochs: metrics.count, epochLength: epochLength(arguments))
  }
}
