import Schedules

extension ScheduleDefinition {
  static let noam = ScheduleDefinition(
    "noam",
    aliases: ["transformer"],
    summary: "The schedule of the Transformer: a line up, then the inverse square root of time.",
    formula: "factor · d-model^(-1/2) · min(t^(-1/2), t · warmup^(-3/2)), 0 at t = 0",
    source: "Vaswani et al. 2017, arXiv 1706.03762",
    parameters: [
      Parameter("d-model", .count, .value(512), help: "Width of the model"),
      Parameter("warmup", .duration, .value(.duration(.iterations(4000))), help: "Iterations of the warmup"),
      Parameter("factor", .factor, .value(1.0), bounds: .nonNegative, help: "What every rate is multiplied by"),
    ],
    example: "noam --d-model 512 --warmup 400",
    build: .schedule { arguments throws(ScheduleError) in
      try InversePower.noam(
        factor: arguments.number("factor"), width: arguments.count("d-model"), warmup: arguments.iterations("warmup"))
    })
}
