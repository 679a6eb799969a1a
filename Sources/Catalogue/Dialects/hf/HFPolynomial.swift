import Numbers
import Schedules

extension HF {
  static let polynomial = entry(
    "polynomial",
    aliases: [
      "hf.get_polynomial_decay_schedule_with_warmup", "hf.polynomial_decay_with_warmup", "hf.polynomial_with_warmup",
    ],
    summary: "A line up over the warmup, then a power of the remaining share, down to lr_end, which is not 0.",
    formula: "lr · t / w for t < w, then lr_end + (lr - lr_end) · (1 - (t - w) / (T - w))^power for t ≤ T, then lr_end",
    example: "hf.polynomial --lr 5e-5 --num_warmup_steps 100 --num_training_steps 1000 --power 2"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(warmupRatio)
    declare(training)
    let lrEnd = declare(.rate("lr_end", 1e-7, help: "Rate after the last step, below lr"))
    let power = declare(.factor("power", 1, bounds: .nonNegative, help: "Exponent of the remaining share"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, end) = (try arguments[rate], try arguments[lrEnd])
      guard rate > end else {
        throw refused(
          "polynomial", "lr_end (\(numberText(end))) must be smaller than initial lr (\(numberText(rate)))")
      }
      if let fractional = try fractionalPolynomial(arguments, to: end / rate, power: arguments[power]) {
        return fractional
      }
      let (training, warmup) = (
        try arguments[training], try warmupSteps(arguments)
      )
      if training == warmup {
        let reason =
          "num_training_steps equals num_warmup_steps, and the decay divides by their difference (ZeroDivisionError)"
        guard warmup > 0 else { throw refused("polynomial", reason) }
        return try refusing(warmedUp(Constant(rate: end), arguments), from: warmup, "polynomial", reason)
      }
      if training < warmup { return try warmedUp(Named(Constant(rate: end), "floor"), arguments) }
      // Python's 0 ** 0 is 1: the last step still has the full rate.
      if try arguments[power] == 0 {
        let count = try decayLength(arguments).addingSaturating(1)
        return try warmedUp(Ramp(from: rate, to: end, length: count, curve: .constant), arguments)
      }
      return try warmedUp(
        Ramp(
          from: rate, to: end, length: decayLength(arguments), curve: .power(exponent: arguments[power])),
        arguments)
    } inverse: { form in
      // A warmup that is longer than everything leads to a jump.
      if let line = form.line, line.way.from == 0, let end = line.rest.constantRate, end < line.way.to {
        return [rate(line.way.to), warmup(line.count), training(line.count - 1), lrEnd(end)]
      }
      let (climb, rest) = climb(of: form)
      guard let way = rest.way, let exponent = way.power, way.from > way.to else { return nil }
      return [rate(way.from), warmup(climb), training(climb + way.length), lrEnd(way.to), power(exponent)]
    }
  }
}
