import Numbers
import Schedules

extension Fairseq {
  static let cosine = entry(
    "cosine",
    summary:
      "A line up from min_lr over the warmup, then cosines that restart for ever, both ends shrinking tenfold each time.",
    formula:
      "s^i · (min_lr + (lr - min_lr) · (1 + cos(π t / T_i)) / 2) in period i, s = lr_shrink, T_i = T_0 · t_mult^i",
    example: "fairseq.cosine --lr 0.1 --max_update 1000 --lr_period_updates 250 --lr_shrink 0.5"
  ) { declare in
    declare(rate)
    let warmup = declare(warmup(0))
    let warmupStart = declare(warmupStart("min_lr"))
    let minimum = declare(.rate("min_lr", 0, help: "Rate at the end of the first period, below lr; shrinks too"))
    let tMult = declare(
      .factor("t_mult", 1, bounds: .positive, help: "What the length of each next period is multiplied by"))
    let lrPeriodUpdates = declare(
      .factor(
        "lr_period_updates", -1, unit: "updates",
        help: "Updates of the first period; at 0 or below, max_update less the warmup"))
    declare(shrink)
    let maxUpdate = declare(
      .duration(
        "max_update", .none("needs lr_period_updates"), gives: .length,
        help: "All updates, for the length of the period"))
    return .schedule { arguments throws(ScheduleError) in
      let framework = place(of: "cosine")
      let (rate, minimum) = (try arguments[rate], try arguments[minimum])
      guard rate > minimum else {
        throw .refused(
          framework: framework,
          reason: "max_lr (=\(numberText(rate))) must be more than min_lr (=\(numberText(minimum)))")
      }
      var period = try arguments[lrPeriodUpdates]
      if period <= 0 {
        guard let total = try arguments[maxUpdate] else {
          throw .refused(framework: framework, reason: "either max_update or lr_period_updates must be set")
        }
        try arguments.require(maxUpdate, .above, warmup)
        period = Double(total - (try arguments[warmup]))
      }
      let (growth, shrink) = (try arguments[tMult], try arguments[shrink])
      let clock = CycleClock(first: period, growth: growth)
      var cycles: any Schedule = try WarmRestarts(
        CycleRates(start: rate, end: minimum, decay: shrink, decaying: .both), fall: .curve(.cosine), clock: clock)
      if let end = clock.end {
        cycles = Refusing(
          cycles,
          Refusal(
            from: end, framework: framework,
            reason: growth < 1
              ? "math domain error: periods that shrink by t_mult are over after T / (1 - t_mult) updates"
              : "cannot convert float infinity to integer: so many periods are too many"))
      }
      let start = try arguments[warmupStart]
      return try cycles.warmedUp(from: start < 0 ? minimum : start, to: rate, over: arguments[warmup])
    } inverse: { form in
      let (start, climb, rest) = form.warmup()
      guard let restarts = rest.cosineRestarts, restarts.decay == 1 || restarts.shrinksBoth || restarts.to == 0 else {
        return nil
      }
      return [
        rate(restarts.from), warmup(climb), warmupStart(start == restarts.to ? -1 : start ?? -1), minimum(restarts.to),
        tMult(restarts.growth), lrPeriodUpdates(Double(restarts.length)), shrink(restarts.decay),
      ]
    }
  }
}
