import Schedules

/// How triangles shrink from one to the next, as PyTorch and Paddle write it.
enum TriangleMode: String, ParameterChoice {
  case triangular
  case triangular2
  case exponentialRange = "exp_range"

  /// The mode of this name.
  init(_ mode: CyclicalLearningRate.Mode) {
    self =
      switch mode {
      case .triangular: .triangular
      case .triangular2: .triangular2
      case .exponentialRange: .exponentialRange
      }
  }

  private var mode: CyclicalLearningRate.Mode {
    switch self {
    case .triangular: .triangular
    case .triangular2: .triangular2
    case .exponentialRange: .exponentialRange
    }
  }

  /// The iterations that a side of a triangle may take, whole or not.
  static let realSteps = Bounds(0, 0x1p61, isAboveLower: true)

  /// The parameter that names it.
  static let key = Key<TriangleMode>.choice("mode", .triangular, help: "How the triangles shrink")

  /// Triangles that shrink in this way.
  ///
  /// - Parameters:
  ///   - low: The rate between the triangles.
  ///   - high: The rate at the peaks, before they shrink.
  ///   - up: The iterations of the way up.
  ///   - down: The iterations of the way down; as many as up when there are none given.
  ///   - gamma: The factor of each iteration, of the range that shrinks exponentially.
  /// - Returns: The triangles.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  func schedule(
    from low: Double, to high: Double, up: Double, down: Double?, gamma: Double
  ) throws(ScheduleError) -> any Schedule {
    // No power of 0 but the first lifts the rate, and that one is at the foot of the triangle.
    if self == .exponentialRange, gamma == 0 { return try Constant(rate: low) }
    if let up = up.wholeNumber, up >= 1, let down = (down ?? Double(up)).wholeNumber {
      return try CyclicalLearningRate(
        minimum: low, maximum: high, stepSize: up, stepSizeDown: down, mode: mode,
        gamma: self == .exponentialRange ? gamma : 1)
    }
    return try LambdaRate(rate: 1, expression: formula(from: low, to: high, up: up, down: down ?? up, gamma: gamma))
  }

  /// The formula of triangles whose sides are no whole numbers of iterations.
  private func formula(from low: Double, to high: Double, up: Double, down: Double, gamma: Double) -> Expression {
    let (width, peak) = (up + down, up / (up + down))
    let cycle = (Expression.variable / .number(width)).floor
    let place = Expression.variable / .number(width) - cycle
    let height = (place <= .number(peak)).then(
      place / .number(peak), otherwise: (place - 1) / .number(peak == 1 ? -1 : peak - 1))
    let scale: Expression =
      switch self {
      case .triangular: 1
      case .triangular2: Expression.number(0.5).raised(to: cycle)
      case .exponentialRange: Expression.number(gamma).raised(to: .variable)
      }
    return .number(low) + .number(high - low) * height * scale
  }
}
