import Schedules

extension ScheduleDefinition {
  static let warmup = ScheduleDefinition(
    "warmup",
    summary: "Leads up to the curve from a lower rate, after which the curve begins.",
    formula: "start-lr → s(0) over t = 0 … length, then s(t - length); with --in-place, then s(t)",
    source: "Goyal et al. 2017, arXiv 1706.02677; MXNet tutorial; in place: timm 1.0 without warmup_prefix",
    parameters: [
      Parameter("length", .duration, .required, aliases: ["warmup-length"], help: "Iterations of the warmup"),
      Parameter("start-lr", .rate, .value(0.0), help: "Rate at the start of the warmup"),
      Parameter("shape", .choice(Curve.warmupShapeNames), .value(.choice("linear")), help: "The way up"),
      Parameter(
        "convention", .choice(WarmupConvention.allCases.map(\.rawValue)), .value(.choice("t/W")),
        help: "How an iteration t of the W iterations counts"),
      Parameter("in-place", .flag, .value(false), help: "The curve's own clock runs on below the warmup"),
    ],
    example: "cosine warmup --length 100",
    build: .modifier { inner, arguments throws(ScheduleError) in
      let length = try arguments.iterations("length")
      return try Warmup(
        inner, length: length, start: arguments.number("start-lr"),
        curve: .warmup(arguments.choice("shape"), length: length),
        convention: WarmupConvention(rawValue: arguments.choice("convention")) ?? .iteration,
        isInPlace: arguments.flag("in-place"))
    })
}
