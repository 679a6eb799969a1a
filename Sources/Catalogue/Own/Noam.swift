import Schedules

extension Own {
  static let noam = ScheduleDefinition(
    "noam",
    aliases: ["transformer"],
    summary: "The schedule of the Transformer: a line up, then the inverse square root of time.",
    formula: "factor · d-model^(-1/2) · min(t^(-1/2), t · warmup^(-3/2)), 0 at t = 0",
    source: "Vaswani et al. 2017, arXiv 1706.03762",
    example: "noam --d-model 512 --warmup 400"
  ) { declare in
    let dModel = declare(.count("d-model", 512, help: "Width of the model"))
    let warmup = declare(.duration("warmup", 4000, help: "Iterations of the warmup"))
    let factor = declare(.factor("factor", 1, bounds: .nonNegative, help: "What every rate is multiplied by"))
    return .schedule { arguments throws(ScheduleError) in
      try InversePower.noam(
        factor: arguments[factor], width: arguments[dModel], warmup: arguments[warmup])
    } inverse: { form in
      guard let root = form.inverseSquareRoot else { return nil }
      let (width, scale) = NoamWidth.reading(root)
      return [dModel(width), warmup(root.warmup), factor(scale)]
    }
  }
}
