/// The grid of device pixels, to which straight lines are fitted so that they are crisp.
struct PixelGrid {
  /// Device pixels a pixel, above 0.
  let resolution: Double

  /// The nearest edge between two device pixels.
  func edge(_ place: Double) -> Double {
    (place * resolution).rounded() / resolution
  }

  /// The width of a hairline: one pixel, in whole device pixels.
  var hairline: Double { max(resolution.rounded(), 1) / resolution }

  /// A rectangle with its sides on edges between device pixels.
  func fitted(_ rectangle: Rectangle) -> Rectangle {
    let (left, top) = (edge(rectangle.left), edge(rectangle.top))
    return Rectangle(
      left: left, top: top, width: max(edge(rectangle.right) - left, hairline),
      height: max(edge(rectangle.bottom) - top, hairline))
  }

  /// A vertical hairline with its middle next to a place.
  func vertical(at x: Double, from top: Double, to bottom: Double) -> Rectangle {
    Rectangle(
      left: edge(x - hairline / 2), top: edge(top), width: hairline, height: edge(bottom) - edge(top))
  }

  /// A horizontal hairline with its middle next to a place.
  func horizontal(at y: Double, from left: Double, to right: Double) -> Rectangle {
    Rectangle(
      left: edge(left), top: edge(y - hairline / 2), width: edge(right) - edge(left), height: hairline)
  }
}
