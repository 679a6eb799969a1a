import Schedules

extension ScheduleDefinition {
  static let triStage = ScheduleDefinition(
    "tri-stage",
    summary: "A line up, a plateau, and the same factor at every iteration down.",
    formula:
      "init-scale · lr → lr over warmup; lr for hold; lr · e^(ln(final-scale) · p) over decay, then final-scale · lr",
    source: "SpecAugment, Park et al. 2019, arXiv 1904.08779; fairseq's tri_stage",
    parameters: [
      .peakRate,
      Parameter("init-scale", .fraction, .value(0.01), help: "First rate as a share of the highest"),
      Parameter(
        "final-scale", .fraction, .value(0.01), bounds: .positiveFraction, help: "Last rate as a share of the highest"),
      Parameter(
        "warmup", .duration, .value(.duration(Duration(10, .percent))), bounds: .nonNegative,
        help: "Iterations of the line up"),
      Parameter(
        "hold", .duration, .value(.duration(Duration(40, .percent))), bounds: .nonNegative,
        help: "Iterations at the highest rate"),
      Parameter("decay", .duration, .value(.duration(Duration(50, .percent))), help: "Iterations of the decay"),
    ],
    example: "tri-stage --lr 0.0003 --warmup 150 --hold 600 --decay 750",
    build: .schedule { arguments throws(ScheduleError) in
      let rate = try arguments.number("lr")
      try Check.bounds("lr", rate, .positive)
      let stages = try Cooldown(
        Named(Constant(rate: rate), "hold"), start: arguments.iterations("hold"), length: arguments.iterations("decay"),
        finish: rate * arguments.number("final-scale"), curve: .exponential, name: "decay")
      let warmup = try arguments.iterations("warmup")
      if warmup == 0 { return stages }
      return try Warmup(stages, length: warmup, start: rate * arguments.number("init-scale"))
    })
}
