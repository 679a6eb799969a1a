internal import Charts

/// The dots of one curve, several to a cell: 2×4 in braille, 1×3 in ASCII.
struct DotRaster: Sendable {
  /// Dots a cell, from left to right.
  let dotsAcross: Int
  /// Dots a cell, from top to bottom.
  let dotsDown: Int
  /// The size in cells.
  let columns: Int
  let rows: Int
  /// The dots of each cell, row after row: bit `y · dotsAcross + x`.
  private(set) var masks: [UInt8]

  init(columns: Int, rows: Int, glyphs: Glyphs) {
    (dotsAcross, dotsDown) = glyphs == .unicode ? (2, 4) : (1, 3)
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    masks = Array(repeating: 0, count: self.columns * self.rows)
  }

  var width: Int { columns * dotsAcross }
  var height: Int { rows * dotsDown }

  /// The frame whose corners are the middles of the dots in the corners.
  var frame: Rectangle {
    Rectangle(left: 0.5, top: 0.5, width: Double(max(width - 1, 0)), height: Double(max(height - 1, 0)))
  }

  /// Sets a dot; outside the raster nothing happens.
  mutating func set(_ x: Int, _ y: Int) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let (column, left) = x.quotientAndRemainder(dividingBy: dotsAcross)
    let (row, top) = y.quotientAndRemainder(dividingBy: dotsDown)
    masks[row * columns + column] |= 1 << UInt8(top * dotsAcross + left)
  }

  /// Draws what shows a curve.
  ///
  /// - Parameters:
  ///   - trace: The lines and filled columns, in dots.
  ///   - dash: The lengths of dashes and gaps in turn, in dots from left to right; empty for a solid line.
  mutating func draw(_ trace: CurveTrace, dash: [Int]) {
    for line in trace.lines {
      if line.count == 1, let point = line.first { set(Int(point.x), Int(point.y)) }
      for (from, to) in zip(line, line.dropFirst()) { draw(from, to, dash: dash) }
    }
    for bar in trace.bars where isDash(Int(bar.left), dash) {
      for y in clamped(bar.top, height)...clamped(bar.bottom, height) { set(Int(bar.left), y) }
    }
  }

  /// One step a column, or one a row where the line is steep, so that no dot is missing.
  private mutating func draw(_ from: Point, _ to: Point, dash: [Int]) {
    // What runs beyond the frame is cut to it: the rest of a steep line would cost steps that nobody sees.
    let (top, bottom) = (-1.0, Double(height) + 1)
    if max(from.y, to.y) < top || min(from.y, to.y) > bottom { return }
    let (start, end) = (cut(from, to, top, bottom), cut(to, from, top, bottom))
    let steps = max(abs(end.x - start.x), abs(end.y - start.y)).rounded(.up)
    guard steps > 0, steps < 1e6 else { return set(Int(start.x), Int(start.y)) }
    for step in 0...Int(steps) {
      let part = Double(step) / steps
      let x = Int((start.x + (end.x - start.x) * part).rounded(.down))
      if isDash(x, dash) { set(x, Int((start.y + (end.y - start.y) * part).rounded(.down))) }
    }
  }

  /// The first end of a line, moved along it to where it enters the band.
  private func cut(_ point: Point, _ other: Point, _ top: Double, _ bottom: Double) -> Point {
    guard point.y < top || point.y > bottom, point.y != other.y else { return point }
    let edge = point.y < top ? top : bottom
    return Point(x: point.x + (other.x - point.x) * ((edge - point.y) / (other.y - point.y)), y: edge)
  }

  private func clamped(_ value: Double, _ count: Int) -> Int {
    Int(min(max(value, 0), Double(max(count - 1, 0))).rounded(.down))
  }

  private func isDash(_ x: Int, _ dash: [Int]) -> Bool {
    let period = dash.reduce(0, +)
    guard period > 0 else { return true }
    var rest = (x % period + period) % period
    for (index, length) in dash.enumerated() {
      if rest < length { return index % 2 == 0 }
      rest -= length
    }
    return true
  }

  /// The letter that shows the dots of a cell.
  static func letter(for mask: UInt8, glyphs: Glyphs) -> Unicode.Scalar {
    glyphs == .ascii ? asciiLetters[Int(mask & 7)] : brailleLetters[Int(mask)]
  }

  /// Top, middle and bottom are bits 0, 1 and 2.
  private static let asciiLetters: [Unicode.Scalar] = [" ", "'", "-", "|", ".", ":", "|", "|"]

  /// Braille numbers its dots 1-2-3 down the left and 4-5-6 down the right, then 7 and 8 below.
  private static let brailleLetters: [Unicode.Scalar] = (0...255).map { mask in
    let bits = [0, 3, 1, 4, 2, 5, 6, 7]
    let dots = (0..<8).reduce(UInt32(0)) { mask >> $1 & 1 == 1 ? $0 | 1 << bits[$1] : $0 }
    return Unicode.Scalar(0x2800 + dots) ?? " "
  }
}
