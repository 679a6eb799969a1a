import Schedules

extension Catalogue {
  /// transformers' scheduler that follows a metric up and down.
  static let huggingFaceGreedy: [ScheduleDefinition] = [greedy]

  private static let greedy = ScheduleDefinition(
    "hf.greedy",
    summary: "Raises the rate while a metric improves and reduces it when it does not (GreedyLR).",
    formula:
      "min(lr / factor, max_lr) after more than patience good epochs, max(lr · factor, min_lr) after as many bad ones",
    source: "transformers 5.23.0, get_scheduler('greedy'); arXiv 2512.14527",
    parameters: [
      Parameter("lr", .rate, .value(5e-5), help: "The optimizer's rate; by default that of TrainingArguments"),
      metricsParameter,
      Parameter(
        "mode", .choice(["min", "max"]), .value(.choice("min")), help: "Whether lower or higher metrics are better"),
      Parameter(
        "factor", .factor, .value(0.95), bounds: Bounds(0, 1, isAboveLower: true, isBelowUpper: true),
        help: "What the rate is multiplied by or divided by"),
      Parameter("patience", .count, .value(10), bounds: .nonNegative, help: "Epochs in a row that change nothing"),
      Parameter("threshold", .factor, .value(1e-6), help: "By how much a metric must be better to count"),
      Parameter(
        "threshold_mode", .choice(["rel", "abs"]), .value(.choice("abs")), help: "Share of the best, or a difference"),
      Parameter("cooldown", .count, .value(0), bounds: .nonNegative, help: "Epochs after a cut that are not looked at"),
      Parameter("warmup", .count, .value(0), bounds: .nonNegative, help: "Epochs after a raise that are not looked at"),
      Parameter("min_lr", .rate, .value(1e-3), help: "Lowest rate that a cut leads to"),
      Parameter("max_lr", .rate, .value(1.0), help: "Highest rate that a raise leads to"),
      Parameter("eps", .factor, .value(1e-8), help: "Smallest change that is made"),
      Parameter("smooth", .flag, .value(false), help: "Look at the average of the last metrics"),
      Parameter("window_size", .count, .value(50), help: "Metrics in that average"),
      Parameter(
        "reset_start", .count, .value(500), bounds: .nonNegative,
        help: "Cuts at the lowest rate after which all begins anew"),
      epochParameter,
    ],
    example: "hf.greedy --lr 0.1 --patience 1 --factor 0.8 --metrics 3,2,1,1,1,1,0.5 --steps_per_epoch 200",
    build: .schedule { arguments throws(ScheduleError) in
      let replay = GreedyReplay(
        rule: PlateauRule(
          isMinimum: try arguments.choice("mode") == "min",
          kind: try arguments.choice("threshold_mode") == "rel" ? .factor : .absolute,
          threshold: try arguments.number("threshold")),
        factor: try arguments.number("factor"), patience: try arguments.count("patience"),
        cooldown: try arguments.count("cooldown"), warmup: try arguments.count("warmup"),
        minimum: try arguments.number("min_lr"), maximum: try arguments.number("max_lr"),
        epsilon: try arguments.number("eps"),
        window: try arguments.flag("smooth") ? try arguments.count("window_size") : nil,
        patienceAtMinimum: try arguments.count("reset_start"))
      let (rate, metrics) = (try arguments.number("lr"), try arguments.numbers("metrics"))
      let start = MetricDriven.Event(epoch: 0, rate: rate, name: "initial rate", cause: nil)
      return try MetricDriven(
        [start] + replay.events(metrics, from: rate), epochs: metrics.count, epochLength: epochLength(arguments))
    })
}
