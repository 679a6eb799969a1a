/// A line between two rates in equal stairs: the height climbed is `⌊t · count / length⌋ / count` of the whole.
///
/// Upwards each stair is reached late and downwards it is left early, so that both stay below the line (DeepSpeed `OneCycle`).
package struct Stairs: Schedule {
  /// The lower rate.
  package let bottom: Double
  /// The upper rate.
  package let top: Double
  /// The number of iterations from one to the other.
  package let stairsLength: Int
  /// The number of stairs.
  package let count: Int
  /// Whether the stairs lead down.
  package let isDescending: Bool

  /// Creates stairs.
  ///
  /// - Parameters:
  ///   - bottom: The rate without any height.
  ///   - top: The rate at the whole height.
  ///   - length: The number of iterations from one to the other, at least 1.
  ///   - count: The number of stairs, at least 1.
  ///   - isDescending: Whether the stairs lead down from the top.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(
    bottom: Double, top: Double, length: Int, count: Int, isDescending: Bool = false
  ) throws(ScheduleError) {
    try Check.bounds(.floor, bottom, .any)
    try Check.bounds(.peak, top, .any)
    try Check.bounds(.length, length, .atLeastOne)
    try Check.bounds(.count, count, .atLeastOne)
    self.bottom = bottom
    self.top = top
    stairsLength = length
    self.count = count
    self.isDescending = isDescending
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    bottom + (top - bottom) * (Double(stair(at: iteration)) / Double(count))
  }

  /// The number of stairs below the rate of an iteration.
  private func stair(at iteration: Int) -> Int {
    let time = min(max(0, iteration), stairsLength)
    let climbed = Int128(isDescending ? stairsLength - time : time)
    return Int(clamping: climbed * Int128(count) / Int128(stairsLength))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }

  package func phase(at iteration: Int) -> Phase {
    iteration < stairsLength
      ? Phase(isDescending ? "down" : "up", from: 0, to: stairsLength) : Phase("hold", from: stairsLength)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    // Stairs of one iteration each are a way.
    if top == bottom || count >= stairsLength { return .none }
    return firstChange(after: max(0, iteration), work: &work) { iteration, _ in nextStair(after: iteration) }
  }

  /// The first iteration after another that stands on another stair.
  func nextStair(after time: Int) -> NextJump {
    guard time < stairsLength else { return .none }
    let stair = Int128(stair(at: time))
    let (length, count) = (Int128(stairsLength), Int128(count))
    // Upwards the stair k + 1 begins at ⌈(k + 1) L / n⌉; downwards k - 1 begins after the last time with k.
    let next =
      isDescending ? length - (stair * length + count - 1) / count + 1 : ((stair + 1) * length + count - 1) / count
    let place = Int(clamping: next)
    return place > time && place <= stairsLength ? .at(place) : .none
  }

  package var length: Int? { stairsLength }
}
