/// Collects the points of a line that runs from left to right, and keeps as few of them as show the same line.
///
/// A point is left out when the line without it stays within the tolerance of every point left out, measured
/// vertically. Parts far above or below the frame are cut off, so that every coordinate is small.
struct PolylineBuilder {
  /// The lines so far; a line ends where it was broken off or left the band.
  private(set) var lines: [[Point]] = []

  /// The range of y that is kept.
  let band: ClosedRange<Double>
  private let tolerance: Double
  private var line: [Point] = []
  private var previous: Point?
  /// The last point that is kept, the newest that may yet be left out, and the slopes that pass all those between.
  private var anchor = Point(x: 0, y: 0)
  private var pending: Point?
  private var lowestSlope = -Double.infinity
  private var highestSlope = Double.infinity

  /// Makes a builder.
  ///
  /// - Parameters:
  ///   - band: The range of y that is kept.
  ///   - tolerance: How far the line may be off a point, in the unit of the points, at least 0.
  init(band: ClosedRange<Double>, tolerance: Double) {
    self.band = band
    self.tolerance = tolerance
  }

  /// Whether a line is under way, so that a further point is joined to it.
  var isDrawing: Bool { previous != nil }

  /// Runs the line on to a point.
  ///
  /// - Parameter point: The point, not to the left of the one before, with finite coordinates.
  mutating func add(_ point: Point) {
    defer { previous = point }
    guard let previous else {
      if band.contains(point.y) { keep(point) }
      return
    }
    switch (band.contains(previous.y), band.contains(point.y)) {
    case (true, true):
      keep(point)
    case (true, false):
      keep(crossing(previous, point, at: point.y < band.lowerBound ? band.lowerBound : band.upperBound))
      finishLine()
    case (false, true):
      keep(crossing(previous, point, at: previous.y < band.lowerBound ? band.lowerBound : band.upperBound))
      keep(point)
    case (false, false):
      guard (previous.y < band.lowerBound) != (point.y < band.lowerBound) else { return }
      let isFalling = previous.y < band.lowerBound
      keep(crossing(previous, point, at: isFalling ? band.lowerBound : band.upperBound))
      keep(crossing(previous, point, at: isFalling ? band.upperBound : band.lowerBound))
      finishLine()
    }
  }

  /// Ends the line; the next point begins another.
  mutating func breakLine() {
    finishLine()
    previous = nil
  }

  private func crossing(_ from: Point, _ to: Point, at y: Double) -> Point {
    Point(x: from.x + (to.x - from.x) * ((y - from.y) / (to.y - from.y)), y: y)
  }

  private mutating func keep(_ point: Point) {
    guard !line.isEmpty else {
      line.append(point)
      anchor = point
      return
    }
    if let pending {
      let run = point.x - anchor.x
      let slope = (point.y - anchor.y) / run
      if point.x > pending.x, slope >= lowestSlope, slope <= highestSlope {
        narrow(to: point, run: run)
        return
      }
      append(pending)
    }
    let run = point.x - anchor.x
    // A vertical piece has no slope that could pass its points: all of them are kept.
    guard run > 1e-9 else {
      if point != anchor { append(point) }
      return
    }
    narrow(to: point, run: run)
  }

  private mutating func narrow(to point: Point, run: Double) {
    lowestSlope = max(lowestSlope, (point.y - tolerance - anchor.y) / run)
    highestSlope = min(highestSlope, (point.y + tolerance - anchor.y) / run)
    pending = point
  }

  private mutating func append(_ point: Point) {
    line.append(point)
    anchor = point
    pending = nil
    lowestSlope = -.infinity
    highestSlope = .infinity
  }

  private mutating func finishLine() {
    if let pending { append(pending) }
    if !line.isEmpty { lines.append(line) }
    line = []
  }
}
