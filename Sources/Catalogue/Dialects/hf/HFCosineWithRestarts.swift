import Schedules

extension HF {
  static let cosineWithRestarts = entry(
    "cosine_with_restarts",
    aliases: ["hf.get_cosine_with_hard_restarts_schedule_with_warmup", "hf.cosine_with_hard_restarts"],
    summary: "A line up over the warmup, then so many falling cosines, and 0 after the last step.",
    formula:
      "lr · t / w for t < w, then lr · (1 + cos(π · (num_cycles · P mod 1))) / 2, P = (t - w) / max(1, T - w); 0 for P ≥ 1",
    example: "hf.cosine_with_restarts --lr 5e-5 --num_warmup_steps 100 --num_training_steps 1000 --num_cycles 3"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(warmupRatio)
    declare(training)
    let numCycles = declare(
      .factor("num_cycles", 1, bounds: .nonNegative, help: "Cosines over the decay; 0 holds the rate"))
    return .schedule { arguments throws(ScheduleError) in
      if let fractional = try fractionalRestarts(arguments, count: arguments[numCycles]) { return fractional }
      let length = try decayLength(arguments)
      let cycles = try WarmRestarts(
        CycleRates(start: arguments[rate], end: 0), fall: .curve(.cosine),
        clock: .counted(count: arguments[numCycles], length: Double(length)))
      return try warmedUp(cycles.cut(after: length, then: Named(Constant(rate: 0), "floor")), arguments)
    } inverse: { form in
      let (climb, rest) = climb(of: form)
      guard case .sequence(let parts, last: .hold(0)) = rest, parts.count == 1, let part = parts.first,
        let restarts = part.form.cosineRestarts, restarts.to == 0, restarts.growth == 1, restarts.decay == 1
      else { return nil }
      return [
        rate(restarts.from), warmup(climb), training(climb + part.count),
        numCycles(Double(part.count).ratio(to: Double(restarts.length))),
      ]
    }
  }
}
