/// A run of columns in each of which a curve goes up and down more often than can be shown.
///
/// A few such columns are drawn as a zigzag. A longer run would be the same as filled columns, which cost far less.
struct CrowdedColumns {
  /// One column, in pixels.
  struct Column {
    /// The first value of the column.
    var start: Point
    /// The left edge and the width of the column.
    var left: Double
    var width: Double
    /// The middle of its iterations.
    var middle: Double
    /// The highest and the lowest value.
    var top: Double
    var bottom: Double
  }

  /// From so many columns on they are filled.
  private static let shortestFilled = 4

  private var columns: [Column] = []

  var isEmpty: Bool { columns.isEmpty }

  mutating func append(_ column: Column) {
    columns.append(column)
  }

  /// Ends the run, if there is one: adds its zigzag to the line or its columns to what is filled.
  mutating func leave(_ builder: inout PolylineBuilder, _ trace: inout CurveTrace) {
    guard let first = columns.first else { return }
    defer { columns.removeAll(keepingCapacity: true) }
    guard columns.count >= Self.shortestFilled else {
      for column in columns {
        builder.add(column.start)
        // The order with the shorter way.
        let isTopFirst = abs(column.start.y - column.top) < abs(column.start.y - column.bottom)
        builder.add(Point(x: column.middle, y: isTopFirst ? column.top : column.bottom))
        builder.add(Point(x: column.middle, y: isTopFirst ? column.bottom : column.top))
      }
      return
    }
    builder.add(first.start)
    builder.breakLine()
    for column in columns {
      let top = max(column.top, builder.band.lowerBound)
      let bottom = min(column.bottom, builder.band.upperBound)
      guard top <= bottom else { continue }
      // Columns of a regular curve are all alike: one rectangle stands for them.
      if let last = trace.bars.last, last.top == top, last.bottom == bottom,
        abs(last.right - column.left) < column.width / 4
      {
        trace.bars[trace.bars.count - 1].width = column.left + column.width - last.left
      } else {
        trace.bars.append(Rectangle(left: column.left, top: top, width: column.width, height: bottom - top))
      }
    }
  }
}
