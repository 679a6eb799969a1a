import Schedules

extension Own {
  static let cyclical = ScheduleDefinition(
    "cyclical",
    summary: "Repeats a schedule that has a cycle length, each cycle of another length and magnitude.",
    formula: "s_k(t - start of cycle k) · cycle-magnitude-decay^k; the next length is ⌈length · cycle-mult⌉",
    source:
      "MXNet tutorial, CyclicalSchedule; Smith 2015, arXiv 1506.01186; Loshchilov & Hutter 2016, arXiv 1608.03983",
    example: "cosine --length 250 cyclical --cycle-mult 2 --cycle-magnitude-decay 0.5"
  ) { declare in
    let length = declare(
      .duration(
        "length", .none("the curve's own"), aliases: lengthNames, help: "Iterations of the first cycle"))
    let cycleMult = declare(cycleMultiplier(1))
    let cycleMagnitudeDecay = declare(
      .factor(
        "cycle-magnitude-decay", 1, bounds: .nonNegative, help: "What the rates of each next cycle are multiplied by"))
    let cycles = declare(.count("cycles", .none("no end"), help: "Number of cycles, after which the last rate holds"))
    return .modifier { inner, arguments throws(ScheduleError) in
      guard let inner = inner.cycle else { throw .noCycleLength }
      return try Cyclical(
        arguments[length].map(inner.withCycleLength) ?? inner, lengthDecay: arguments[cycleMult],
        magnitudeDecay: arguments[cycleMagnitudeDecay], cycles: arguments[cycles])
    } inverse: { form in
      // One cycle is the curve itself, which holds its end.
      guard case .cycles(let repeated) = form else { return Solution([cycles(1)], around: form) }
      return Solution(
        [cycleMult(repeated.growth), cycleMagnitudeDecay(repeated.decay), cycles(repeated.count)],
        around: repeated.form)
    }
  }
}
