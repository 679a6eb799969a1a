/// The lines that show a curve in a frame, and what of the curve could not be shown.
package struct CurveTrace: Sendable, Hashable {
  /// The points of each unbroken line, in pixels.
  package internal(set) var lines: [[Point]] = []
  /// The columns of device pixels in which the curve goes up and down so often that it fills them, from its highest to its
  /// lowest value there, in pixels; the lines break off before them and begin again after them.
  package internal(set) var bars: [Rectangle] = []
  /// Whether a value that is not finite broke the line.
  package internal(set) var hasValuesNotFinite = false
  /// Whether a value at or below 0 broke the line, on a logarithmic axis.
  package internal(set) var hasValuesNotAboveZero = false

  mutating func note(_ value: Double) {
    if value.isFinite { hasValuesNotAboveZero = true } else { hasValuesNotFinite = true }
  }
}
