package import Numbers

/// The distance between two ticks of a linear axis: 1, 2 or 5 times a power of ten.
///
/// Ticks are whole multiples of it, so that 0.1, 0.2 and 0.3 are those very numbers and not sums of rounded steps. The
/// rule which of 1, 2 and 5 is nearest to a wanted distance is the one of the D3 project (`d3-array`, `ticks.js`).
package struct TickStep: Sendable, Hashable {
  /// 1, 2 or 5.
  package let multiple: Int
  /// The power of ten that the multiple is multiplied by.
  package let exponent: Int

  private init(multiple: Int, exponent: Int) {
    self.multiple = multiple
    self.exponent = exponent
  }

  /// The step that divides a range into about so many parts.
  ///
  /// - Parameters:
  ///   - range: The range that the axis shows; both ends finite and apart.
  ///   - count: The wanted number of parts, at least 1.
  ///   - smallestExponent: The lowest power of ten that is allowed; 0 for an axis of whole numbers.
  package init(dividing range: ClosedRange<Double>, into count: Double, smallestExponent: Int = .min) {
    // Halves, since the distance of the two ends may be beyond the greatest number.
    let half = range.upperBound / 2 - range.lowerBound / 2
    let wanted = min(half / max(count, 1) * 2, Double.greatestFiniteMagnitude / 4)
    let exponent = wanted.decimalExponent
    let unit = DecimalNumber(digits: 1, exponent: exponent).value
    let ratio = unit > 0 ? wanted / unit : 1
    // The geometric means of neighbouring steps: √2, √10, √50.
    let multiple = ratio < 2.0.squareRoot() ? 1 : ratio < 10.0.squareRoot() ? 2 : ratio < 50.0.squareRoot() ? 5 : 10
    self.init(multiple: multiple == 10 ? 1 : multiple, exponent: multiple == 10 ? exponent + 1 : exponent)
    if self.exponent < smallestExponent { self.init(multiple: 1, exponent: smallestExponent) }
  }

  /// The next longer step, for when labels stand too close.
  package var coarser: TickStep {
    switch multiple {
    case 1: TickStep(multiple: 2, exponent: exponent)
    case 2: TickStep(multiple: 5, exponent: exponent)
    default: TickStep(multiple: 1, exponent: exponent + 1)
    }
  }

  /// The step as a number.
  package var value: Double { DecimalNumber(digits: multiple, exponent: exponent).value }

  /// The multiples of the step inside a range.
  ///
  /// - Parameter range: The range that the axis shows.
  /// - Returns: The ticks in rising order; none if the step is below what the numbers of the range can tell apart, or if
  ///   there would be more than a thousand.
  package func ticks(in range: ClosedRange<Double>) -> [DecimalNumber] {
    let step = value
    guard step > 0, step.isFinite else { return [] }
    let low = (range.lowerBound / step).rounded(.up)
    let high = (range.upperBound / step).rounded(.down)
    guard low.magnitude < 0x1p50, high.magnitude < 0x1p50, high - low < 1000 else { return [] }
    // The quotients are rounded: look one step beyond on each side, and compare the ticks themselves.
    var ticks: [DecimalNumber] = []
    for index in Int(low) - 1...max(Int(high) + 1, Int(low) - 1) {
      let tick = DecimalNumber(digits: index * multiple, exponent: exponent)
      if range.contains(tick.value) { ticks.append(tick) }
    }
    return ticks
  }
}
