import Schedules

extension Paddle {
  static let noamDecay = entry(
    "NoamDecay",
    summary: "The schedule of the Transformer: a line up, then the inverse square root of time.",
    formula: "learning_rate · d_model^(-1/2) · min(t^(-1/2), t · warmup_steps^(-3/2)), 0 at t = 0",
    example: "paddle.NoamDecay --d_model 512 --warmup_steps 400"
  ) { declare in
    let dModel = declare(.count("d_model", .required, help: "Width of the model"))
    let warmup = declare(
      .duration("warmup_steps", .required, bounds: .positive, help: "Iterations of the warmup").acceptingFractions())
    let rate = declare(.rate("learning_rate", 1, aliases: ["lr"], help: "What every rate is multiplied by"))
    return .schedule { arguments throws(ScheduleError) in
      let length = try arguments[warmup.real]
      if !RealTimes.areWhole(length) {
        let (step, scale) = (Expression.variable, try arguments[rate] / Double(arguments[dModel]).squareRoot())
        let (climb, fall) = (step / .number(.pow(length, 1.5)), 1 / .call(.sqrt, [step.atLeast(1)]))
        return try RealTimes.schedule(.number(scale) * (step < 1).then(0, otherwise: climb.atMost(fall)))
      }
      return try InversePower.noam(
        factor: arguments[rate], width: arguments[dModel],
        warmup: arguments[warmup])
    } inverse: { form in
      guard let root = form.inverseSquareRoot else { return nil }
      let (width, scale) = NoamWidth.reading(root)
      return [dModel(width), warmup(root.warmup), rate(scale)]
    }
  }
}
