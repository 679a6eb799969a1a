import Schedules

extension OLMoCore {
  static let exponentialScheduler = entry(
    "ExponentialScheduler",
    summary: "A range test: the rate rises by the same factor at every step, to lr at the last one.",
    formula: "lr_min · (lr / lr_min)^(s / T), s = t + 1, then lr",
    example: "olmo_core.ExponentialScheduler --lr 0.01 --max_steps 1000"
  ) { declare in
    let rate = declare(.rate("lr", .required, bounds: .positive, help: "Rate of the last step"), as: .finish)
    declare(maxSteps)
    let minimum = declare(.rate("lr_min", 1e-9, bounds: .positive, help: "Rate of step 0"), as: .start)
    return .schedule { arguments throws(ScheduleError) in
      let total = try arguments[maxSteps]
      return try Spanning(
        Passage(
          from: arguments[minimum], to: arguments[rate], begin: -1, end: Double(total) - 1, curve: .exponential,
          name: "rise"), Course(total))
    } inverse: { form in
      guard case .legs(let legs) = form, legs.count == 1, legs[0].begin == -1, legs[0].follows(.exponential),
        let end = Int(exactly: legs[0].end)
      else { return nil }
      return [rate(legs[0].to), maxSteps(end + 1), minimum(legs[0].from)]
    }
  }
}
