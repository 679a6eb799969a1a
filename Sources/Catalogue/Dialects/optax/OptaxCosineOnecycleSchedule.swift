import Schedules

extension Optax {
  static let cosineOnecycleSchedule = entry(
    "cosine_onecycle_schedule",
    summary: "Half a cosine up to the peak and half a cosine down, far below the start.",
    formula:
      "peak/div_factor at 0, peak at ⌊pct_start · T⌋, peak/(div_factor · final_div_factor) at T = transition_steps",
    example: "optax.cosine_onecycle_schedule --transition_steps 1000 --peak_value 0.1"
  ) { declare in
    let cycle = OneCycle(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let (up, down) = (try arguments[cycle.division], try arguments[cycle.finalDivision])
      return try scaled(
        arguments[cycle.peak] / up,
        by: [(cycle.top(arguments), up), (cycle.last(arguments), 1 / (up * down))], curve: .cosine)
    } inverse: { form in
      guard let knots = form.knots, knots.curve == .cosine, let total = knots.places.last, let last = knots.rates.last,
        last != 0
      else { return nil }
      switch knots.rates.count {
      case 2:
        let top = knots.rates[0]
        return cycle.solution(top: 0, of: total, peak: top, first: nil) + [
          cycle.finalDivision((top / 25).ratio(to: last))
        ]
      case 3 where knots.rates[0] != 0:
        let (first, top) = (knots.rates[0], knots.rates[1])
        return cycle.solution(top: knots.places[0], of: total, peak: top, first: first)
          + [cycle.finalDivision(first.ratio(to: last))]
      default: return nil
      }
    }
  }
}
