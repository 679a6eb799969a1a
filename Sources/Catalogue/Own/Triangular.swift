import Schedules

extension Own {
  static let triangular = ScheduleDefinition(
    "triangular",
    aliases: ["slanted-triangular"],
    summary: "One triangle: a line up to the highest rate and a line down; slanted by the share on the way up.",
    formula: "min + (lr - min) · u; u = t / (L·f) for t ≤ L·f, (L - t) / (L·(1 - f)) for t ≤ L, then 0",
    source: "MXNet tutorial; Smith 2015, arXiv 1506.01186; slanted: Howard & Ruder 2018, arXiv 1801.06146",
    example: "triangular --lr 2 --min 1 --inc-fraction 0.2"
  ) { declare in
    let maximum = declare(peak("Rate at the peak"))
    let minimum = declare(floor(of: maximum, help: "Rate at both ends and after them"))
    let length = declare(Own.length(help: "Iterations of the triangle, L"))
    let incFraction = declare(.fraction("inc-fraction", 0.5, help: "Share of the triangle on the way up, f"))
    let warmup = declare(
      .duration(
        "warmup", .none("inc-fraction of length"), bounds: .nonNegative,
        help: "Iterations of the way up to the peak, L·f; excludes --inc-fraction"), as: .warmupLength)
    return .cycle { arguments throws(ScheduleError) in
      if arguments.isGiven(warmup) {
        if arguments.isGiven(incFraction) { throw .exclusive(parameters: [incFraction.name, warmup.name]) }
        try arguments.require(length, .atLeast, warmup)
      }
      let (total, slant) = (try arguments[length], try arguments[incFraction])
      let share = try arguments[warmup].map { Double($0) / Double(total) }
      return try Triangular(
        minimum: arguments[minimum], maximum: arguments[maximum], cycleLength: total,
        increasingFraction: share ?? slant)
    } inverse: { form in
      guard let triangle = form.triangle else { return nil }
      return [
        minimum(triangle.low), maximum(triangle.high), length(triangle.length),
        incFraction(triangle.peak.ratio(to: Double(triangle.length))),
      ]
    }
  }
}
