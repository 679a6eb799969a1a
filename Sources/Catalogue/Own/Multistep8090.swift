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
      return try Multistep(
        rate: arguments[peak], gamma: arguments[factor], milestones: drops(length)
      ).warmedUp(over: warmup, isInPlace: true)
    } inverse: { form in
      let line = form.line.flatMap { $0.way.from == 0 ? $0 : nil }
      let (climb, rest) = (line?.count ?? 0, line?.rest ?? form)
      guard let high = line?.way.to ?? form.steps?.first, high > 0, let last = rest.steps?.starts.last ?? line?.count
      else {
        return nil
      }
      // The last drop is at 90 % of the run, or with the one before at 80 % of a short one.
      let end = climb + last
      let lengths = [0.9, 0.8].flatMap { share in (-2...2).map { Int(saturating: Double(end) / share) + $0 } }
      let lowest = rest.steps?.rates.last ?? rest.rate(at: 0)
      for total in [climb] + lengths where total >= max(1, climb) {
        let drop = (lowest / high).squareRoot()
        let steps = try? Multistep(rate: high, gamma: drop, milestones: drops(total))
          .warmedUp(over: climb, isInPlace: true)
        if steps?.form?.isSame(as: form) ?? false {
          return [peak(high), warmup(climb), factor((drop * high).ratio(to: high)), length(total)]
        }
      }
      return nil
    }
  }

  /// The iterations of the drops of a run.
  private static func drops(_ length: Int) -> [Int] {
    [0.8, 0.9].map { Int(saturating: ($0 * Double(length)).rounded()) }
  }
}
