/// Why a chart cannot be made.
package enum ChartError: Error, Sendable, Hashable {
  /// There is no curve to draw.
  case noSeries
  /// The first iteration is below 0.
  case negativeIteration(Int)
  /// A side is not within the bounds, in pixels.
  case sizeOutOfBounds(width: Int, height: Int, bounds: ClosedRange<Int>)
  /// The scale is not within the bounds.
  case scaleOutOfBounds(Double, bounds: ClosedRange<Double>)
  /// A side has more device pixels than a picture can have.
  case tooManyDevicePixels(width: Double, height: Double, most: Int)
  /// Both sides together have more device pixels than a picture can have.
  case tooLargeArea(width: Double, height: Double, most: Int)
  /// An end of the vertical axis is not a finite number.
  case axisEndNotFinite(Double)
  /// The lower end of the vertical axis is not below the upper.
  case axisEndsReversed(minimum: Double, maximum: Double)
  /// An end of a logarithmic axis is not above 0.
  case axisEndNotAboveZero(Double)
  /// A logarithmic axis was asked for, but no curve has a value above 0.
  case noValueAboveZero
  /// No curve has a finite value.
  case noFiniteValue
  /// An epoch does not have a finite number of iterations above 0.
  case epochLength(Double)
  /// The first value of a logarithmic axis, or the iterations of a decade on it, are not a finite number above 0.
  case decade(from: Double, iterations: Double)
  /// The width of a line is not a finite number above 0.
  case lineWidth(Double)
  /// A dash or a gap is not a finite length above 0.
  case dash([Double])
  /// A picture is too low for its panels.
  case noRoomForPanels(count: Int, height: Int, least: Int)
}

extension ChartError: CustomStringConvertible {
  /// One sentence that names the value and the bound.
  package var description: String {
    switch self {
    case .noSeries: "A chart needs at least one curve."
    case .negativeIteration(let first): "The first iteration is \(first), but iterations are counted from 0."
    case .sizeOutOfBounds(let width, let height, let bounds):
      "A chart of \(width)×\(height) pixels: both sides must be within \(bounds.lowerBound)…\(bounds.upperBound)."
    case .scaleOutOfBounds(let scale, let bounds):
      "The scale is \(scale), but must be within \(bounds.lowerBound)…\(bounds.upperBound)."
    case .tooManyDevicePixels(let width, let height, let most):
      "The picture would have \(Int(width))×\(Int(height)) device pixels; a side can have at most \(most)."
    case .tooLargeArea(let width, let height, let most):
      "The picture would have \(Int(width))×\(Int(height)) device pixels; in all there can be at most \(most)."
    case .axisEndNotFinite(let end): "The vertical axis cannot end at \(end)."
    case .axisEndsReversed(let minimum, let maximum):
      "The vertical axis cannot run from \(minimum) to \(maximum): the lower end must be below the upper."
    case .axisEndNotAboveZero(let end): "A logarithmic axis cannot end at \(end): it shows only values above 0."
    case .noValueAboveZero: "A logarithmic axis shows only values above 0, and no curve has one."
    case .noFiniteValue: "No curve has a finite value to show."
    case .epochLength(let length): "An epoch of \(length) iterations: the number must be finite and above 0."
    case .decade(let first, let iterations):
      "A decade of \(iterations) iterations from \(first) on: both numbers must be finite and above 0."
    case .noRoomForPanels(let count, let height, let least):
      "A picture \(height) px high has no room for \(count == 1 ? "a panel" : "\(count) panels"): it needs --height \(least)."
    case .lineWidth(let width): "A line cannot be \(width) pixels wide."
    case .dash(let dash): "Dashes and gaps must be finite lengths above 0, not \(dash)."
    }
  }
}
