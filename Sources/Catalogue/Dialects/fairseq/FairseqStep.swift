import Schedules

extension Fairseq {
  static let step = entry(
    "step",
    summary: "A line up over the warmup, then a factor every so many updates, but never below a lowest rate.",
    formula:
      "warmup_init_lr + (lr - warmup_init_lr) · t / w for t < w, then max(min_lr, lr · lr_decay^⌊(t - w) / period⌋)",
    example: "fairseq.step --lr 0.1 --warmup_updates 20 --lr_deacy_period 300 --min_lr 0.003"
  ) { declare in
    declare(rate)
    let warmup = declare(warmup(0))
    let warmupStart = declare(warmupStart("min_lr"))
    let minimum = declare(.rate("min_lr", 0, help: "Lowest rate of the decay, below lr"))
    let lrDeacyPeriod = declare(
      .duration(
        "lr_deacy_period", 25_000, bounds: .positive, aliases: ["lr_decay_period"],
        help: "Updates of a step; fairseq spells it so"
      ).acceptingFractions())
    let lrDecay = declare(.factor("lr_decay", 0.5, bounds: .fraction, help: "Factor of each step"))
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(rate, .above, minimum)
      let (rate, minimum) = (try arguments[rate], try arguments[minimum])
      let start = try arguments[warmupStart]
      let real = try arguments[lrDeacyPeriod.real]
      let drops: any Schedule =
        RealTimes.areWhole(real)
        ? try steps(from: rate, to: minimum, factor: arguments[lrDecay], period: arguments[lrDeacyPeriod])
        : try Clamped(
          FractionalStep(rate: rate, gamma: arguments[lrDecay], period: real), minimum: minimum,
          maximum: Bounds.largestRate)
      return try drops.warmedUp(from: start < 0 ? minimum : start, to: rate, over: arguments[warmup])
    } inverse: { form in
      let line = form.line
      var (drops, floor) = (line?.rest ?? form, 0.0)
      if case .sequence(let parts, last: .hold(let last)) = drops, parts.count == 1, let part = parts.first {
        (drops, floor) = (part.form, last)
      }
      guard let law = drops.exponential, law.isStaircase || law.period == 1, let period = law.wholePeriod,
        law.gamma <= 1,
        line == nil || line?.way.to == law.rate
      else { return nil }
      return [
        rate(law.rate), warmup(line?.count ?? 0), warmupStart(line?.way.from ?? -1), minimum(floor),
        lrDeacyPeriod(period), lrDecay(law.gamma),
      ]
    }
  }

  /// Steps down to a lowest rate, from which on it holds.
  private static func steps(
    from rate: Double, to minimum: Double, factor: Double, period: Int
  ) throws(ScheduleError) -> any Schedule {
    let steps = try Exponential(rate: rate, gamma: factor, period: period, isStaircase: true)
    guard minimum > 0, factor < 1 else { return steps }
    // A factor close to 1 needs more steps than can be counted.
    let countable = 1..<max(2, .max / period)
    let count = countable.partitioningIndex { steps($0 * period) <= minimum }
    guard count < countable.upperBound else { return steps }
    // The lowest rate is seldom one that anybody waits for.
    return Spanning(
      try steps.cut(after: count * period, then: Named(Constant(rate: minimum), "floor")), steps.course)
  }
}
