/// Turns a curve into the lines that show it, at the cost of the columns of the picture and not of its iterations.
///
/// Where iterations are few, each is a point of the line. Where a column of device pixels holds many, the line goes
/// through the first value of the column, and through the lowest and the highest (as the bounds of the curve tell) if
/// they lie beyond what the line passes anyway. The values of a jump stand on a vertical piece of line.
/// The selection is that of M4 (Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", 2014).
package struct CurveSampler: Sendable {
  /// Up to so many iterations a column each is a point of its own: that costs less than bounds.
  static let densestSingle = 3.0
  /// How far a line may be off a point that it leaves out, in device pixels: a step of coverage too small to see.
  static let tolerance = 0.03

  let columns: PixelColumns
  let scale: Scale
  let frame: Rectangle
  let resolution: Double
  /// Whether columns are wider than they could be, since bounds are dear: then extremes are placed with a few looks.
  let isCoarse: Bool

  /// Makes a sampler for a frame of a picture.
  ///
  /// - Parameters:
  ///   - iterations: Where iterations stand on the horizontal axis.
  ///   - values: Where values stand on the vertical axis.
  ///   - frame: The frame that the axes span, in pixels.
  ///   - resolution: Columns a pixel, above 0: device pixels, unless columns are wider.
  ///   - isCoarse: Whether columns are wider than they could be, since bounds are dear.
  package init(
    iterations: IterationScale, values: Scale, frame: Rectangle, resolution: Double, isCoarse: Bool = false
  ) {
    columns = PixelColumns(iterations, count: max(1, Int((frame.width * resolution).rounded())))
    scale = values
    self.frame = frame
    self.resolution = resolution
    self.isCoarse = isCoarse
  }

  /// The lines that show a curve.
  ///
  /// - Parameter curve: The curve.
  /// - Returns: The lines.
  package func trace(of curve: any Plottable) -> CurveTrace {
    lines(of: curve)
  }

  /// Where an iteration and a value stand in the frame, in pixels.
  ///
  /// - Parameters:
  ///   - iteration: The iteration.
  ///   - value: A value that has a place on the vertical axis.
  /// - Returns: The place in the frame, in pixels.
  package func point(_ iteration: Int, _ value: Double) -> Point {
    Point(
      x: frame.left + frame.width * columns.scale.fraction(of: iteration),
      y: frame.bottom - frame.height * scale.fraction(of: value))
  }

  /// Where an iteration stands in the frame, in pixels.
  func x(of iteration: Int) -> Double {
    frame.left + frame.width * columns.scale.fraction(of: iteration)
  }

  /// Where a value stands in the frame, in pixels; `nil` if it has no place on the axis.
  func y(of value: Double) -> Double? {
    scale.hasPlace(for: value) ? frame.bottom - frame.height * scale.fraction(of: value) : nil
  }

  private func lines(of curve: any Plottable) -> CurveTrace {
    var trace = CurveTrace()
    let reach = 64 / resolution
    var builder = PolylineBuilder(
      band: frame.top - reach...frame.bottom + reach, tolerance: Self.tolerance / resolution)
    if columns.density <= Self.densestSingle {
      drawEach(of: curve, with: &builder, noting: &trace)
    } else {
      var columns = ColumnTracer(curve, sampler: self)
      columns.trace(with: &builder, into: &trace)
    }
    builder.breakLine()
    trace.lines = builder.lines
    return trace
  }

  private func drawEach(
    of curve: any Plottable, with builder: inout PolylineBuilder, noting trace: inout CurveTrace
  ) {
    let iterations = columns.scale.iterations
    var jumps = JumpCursor(curve, after: iterations.lowerBound)
    var before = 0.0
    for iteration in iterations {
      jumps.advance(past: iteration - 1)
      let value = curve.value(at: iteration)
      guard scale.hasPlace(for: value) else {
        trace.note(value)
        builder.breakLine()
        continue
      }
      let here = point(iteration, value)
      if iteration == jumps.next {
        if builder.isDrawing { builder.add(Point(x: here.x, y: before)) }
      }
      builder.add(here)
      before = here.y
    }
  }
}

extension ClosedRange<Double> {
  /// Widens the range so that it holds a value.
  mutating func include(_ value: Double) {
    self = Swift.min(lowerBound, value)...Swift.max(upperBound, value)
  }
}
