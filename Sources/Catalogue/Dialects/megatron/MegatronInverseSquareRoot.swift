import Schedules

extension Megatron {
  static let inverseSquareRoot = entry(
    "inverse-square-root",
    summary:
      "A line up over the warmup, then an inverse square root of the iteration, and min_lr after lr_decay_iters.",
    formula: "init + (lr - init) · t / W for t ≤ W, max(min_lr, lr · √(max(W, 1) / max(t, 1))) for t ≤ D, then min_lr",
    example: "megatron.inverse-square-root --lr 3e-4 --min_lr 3e-5 --lr_warmup_iters 100 --lr_decay_iters 1000"
  ) { declare in
    declareShared(&declare)
    return .schedule { arguments throws(ScheduleError) in
      var values = try values(arguments)
      // The first iteration with the root that a Transformer's line up leads to: W itself where that is whole.
      let first = max(1, values.timeline.update == 0 ? 1 : Timeline.from(values.warmup))
      try values.timeline.hold(values.rate, until: first)
      let begin = max(first, values.timeline.update)
      let rate = values.rate * (max(values.warmup, 1) / Double(begin)).squareRoot()
      let root = try InversePower(rate: rate, timescale: Double(begin))
      values.timeline.add(
        try Clamped(root, minimum: values.minimum, maximum: Bounds.largestRate), until: values.over)
      return try values.timeline.holding(values.minimum, lasting: values.decay)
    }
  }
}
