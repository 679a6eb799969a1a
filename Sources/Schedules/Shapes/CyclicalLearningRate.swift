import RealModule

/// The triangular cycles of Smith, whose height may shrink from cycle to cycle or from iteration to iteration.
///
/// With s iterations on each side: `cycle = ⌊1 + t / 2s⌋`, `x = |t / s - 2 · cycle + 1|`,
/// `min + (max - min) · max(0, 1 - x) · scale` (Smith 2015).
public struct CyclicalLearningRate: Schedule {
  /// How the height of the triangles shrinks.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    /// Not at all.
    case triangular
    /// By half with each cycle.
    case triangular2
    /// By gamma with each iteration.
    case exponentialRange = "exp-range"
  }

  /// The rate between the triangles.
  public let minimum: Double
  /// The rate at the first peak, if nothing has shrunk it.
  public let maximum: Double
  /// The number of iterations on each side of a triangle.
  public let stepSize: Int
  /// How the height of the triangles shrinks.
  public let mode: Mode
  /// The factor of each iteration in the mode `exponentialRange`.
  public let gamma: Double

  /// Creates cycles of triangles.
  ///
  /// - Parameters:
  ///   - minimum: The rate between the triangles.
  ///   - maximum: The rate at the peaks, before they shrink.
  ///   - stepSize: The number of iterations on each side of a triangle, at least 1: half a cycle.
  ///   - mode: How the height of the triangles shrinks.
  ///   - gamma: The factor of each iteration in the mode `exponentialRange`, above 0 and at most 1.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a value out of bounds.
  public init(
    minimum: Double, maximum: Double, stepSize: Int, mode: Mode = .triangular, gamma: Double = 1
  ) throws(ScheduleError) {
    try Check.bounds("min", minimum, .any)
    try Check.bounds("max", maximum, .any)
    try Check.bounds("step-size", stepSize, Bounds(1, 0x1p61))
    try Check.bounds("gamma", gamma, .positiveFraction)
    self.minimum = minimum
    self.maximum = maximum
    self.stepSize = stepSize
    self.mode = mode
    self.gamma = gamma
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    minimum + (maximum - minimum) * height(at: max(0, iteration))
  }

  /// The height of the triangle as a share of the first one's, at an iteration.
  private func height(at iteration: Int) -> Double {
    let cycle = iteration / (2 * stepSize)
    let own = iteration % (2 * stepSize)
    let side = Double(own <= stepSize ? own : 2 * stepSize - own) / Double(stepSize)
    return side * scale(at: iteration, cycle: cycle)
  }

  private func scale(at iteration: Int, cycle: Int) -> Double {
    switch mode {
    case .triangular: 1
    case .triangular2: .exp2(-Double(cycle))
    case .exponentialRange: .pow(gamma, Double(iteration))
    }
  }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    // Heights shrink from cycle to cycle, so the highest lies in the first two that the range touches, and the lowest,
    // zero, at any start of a cycle.
    let (lower, upper) = (max(0, iterations.lowerBound), max(0, iterations.upperBound))
    let width = 2 * stepSize
    var extremes = Extremes()
    extremes.include(self(lower))
    extremes.include(self(upper))
    let firstStart = lower / width * width
    for start in [firstStart, firstStart.addingSaturating(width)] {
      if start >= lower && start <= upper { extremes.include(self(start)) }
      for peak in peaks(ofCycleAt: start, from: lower, to: upper) { extremes.include(self(peak)) }
    }
    return extremes.range
  }

  /// The iterations of the part of a cycle within a range at which its height may be highest.
  private func peaks(ofCycleAt start: Int, from lower: Int, to upper: Int) -> [Int] {
    let peak = start.addingSaturating(stepSize)
    guard mode == .exponentialRange, gamma < 1 else { return peak >= lower && peak <= upper ? [peak] : [] }
    // u γ^u has its only maximum at -1 / ln γ, which may come before the peak of the triangle.
    let own = min(Double(stepSize), -1 / .log(gamma))
    let turn = start.addingSaturating(Int(saturating: own.rounded(.down)))
    let (first, last) = (max(lower, start), min(upper, peak))
    guard first <= last else { return [] }
    return [min(max(turn, first), last), min(max(turn.addingSaturating(1), first), last)]
  }

  public func phase(at iteration: Int) -> Phase {
    let cycle = max(0, iteration) / (2 * stepSize)
    let start = cycle * 2 * stepSize
    return Phase("cycle \(cycle.addingSaturating(1))", from: start, to: start.addingSaturating(2 * stepSize))
  }

  public var length: Int? { nil }
}

extension ScheduleDefinition {
  static let clr = ScheduleDefinition(
    "clr",
    aliases: ["cyclical-learning-rate"],
    summary: "Smith's triangular cycles, of constant or shrinking height.",
    formula: "min + (max - min) · max(0, 1 - x) · scale; cycle = ⌊1 + t / 2s⌋, x = |t / s - 2·cycle + 1|",
    source: "Smith 2015, arXiv 1506.01186",
    parameters: [
      Parameter("min", .rate, .value(0.0), aliases: ["min_lr", "base_lr"], help: "Rate between the triangles"),
      Parameter("max", .rate, .value(1.0), aliases: ["max_lr"], help: "Rate at the peaks, before they shrink"),
      Parameter(
        "step-size", .duration, .value(.duration(.iterations(100))), bounds: Bounds(1, 0x1p61),
        help: "Iterations on each side of a triangle, s: half a cycle"),
      Parameter(
        "mode", .choice(CyclicalLearningRate.Mode.allCases.map(\.rawValue)), .value(.choice("triangular")),
        help: "Scale: 1, 1/2^(cycle-1), or gamma^t"),
      Parameter("gamma", .factor, .value(0.999), bounds: .positiveFraction, help: "Factor of each iteration in exp-range"),
    ],
    example: "clr --min 0.001 --max 0.006 --step-size 100 --mode triangular2",
    build: .schedule { arguments throws(ScheduleError) in
      try CyclicalLearningRate(
        minimum: arguments.number("min"), maximum: arguments.number("max"), stepSize: arguments.iterations("step-size"),
        mode: CyclicalLearningRate.Mode(rawValue: arguments.choice("mode")) ?? .triangular,
        gamma: arguments.number("gamma"))
    })
}
