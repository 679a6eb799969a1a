import Schedules

extension Timm {
  static let plateauLRScheduler = entry(
    "PlateauLRScheduler",
    summary:
      "PyTorch's ReduceLROnPlateau after a warmup whose metrics are not looked at; by default the metric is to rise.",
    formula:
      "warmup_lr_init + e · (lr - warmup_lr_init) / warmup_t for e ≤ warmup_t; then lr · decay_rate at each plateau",
    place: "\(place(of: "PlateauLRScheduler")), without noise",
    example: "timm.PlateauLRScheduler --lr 0.1 --mode min --patience_t 1 --metrics 3,2,2,2,2,2,1 --steps_per_epoch 200"
  ) { declare in
    let rate = declare(
      .rate("lr", 0.1, help: "The optimizer's rate; by default that of timm's train.py per 256 samples"))
    declare(Plateau.metrics)
    let decayRate = declare(
      .factor("decay_rate", 0.1, bounds: Plateau.reducingFactor, help: "What the rate is multiplied by"))
    let patienceT = declare(
      .count("patience_t", 10, bounds: .nonNegative, help: "Bad epochs in a row that are tolerated"))
    let threshold = declare(
      .factor("threshold", 1e-4, help: "By how much, as a share, a metric must be better to count"))
    let cooldownT = declare(
      .count("cooldown_t", 0, bounds: .nonNegative, help: "Epochs after a cut that count as good"))
    let warmupT = declare(.count("warmup_t", 0, bounds: .nonNegative, help: "Epochs of the warmup"))
    let warmupLrInit = declare(.rate("warmup_lr_init", 0, help: "Rate at the start of the warmup"))
    let minimum = declare(.rate("lr_min", 0, help: "Lowest rate"))
    let mode = declare(MetricMode.key(.maximum))
    declare(Plateau.epoch)
    return .schedule { arguments throws(ScheduleError) in
      let isMinimum = try arguments[mode] == .minimum
      let replay = PlateauReplay(
        rule: PlateauRule(isMinimum: isMinimum, kind: .factor, threshold: try arguments[threshold]),
        factor: try arguments[decayRate], patience: try arguments[patienceT],
        cooldown: try arguments[cooldownT], minimum: try arguments[minimum], epsilon: 1e-8,
        initialBest: isMinimum ? .infinity : -.infinity)
      let rate = try arguments[rate]
      let (warmup, begin) = (try arguments[warmupT], try arguments[warmupLrInit])
      let metrics = try arguments[Plateau.metrics]
      if warmup == 0 { return try Plateau.schedule(replay, arguments, from: rate) }
      let step = (rate - begin) / Double(warmup)
      let steps = (0...min(warmup, metrics.count)).map { epoch in
        // The last epoch of the warmup already has the full rate, and the plateau's clock begins after it.
        MetricDriven.Event(
          epoch: epoch, rate: begin + Double(epoch) * step, name: epoch < warmup ? "warmup" : "full rate", cause: nil)
      }
      let watched = metrics.enumerated().map { (epoch: $0.offset + 1, value: $0.element) }.dropFirst(warmup)
      return try Plateau.schedule(replay.events(watched, after: steps), arguments)
    }
  }
}
