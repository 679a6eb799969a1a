import Numbers
import Schedules

extension Own {
  static let multistep = ScheduleDefinition(
    "multistep",
    aliases: ["multi-step"],
    summary: "A factor at each of some milestones.",
    formula: "lr · gamma^(number of milestones ≤ t)",
    source: "PyTorch MultiStepLR; MXNet tutorial (mxnet.MultiFactorScheduler drops one iteration later)",
    example: "multistep --lr 1 --milestones 250,750,900 --gamma 0.5"
  ) { declare in
    let rate = declare(peak("Rate before the first milestone", aliases: ["start-lr"]))
    let milestones = declare(
      .durations(
        "milestones", .value(.list([250, 750, 900].map { .duration(.iterations($0)) })),
        help: "First iterations of the next rate"))
    let gamma = declare(
      .factor("gamma", 0.5, bounds: .nonNegative, aliases: ["factor"], help: "Factor at each milestone"))
    let warmup = declare(
      Own.warmup("Iterations of the warmup, in place: from rate 0 up to the peak while milestones count on"))
    return .schedule { arguments throws(ScheduleError) in
      try arguments.requireAscending(milestones)
      let milestones = try arguments[milestones]
      return try Multistep(rate: arguments[rate], gamma: arguments[gamma], milestones: milestones)
        .warmedUp(over: arguments[warmup], isInPlace: true)
    } inverse: { form in
      let line = form.line.flatMap { $0.way.from == 0 ? $0 : nil }
      guard let steps = line.flatMap({ steps(behind: $0) }) ?? form.steps, let (factor, acting) = steps.common,
        factor >= 0, let places = apart(acting, upTo: line?.count ?? 0)
      else { return nil }
      return [rate(steps.first), warmup(line?.count ?? 0), milestones(places), gamma(factor)]
    }
  }

  /// Milestones of which each is behind the one before: those that act at the end of a warmup may lie below it. `nil` where that
  /// is not so.
  private static func apart(_ acting: [Int], upTo end: Int) -> [Int]? {
    var places = acting
    for index in places.indices.dropLast().reversed() where places[index] >= places[index + 1] {
      places[index] = places[index + 1] - 1
      guard acting[index] <= end, places[index] > 0 else { return nil }
    }
    return places
  }

  /// The steps of a curve that is led up to in place, as if it were not; what happens below the warmup is told of its end.
  private static func steps(behind line: CurveForm.Beginning) -> CurveForm.Steps? {
    guard var steps = line.rest.steps ?? line.rest.constantRate.map({ CurveForm.Steps(starts: [], rates: [$0]) }) else {
      return nil
    }
    steps.starts = steps.starts.map { $0.addingSaturating(line.count) }
    if steps.first == line.way.to { return steps }
    return CurveForm.Steps(starts: [line.count] + steps.starts, rates: [line.way.to] + steps.rates)
  }
}
