import RealModule

/// A power of the number of tokens seen, below a highest rate: independent of how long the run will be.
///
/// `min(maximum, a · n^b)` with n = t · tokens per iteration (Power scheduler, Shen et al. 2024).
public struct PowerLaw: Schedule {
  /// The highest rate.
  public let maximum: Double
  /// The factor a.
  public let factor: Double
  /// The exponent b, not above 0.
  public let exponent: Double
  /// The number of tokens of an iteration.
  public let tokensPerIteration: Double
  private let firstBelow: Int

  /// Creates a power law.
  ///
  /// - Parameters:
  ///   - maximum: The highest rate, from 0.
  ///   - factor: The factor a, from 0.
  ///   - exponent: The exponent b, from -10 to 0.
  ///   - tokensPerIteration: The number of tokens of an iteration, above 0; with 1 the law counts iterations.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a value out of bounds.
  public init(
    maximum: Double, factor: Double, exponent: Double, tokensPerIteration: Double = 1
  ) throws(ScheduleError) {
    try Check.bounds("lr", maximum, .nonNegative)
    try Check.bounds("a", factor, .nonNegative)
    try Check.bounds("b", exponent, Bounds(-10, 0))
    try Check.bounds("tokens-per-iteration", tokensPerIteration, .positive)
    self.maximum = maximum
    self.factor = factor
    self.exponent = exponent
    self.tokensPerIteration = tokensPerIteration
    firstBelow = (1..<Int.max).partitioningIndex { iteration in
      Self.law(iteration, factor, exponent, tokensPerIteration) < maximum
    }
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    iteration < firstBelow ? maximum : Self.law(iteration, factor, exponent, tokensPerIteration)
  }

  public func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }

  public func phase(at iteration: Int) -> Phase {
    iteration < firstBelow ? Phase("highest", from: 0, to: firstBelow) : Phase("power", from: firstBelow)
  }

  public var length: Int? { nil }

  private static func law(_ iteration: Int, _ factor: Double, _ exponent: Double, _ tokens: Double) -> Double {
    factor.product(with: .pow(Double(iteration) * tokens, exponent))
  }
}

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
