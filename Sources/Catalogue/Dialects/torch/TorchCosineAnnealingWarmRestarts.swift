import Numbers
import Schedules

extension Torch {
  static let cosineAnnealingWarmRestarts = entry(
    "CosineAnnealingWarmRestarts",
    summary: "Cosine annealing with warm restarts; no whole iteration reaches eta_min.",
    formula: "eta_min + (lr - eta_min) · (1 + cos(π T_cur / T_i)) / 2, T_i = T_0 · T_mult^i in cycle i",
    example: "torch.CosineAnnealingWarmRestarts --lr 0.1 --T_0 200 --T_mult 2"
  ) { declare in
    declare(rate, as: .peak)
    let t0 = declare(.duration("T_0", .required, help: "Iterations of the first cycle; epochs with --steps_per_epoch"))
    let tMult = declare(.count("T_mult", 1, help: "What each next cycle length is multiplied by"))
    let minimum = declare(.rate("eta_min", 0, help: "Rate that the end of a cycle comes close to"))
    let stepsPerEpoch = declare(
      .stepsPerEpoch(
        .none("step() after every iteration"), help: "Iterations n of an epoch, for step(i / n) before each"))
    return .schedule { arguments throws(ScheduleError) in
      if let steps = try arguments[stepsPerEpoch], case let growth = try arguments[tMult], growth > 1 {
        // step(epoch) finds its cycle by a logarithm, which in floating point falls short of some restarts.
        let first = try arguments[t0].multipliedSaturating(by: steps)
        return try WarmRestarts(
          CycleRates(start: arguments[rate], end: arguments[minimum]), fall: .curve(.cosine),
          clock: CycleClock(first: Double(first), growth: Double(growth)))
      }
      let steps = try arguments[stepsPerEpoch] ?? 1
      return try Cyclical.cosines(
        from: arguments[rate], to: arguments[minimum],
        firstLength: arguments[t0].multipliedSaturating(by: steps), growth: arguments[tMult])
    } inverse: { form in
      guard let restarts = form.cosineRestarts, restarts.decay == 1, let growth = Int(exactly: restarts.growth) else {
        return nil
      }
      return [rate(restarts.from), t0(restarts.length), tMult(growth), minimum(restarts.to)]
    }
  }
}
