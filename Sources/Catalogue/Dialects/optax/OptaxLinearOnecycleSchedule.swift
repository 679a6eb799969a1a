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
      .fraction("pct_final", 0.85, help: "Share of the steps until the rate is back at its start"))
    return .schedule { arguments throws(ScheduleError) in
      let length = try arguments[cycle.length]
      let (up, down) = (try arguments[cycle.division], try arguments[cycle.finalDivision])
      return try scaled(
        arguments[cycle.peak] / up,
        by: [
          (cycle.top(arguments), up), (step(at: arguments[finalShare], of: length), 1 / up),
          (length, 1 / down),
        ], curve: .linear)
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
      case 4 where (rates[2] - rates[0]).magnitude <= 1e-14 * rates[0].magnitude:
        return up(places[0], total, rates[1], rates[0])
          + [back(share(of: places[1], in: total)), cycle.finalDivision(rates[0].ratio(to: last))]
      default: return nil
      }
    }
  }
}
