import Schedules

extension ScheduleDefinition {
  static let piecewise = ScheduleDefinition(
    "piecewise",
    aliases: ["piecewise-constant"],
    summary: "Rates between boundaries: held, or interpolated from one boundary to the next.",
    formula:
      "values[k] for boundaries[k-1] ≤ t < boundaries[k]; interpolated: from values[k] at boundaries[k-1] (0 for k = 0) to values[k+1]",
    source:
      "Keras PiecewiseConstantDecay and optax piecewise_interpolate_schedule; boundaries belong to the next piece",
    parameters: [
      Parameter("boundaries", .list(of: .duration), .required, help: "First iterations of the second and later values"),
      Parameter("values", .list(of: .rate), .required, help: "Rates, one more than boundaries"),
      Parameter(
        "interpolate", .choice(["none", "linear", "cosine"]), .value(.choice("none")),
        help: "Hold each value, or go to the next along a curve"),
    ],
    example: "piecewise --boundaries 500,1000 --values 1,0.5,0.1",
    build: .schedule { arguments throws(ScheduleError) in
      let boundaries = try arguments.iterationList("boundaries")
      let values = try arguments.numbers("values")
      try Check.ascending("boundaries", boundaries)
      guard values.count == boundaries.count + 1 else {
        throw .wrongCount(
          parameter: "values", count: values.count, expected: boundaries.count + 1, because: "one more than boundaries")
      }
      let curves: [String: Curve] = ["linear": .linear, "cosine": .cosine]
      return try Piecewise(knots: [0] + boundaries, rates: values, curve: curves[arguments.choice("interpolate")])
    })
}
