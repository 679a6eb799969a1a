import RealModule

/// Cosine annealing with warm restarts over cycles of real lengths, on top of a floor that no restart lowers.
///
/// In cycle k at the progress p: `finish + (rate - finish) · magnitude^k · ½ (1 + cos πp)`, where the lengths grow by a
/// factor and are not rounded (Loshchilov & Hutter 2016, as Keras has it).
public struct CosineRestarts: Schedule {
  /// The number of cycles whose ends are looked at one by one to bound a range.
  ///
  /// A range with more of them is bounded by the whole cosine, which differs only by how the cycles are sampled.
  static let cyclesBoundedOneByOne = 4096

  /// The rate at iteration 0.
  public let start: Double
  /// The rate that the cosine of every cycle goes down to.
  public let finish: Double
  /// What the height of each next cycle is multiplied by.
  public let magnitude: Double
  private let cycles: GeometricCycles

  /// Creates a cosine with restarts.
  ///
  /// - Parameters:
  ///   - start: The rate at iteration 0.
  ///   - finish: The rate that the cosine of every cycle goes down to.
  ///   - firstLength: The number of iterations of the first cycle, at least 1.
  ///   - growth: What each next length is multiplied by, above 0; below 1 the cycles come to an end.
  ///   - magnitude: What the height of each next cycle is multiplied by, from 0.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a value out of bounds.
  public init(
    start: Double, finish: Double, firstLength: Int, growth: Double, magnitude: Double = 1
  ) throws(ScheduleError) {
    try Check.bounds("start-lr", start, .any)
    try Check.bounds("finish-lr", finish, .any)
    try Check.bounds("cycle-length", firstLength, .atLeastOne)
    try Check.bounds("cycle-length-decay", growth, .positive)
    try Check.bounds("cycle-magnitude-decay", magnitude, .nonNegative)
    self.start = start
    self.finish = finish
    self.magnitude = magnitude
    cycles = GeometricCycles(firstLength: firstLength, growth: growth)
  }

  /// The first iteration after cycles that shrink to nothing; `nil` when they never end.
  public var end: Int? { cycles.end }

  public func callAsFunction(_ iteration: Int) -> Double {
    let iteration = answered(iteration)
    return rate(at: iteration, in: cycles.index(at: iteration))
  }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    let (lower, upper) = (answered(iterations.lowerBound), answered(iterations.upperBound))
    let (first, last) = (cycles.index(at: lower), cycles.index(at: upper))
    var extremes = Extremes()
    extremes.include(rate(at: lower, in: first))
    extremes.include(rate(at: upper, in: last))
    guard first < last else { return extremes.range }
    // Within a cycle the rate only falls, so its extremes are those of its first and last iterations.
    extremes.include(self(cycles.firstIteration(of: first + 1) - 1))
    extremes.include(self(cycles.firstIteration(of: last)))
    if cycles.growth == 1 {
      for index in [first + 1, last - 1] where index > first && index < last { include(index, in: &extremes) }
    } else if last - first <= Self.cyclesBoundedOneByOne {
      for index in first + 1..<last { include(index, in: &extremes) }
    } else {
      extremes.include(finish)
      extremes.include(height(of: first + 1) + finish)
      extremes.include(height(of: last - 1) + finish)
    }
    return extremes.range
  }

  public func phase(at iteration: Int) -> Phase {
    if let end, iteration >= end { return Phase("hold", from: end) }
    let index = cycles.index(at: iteration)
    return Phase(
      "cycle \(index.addingSaturating(1))", from: cycles.firstIteration(of: index),
      to: cycles.firstIteration(of: index + 1))
  }

  public func nextJump(after iteration: Int) -> Int? {
    let iteration = answered(iteration)
    let restart = cycles.firstIteration(of: cycles.index(at: iteration) + 1)
    guard restart < .max, restart != end else { return nil }
    return isJump(from: finish, to: self(restart)) ? restart : nil
  }

  public var length: Int? { end }

  /// The iteration whose rate is the answer: the last one of cycles that come to an end holds.
  private func answered(_ iteration: Int) -> Int { max(0, min(iteration, (end ?? .max) - (end == nil ? 0 : 1))) }

  private func height(of index: Int) -> Double { (start - finish).product(with: .pow(magnitude, index)) }

  private func rate(at iteration: Int, in index: Int) -> Double {
    finish + height(of: index).product(with: halfCosine(cycles.progress(at: iteration, in: index)))
  }

  /// Takes a whole cycle into account.
  private func include(_ index: Int, in extremes: inout Extremes) {
    let (first, next) = (cycles.firstIteration(of: index), cycles.firstIteration(of: index + 1))
    guard first < next else { return }
    extremes.include(rate(at: first, in: index))
    extremes.include(rate(at: next - 1, in: index))
  }
}
