import Numbers
import Schedules

extension Own {
  static let multistep8090 = ScheduleDefinition(
    "multi-step-80-90",
    summary: "Warm up, hold, and drop twice, at 80 % and at 90 % of the run.",
    formula: "lr · t / warmup; lr; lr · factor from 80 % of length on, lr · factor² from 90 % on",
    source: "DeepSeek LLM 2024, arXiv 2401.02954, with a warmup of 2000 iterations",
    example: "multi-step-80-90 --lr 0.00042 --warmup 100 --length 1500"
  ) { declare in
    let peak = declare(peakRate)
    let warmup = declare(warmupLength)
    let factor = declare(.factor("factor", 0.316, bounds: .nonNegative, help: "Factor of each drop"))
    let length = declare(runLength)
    return .schedule { arguments throws(ScheduleError) in
      try arguments.require(length, .atLeast, warmup)
      let (length, warmup) = (try arguments[length], try arguments[warmup])
      let milestones = [0.8, 0.9].map { Int(saturating: ($0 * Double(length)).rounded()) }
      return try Multistep(
        rate: arguments[peak], gamma: arguments[factor], milestones: milestones
      ).warmedUp(over: warmup, isInPlace: true)
    }
  }
}
