import Schedules

extension ScheduleDefinition {
  static let rangeTest = ScheduleDefinition(
    "range-test",
    aliases: ["lr-finder"],
    summary: "From a tiny rate to a huge one, to find the largest that still trains.",
    formula: "min · (max / min)^(t / length), or with --spacing linear min + (max - min) · t / length; then max",
    source: "Smith 2015, arXiv 1506.01186; the learning-rate finder of fastai",
    parameters: [
      Parameter("min", .rate, .value(1e-7), aliases: ["min_lr"], help: "Rate at iteration 0"),
      Parameter("max", .rate, .value(10.0), aliases: ["max_lr"], help: "Rate at the end and after it"),
      Parameter("length", .duration, .value(.duration(.iterations(1500))), help: "Iterations from one to the other"),
      Parameter(
        "spacing", .choice(["exponential", "linear"]), .value(.choice("exponential")),
        help: "Equal factors or equal steps"),
    ],
    example: "range-test --min 1e-5 --max 1",
    build: .schedule { arguments throws(ScheduleError) in
      let isLinear = try arguments.choice("spacing") == "linear"
      let (minimum, maximum) = (try arguments.number("min"), try arguments.number("max"))
      if !isLinear {
        try Check.bounds("min", minimum, .positive)
        try Check.bounds("max", maximum, .positive)
      }
      return try Ramp(
        from: minimum, to: maximum, length: arguments.iterations("length"), curve: isLinear ? .linear : .exponential,
        name: "range test")
    })
}
