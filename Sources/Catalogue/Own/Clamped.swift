import Schedules

extension ScheduleDefinition {
  static let clamp = ScheduleDefinition(
    "clamp",
    summary: "Holds every rate within two bounds.",
    formula: "min(max(s(t), min), max)",
    source: "the minimum rate that training recipes set below a decay",
    parameters: [
      Parameter("min", .rate, .none("no lower bound"), bounds: .any, aliases: ["min_lr"], help: "Lowest rate"),
      Parameter("max", .rate, .none("no upper bound"), bounds: .any, aliases: ["max_lr"], help: "Highest rate"),
    ],
    example: "exponential --lr 0.5 --rate 0.01 clamp --min 0.05",
    build: .modifier { inner, arguments throws(ScheduleError) in
      let minimum = try arguments.optionalNumber("min")
      let maximum = try arguments.optionalNumber("max")
      guard minimum != nil || maximum != nil else { throw .needsOneOf(parameters: ["min", "max"]) }
      return try Clamped(
        inner, minimum: minimum ?? -Bounds.largestRate, maximum: maximum ?? Bounds.largestRate)
    })
}
