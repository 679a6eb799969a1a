import Numbers
import RealModule
import Schedules

extension MXNet {
  static let factorScheduler = entry(
    "FactorScheduler",
    summary: "A factor every so many updates, one later than elsewhere, until stop_factor_lr.",
    formula:
      "base_lr · factor^(⌈t / step⌉ - 1), from the first drop on at least stop_factor_lr; t counts the warmup too",
    example: "mxnet.FactorScheduler --base_lr 1 --step 250 --factor 0.5"
  ) { declare in
    let step = declare(
      .duration("step", .required, help: "Updates after which the factor acts").acceptingFractions())
    let factor = declare(.factor("factor", 1, bounds: Bounds(0, 1), help: "Factor of each drop"))
    let stopFactorLr = declare(.rate("stop_factor_lr", 1e-8, help: "Rate below which no drop goes"))
    declareWarmup(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let real = try arguments[step.real]
      guard RealTimes.areWhole(real) else {
        let drops = (Expression.call(.ceil, [Expression.variable / .number(real)]) - 1).atLeast(0)
        let (base, stop) = (Expression.number(try arguments[base]), Expression.number(try arguments[stopFactorLr]))
        let dropped = try (base * Expression.number(arguments[factor]).raised(to: drops)).atLeast(stop)
        return try warmedUp(RealTimes.schedule((drops < 1).then(base, otherwise: dropped)), arguments)
      }
      return try warmedUp(
        drops(
          base: arguments[base], factor: arguments[factor], step: arguments[step],
          stop: arguments[stopFactorLr]),
        arguments)
    } inverse: { form in
      let (led, climb, rest) = climb(of: form)
      var (drops, stop) = (rest, 0.0)
      if case .sequence(let parts, last: .hold(let floor)) = rest, let part = parts.last {
        (drops, stop) = (parts.count == 1 ? part.form : .sequence(parts.dropLast(), last: part.form), floor)
      } else if let steps = rest.steps, steps.starts.count == 1 {
        // The first drop would go below the last rate.
        let places: Solution = [step(climb + steps.starts[0] - 1), factor(0), stopFactorLr(steps.rates[1])]
        return led + [base(steps.first)] + places
      } else if let floor = rest.constantRate, let line = form.line, climb > 1 {
        return led + [base(line.way.to), step(1), factor(0), stopFactorLr(floor)]
      }
      let (hold, late) = drops.hold
      let (begun, offset) = late.unshifted
      guard let law = begun.exponential, law.isStaircase || law.period == 1, let period = law.wholePeriod,
        law.gamma <= 1,
        hold + climb + offset == 1 || hold == 0 && offset == 1 - climb
      else { return nil }
      return led + [base(law.rate), step(period), factor(law.gamma), stopFactorLr(stop)]
    }
  }

  /// A drop after every so many updates, until one would go below the last rate, which then holds.
  private static func drops(
    base: Double, factor: Double, step: Int, stop: Double
  ) throws(ScheduleError) -> any Schedule {
    let stairs = Shifted(try Exponential(rate: base, gamma: factor, period: step, isStaircase: true), by: 1)
    // The first drop asks whether it goes below, even where the rate was lower before it.
    let estimate = base * factor < stop ? 1.0 : (.log(stop / base) / .log(factor)).rounded(.up)
    // No run reaches more drops than that, and there is no logarithm for factors that never get there.
    guard estimate > 0, estimate < 1e12 else { return stairs }
    // Near the smallest numbers the rounding of a rate lasts for many drops, so the estimate is no place to search from.
    let drops = (1..<2_000_000_000_000).partitioningIndex { base * .pow(factor, Double($0)) < stop }
    let end = drops.multipliedSaturating(by: step).addingSaturating(1)
    // The last rate is seldom one that anybody waits for.
    return Spanning(
      try Sequential(Cut(stairs, after: end), then: Named(Constant(rate: stop), "floor")), stairs.course)
  }
}
