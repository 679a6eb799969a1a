import Schedules

extension HF {
  static let linear = entry(
    "linear",
    aliases: ["hf.get_linear_schedule_with_warmup", "hf.linear_with_warmup"],
    summary: "A line up over the warmup and a line down to 0 at the last step.",
    formula: "lr · t / w for t < w, then lr · max(0, (T - t) / max(1, T - w)); a warmup longer than T ends in 0",
    example: "hf.linear --lr 5e-5 --num_warmup_steps 100 --num_training_steps 1000"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(warmupRatio)
    declare(training)
    return .schedule { arguments throws(ScheduleError) in
      if let fractional = try fractionalLinear(arguments) { return fractional }
      let (training, warmup) = (
        try arguments[training], try warmupSteps(arguments)
      )
      if training <= warmup { return try warmedUp(Named(Constant(rate: 0), "floor"), arguments) }
      return try warmedUp(
        Ramp(from: arguments[rate], to: 0, length: decayLength(arguments)), arguments)
    } inverse: { form in
      // A warmup that is as long as everything leads to a jump.
      if let line = form.line, line.way.from == 0, line.rest.constantRate == 0 {
        return [rate(line.way.to), warmup(line.count), training(line.count)]
      }
      let (climb, rest) = climb(of: form)
      guard let way = rest.way, way.follows(.linear), way.to == 0 else { return nil }
      return [rate(way.from), warmup(climb), training(climb + way.length)]
    }
  }
}
