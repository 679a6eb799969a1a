extension Catalogue {
  /// The schedules of the Flax guides.
  static let flax: [ScheduleDefinition] = [
    ScheduleDefinition(
      "flax.create_triangular_schedule",
      summary: "The triangular cycles of the Flax learning-rate guide.",
      formula: "top = ⌊(n + 1) / 2⌋, c = t mod n: lr_min + c/top · (lr_max - lr_min), from top on lr_max - (c - top)/top · (…)",
      source: "Flax guide, learning rate scheduling",
      parameters: [
        Parameter("lr_min", .rate, .value(3e-3), help: "Rate at the start of a cycle"),
        Parameter("lr_max", .rate, .value(3e-2), help: "Rate at the peak"),
        Parameter("steps_per_cycle", .duration, .required, help: "Iterations of a cycle, n"),
      ],
      example: "flax.create_triangular_schedule --lr_min 3e-3 --lr_max 3e-2 --steps_per_cycle 100",
      build: .schedule { arguments throws(ScheduleError) in
        // Of an odd cycle the way down is cut one iteration before the lowest rate.
        let steps = try arguments.iterations("steps_per_cycle")
        let top = steps / 2 + steps % 2
        let triangle = try Triangular(
          minimum: arguments.number("lr_min"), maximum: arguments.number("lr_max"),
          cycleLength: top.multipliedSaturating(by: 2))
        return try Cyclical(Period(triangle, every: steps))
      })
  ]
}
