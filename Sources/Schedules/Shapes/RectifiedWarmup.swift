import Numbers
import RealModule

/// The factor by which RAdam rectifies the variance of Adam's adaptive rate.
///
/// `√((ρ - 4)(ρ - 2) ρ∞ / ((ρ∞ - 4)(ρ∞ - 2) ρ))` with `ρ∞ = 2 / (1 - β) - 1` and `ρ = ρ∞ - 2 s β^s / (1 - β^s)` at
/// `s = t + offset`, where the offset is the first s at which ρ exceeds 4 (Liu et al. 2019, arXiv 1908.03265).
package struct RectifiedWarmup: Schedule {
  /// Adam's second discount factor, β.
  package let discount: Double
  /// The first step at which the variance can be rectified.
  package let offset: Int
  private let limit: Double

  /// Creates the factor.
  ///
  /// - Parameter discount: Adam's second discount factor, above 0.6 and below 1.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a discount factor out of bounds.
  package init(discount: Double) throws(ScheduleError) {
    try Check.bounds(.discount, discount, Bounds(0.6, 1, isAboveLower: true, isBelowUpper: true))
    self.discount = discount
    let limit = 2 / (1 - discount) - 1
    self.limit = limit
    // Just above 0.6 a few hundred steps bring ρ as close to its limit as numbers can tell.
    offset = (1...1000).first { Self.length(at: $0, discount, limit) > 4 } ?? 1000
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let rho = Self.length(at: max(0, iteration).addingSaturating(offset), discount, limit)
    let ratio = (rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho)
    return max(0, ratio).squareRoot()
  }

  /// ρ: how many steps of a simple moving average the exponential one is worth.
  private static func length(at step: Int, _ discount: Double, _ limit: Double) -> Double {
    let power = Double.pow(discount, step)
    return limit - (2 * Double(step)).product(with: power) / (1 - power)
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }
  package func phase(at iteration: Int) -> Phase { Phase("warmup", from: 0) }
  package var length: Int? { nil }
}
