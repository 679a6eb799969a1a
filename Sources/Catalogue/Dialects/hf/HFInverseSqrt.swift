import Schedules

extension HF {
  static let inverseSqrt = entry(
    "inverse_sqrt",
    aliases: ["hf.get_inverse_sqrt_schedule"],
    summary: "A line up over the warmup, then an inverse square root that never ends.",
    formula:
      "lr · t / w for t < w, then lr / √((t - w + s) / s); the timescale s is w unless given, or 10000 without warmup",
    example: "hf.inverse_sqrt --lr 0.001 --num_warmup_steps 100"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(warmupRatio)
    let timescale = declare(
      Key<Double?>.realDuration(
        "timescale", .none("num_warmup_steps, or 10000 without warmup"), bounds: .nonNegative,
        help: "Timescale of the decay, s"))
    declare(ignoredTraining)
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(warmup, .nonNegative)
      let given = try arguments[timescale]
      if given != 0, let fractional = try fractionalInverseSqrt(arguments, timescale: given) { return fractional }
      let warmup = try warmupSteps(arguments)
      let timescale = given ?? Double(warmup == 0 ? 10_000 : warmup)
      guard timescale > 0 else {
        let reason = "ZeroDivisionError: float division by zero (timescale)"
        guard warmup > 0 else { throw refused("inverse_sqrt", reason) }
        return try refusing(
          warmedUp(Constant(rate: arguments[rate]), arguments), from: warmup, "inverse_sqrt", reason)
      }
      return try warmedUp(
        InversePower(rate: arguments[rate], timescale: timescale), arguments)
    } inverse: { form in
      let (climb, rest) = climb(of: form)
      guard climb >= 0, case .law(.inversePower(let peak, 0, let scale, 0.5)) = rest, let steps = Int(exactly: scale)
      else {
        return nil
      }
      return [rate(peak), warmup(climb), timescale(steps == (climb == 0 ? 10_000 : climb) ? nil : scale)]
    }
  }
}
