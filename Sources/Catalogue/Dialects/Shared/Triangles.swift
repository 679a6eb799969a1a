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

  /// The numbers of iterations that a side of a triangle may take.
  static let steps = Bounds(1, 0x1p61)

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
    from low: Double, to high: Double, up: Int, down: Int?, gamma: Double
  ) throws(ScheduleError) -> any Schedule {
    try CyclicalLearningRate(
      minimum: low, maximum: high, stepSize: up, stepSizeDown: down, mode: mode, gamma: gamma)
  }
}
