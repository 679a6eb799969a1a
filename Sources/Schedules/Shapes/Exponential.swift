import RealModule

/// The same factor at every iteration: `rate · gamma^(t / every)`, with whole steps only on request.
public struct Exponential: Schedule {
  /// The rate at iteration 0.
  public let rate: Double
  /// The factor over `period` iterations.
  public let gamma: Double
  /// The number of iterations over which the factor acts once.
  public let period: Int
  /// Whether the rate changes only every `period` iterations.
  public let isStaircase: Bool

  /// Creates an exponential schedule.
  ///
  /// - Parameters:
  ///   - rate: The rate at iteration 0.
  ///   - gamma: The factor over `period` iterations, from 0.
  ///   - period: The number of iterations over which the factor acts once, at least 1.
  ///   - isStaircase: Whether the rate changes only every `period` iterations.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a value out of bounds.
  public init(rate: Double, gamma: Double, period: Int = 1, isStaircase: Bool = false) throws(ScheduleError) {
    try Check.bounds("lr", rate, .any)
    try Check.bounds("gamma", gamma, .nonNegative)
    try Check.bounds("every", period, .atLeastOne)
    self.rate = rate
    self.gamma = gamma
    self.period = period
    self.isStaircase = isStaircase
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    let iteration = max(0, iteration)
    let exponent = isStaircase ? Double(iteration / period) : Double(iteration) / Double(period)
    // A factor of 0 acts from the first step on, and has not acted before it.
    return exponent == 0 ? rate : rate.product(with: .pow(gamma, exponent))
  }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    extent(over: iterations, turningAt: 0)
  }

  public func phase(at iteration: Int) -> Phase { Phase(gamma > 1 ? "growth" : "decay", from: 0) }

  public func nextJump(after iteration: Int) -> Int? {
    guard gamma != 1, rate != 0, self(iteration) != 0 else { return nil }
    if isStaircase {
      let next = (max(0, iteration) / period).addingSaturating(1).multipliedSaturating(by: period)
      return next == .max ? nil : next
    }
    return gamma == 0 && iteration < 1 ? 1 : nil
  }

  public var length: Int? { nil }
}

extension ScheduleDefinition {
  static let exponential = ScheduleDefinition(
    "exponential",
    aliases: ["exp"],
    summary: "The same factor at every iteration, by the factor or by the rate of decay.",
    formula: "lr · gamma^(t / every), or lr · e^(-rate · t / every); --staircase rounds t / every down",
    source: "Keras article; PyTorch ExponentialLR",
    parameters: [
      Parameter("lr", .rate, .value(0.5), aliases: ["start-lr"], help: "Rate at iteration 0"),
      Parameter("gamma", .factor, .none("e^-rate"), bounds: .nonNegative, help: "Factor; excludes --rate"),
      Parameter("rate", .factor, .none("0.1 without --gamma"), aliases: ["k"], help: "Rate of decay; excludes --gamma"),
      Parameter(
        "every", .duration, .value(.duration(.iterations(1))), help: "Iterations over which the factor acts once"),
      Parameter("staircase", .flag, .value(false), help: "Change the rate only every so many iterations"),
    ],
    example: "exponential --lr 0.1 --gamma 0.999",
    build: .schedule { arguments throws(ScheduleError) in
      if arguments.isGiven("gamma"), arguments.isGiven("rate") { throw .exclusive(parameters: ["gamma", "rate"]) }
      let decay = try arguments.optionalNumber("rate")
      let gamma = try arguments.optionalNumber("gamma")
      return try Exponential(
        rate: arguments.number("lr"), gamma: gamma ?? .exp(-(decay ?? 0.1)), period: arguments.iterations("every"),
        isStaircase: arguments.flag("staircase"))
    })
}
