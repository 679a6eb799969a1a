/// The size of a chart in pixels, and how many device pixels one of them is.
package struct ChartSize: Sendable, Hashable {
  /// The bounds of each side, in pixels.
  package static let sideBounds = 100...16_000
  /// The bounds of the scale.
  package static let scaleBounds = 0.25...10.0

  /// The width, in pixels, within ``sideBounds``.
  package var width: Int
  /// The height, in pixels, within ``sideBounds``.
  package var height: Int
  /// Device pixels a pixel, within ``scaleBounds``; only pictures made of pixels take notice.
  package var scale: Double

  /// Makes a size.
  ///
  /// - Parameters:
  ///   - width: The width, in pixels, within ``sideBounds``.
  ///   - height: The height, in pixels, within ``sideBounds``.
  ///   - scale: Device pixels a pixel, within ``scaleBounds``.
  package init(width: Int = 640, height: Int = 480, scale: Double = 1) {
    self.width = width
    self.height = height
    self.scale = scale
  }
}
