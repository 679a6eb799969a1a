package import Numbers
internal import RealModule

/// How rates are laid along an axis.
package enum ScaleKind: String, Sendable, Hashable, CaseIterable {
  /// Equal differences take equal lengths.
  case linear
  /// Equal ratios take equal lengths; only values above 0 have a place.
  case logarithmic
}

/// The map from values to the fraction 0…1 of an axis.
///
/// It knows nothing of pixels, so a picture and a terminal share it.
package struct Scale: Sendable, Hashable {
  /// Whether differences or ratios are laid out evenly.
  package let kind: ScaleKind
  /// The values at the fractions 0 and 1.
  package let domain: ClosedRange<Double>

  // Both ends and every value are multiplied by `unit`, a power of two that keeps differences of the greatest numbers
  // finite and those of the smallest exact.
  private let unit: Double
  private let origin: Double
  private let reciprocal: Double

  /// Makes the map from a domain onto 0…1.
  ///
  /// - Parameters:
  ///   - kind: Whether differences or ratios are laid out evenly.
  ///   - domain: The values at the fractions 0 and 1, finite and apart, above 0 if the kind is logarithmic; a domain that
  ///     is not so is widened or raised until it is.
  package init(_ kind: ScaleKind, domain: ClosedRange<Double>) {
    var low = max(domain.lowerBound, -.greatestFiniteMagnitude)
    var high = min(domain.upperBound, .greatestFiniteMagnitude)
    if low.isNaN || high.isNaN { (low, high) = (0, 1) }
    if kind == .logarithmic {
      low = max(low, .leastNonzeroMagnitude)
      if high <= low { high = low < 1 ? low * 2 : low }
      if high <= low { low /= 2 }
    } else if high <= low {
      high = high.nextUp.isFinite ? high.nextUp : high
      low = high > low ? low : low.nextDown
    }
    self.kind = kind
    self.domain = low...high
    switch kind {
    case .linear:
      let greatest = max(abs(low), abs(high))
      unit = greatest > 0x1p1000 ? 0x1p-100 : greatest < 0x1p-900 ? 0x1p900 : 1
      origin = low * unit
      reciprocal = 1 / (high * unit - low * unit)
    case .logarithmic:
      unit = 1
      origin = Double.log10(low)
      reciprocal = 1 / (Double.log10(high) - Double.log10(low))
    }
  }

  /// Whether a value has a place on an axis of this kind, be it inside the domain or not.
  ///
  /// - Parameter value: The value.
  /// - Returns: Whether it has a place.
  package func hasPlace(for value: Double) -> Bool {
    value.isFinite && (kind == .linear || value > 0)
  }

  /// Where a value stands: 0 at the lower end of the domain, 1 at the upper.
  ///
  /// - Parameter value: A value that has a place.
  /// - Returns: The fraction, below 0 or above 1 outside the domain, and always finite.
  package func fraction(of value: Double) -> Double {
    let fraction: Double
    switch kind {
    case .linear: fraction = (value * unit - origin) * reciprocal
    case .logarithmic: fraction = (Double.log10(max(value, .leastNonzeroMagnitude)) - origin) * reciprocal
    }
    // Far outside the picture one place is as good as another, and a canvas takes only finite ones.
    return fraction.isNaN ? 0 : min(max(fraction, -1e6), 1e6)
  }

  /// The difference of values that a small part of the axis stands for.
  ///
  /// - Parameter fraction: The part of the axis, above 0.
  /// - Returns: The difference.
  package func tolerance(ofFraction fraction: Double) -> Tolerance {
    switch kind {
    case .linear: Tolerance(absolute: fraction / (reciprocal * unit))
    case .logarithmic: Tolerance(relative: .expMinusOne(fraction / reciprocal * .log(10)))
    }
  }

  /// The value at a fraction of the axis.
  ///
  /// - Parameter fraction: The fraction, 0…1.
  /// - Returns: The value.
  package func value(at fraction: Double) -> Double {
    switch kind {
    case .linear: domain.lowerBound * (1 - fraction) + domain.upperBound * fraction
    case .logarithmic: Double.exp10(origin + fraction / reciprocal)
    }
  }
}
