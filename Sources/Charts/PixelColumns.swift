/// The columns of a raster, each with the iterations that fall into it.
///
/// Every iteration belongs to exactly one column, and columns follow one another without gaps or overlaps. The raster may
/// be one of device pixels or one of the dots of a terminal.
package struct PixelColumns: Sendable, Hashable {
  /// Where iterations stand on the axis.
  package let scale: IterationScale
  /// The number of columns from one end of the axis to the other.
  package let count: Int

  /// Divides an axis into columns of equal width.
  ///
  /// - Parameters:
  ///   - scale: Where iterations stand on the axis.
  ///   - count: The number of columns, at least 1.
  package init(_ scale: IterationScale, count: Int) {
    self.scale = scale
    self.count = max(count, 1)
  }

  /// The mean number of iterations in a column.
  package var density: Double {
    let span = Double(scale.iterations.upperBound - scale.iterations.lowerBound)
    return span / (Double(count) * (scale.fraction(ofOffset: span) - scale.fraction(ofOffset: 0)).nextUp)
  }

  /// The iterations that fall into a column.
  ///
  /// - Parameter column: The column, counted from 0 at the lower end.
  /// - Returns: `nil` when none do.
  package func iterations(in column: Int) -> ClosedRange<Int>? {
    let span = scale.iterations.upperBound - scale.iterations.lowerBound
    guard let low = firstOffset(notBefore: column) else { return nil }
    let high = firstOffset(notBefore: column + 1).map { $0 - 1 } ?? span
    guard low <= high else { return nil }
    return scale.iterations.lowerBound + low...scale.iterations.lowerBound + high
  }

  /// The distance from the first iteration to the first one that stands at or after the left edge of a column.
  private func firstOffset(notBefore column: Int) -> Int? {
    let span = scale.iterations.upperBound - scale.iterations.lowerBound
    if column >= count { return nil }
    let offset = scale.offset(at: Double(column) / Double(count)).rounded(.up)
    guard offset > 0 else { return 0 }
    // 2^63 is the first number that no Int holds.
    guard offset < 0x1p63, let whole = Int(exactly: offset), whole <= span else { return nil }
    return whole
  }
}
