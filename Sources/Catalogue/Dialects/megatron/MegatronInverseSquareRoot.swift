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
      try values.timeline.hold(values.rate, until: 1)
      let now = values.timeline.update
      let root: any Schedule
      if let whole = Int(exactly: values.warmup), whole > 0 {
        // The root of a whole warmup has begun at its last iteration.
        root = Shifted(try InversePower(rate: values.rate, timescale: values.warmup), by: whole - now)
      } else {
        let rate = values.rate * (max(values.warmup, 1) / Double(now)).squareRoot()
        root = try InversePower(rate: rate, timescale: Double(now))
      }
      values.timeline.add(
        try Floored(root, at: values.minimum), until: values.over)
      return try values.timeline.holding(values.minimum, lasting: values.decay)
    } inverse: { form in
      let climb = form.realClimb
      let (held, after) = climb?.rest.hold ?? form.hold
      let update = (climb?.updates ?? 0) + held
      guard held < 2, let (body, count, last) = after.cut, body.floored.floor == last,
        let law = body.floored.form.inversePower, law.power == 0.5, update > 0
      else { return nil }
      let peak = climb?.to ?? law.rate
      return [
        rate(peak), minimum(last), warmup(climb?.end ?? 0), warmupInit(climb?.from ?? 0), decay(update + count - 1),
      ]
    }
  }
}
