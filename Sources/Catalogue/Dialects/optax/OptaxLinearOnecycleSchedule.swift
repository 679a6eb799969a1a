import Schedules

extension Optax {
  static let linearOnecycleSchedule = entry(
    "linear_onecycle_schedule",
    summary: "A line up to the peak, a line back, and a line far below.",
    formula:
      "peak/div_factor at 0, peak at ⌊pct_start · T⌋, peak/div_factor at ⌊pct_final · T⌋, that /final_div_factor at T",
    example: "optax.linear_onecycle_schedule --transition_steps 1000 --peak_value 0.1"
  ) { declare in
    let cycle = OneCycle(&declare)
    let finalShare = declare(
      .fraction("pct_final", 0.85, bounds: .any, help: "Share of the steps until the rate is back at its start"))
    return .schedule { arguments throws(ScheduleError) in
      let length = try arguments[cycle.length.real]
      let (up, down) = (try arguments[cycle.division], try arguments[cycle.finalDivision])
      let turns = [(try cycle.top(arguments), up), (step(at: try arguments[finalShare], of: length), 1 / up)]
      if !RealTimes.areWhole(length) {
        // Unlike the shares of it, and unlike the cosine, the length is not cut off to a whole step.
        return try lines(
          from: arguments[cycle.peak] / up, by: turns.map { (Double($0.0), $0.1) } + [(length, 1 / down)])
      }
      return try scaled(
        arguments[cycle.peak] / up,
        by: turns + [(cycle.last(arguments), 1 / down)], curve: .linear)
    } inverse: { form in
      guard let knots = form.knots, knots.curve == .linear, let total = knots.places.last, let last = knots.rates.last,
        last != 0, knots.rates.dropLast().allSatisfy({ $0 != 0 })
      else { return nil }
      let (rates, places) = (knots.rates, knots.places)
      let (up, back) = (cycle.solution(top:of:peak:first:), finalShare)
      switch rates.count {
      // Ways that have no steps are not to be seen.
      case 2:
        let first = rates[0] * 25
        return up(0, total, first * 25, first) + [back(0), cycle.finalDivision(rates[0].ratio(to: last))]
      case 3:
        return up(0, total, rates[0], rates[1])
          + [back(share(of: places[0], in: total)), cycle.finalDivision(rates[1].ratio(to: last))]
      case 4:
        // Of the three scales two undo each other, in whichever order the times of their shares come.
        let scales = zip(rates, rates.dropFirst()).map { $1 / $0 }
        for (top, low, end) in [(0, 1, 2), (0, 2, 1), (1, 2, 0)]
        where (scales[top] * scales[low] - 1).magnitude <= 1e-13 {
          return up(places[top], places[end], rates[0] * scales[top], rates[0])
            + [
              back(share(of: places[low], in: places[end])),
              cycle.finalDivision(rates[end].ratio(to: rates[end + 1])),
            ]
        }
        return nil
      default: return nil
      }
    }
  }

  /// Lines between rates at times that need not be whole steps, each rate the one before times its scale.
  private static func lines(
    from initial: Double, by scales: [(time: Double, scale: Double)]
  ) throws(ScheduleError) -> any Schedule {
    // As in a Python dictionary a later scale takes the place of an earlier one at the same time.
    var byTime: [Double: Double] = [:]
    for scale in scales { byTime[scale.time] = scale.scale }
    var (timeline, begin, rate) = (Timeline(), 0.0, initial)
    for (time, scale) in byTime.sorted(by: { $0.key < $1.key }) {
      let next = rate * scale
      try timeline.add(timeline.way(from: rate, to: next, begin: begin, end: time), until: Timeline.from(time))
      (begin, rate) = (time, next)
    }
    return try timeline.holding(rate)
  }
}
