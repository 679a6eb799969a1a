internal import RealModule

/// The range of values that an axis shows for the values it must show.
package enum AxisRange {
  /// The part of the axis that stays free beyond the lowest and the highest value.
  package static let margin = 0.05

  /// The domain of an axis.
  ///
  /// - Parameters:
  ///   - values: The lowest and the highest value; `nil` when there is none to show.
  ///   - kind: Whether differences or ratios are laid out evenly.
  ///   - minimum: A lower end that is to be kept as it is.
  ///   - maximum: An upper end that is to be kept as it is.
  /// - Returns: A domain with margins, wide enough that ticks can be told apart, also around a constant.
  package static func domain(
    of values: ClosedRange<Double>?, kind: ScaleKind, minimum: Double? = nil, maximum: Double? = nil
  ) -> ClosedRange<Double> {
    switch kind {
    case .linear: linear(values, minimum: minimum, maximum: maximum)
    case .logarithmic: logarithmic(values, minimum: minimum, maximum: maximum)
    }
  }

  private static func linear(
    _ values: ClosedRange<Double>?, minimum: Double?, maximum: Double?
  ) -> ClosedRange<Double> {
    let bound = Double.greatestFiniteMagnitude
    var low = min(max(minimum ?? values?.lowerBound ?? 0, -bound), bound)
    var high = min(max(maximum ?? values?.upperBound ?? 1, -bound), bound)
    if high < low {
      if minimum == nil { low = high } else { high = low }
    }
    let greatest = max(abs(low), abs(high))
    // Below this a difference is rounding, and labels that show it would need more digits than a number has.
    let narrowest = max(greatest * 1e-12, 0x1p-1068)
    if high / 2 - low / 2 < narrowest / 2 {
      let middle = low + (high - low) / 2
      // A constant stands in the middle, and the axis reaches down towards zero by a tenth of it.
      let half = greatest < 0x1p-1068 ? 0.05 : greatest * 0.1
      if minimum == nil { low = middle - half }
      if maximum == nil { high = middle + half }
      if high <= low { if maximum == nil { high = low + 2 * half } else { low = high - 2 * half } }
      return max(low, -bound)...min(high, bound)
    }
    // The distance of the greatest numbers is beyond all numbers: halves are not.
    let room = (high / 2 - low / 2) * 2 * margin
    return max(minimum == nil ? low - room : low, -bound)...min(maximum == nil ? high + room : high, bound)
  }

  private static func logarithmic(
    _ values: ClosedRange<Double>?, minimum: Double?, maximum: Double?
  ) -> ClosedRange<Double> {
    let least = Double.leastNormalMagnitude
    let bound = Double.greatestFiniteMagnitude / 4
    var low = Double.log10(min(max(minimum ?? values?.lowerBound ?? 0.1, least), bound))
    var high = Double.log10(min(max(maximum ?? values?.upperBound ?? 1, least), bound))
    if high < low {
      if minimum == nil { low = high } else { high = low }
    }
    if high - low < 1e-6 {
      // Half a decade on each side of a constant, so that a labelled tick is in sight.
      if minimum == nil { low -= 0.5 }
      if maximum == nil { high += 0.5 }
      if high - low < 1e-6 { high = low + 1 }
    } else {
      let room = (high - low) * margin
      if minimum == nil { low -= room }
      if maximum == nil { high += room }
    }
    let lower = minimum ?? max(Double.exp10(low), .leastNonzeroMagnitude)
    let upper = maximum ?? min(Double.exp10(high), .greatestFiniteMagnitude)
    return lower < upper ? lower...upper : lower...min(lower * 2, .greatestFiniteMagnitude)
  }
}
