/// The bounds of the values that a chart shows.
package enum ValueBounds {
  /// How many iterations are looked at when the bounds of a curve cannot be used as they are.
  private static let probes = 1000

  /// The lowest and the highest value of all curves that has a place on an axis of a kind.
  ///
  /// - Parameters:
  ///   - series: The curves.
  ///   - iterations: The iterations that are shown, from 0.
  ///   - kind: The kind of axis; only values above 0 have a place on a logarithmic one.
  /// - Returns: The lowest and the highest value.
  /// - Throws: `ChartError.noFiniteValue`, or `noValueAboveZero` on a logarithmic axis, when there is none.
  package static func values(
    of series: [Series], over iterations: ClosedRange<Int>, kind: ScaleKind
  ) throws(ChartError) -> ClosedRange<Double> {
    var result: ClosedRange<Double>?
    var hasFinite = false
    var hasHidden = false
    func include(_ value: Double) {
      hasFinite = hasFinite || value.isFinite
      guard value.isFinite, kind == .linear || value > 0 else { return }
      if result == nil { result = value...value } else { result?.include(value) }
    }
    for curve in series.flatMap({ [$0.curve] + [$0.band?.lower, $0.band?.upper].compactMap(\.self) }) {
      let bounds = curve.extent(over: iterations)
      include(bounds.lowerBound)
      include(bounds.upperBound)
      let isWhole =
        bounds.lowerBound.isFinite && bounds.upperBound.isFinite && (kind == .linear || bounds.lowerBound > 0)
      // An infinite or a zero bound hides the others: look for them along the curve.
      hasHidden = hasHidden || !isWhole
      if !isWhole { for iteration in probe(iterations) { include(curve.value(at: iteration)) } }
    }
    guard let result else { throw hasFinite ? .noValueAboveZero : .noFiniteValue }
    if kind == .logarithmic, hasHidden {
      // A curve that runs into zero has values as small as one cares to look: nine decades of them are enough.
      return max(result.lowerBound, result.upperBound * 1e-9)...result.upperBound
    }
    return result
  }

  /// Iterations spread evenly over a range, both ends among them.
  static func probe(_ iterations: ClosedRange<Int>, count: Int = probes) -> [Int] {
    let span = iterations.upperBound - iterations.lowerBound
    guard span >= count else { return Array(iterations) }
    let (quotient, remainder) = span.quotientAndRemainder(dividingBy: count)
    return (0...count).map { iterations.lowerBound + $0 * quotient + $0 * remainder / count }
  }
}
