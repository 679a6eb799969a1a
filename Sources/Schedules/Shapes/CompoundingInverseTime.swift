import RealModule

/// Inverse time decay fed back on itself: `rate · ∏ 1 / (1 + decay · i)` over i = 1 … t.
///
/// What a Keras LearningRateScheduler callback makes of time-based decay when it hands the current rate back to the
/// formula: the decay compounds.
package struct CompoundingInverseTime: Schedule {
  /// The rate at iteration 0.
  package let rate: Double
  /// What the divisor of step i grows by with i.
  package let decay: Double

  /// The number of steps that are multiplied one by one; the gamma function loses digits only on more of them.
  private static let directSteps = 256

  /// Creates a compounding inverse time decay.
  ///
  /// - Parameters:
  ///   - rate: The rate at iteration 0.
  ///   - decay: What the divisor of step i grows by with i, from 0.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(rate: Double, decay: Double) throws(ScheduleError) {
    try Check.bounds(.rate, rate, .any)
    try Check.bounds(.decay, decay, .nonNegative)
    self.rate = rate
    self.decay = decay
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    if decay == 0 { return rate }
    let iteration = max(0, iteration)
    let direct = min(iteration, Self.directSteps)
    var product = rate
    for step in 0..<direct { product /= 1 + decay * Double(step + 1) }
    return iteration == direct ? product : product.product(with: .exp(logOfProduct(after: direct, upTo: iteration)))
  }

  /// `ln ∏ 1 / (1 + decay · i)` over the steps after one and up to another.
  ///
  /// With x = 1 / decay the product is `x^n · Γ(x + first + 1) / Γ(x + last + 1)`. Stirling's series for the two logarithms
  /// is subtracted term by term, so that what they have in common cannot cancel the digits of what is left.
  private func logOfProduct(after first: Int, upTo last: Int) -> Double {
    let a = 1 / decay + Double(first) + 1
    // So small a decay tells on no iteration that can be counted.
    guard a.isFinite else { return 0 }
    let n = Double(last - first)
    let growth = n / a
    return -n * .log(onePlus: decay * (Double(first) + 1)) - a * Self.entropy(growth) + 0.5 * .log(onePlus: growth)
      + Self.stirlingCorrection(a) - Self.stirlingCorrection(a + n)
  }

  /// `(1 + r) ln(1 + r) - r`, by its series `r²/2 - r³/6 + r⁴/12 - …` where the two terms would cancel.
  private static func entropy(_ r: Double) -> Double {
    guard r < 0.05 else { return (1 + r) * .log(onePlus: r) - r }
    var (sum, power) = (0.0, r * r)
    for k in 2..<14 {
      sum += (k % 2 == 0 ? power : -power) / Double(k * (k - 1))
      power *= r
    }
    return sum
  }

  /// `1 / (12 z) - 1 / (360 z³) + 1 / (1260 z⁵)`: what Stirling's formula lacks, for z of at least 256.
  private static func stirlingCorrection(_ z: Double) -> Double {
    let inverse = 1 / z
    let square = inverse * inverse
    return inverse * (1.0 / 12 - square * (1.0 / 360 - square / 1260))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    bounds(over: iterations, turningAt: 0)
  }
  package func phase(at iteration: Int) -> Phase { Phase("decay", from: 0) }
  package var length: Int? { nil }
}
