import Numbers
import RealModule

/// The triangular cycles of Smith, whose height may shrink from cycle to cycle or from iteration to iteration.
///
/// With s iterations on each side: `cycle = ⌊1 + t / 2s⌋`, `x = |t / s - 2 · cycle + 1|`,
/// `min + (max - min) · max(0, 1 - x) · scale` (Smith 2015). The sides may differ, as in PyTorch's CyclicLR; without a
/// way down the rate falls back at once, before it has reached the peak.
package struct CyclicalLearningRate: Schedule {
  /// How the height of the triangles shrinks.
  package enum Mode: Hashable, Sendable, CaseIterable {
    /// Not at all.
    case triangular
    /// By half with each cycle.
    case triangular2
    /// By gamma with each iteration.
    case exponentialRange
  }

  /// The rate between the triangles.
  package let minimum: Double
  /// The rate at the first peak, if nothing has shrunk it.
  package let maximum: Double
  /// The number of iterations on the way up.
  package let stepSize: Int
  /// The number of iterations on the way down; 0 for a saw.
  package let stepSizeDown: Int
  /// How the height of the triangles shrinks.
  package let mode: Mode
  /// The factor of each iteration in the mode `exponentialRange`.
  package let gamma: Double

  /// Creates cycles of triangles.
  ///
  /// - Parameters:
  ///   - minimum: The rate between the triangles.
  ///   - maximum: The rate at the peaks, before they shrink.
  ///   - stepSize: The number of iterations on each side of a triangle, at least 1: half a cycle.
  ///   - stepSizeDown: The number of iterations on the way down, from 0, where it is another one than that on the way
  ///     up.
  ///   - mode: How the height of the triangles shrinks.
  ///   - gamma: The factor of each iteration in the mode `exponentialRange`, above 0; above 1 the triangles grow.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(
    minimum: Double, maximum: Double, stepSize: Int, stepSizeDown: Int? = nil, mode: Mode = .triangular,
    gamma: Double = 1
  ) throws(ScheduleError) {
    try Check.bounds(.floor, minimum, .any)
    try Check.bounds(.peak, maximum, .any)
    try Check.bounds(.cycleLength, stepSize, Bounds(1, 0x1p61))
    try Check.bounds(.descentLength, stepSizeDown ?? stepSize, Bounds(0, 0x1p61))
    try Check.bounds(.factor, gamma, .positive)
    self.minimum = minimum
    self.maximum = maximum
    self.stepSize = stepSize
    self.stepSizeDown = stepSizeDown ?? stepSize
    self.mode = mode
    self.gamma = gamma
  }

  private var width: Int { stepSize + stepSizeDown }

  package func callAsFunction(_ iteration: Int) -> Double {
    minimum + (maximum - minimum).product(with: height(at: max(0, iteration)))
  }

  /// The height of the triangle as a share of the first one's, at an iteration.
  private func height(at iteration: Int) -> Double {
    let (cycle, own) = iteration.quotientAndRemainder(dividingBy: width)
    let side = own <= stepSize ? Double(own) / Double(stepSize) : Double(width - own) / Double(stepSizeDown)
    return side.product(with: scale(at: iteration, cycle: cycle))
  }

  private func scale(at iteration: Int, cycle: Int) -> Double {
    switch mode {
    case .triangular: 1
    case .triangular2: .exp2(-Double(cycle))
    case .exponentialRange: .pow(gamma, Double(iteration))
    }
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    // Heights go one way from cycle to cycle, so the highest lies in the first two or the last two that the range
    // touches, and the lowest, zero, at any start of a cycle.
    let (lower, upper) = (max(0, iterations.lowerBound), max(0, iterations.upperBound))
    var extremes = Extremes()
    extremes.include(self(lower))
    extremes.include(self(upper))
    let (first, last) = (lower / width, upper / width)
    for cycle in [first, first.addingSaturating(1), last - 1, last] where cycle >= first && cycle <= last {
      let start = cycle * width
      if start >= lower { extremes.include(self(start)) }
      let part = max(lower, start)...min(upper, start.addingSaturating(width - 1))
      for peak in peaks(ofCycleAt: start) { extremes.include(self(min(max(peak, part.lowerBound), part.upperBound))) }
    }
    return RateBounds(exactly: extremes.range)
  }

  /// The iterations of a cycle at which its height may be highest; it rises before them and falls after.
  private func peaks(ofCycleAt start: Int) -> [Int] {
    var own = Double(stepSize)
    if mode == .exponentialRange, gamma != 1 {
      // u γ^u has its only maximum at -1 / ln γ, and (width - u) γ^u at width - 1 / ln γ.
      let distance = 1 / Double.log(gamma)
      own = gamma < 1 ? min(own, -distance) : max(own, Double(width) - distance)
    }
    let peak = start.addingSaturating(Int(saturating: own.rounded(.down)))
    return [peak, peak.addingSaturating(1)]
  }

  package func phase(at iteration: Int) -> Phase {
    let cycle = max(0, iteration) / width
    let start = cycle * width
    return Phase("cycle \(cycle.addingSaturating(1))", from: start, to: start.addingSaturating(width))
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    guard stepSizeDown == 0 else { return .none }
    return firstChange(after: iteration, work: &work) { iteration, _ in
      let next = (max(0, iteration) / width).addingSaturating(1).multipliedSaturating(by: width)
      return next == .max ? .none : .at(next)
    }
  }

  package var length: Int? { nil }
  package var course: Course { .cycles(of: stepSize.addingSaturating(stepSizeDown)) }
}
