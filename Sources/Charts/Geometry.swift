/// A place in a picture, in pixels from its upper left corner; y grows downwards.
package struct Point: Sendable, Hashable {
  /// The distance from the left edge.
  package var x: Double
  /// The distance from the upper edge.
  package var y: Double

  /// Makes a point of its coordinates.
  ///
  /// - Parameters:
  ///   - x: The distance from the left edge, in pixels.
  ///   - y: The distance from the upper edge, in pixels.
  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// A rectangle with its sides along the axes, in pixels.
///
/// Layouts are made by cropping: a part takes its strip from a side, and what is left goes on to the next part.
package struct Rectangle: Sendable, Hashable {
  /// The left edge.
  package var left: Double
  /// The upper edge.
  package var top: Double
  /// The distance between the left and the right edge, not negative.
  package var width: Double
  /// The distance between the upper and the lower edge, not negative.
  package var height: Double

  /// Makes a rectangle of its upper left corner and its size; negative sizes become 0.
  ///
  /// - Parameters:
  ///   - left: The left edge, in pixels.
  ///   - top: The upper edge, in pixels.
  ///   - width: The width, in pixels.
  ///   - height: The height, in pixels.
  package init(left: Double, top: Double, width: Double, height: Double) {
    self.left = left
    self.top = top
    self.width = max(width, 0)
    self.height = max(height, 0)
  }

  /// The right edge.
  package var right: Double { left + width }
  /// The lower edge.
  package var bottom: Double { top + height }
  /// The horizontal middle.
  package var middleX: Double { left + width / 2 }
  /// The vertical middle.
  package var middleY: Double { top + height / 2 }

  /// The rectangle without a strip along each side.
  ///
  /// - Parameters:
  ///   - left: The width of the strip on the left, in pixels; negative grows the rectangle.
  ///   - top: The height of the strip at the top.
  ///   - right: The width of the strip on the right.
  ///   - bottom: The height of the strip at the bottom.
  /// - Returns: The rectangle.
  package func cropped(left: Double = 0, top: Double = 0, right: Double = 0, bottom: Double = 0) -> Rectangle {
    Rectangle(
      left: self.left + left, top: self.top + top, width: width - left - right, height: height - top - bottom)
  }

  /// Whether the two rectangles share more than an edge.
  ///
  /// - Parameter other: The other rectangle.
  /// - Returns: Whether they share more than an edge.
  package func overlaps(_ other: Rectangle) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// Whether a point lies inside or on an edge.
  ///
  /// - Parameter point: The point.
  /// - Returns: Whether it lies inside or on an edge.
  package func contains(_ point: Point) -> Bool {
    point.x >= left && point.x <= right && point.y >= top && point.y <= bottom
  }

  /// Whether the other rectangle lies wholly inside.
  ///
  /// - Parameter other: The other rectangle.
  /// - Returns: Whether it lies inside or on an edge.
  package func contains(_ other: Rectangle) -> Bool {
    other.left >= left && other.right <= right && other.top >= top && other.bottom <= bottom
  }
}
