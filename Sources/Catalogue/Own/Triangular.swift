import Schedules

extension Own {
  static let triangular = ScheduleDefinition(
    "triangular",
    aliases: ["slanted-triangular"],
    summary: "One triangle: a line up to the highest rate and a line down; slanted by the share on the way up.",
    formula: "min + (max - min) · u; u = t / (L·f) for t ≤ L·f, (L - t) / (L·(1 - f)) for t ≤ L, then 0",
    source: "MXNet tutorial; Smith 2015, arXiv 1506.01186; slanted: Howard & Ruder 2018, arXiv 1801.06146",
    example: "triangular --min 1 --max 2 --inc-fraction 0.2"
  ) { declare in
    let minimum = declare(.rate("min", 0, aliases: ["min_lr"], help: "Rate at both ends and after them"))
    let maximum = declare(.rate("max", 1, aliases: ["max_lr"], help: "Rate at the peak"))
    let length = declare(.length("cycle-length", 1000, aliases: ["length"], help: "Iterations of the triangle, L"))
    let incFraction = declare(.fraction("inc-fraction", 0.5, help: "Share of the triangle on the way up, f"))
    return .cycle { arguments throws(ScheduleError) in
      try Triangular(
        minimum: arguments[minimum], maximum: arguments[maximum],
        cycleLength: arguments[length], increasingFraction: arguments[incFraction])
    } inverse: { form in
      guard let triangle = form.triangle else { return nil }
      return [
        minimum(triangle.low), maximum(triangle.high), length(triangle.length),
        incFraction(triangle.peak.ratio(to: Double(triangle.length))),
      ]
    }
  }
}
