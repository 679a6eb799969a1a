import Schedules

extension OLMoCore {
  static let linearWithWarmup = falling(
    "LinearWithWarmup", along: .linear, "A line up over the warmup, then a line down to alpha_f of the rate.",
    formula: "lr - (lr - e) · (s - W) / (T - W)")
  static let cosWithWarmup = falling(
    "CosWithWarmup", along: .cosine, "A line up over the warmup, then a half cosine down to alpha_f of the rate.",
    formula: "e + (lr - e) · (1 + cos(π (s - W) / (T - W))) / 2")
  static let halfCosWithWarmup = falling(
    "HalfCosWithWarmup", along: .cosineSecondHalf, isHalf: true,
    "A line up to half of the way between alpha_f of the rate and the rate, then the second half of a cosine.",
    formula: "e + (lr - e) · (1 + cos(π (1 + p) / 2)) / 2, p = (s - W) / (T - W), after a warmup to e + (lr - e) / 2")

  private static func falling(
    _ call: String, along curve: Curve, isHalf: Bool = false, _ summary: String, formula: String
  ) -> ScheduleDefinition {
    entry(
      call, summary: summary,
      formula: "i + (lr - i) · s / W for s < W, then \(formula), then e; s = t + 1, e = alpha_f · lr, T = t_max",
      example: "olmo_core.\(call) --lr 3e-4 --max_steps 1000 --warmup 100"
    ) { declare in
      declare(rate)
      declare(maxSteps)
      Steps.warmup.declare(&declare)
      declare(total)
      declare(share)
      declare(warmupStart)
      return .schedule { arguments throws(ScheduleError) in
        let (rate, run) = (try arguments[rate], try arguments[maxSteps])
        let total = try arguments[total] ?? run
        let (warmup, end) = (try Steps.warmup.steps(of: total, arguments), try arguments[share] * rate)
        let peak = isHalf ? end + (rate - end) / 2 : rate
        let timeline = try warmedUp(to: peak, over: warmup, arguments)
        return try timeline.then(
          timeline.way(from: peak, to: end, begin: Double(warmup) - 1, end: Double(total) - 1, curve), lasting: run)
      } inverse: { form in
        guard let stages = form.counted(.update), stages.hold == 0, let fall = stages.fall, fall.leg.follows(curve)
        else { return nil }
        let peak = isHalf ? 2 * fall.leg.from - fall.leg.to : fall.leg.from
        guard peak > 0, stages.start ?? 0 < peak else { return nil }
        return [
          rate(peak), Steps.warmup.count(stages.climb == 0 && fall.leg.begin == 0 ? 1 : stages.climb),
          warmupStart(stages.start ?? 0), maxSteps(fall.end + 1), share(fall.leg.to.ratio(to: peak)),
        ]
      }
    }
  }
}
