import Schedules

extension OLMoCore {
  static let invSqrtWithWarmup = entry(
    "InvSqrtWithWarmup",
    summary: "A line up over the warmup, then an inverse square root of the step towards alpha_f of the rate.",
    formula: "i + (lr - i) · s / W for s < W, then e + (lr - e) · √(W / s), s = t + 1, e = alpha_f · lr",
    example: "olmo_core.InvSqrtWithWarmup --lr 3e-4 --max_steps 1000 --warmup 100"
  ) { declare in
    declare(rate)
    declare(maxSteps)
    Steps.warmup.declare(&declare)
    declare(share)
    declare(warmupStart)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, total) = (try arguments[rate], try arguments[maxSteps])
      let (warmup, floor) = (try Steps.warmup.steps(of: total, arguments), try arguments[share] * rate)
      let timeline = try warmedUp(to: rate, over: warmup, arguments)
      if warmup == 0 { return try timeline.holding(floor, lasting: total) }
      return try timeline.then(InversePower(rate: rate, floor: floor, timescale: Double(warmup)), lasting: total)
    } inverse: { form in
      guard let stages = form.counted(.update, lagging: 0),
        case .law(.inversePower(let peak, let floor, let scale, 0.5)) = stages.rest, let steps = Int(exactly: scale),
        max(1, stages.climb + 1) == steps, stages.start ?? 0 < peak
      else { return nil }
      return [
        rate(peak), Steps.warmup.count(steps), warmupStart(stages.start ?? 0), maxSteps(steps),
        share(floor.ratio(to: peak)),
      ]
    }
  }
}
