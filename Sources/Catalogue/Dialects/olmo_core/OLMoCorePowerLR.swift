import RealModule
import Schedules

extension OLMoCore {
  static let powerLR = entry(
    "PowerLR",
    summary: "A line up over the warmup, a power of the step, and a line down over the last steps.",
    formula:
      "i + (lr - i) · s / W for s ≤ W; lr · (s / W)^b; from lr · ((T - D) / W)^b at T - D a line to m; s = t + 1",
    literature: "Shen et al. 2024, arXiv 2408.13359",
    example: "olmo_core.PowerLR --lr 3e-4 --max_steps 1000 --warmup 100"
  ) { declare in
    declare(rate)
    declare(maxSteps)
    Steps.warmup.declare(&declare)
    Steps.decay.declare(&declare)
    let exponent = declare(.factor("b", -0.51, bounds: Bounds(-100, 0), help: "Exponent of the step"))
    declare(warmupStart)
    declare(decayEnd)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, total) = (try arguments[rate], try arguments[maxSteps])
      let (warmup, decay) = (
        try Steps.warmup.steps(of: total, arguments), try Steps.decay.steps(of: total, arguments)
      )
      guard warmup > 0 else {
        throw refused("PowerLR", "the warmup has 0 steps, by which the step is divided (ZeroDivisionError)")
      }
      let exponent = try arguments[exponent]
      var timeline = try warmedUp(to: rate, over: warmup, includesLast: true, arguments)
      let begin = total.addingSaturating(-decay)
      // The power goes on behind the last step of the warmup, at which it would begin.
      let power = try InversePower(rate: rate, timescale: Double(warmup), power: -exponent)
      timeline.add(Named(Shifted(power, by: -1), "stable"), until: begin - 1)
      let top = begin > 0 ? rate.product(with: .pow(Double(begin) / Double(warmup), exponent)) : rate
      return try decayed(timeline, from: top, over: decay, "PowerLR", arguments)
    }
  }
}
