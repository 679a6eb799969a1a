import Schedules

extension Own {
  static let cooldown = ScheduleDefinition(
    "cooldown",
    summary: "Leaves the curve at an iteration for a way down to a last rate.",
    formula: "s(t) for t ≤ start-idx, then s(start-idx) → finish-lr over length, then finish-lr",
    source: "MXNet tutorial, LinearCoolDown; Smith & Topin 2017, arXiv 1708.07120",
    example: "cosine cooldown --start-idx 500 --length 250"
  ) { declare in
    let startIdx = declare(
      .duration(
        "start-idx", .required, bounds: .nonNegative, aliases: ["start"],
        help: "Last iteration with the curve's own rate"), as: .cooldownStart)
    let length = declare(.duration("length", .required, help: "Iterations of the cool-down"), as: .cooldownLength)
    let finish = declare(.rate("finish-lr", 0, help: "Rate at the end and after it"), as: .cooldownFinish)
    let shape = declare(.choice("shape", DecayShape.linear, help: "The way down"))
    let power = declare(decayPower)
    return .modifier { inner, arguments throws(ScheduleError) in
      try Cooldown(
        inner, start: arguments[startIdx], length: arguments[length],
        finish: arguments[finish],
        curve: arguments[shape].curve(power: arguments[power]))
    } inverse: { form in
      guard let ending = form.ending, let (down, exponent) = DecayShape.reading(ending.way.leg) else {
        // A curve that ends in a way of its own has come down to where it stays.
        guard case .legs(let legs) = form, let end = legs.last.flatMap({ Int(exactly: $0.end) }) else { return nil }
        return Solution([startIdx(end), length(1), finish(form.rate(at: end))], around: form)
      }
      return Solution(
        [
          startIdx(ending.start), length(ending.way.length), finish(ending.way.to), shape(down), power(exponent),
        ], around: ending.before)
    }
  }
}
