import Schedules

extension ScheduleDefinition {
  static let cosine = ScheduleDefinition(
    "cosine",
    aliases: ["cosine-annealing"],
    summary: "Cosine annealing: half a cosine from the highest rate to the lowest.",
    formula: "min + (max - min) · ((1 + cos(π (t / cycle-length)^theta)) / 2)^exponent for t ≤ cycle-length, then min",
    source: "Loshchilov & Hutter 2016, arXiv 1608.03983; MXNet tutorial; exponent: optax; theta: lingua",
    parameters: [
      Parameter("min", .rate, .value(0.0), aliases: ["min_lr"], help: "Rate at the end and after it"),
      Parameter("max", .rate, .value(1.0), aliases: ["max_lr"], help: "Rate at iteration 0"),
      Parameter(
        "cycle-length", .duration, .value(.duration(.iterations(1000))), aliases: ["length"],
        help: "Iterations until the lowest rate"),
      Parameter(
        "exponent", .factor, .value(1.0), bounds: .positive, help: "Exponent of the half cosine; excludes --theta"),
      Parameter(
        "theta", .factor, .value(1.0), bounds: .positive, help: "Exponent of the progress; excludes --exponent"),
    ],
    example: "cosine --min 1 --max 2",
    build: .schedule { arguments throws(ScheduleError) in
      let (exponent, theta) = (try arguments.number("exponent"), try arguments.number("theta"))
      if exponent != 1, theta != 1 { throw .exclusive(parameters: ["exponent", "theta"]) }
      let variant: Curve = theta == 1 ? .cosinePower(exponent: exponent) : .kDecay(k: theta)
      return try Cosine(
        minimum: arguments.number("min"), maximum: arguments.number("max"),
        cycleLength: arguments.iterations("cycle-length"), curve: exponent == 1 && theta == 1 ? .cosine : variant)
    })
}
