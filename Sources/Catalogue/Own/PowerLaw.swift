import Schedules

extension Own {
  static let power = ScheduleDefinition(
    "power",
    aliases: ["power-scheduler"],
    summary:
      "A power of the tokens seen below a highest rate, whatever the length of the run; a line down if asked for.",
    formula:
      "min(lr, a · n^b), n = t · tokens-per-iteration; over the last decay iterations of length a line to min",
    source: "Power scheduler, Shen et al. 2024, arXiv 2408.13359: b = -0.51, n in tokens, a proportional to the batch",
    example: "power --lr 0.02 --a 0.2 --decay 150 --length 1500"
  ) { declare in
    let rate = declare(peakRate)
    let factor = declare(
      .factor("a", .none("ten times lr"), bounds: .nonNegative, help: "Rate at n = 1 if lr did not stop it"),
      as: .factor)
    let exponent = declare(.factor("b", -0.51, bounds: Bounds(-10, 0), help: "Exponent of n"))
    let tokensPerIteration = declare(
      .factor(
        "tokens-per-iteration", 1, bounds: .positive, unit: "tokens",
        help: "What n grows by at each iteration; 1 counts iterations"))
    let warmup = declare(Own.warmup("Iterations of the warmup, in place: the curve's own clock runs on"))
    let decay = declare(
      .duration("decay", 0, bounds: .nonNegative, help: "Iterations of the line at the end; 0 for none"))
    let length = declare(runLength)
    let finish = declare(floor(of: rate))
    return .schedule { arguments throws(ScheduleError) in
      let peak = try arguments[rate]
      let law = try PowerLaw(
        maximum: peak, factor: arguments[factor] ?? peak * 10, exponent: arguments[exponent],
        tokensPerIteration: arguments[tokensPerIteration])
      let led = try law.warmedUp(over: arguments[warmup], isInPlace: true)
      let fall = try arguments[decay]
      if fall == 0 { return led }
      try arguments.require(length, .atLeast, warmup, decay)
      return try Cooldown(
        led, start: arguments[length] - fall, length: fall, finish: arguments[finish], name: "decay")
    } inverse: { form in
      var (led, fall) = (form, Solution([decay(0)]))
      if let end = form.ending, end.way.follows(.linear) {
        led = end.before
        fall = [decay(end.way.length), length(end.start + end.way.length), finish(end.way.to)]
      }
      if case .law(.power(let maximum, let first, let power, let tokens)) = led {
        return fall + [rate(maximum), factor(first), exponent(power), tokensPerIteration(tokens), warmup(0)]
      }
      guard let line = led.line, line.way.from == 0,
        case .shifted(.law(.power(let maximum, let first, let power, let tokens)), let offset) = line.rest,
        offset == -line.count
      else { return nil }
      return fall + [rate(maximum), factor(first), exponent(power), tokensPerIteration(tokens), warmup(line.count)]
    }
  }
}
