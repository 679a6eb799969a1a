import Schedules

extension ScheduleDefinition {
  static let multistep8090 = ScheduleDefinition(
    "multi-step-80-90",
    summary: "Warm up, hold, and drop twice, at 80 % and at 90 % of the run.",
    formula: "lr · t / warmup; lr; lr · factor from 80 % of length on, lr · factor² from 90 % on",
    source: "DeepSeek LLM 2024, arXiv 2401.02954, with a warmup of 2000 iterations",
    parameters: [
      .peakRate, .warmupLength,
      Parameter("factor", .factor, .value(0.316), bounds: .nonNegative, help: "Factor of each drop"),
      .runLength,
    ],
    example: "multi-step-80-90 --lr 0.00042 --warmup 100 --length 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let (length, warmup) = (try arguments.iterations("length"), try arguments.iterations("warmup"))
      try Check.order("length", Double(length), .atLeast, "warmup", Double(warmup))
      let milestones = [0.8, 0.9].map { Int(saturating: ($0 * Double(length)).rounded()) }
      return try Multistep(
        rate: arguments.number("lr"), gamma: arguments.number("factor"), milestones: milestones
      ).warmedUp(over: warmup, isInPlace: true)
    })
}
