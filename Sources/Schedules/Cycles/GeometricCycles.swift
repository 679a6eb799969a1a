import Numbers
import RealModule

/// Where cycles begin whose lengths are `first · growth^k`, real numbers that are never rounded.
///
/// Cycle k begins at `first · (growth^k - 1) / (growth - 1)`; its iterations are the whole numbers from there on.
/// Below a growth of 1 the cycles run together at ``end``.
package struct GeometricCycles: Hashable, Sendable {
  /// The number of iterations of the first cycle, at least 1.
  package let firstLength: Int
  /// What each next length is multiplied by, above 0.
  package let growth: Double

  /// Creates the cycles.
  package init(firstLength: Int, growth: Double) {
    self.firstLength = firstLength
    self.growth = growth
  }

  /// The first iteration that no cycle reaches; `nil` when the cycles never end.
  package var end: Int? {
    growth < 1 ? Int(saturating: wholeUp(Double(firstLength) / (1 - growth))) : nil
  }

  /// Returns the number of the cycle that an iteration before the end belongs to, from 0.
  func index(at iteration: Int) -> Int {
    let iteration = Swift.max(0, iteration)
    if growth == 1 { return iteration / firstLength }
    let lengths = Double(iteration) / Double(firstLength)
    let guess = (.log(onePlus: lengths * (growth - 1)) / .log(growth)).rounded(.down)
    var index = guess.isFinite ? Swift.max(0, Int(saturating: guess)) : 0
    // The logarithm is off by its rounding, which matters just where a cycle begins.
    for _ in 0..<4 {
      guard index > 0, firstIteration(of: index) > iteration else { break }
      index -= 1
    }
    for _ in 0..<4 {
      let next = firstIteration(of: index + 1)
      guard next <= iteration, next < .max else { break }
      index += 1
    }
    let next = firstIteration(of: index + 1)
    guard firstIteration(of: index) > iteration || next <= iteration && next < .max else { return index }
    // So close to the end of shrinking cycles that the logarithm has no digits left. Those beyond the last one searched are not
    // told from the end.
    let most = Int(saturating: (.log(0x1p-60) / -(Double.log(growth).magnitude)).rounded(.up))
    return Swift.max(0, (0..<most).partitioningIndex { firstIteration(of: $0) > iteration } - 1)
  }

  /// Returns the first iteration of a cycle, which for shrinking cycles may belong to a later one too.
  func firstIteration(of index: Int) -> Int {
    if growth == 1 { return firstLength.multipliedSaturating(by: index) }
    return Int(saturating: wholeUp(Double(firstLength) * lengths(before: index)))
  }

  /// Returns how much of its cycle is done at an iteration, from 0 to 1.
  func progress(at iteration: Int, in index: Int) -> Double {
    if growth == 1 { return Double(iteration - firstIteration(of: index)) / Double(firstLength) }
    let own = Double(iteration) / Double(firstLength) - lengths(before: index)
    return min(max(own / .pow(growth, index), 0), 1)
  }

  /// The lengths of all cycles before one, in lengths of the first.
  private func lengths(before index: Int) -> Double { (.pow(growth, index) - 1) / (growth - 1) }

  /// The next whole number; a number that is whole but for rounding is that number.
  private func wholeUp(_ value: Double) -> Double {
    let nearest = value.rounded()
    return (value - nearest).magnitude <= 1e-13 * nearest.magnitude ? nearest : value.rounded(.up)
  }
}
