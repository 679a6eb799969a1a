import Numbers
import Schedules

extension DeepSpeed {
  static let oneCycle = entry(
    "OneCycle",
    summary: "One triangle, of lines or of stairs, then a decay that divides the lowest rate.",
    formula:
      "a line min → max over the first size, max → min over the second; then min / (1 + decay_lr_rate · (t - end) / decay_step_size)",
    literature: "Smith 2018, arXiv 1803.09820",
    example: "deepspeed.OneCycle --cycle_min_lr 0.001 --cycle_max_lr 0.1 --cycle_first_step_size 500"
  ) { declare in
    declare(rate)
    let cycleMinLr = declare(.rate("cycle_min_lr", .required, help: "Rate at both ends of the cycle"))
    let cycleMaxLr = declare(.rate("cycle_max_lr", .required, help: "Rate at the peak"))
    let decayLrRate = declare(
      .factor("decay_lr_rate", 0, bounds: .nonNegative, help: "What the divisor grows by; 0 for no decay"))
    let cycleFirstStepSize = declare(.duration("cycle_first_step_size", 2000, help: "Steps on the way up"))
    let cycleSecondStepSize = declare(
      .duration("cycle_second_step_size", .none("cycle_first_step_size"), help: "Steps on the way down"))
    let cycleFirstStairCount = declare(
      .count("cycle_first_stair_count", 0, bounds: .nonNegative, help: "Stairs on the way up; 0 for a line"))
    let cycleSecondStairCount = declare(
      .count(
        "cycle_second_stair_count", .none("cycle_first_stair_count"), bounds: .nonNegative,
        help: "Stairs on the way down; 0 for a line"))
    let decayStepSize = declare(
      .duration(
        "decay_step_size", 0, bounds: .nonNegative, help: "Steps in which the divisor grows once; 0 for no decay"))
    return .schedule { arguments throws(ScheduleError) in
      let (low, high) = (try arguments[cycleMinLr], try arguments[cycleMaxLr])
      let up = try arguments[cycleFirstStepSize]
      let down = try arguments[cycleSecondStepSize] ?? up
      let upStairs = try arguments[cycleFirstStairCount]
      let downStairs = try arguments[cycleSecondStairCount] ?? upStairs
      let (decay, period) = (try arguments[decayLrRate], try arguments[decayStepSize])
      let rest: any Schedule =
        period > 0 && decay > 0
        ? try InverseTime(rate: low, decay: decay, period: period) : Named(try Constant(rate: low), "floor")
      let climb: any Schedule =
        upStairs > 0
        ? try Stairs(bottom: low, top: high, length: up, count: upStairs)
        : try Ramp(from: low, to: high, length: up, name: "up")
      let fall: any Schedule =
        downStairs > 0
        ? try Stairs(bottom: low, top: high, length: down, count: downStairs, isDescending: true)
        : try Ramp(from: high, to: low, length: down, name: "down")
      // The peak itself still counts with the first stairs.
      return try climb.cut(after: up.addingSaturating(1), then: Shifted(fall.cut(after: down, then: rest), by: -1))
    }
  }
}
