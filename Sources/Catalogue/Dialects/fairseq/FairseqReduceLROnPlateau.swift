import Numbers
import Schedules

extension Fairseq {
  static let reduceLROnPlateau = entry(
    "reduce_lr_on_plateau",
    summary: "PyTorch's ReduceLROnPlateau, after a line up during which no metric is looked at.",
    formula:
      "warmup_init_lr + (lr - warmup_init_lr) · t / w for t ≤ w; then lr · lr_shrink after more than lr_patience bad epochs",
    example: "fairseq.reduce_lr_on_plateau --lr 0.1 --warmup_updates 100 --metrics 3,2,2,1,1,1 --steps_per_epoch 200"
  ) { declare in
    declare(rate)
    let warmup = declare(warmup(0))
    let warmupStart = declare(warmupStart("0"))
    declare(Plateau.metrics)
    let reduction = declare(
      .factor("lr_shrink", 0.1, bounds: Plateau.reducingFactor, help: "What the rate is multiplied by"))
    let patience = declare(
      .count("lr_patience", 0, bounds: .nonNegative, help: "Bad epochs in a row that are tolerated"))
    let threshold = declare(
      .factor("lr_threshold", 1e-4, help: "By how much, as a share, a metric must be better to count"))
    let isMaximized = declare(
      .flag("maximize_best_checkpoint_metric", false, help: "Higher metrics are better, not lower ones"))
    declare(Plateau.epoch)
    return .schedule { arguments throws(ScheduleError) in
      let isMinimum = try !arguments[isMaximized]
      let replay = PlateauReplay(
        rule: PlateauRule(isMinimum: isMinimum, kind: .factor, threshold: try arguments[threshold]),
        factor: try arguments[reduction], patience: try arguments[patience], cooldown: 0, minimum: 0, epsilon: 1e-8,
        initialBest: isMinimum ? .infinity : -.infinity)
      let (rate, warmup) = (try arguments[rate], try arguments[warmup])
      let length = try arguments.epochLength(Plateau.epoch) ?? 1
      // PyTorch's scheduler is stepped only once an update beyond the warmup has been made.
      let watched = try arguments[Plateau.metrics].enumerated().map { (epoch: $0.offset + 1, value: $0.element) }
        .filter { warmup == 0 || $0.epoch.multipliedSaturating(by: length) > warmup }
      let plateau = try Plateau.schedule(replay.events(watched, after: [Plateau.initial(rate)]), arguments)
      if warmup == 0 { return plateau }
      return try Warmup(plateau, length: warmup, start: max(0, arguments[warmupStart]), isInPlace: true)
    }
  }
}
