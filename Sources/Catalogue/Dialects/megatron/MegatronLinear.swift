import Schedules

extension Megatron {
  static let linear = entry(
    "linear",
    summary: "A line up over the warmup, and a line down to min_lr at lr_decay_iters.",
    formula: "init + (lr - init) · t / W for t ≤ W, then lr - (lr - min_lr) · (t - W) / (D - W), then min_lr",
    example: "megatron.linear --lr 3e-4 --min_lr 3e-5 --lr_warmup_iters 100 --lr_decay_iters 1000"
  ) { declare in
    declareShared(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try fall(along: .linear, arguments)
    } inverse: { form in
      solution(of: form, along: .linear)
    }
  }

  static let cosine = entry(
    "cosine",
    summary: "A line up over the warmup, and a half cosine down to min_lr at lr_decay_iters.",
    formula:
      "init + (lr - init) · t / W for t ≤ W, then min_lr + (lr - min_lr) · (1 + cos(π (t - W) / (D - W))) / 2, then min_lr",
    example: "megatron.cosine --lr 3e-4 --min_lr 3e-5 --lr_warmup_iters 100 --lr_decay_iters 1000"
  ) { declare in
    declareShared(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try fall(along: .cosine, arguments)
    } inverse: { form in
      solution(of: form, along: .cosine)
    }
  }

  /// The way down from the end of the warmup to the lowest rate.
  private static func fall(along curve: Curve, _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let values = try values(arguments)
    return try values.timeline.then(
      values.timeline.way(from: values.rate, to: values.minimum, begin: values.warmup, end: values.end, curve),
      lasting: values.decay)
  }

  /// The values of a line up and one way down.
  private static func solution(of form: CurveForm, along curve: Curve) -> Solution? {
    let climb = form.realClimb
    guard let fall = form.realFall(after: climb), fall.leg.follows(curve), fall.leg.from >= fall.leg.to,
      let end = Int(exactly: fall.leg.end)
    else { return nil }
    return [
      rate(fall.leg.from), minimum(fall.leg.to), warmup(climb?.end ?? 0), warmupInit(climb?.from ?? 0), decay(end),
    ]
  }
}
