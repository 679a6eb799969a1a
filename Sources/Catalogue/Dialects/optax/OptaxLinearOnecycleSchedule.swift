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
    }
  }
}
