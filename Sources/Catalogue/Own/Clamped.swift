import Schedules

extension Own {
  static let clamp = ScheduleDefinition(
    "clamp",
    summary: "Holds every rate within two bounds.",
    formula: "min(max(s(t), min), max)",
    source: "the minimum rate that training recipes set below a decay",
    example: "exponential --lr 0.5 --rate 0.01 clamp --min 0.05"
  ) { declare in
    let minimum = declare(
      .rate("min", .none("no lower bound"), bounds: .any, aliases: ["min_lr"], help: "Lowest rate"), as: .floor)
    let maximum = declare(
      .rate("max", .none("no upper bound"), bounds: .any, aliases: ["max_lr"], help: "Highest rate"), as: .peak)
    return .modifier { inner, arguments throws(ScheduleError) in
      let (lowest, highest) = (try arguments[minimum], try arguments[maximum])
      guard lowest != nil || highest != nil else { throw .needsOneOf(parameters: [minimum.name, maximum.name]) }
      return try Clamped(
        inner, minimum: lowest ?? -Bounds.largestRate, maximum: highest ?? Bounds.largestRate)
    } inverse: { form in
      guard case .clamped(let inner, let lowest, let highest) = form else { return nil }
      return Solution(
        [
          minimum(lowest > -Bounds.largestRate ? lowest : nil), maximum(highest < Bounds.largestRate ? highest : nil),
        ], around: inner)
    }
  }
}
