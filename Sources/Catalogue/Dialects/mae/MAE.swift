import Numbers
import Schedules

/// The schedule of MAE's pre-training and fine-tuning.
enum MAE: Dialect {
  static let name = "mae"
  static let modules = ["util.lr_sched"]
  static let release = "MAE (2022-04-20) efb2a80"
  static let summary = "The schedule of MAE's pre-training and fine-tuning; iterations are updates."
  static let picture = """
    plot mae.adjust_learning_rate --lr 0.001 --warmup_epochs 40 --epochs 400 --micro_batches_per_epoch 10
    """
  static let entries = [adjustLearningRate]

  /// The most epochs that are written out where updates do not fill an epoch evenly.
  private static let mostEpochs = 4096

  static let adjustLearningRate = entry(
    "adjust_learning_rate",
    summary: "A line up over some epochs and a half cosine down to min_lr, told by the share of the epoch.",
    formula: """
      x = e + k · accum_iter / n at the update k of epoch e, n batches an epoch: lr · x / W for x < W, then min_lr + (lr - \
      min_lr) · (1 + cos(π (x - W) / (E - W))) / 2
      """,
    example: "mae.adjust_learning_rate --lr 0.001 --warmup_epochs 40 --epochs 400 --micro_batches_per_epoch 5"
  ) { declare in
    let rate = declare(.rate("lr", .required, help: "Highest rate").playing(.rate, .start, .peak))
    let minimum = declare(.rate("min_lr", 0, help: "Last rate"), as: .finish)
    let warmup = declare(
      .count("warmup_epochs", 40, bounds: .nonNegative, unit: "epochs", help: "Epochs of the warmup, W"))
    let epochs = declare(.count("epochs", 400, unit: "epochs", help: "Epochs of the run, E"))
    let batches = declare(.count("micro_batches_per_epoch", .required, unit: "batches", help: "Batches of an epoch, n"))
    let accumulation = declare(.count("accum_iter", 1, unit: "batches", help: "Batches of an update"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, minimum) = (try arguments[rate], try arguments[minimum])
      let (warmup, epochs) = (try arguments[warmup], try arguments[epochs])
      let (batches, each) = (try arguments[batches], try arguments[accumulation])
      let updates = batches / each
      guard updates > 0 else {
        throw refused("adjust_learning_rate", "an epoch has no update: accum_iter exceeds its batches")
      }
      let total = epochs.multipliedSaturating(by: updates)
      // Where batches are left over, the share of the epoch makes a step at its end.
      let isEven = batches % each == 0
      guard isEven || epochs <= mostEpochs else { throw .holdsTooMuch(most: mostEpochs) }
      let span = Double(batches) / Double(each)
      var timeline = Timeline()
      for epoch in isEven ? 0..<1 : 0..<epochs {
        let end = isEven ? total : timeline.update + updates
        /// The time at which so many epochs would be over.
        let start = Double(timeline.update)
        func time(_ over: Int) -> Double { start + Double(over - epoch) * span }
        try timeline.warmup(
          to: rate, begin: time(0), end: time(warmup), until: min(end, Timeline.from(time(warmup))))
        if end > timeline.update {
          let way = try timeline.way(from: rate, to: minimum, begin: time(warmup), end: time(epochs), .cosine)
          if isEven || epoch + 1 == epochs { return try timeline.then(way, lasting: total) }
          timeline.add(way, until: end)
        }
      }
      return try timeline.holding(warmup < epochs ? minimum : rate, lasting: total, "hold")
    }
  }
}
