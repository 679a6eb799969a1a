import Schedules

extension ScheduleDefinition {
  static let power = ScheduleDefinition(
    "power",
    aliases: ["power-scheduler"],
    summary:
      "A power of the tokens seen below a highest rate, whatever the length of the run; a line down if asked for.",
    formula:
      "min(lr, a · n^b), n = t · tokens-per-iteration; over the last decay iterations of length a line to finish-lr",
    source: "Power scheduler, Shen et al. 2024, arXiv 2408.13359: b = -0.51, n in tokens, a proportional to the batch",
    parameters: [
      Parameter("lr", .rate, .value(0.02), aliases: ["max", "max_lr"], help: "Highest rate"),
      Parameter("a", .factor, .value(0.2), bounds: .nonNegative, help: "Rate at n = 1 if lr did not stop it"),
      Parameter("b", .factor, .value(-0.51), bounds: Bounds(-10, 0), help: "Exponent of n"),
      Parameter(
        "tokens-per-iteration", .factor, .value(1.0), bounds: .positive, unit: "tokens",
        help: "What n grows by at each iteration; 1 counts iterations"),
      Parameter(
        "warmup", .duration, .value(.duration(.iterations(0))), bounds: .nonNegative,
        help: "Iterations of the warmup, in place"),
      Parameter(
        "decay", .duration, .value(.duration(.iterations(0))), bounds: .nonNegative,
        help: "Iterations of the line at the end; 0 for none"),
      .runLength, .finishRate,
    ],
    example: "power --lr 0.02 --a 0.2 --decay 150 --length 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let law = try PowerLaw(
        maximum: arguments.number("lr"), factor: arguments.number("a"), exponent: arguments.number("b"),
        tokensPerIteration: arguments.number("tokens-per-iteration"))
      let (warmup, decay) = (try arguments.iterations("warmup"), try arguments.iterations("decay"))
      let led = try law.warmedUp(over: warmup, isInPlace: true)
      if decay == 0 { return led }
      let length = try arguments.iterations("length")
      try Check.order("length", Double(length), .atLeast, "warmup + decay", Double(warmup) + Double(decay))
      return try Cooldown(
        led, start: length - decay, length: decay, finish: arguments.number("finish-lr"), name: "decay")
    })
}
