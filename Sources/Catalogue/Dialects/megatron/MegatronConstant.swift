import Schedules

extension Megatron {
  static let constant = entry(
    "constant",
    summary: "A line up over the warmup, and the highest rate from there on; min_lr has no effect.",
    formula: "init + (lr - init) · t / W for t ≤ W, then lr, after lr_decay_iters too",
    example: "megatron.constant --lr 3e-4 --lr_warmup_iters 100 --lr_decay_iters 1000"
  ) { declare in
    declareShared(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let values = try values(arguments)
      return try values.timeline.holding(values.rate, lasting: values.decay, "stable")
    } inverse: { form in
      guard let climb = form.realClimb, let held = climb.rest.constantRate, held == climb.to else { return nil }
      return [
        rate(climb.to), warmupInit(climb.from), warmup(climb.end), decay(climb.updates), minimum(0),
      ]
    }
  }
}
