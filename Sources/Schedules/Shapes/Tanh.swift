/// A hyperbolic tangent between two of its places: flat, steep, flat.
///
/// `finish + (start - finish) · ½ (1 - tanh(lower · (1 - p) + upper · p))` with p = t / length for t ≤ length, and the
/// rate at p = 1 from there on (Hsueh et al. 2018). The factor is not quite 1 at first and not quite 0 at last.
public struct HyperbolicTangent: Schedule {
  /// The rate where the factor is 1.
  public let start: Double
  /// The rate where the factor is 0.
  public let finish: Double
  /// The number of iterations of the decay.
  public let decayLength: Int
  /// The place on the tangent at progress 0.
  public let lower: Double
  /// The place on the tangent at progress 1.
  public let upper: Double

  /// Creates a decay along a hyperbolic tangent.
  ///
  /// - Parameters:
  ///   - start: The rate where the factor is 1.
  ///   - finish: The rate where the factor is 0.
  ///   - length: The number of iterations of the decay, at least 1.
  ///   - lower: The place on the tangent at progress 0.
  ///   - upper: The place on the tangent at progress 1, above the lower one.
  /// - Throws: A ``ScheduleError`` for a value out of bounds or places in the wrong order.
  public init(
    from start: Double, to finish: Double, length: Int, lower: Double = -7, upper: Double = 3
  ) throws(ScheduleError) {
    try Check.bounds("lr", start, .any)
    try Check.bounds("finish-lr", finish, .any)
    try Check.bounds("length", length, .atLeastOne)
    try Check.bounds("lower", lower, .any)
    try Check.bounds("upper", upper, .any)
    try Check.order("upper", upper, .above, "lower", lower)
    self.start = start
    self.finish = finish
    self.decayLength = length
    self.lower = lower
    self.upper = upper
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    let progress = min(1, Double(max(0, iteration)) / Double(decayLength))
    return finish + (start - finish) * hyperbolicTangentFall(from: lower, to: upper, at: progress)
  }

  public func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }

  public func phase(at iteration: Int) -> Phase {
    iteration < decayLength ? Phase("decay", from: 0, to: decayLength) : Phase("hold", from: decayLength)
  }

  public var length: Int? { decayLength }
}

extension ScheduleDefinition {
  static let tanh = ScheduleDefinition(
    "tanh",
    summary: "A hyperbolic tangent: the rate stays high, falls fast, and levels out.",
    formula:
      "finish-lr + (lr - finish-lr) · (1 - tanh(lower · (1 - p) + upper · p)) / 2, p = t / length; holds from p = 1 on",
    source: "Hsueh, Li & Wu 2018, arXiv 1806.01593; timm's defaults, but for its exact first and last rates",
    parameters: [
      .peakRate, .finishRate, .decayLength,
      Parameter("lower", .factor, .value(-7.0), aliases: ["lb"], help: "Place on the tangent at the start"),
      Parameter("upper", .factor, .value(3.0), aliases: ["ub"], help: "Place on the tangent at the end, above lower"),
    ],
    example: "tanh --lr 0.1 --length 1000 --lower -4 --upper 4",
    build: .schedule { arguments throws(ScheduleError) in
      try HyperbolicTangent(
        from: arguments.number("lr"), to: arguments.number("finish-lr"), length: arguments.iterations("length"),
        lower: arguments.number("lower"), upper: arguments.number("upper"))
    })
}
