/// Cosine annealing: from the highest rate to the lowest along half a cosine.
///
/// `min + (max - min) · ½ (1 + cos(π t / L))` for t ≤ L, then min (Loshchilov & Hutter 2016, without the restarts).
public struct Cosine: CycleSchedule {
  /// The rate at the end of the cycle and after it.
  public let minimum: Double
  /// The rate at iteration 0.
  public let maximum: Double
  /// The number of iterations until the lowest rate.
  public private(set) var cycleLength: Int
  /// The cosine itself, or a variant of it that bends otherwise on the same way.
  public let curve: Curve

  /// Creates a cosine schedule.
  ///
  /// - Parameters:
  ///   - minimum: The rate at the end of the cycle and after it.
  ///   - maximum: The rate at iteration 0.
  ///   - cycleLength: The number of iterations until the lowest rate, at least 1.
  ///   - curve: The cosine itself, or a variant of it that bends otherwise on the same way.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a length below 1 or a rate that is no number.
  public init(
    minimum: Double = 0, maximum: Double = 1, cycleLength: Int = 1000, curve: Curve = .cosine
  ) throws(ScheduleError) {
    try Check.bounds("min", minimum, .any)
    try Check.bounds("max", maximum, .any)
    try Check.bounds("cycle-length", cycleLength, .atLeastOne)
    self.minimum = minimum
    self.maximum = maximum
    self.cycleLength = cycleLength
    self.curve = curve
  }

  public func withCycleLength(_ cycleLength: Int) -> any CycleSchedule {
    var copy = self
    copy.cycleLength = max(1, cycleLength)
    return copy
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    let progress = Double(iteration) / Double(cycleLength)
    guard case .cosine = curve, progress > 0, progress < 1 else {
      return curve.rate(from: maximum, to: minimum, at: progress)
    }
    // As the curve has it, but in line: tables of many millions of rows are mostly of this one.
    return minimum + (maximum - minimum) * halfCosine(progress)
  }

  public func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }

  public func phase(at iteration: Int) -> Phase {
    iteration < cycleLength ? Phase("cosine", from: 0, to: cycleLength) : Phase("floor", from: cycleLength)
  }

  public var length: Int? { cycleLength }
}

extension ScheduleDefinition {
  static let cosine = ScheduleDefinition(
    "cosine",
    aliases: ["cosine-annealing"],
    summary: "Cosine annealing: half a cosine from the highest rate to the lowest.",
    formula: "min + (max - min) · ((1 + cos(π (t / cycle-length)^theta)) / 2)^exponent for t ≤ cycle-length, then min",
    source: "Loshchilov & Hutter 2016, arXiv 1608.03983; MXNet tutorial; exponent: optax; theta: lingua",
    parameters: [
      Parameter("min", .rate, .value(0.0), aliases: ["min_lr"], help: "Rate at the end and after it"),
      Parameter("max", .rate, .value(1.0), aliases: ["max_lr"], help: "Rate at iteration 0"),
      Parameter(
        "cycle-length", .duration, .value(.duration(.iterations(1000))), aliases: ["length"],
        help: "Iterations until the lowest rate"),
      Parameter(
        "exponent", .factor, .value(1.0), bounds: .positive, help: "Exponent of the half cosine; excludes --theta"),
      Parameter(
        "theta", .factor, .value(1.0), bounds: .positive, help: "Exponent of the progress; excludes --exponent"),
    ],
    example: "cosine --min 1 --max 2",
    build: .schedule { arguments throws(ScheduleError) in
      let (exponent, theta) = (try arguments.number("exponent"), try arguments.number("theta"))
      if exponent != 1, theta != 1 { throw .exclusive(parameters: ["exponent", "theta"]) }
      let variant: Curve = theta == 1 ? .cosinePower(exponent: exponent) : .kDecay(k: theta)
      return try Cosine(
        minimum: arguments.number("min"), maximum: arguments.number("max"),
        cycleLength: arguments.iterations("cycle-length"), curve: exponent == 1 && theta == 1 ? .cosine : variant)
    })
}
