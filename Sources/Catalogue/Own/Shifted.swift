import Schedules

extension ScheduleDefinition {
  static let shift = ScheduleDefinition(
    "shift",
    summary: "Starts the curve later, or lets it have run already.",
    formula: "s(max(0, t - by))",
    source: "resuming a run, and schedulers that are first stepped late",
    parameters: [
      Parameter(
        "by", .duration, .required, bounds: .any,
        help: "Iterations of delay at the first rate; negative to skip that many")
    ],
    example: "cosine shift --by 200",
    build: .modifier { inner, arguments throws(ScheduleError) in
      Shifted(inner, by: try arguments.iterations("by"))
    })
}
