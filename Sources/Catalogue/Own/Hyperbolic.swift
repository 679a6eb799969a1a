import Schedules

extension ScheduleDefinition {
  static let hyperbolic = ScheduleDefinition(
    "hyperbolic",
    summary: "A piece of a hyperbola whose slope at the start does not depend on the length of the run.",
    formula: "lr + (lr - inf-lr) · (h(t) - h(0)), h(t) = √((N - t) / U · (2 - (N + t) / U)), N = length; then h = 0",
    source: "Kim 2024, arXiv 2407.15200",
    parameters: Hyperbolic.parameters(inf: .value(0.0), bounds: .nonNegative),
    example: "hyperbolic --lr 0.1 --inf-lr 0.001 --length 1000 --upper-bound 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let length = try arguments.iterations("length")
      return try Hyperbolic(
        from: arguments.number("lr"), infimum: arguments.number("inf-lr"), length: length,
        upperBound: arguments.optionalIterations("upper-bound") ?? length)
    })
}

extension Hyperbolic {
  /// The parameters of both kinds.
  static func parameters(inf standard: Parameter.Default, bounds: Bounds) -> [Parameter] {
    [
      Parameter("lr", .rate, .value(1.0), bounds: bounds, aliases: ["max", "max_lr"], help: "Rate at iteration 0"),
      Parameter(
        "inf-lr", .rate, standard, bounds: bounds, aliases: ["infimum_lr"],
        help: "Rate at the end of a run as long as upper-bound"),
      .decayLength,
      Parameter("upper-bound", .duration, .none("length"), help: "Longest run that the curve is made for, U"),
    ]
  }
}
