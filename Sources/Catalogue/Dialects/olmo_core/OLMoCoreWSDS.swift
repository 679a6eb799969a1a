import Numbers
import Schedules

extension OLMoCore {
  static let wsds = entry(
    "WSDS",
    summary: "Periods that each hold and decay along a line; the first one begins with the warmup.",
    formula: """
      in the period k of L steps, up to step x = L: P · lr for x ≤ L - D, m + (P · lr - m) · (L - x) / D; the first begins \
      with i + (P · lr - i) · x / W; m after all; P = period_lr_multipliers
      """,
    literature: "Wen et al. 2024, arXiv 2410.05192",
    example: "olmo_core.WSDS --lr 3e-4 --max_steps 1000 --period_lengths 500,500 --warmup 100 --decay_fraction 0.2"
  ) { declare in
    declare(rate)
    let maxSteps = declare(
      .duration(
        "max_steps", .none("the sum of the periods"), gives: .length, help: "Steps of the run; the periods count"))
    let lengths = declare(.durations("period_lengths", .required, help: "Steps of each period"))
    let multipliers = declare(
      .factors(
        "period_lr_multipliers", .none("1 each"), bounds: .nonNegative, help: "Highest rate of each period, in lr"),
      as: .values)
    Steps.warmup.declare(&declare)
    Steps.decay.declare(&declare)
    declare(warmupStart)
    declare(decayEnd)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, periods, factors) = (try arguments[rate], try arguments[lengths], try arguments[multipliers])
      guard let first = periods.first else { throw refused("WSDS", "'period_lengths' must be provided and non-empty") }
      if !factors.isEmpty, factors.count != periods.count {
        throw .wrongCount(
          multipliers.subject, count: factors.count, expected: periods.count, because: "one for each period")
      }
      try check(decayEnd, arguments)
      let floor = try arguments[decayEnd]
      let warmup = try Steps.warmup.steps(of: first, arguments)
      var timeline = try warmedUp(
        to: rate * (factors.first ?? 1), over: min(warmup, first), includesLast: true, arguments)
      var begin = 0
      for (index, length) in periods.enumerated() {
        let decay = try Steps.decay.steps(of: length, arguments)
        let (peak, end) = (rate * (index < factors.count ? factors[index] : 1), begin.addingSaturating(length))
        try timeline.hold(peak, until: end.addingSaturating(-decay))
        if decay > 0, end > timeline.update {
          let way = try timeline.way(
            from: peak, to: floor, begin: Double(end) - Double(decay) - 1, end: Double(end) - 1)
          timeline.add(way, until: end)
        }
        begin = end
      }
      return try timeline.holding(floor, lasting: arguments[maxSteps] ?? begin)
    }
  }
}
