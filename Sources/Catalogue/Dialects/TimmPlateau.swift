import Schedules

extension Catalogue {
  /// timm's scheduler that watches a metric.
  static let timmPlateau: [ScheduleDefinition] = [timmPlateauScheduler]

  private static let timmPlateauScheduler = ScheduleDefinition(
    "timm.PlateauLRScheduler",
    summary:
      "PyTorch's ReduceLROnPlateau after a warmup whose metrics are not looked at; by default the metric is to rise.",
    formula:
      "warmup_lr_init + e · (lr - warmup_lr_init) / warmup_t for e ≤ warmup_t; then lr · decay_rate at each plateau",
    source: "timm 1.0.31, timm.scheduler.PlateauLRScheduler, without noise",
    parameters: [
      Parameter(
        "lr", .rate, .value(0.1), help: "The optimizer's rate; by default that of timm's train.py per 256 samples"),
      metricsParameter,
      Parameter("decay_rate", .factor, .value(0.1), bounds: reducingFactor, help: "What the rate is multiplied by"),
      Parameter("patience_t", .count, .value(10), bounds: .nonNegative, help: "Bad epochs in a row that are tolerated"),
      Parameter("threshold", .factor, .value(1e-4), help: "By how much, as a share, a metric must be better to count"),
      Parameter("cooldown_t", .count, .value(0), bounds: .nonNegative, help: "Epochs after a cut that count as good"),
      Parameter("warmup_t", .count, .value(0), bounds: .nonNegative, help: "Epochs of the warmup"),
      Parameter("warmup_lr_init", .rate, .value(0.0), help: "Rate at the start of the warmup"),
      Parameter("lr_min", .rate, .value(0.0), help: "Lowest rate"),
      Parameter(
        "mode", .choice(["min", "max"]), .value(.choice("max")), help: "Whether lower or higher metrics are better"),
      epochParameter,
    ],
    example: "timm.PlateauLRScheduler --lr 0.1 --mode min --patience_t 1 --metrics 3,2,2,2,2,2,1 --steps_per_epoch 200",
    build: .schedule { arguments throws(ScheduleError) in
      let isMinimum = try arguments.choice("mode") == "min"
      let replay = PlateauReplay(
        rule: PlateauRule(isMinimum: isMinimum, kind: .factor, threshold: try arguments.number("threshold")),
        factor: try arguments.number("decay_rate"), patience: try arguments.count("patience_t"),
        cooldown: try arguments.count("cooldown_t"), minimum: try arguments.number("lr_min"), epsilon: 1e-8,
        initialBest: isMinimum ? .infinity : -.infinity)
      let rate = try arguments.number("lr")
      let (warmup, begin) = (try arguments.count("warmup_t"), try arguments.number("warmup_lr_init"))
      let metrics = try arguments.numbers("metrics")
      if warmup == 0 { return try plateau(replay, arguments, rate: rate) }
      let step = (rate - begin) / Double(warmup)
      let steps = (0...min(warmup, metrics.count)).map { epoch in
        // The last epoch of the warmup already has the full rate, and the plateau's clock begins after it.
        MetricDriven.Event(
          epoch: epoch, rate: begin + Double(epoch) * step, name: epoch < warmup ? "warmup" : "full rate", cause: nil)
      }
      let watched = metrics.enumerated().map { (epoch: $0.offset + 1, value: $0.element) }.dropFirst(warmup)
      return try MetricDriven(
        steps + replay.events(watched, from: begin + Double(warmup) * step), epochs: metrics.count,
        epochLength: epochLength(arguments))
    })
}
