import Numbers
import Schedules

/// The schedule of modded-nanogpt's speed runs.
enum ModdedNanoGPT: Dialect {
  static let name = "modded_nanogpt"
  static let modules = ["train_gpt"]
  static let release = "modded-nanogpt (2026-08-01) f411b3d3"
  static let summary =
    "The schedule of modded-nanogpt's speed runs: stages of other batch sizes, and a cool-down over them."
  static let picture = """
    plot modded_nanogpt.TrainingSchedule --lr 0.023 --lr_muls 1,1.52,1.73 --durations 0.34,0.33,0.33 \
    --scheduled_iterations 1000 --extension_iterations 40 --cooldown_frac 0.6 -n 1040
    """
  static let entries = [trainingSchedule]

  static func place(of call: String) -> String { "train_gpt.py, \(call).get_lr" }

  static let trainingSchedule = entry(
    "TrainingSchedule",
    summary: "A factor for each stage, and over the last share of the iterations a line from it to 15 %.",
    formula: """
      lr · m of the stage, which ends at round(S · the durations so far); from c = int(S · (1 - cooldown_frac)) on lr · (m \
      (1 - x) + 0.15 x), x = min(1, (t - c) / (S - c))
      """,
    example:
      "modded_nanogpt.TrainingSchedule --lr 0.023 --lr_muls 1,1.5,1.7 --durations 0.34,0.33,0.33 --scheduled_iterations 1000"
  ) { declare in
    let rate = declare(.rate("lr", 0.023, help: "Rate of a group of parameters").playing(.rate, .start, .peak))
    let factors = declare(
      .factors("lr_muls", .required, bounds: .nonNegative, help: "Factor of each stage, m"), as: .values)
    let durations = declare(
      .fractions("durations", .required, help: "Share of the scheduled iterations that each stage takes"))
    let scheduled = declare(
      .duration("scheduled_iterations", .required, help: "Iterations of the stages, S"))
    let extra = declare(
      .duration("extension_iterations", 0, bounds: .nonNegative, help: "Iterations after them, at 15 % of lr"))
    let cooldown = declare(
      .fraction("cooldown_frac", 0.6, help: "Share of the scheduled iterations that the cool-down takes"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, total) = (try arguments[rate], try arguments[scheduled])
      let (factors, shares) = (try arguments[factors], try arguments[durations])
      guard factors.count == shares.count, !factors.isEmpty else {
        throw .wrongCount(
          durationsSubject, count: shares.count, expected: max(1, factors.count), because: "one for each stage")
      }
      let begin = try Int.pythonInt(Double(total) * (1 - arguments[cooldown]))
      var (timeline, sum) = (Timeline(), 0.0)
      for (index, (factor, share)) in zip(factors, shares).enumerated() {
        sum += share
        // What the shares leave is the last stage's.
        let end = index + 1 == factors.count ? total : min(total, .pythonRound(Double(total) * sum))
        try timeline.hold(rate * factor, until: min(end, begin), "stage \(index + 1)")
        if end > timeline.update {
          let way = try timeline.way(
            from: rate * factor, to: rate * 0.15, begin: Double(begin), end: Double(total), name: "cool-down")
          timeline.add(way, until: end)
        }
      }
      let run = total.addingSaturating(try arguments[extra])
      let whole = try timeline.holding(begin == total ? rate : rate * 0.15, lasting: run, "extension")
      return begin == total
        ? refusing(whole, from: total, "TrainingSchedule", "the cool-down has 0 iterations (ZeroDivisionError)") : whole
    }
  }

  private static let durationsSubject = Subject.parameter("durations")
}
