import Numbers
import Schedules

extension Lingua {
  static let wsd = entry(
    "wsd",
    summary: "A line up, then cycles that hold and fall along a line in the reciprocal to lr_min_ratio, for ever.",
    formula: """
      lr · t / W for t < W; n = int(T · cycle_length), e = n · (t // n + 1), or T at t = T, D = int(e · decay_fraction): lr \
      for t ≤ e - D, then lr / (p / r + 1 - p), p = (t - (e - D)) / D
      """,
    example: "lingua.wsd --lr 3e-4 --warmup 100 --steps 1000"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(share)
    declare(total)
    declare(cycleLength)
    let fraction = declare(
      .fraction("decay_fraction", 0.1, help: "Steps of a decay as a share of the steps up to its end"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, total) = (try arguments[rate], try arguments[total])
      let length = Int.pythonInt(Double(total) * (try arguments[cycleLength]))
      guard length > 0 else {
        throw refused("wsd", "a cycle has 0 steps, by which the step is divided (ZeroDivisionError)")
      }
      let ratio = try arguments[share]
      guard ratio > 0 else {
        throw refused("wsd", "lr_min_ratio is 0, by which the progress is divided (ZeroDivisionError)")
      }
      let cycles = try ReciprocalCycles(
        rate: rate, ratio: ratio, total: total, cycleLength: length, decayFraction: arguments[fraction])
      let timeline = try warmedUp(arguments)
      return try timeline.then(Shifted(cycles, by: -timeline.update), lasting: total)
    }
  }
}
