/// Turns a curve into the lines that show it, at the cost of the columns of the picture and not of its iterations.
///
/// Where iterations are few, each is a point of the line. Where a column of device pixels holds many, the line goes
/// through the first value of the column, and through the lowest and the highest (as the bounds of the curve tell) if
/// they lie beyond what the line passes anyway. The values of a jump stand on a vertical piece of line.
/// The selection is that of M4 (Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", 2014).
public struct CurveSampler: Sendable {
  /// Up to so many iterations a column each is a point of its own: that costs less than bounds.
  static let densestSingle = 3.0
  /// How far a line may be off a point that it leaves out, in device pixels: a step of coverage too small to see.
  static let tolerance = 0.03
  /// How many lone extremes of a curve are looked for; beyond, a column's extreme stands in the middle of the column.
  static let extremesLookedFor = 100

  let columns: PixelColumns
  let scale: Scale
  private let frame: Rectangle
  private let resolution: Double

  /// Makes a sampler for a frame of a picture.
  ///
  /// - Parameters:
  ///   - iterations: Where iterations stand on the horizontal axis.
  ///   - values: Where values stand on the vertical axis.
  ///   - frame: The frame that the axes span, in pixels.
  ///   - resolution: Device pixels a pixel, above 0.
  public init(iterations: IterationScale, values: Scale, frame: Rectangle, resolution: Double) {
    columns = PixelColumns(iterations, count: max(1, Int((frame.width * resolution).rounded())))
    scale = values
    self.frame = frame
    self.resolution = resolution
  }

  /// The lines that show a curve.
  ///
  /// - Parameter curve: The curve.
  public func trace(of curve: any Plottable) -> CurveTrace {
    lines(of: curve)
  }

  /// Where an iteration and a value stand in the frame, in pixels.
  ///
  /// - Parameters:
  ///   - iteration: The iteration.
  ///   - value: A value that has a place on the vertical axis.
  public func point(_ iteration: Int, _ value: Double) -> Point {
    Point(
      x: frame.left + frame.width * columns.scale.fraction(of: iteration),
      y: frame.bottom - frame.height * scale.fraction(of: value))
  }

  private func lines(of curve: some Plottable) -> CurveTrace {
    var trace = CurveTrace()
    let reach = 64 / resolution
    var builder = PolylineBuilder(
      band: frame.top - reach...frame.bottom + reach, tolerance: Self.tolerance / resolution)
    if columns.density <= Self.densestSingle {
      drawEach(of: curve, with: &builder, noting: &trace)
    } else {
      drawColumns(of: curve, with: &builder, noting: &trace)
    }
    builder.breakLine()
    trace.lines = builder.lines
    return trace
  }

  private func drawEach<Curve: Plottable>(
    of curve: Curve, with builder: inout PolylineBuilder, noting trace: inout CurveTrace
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

  private func drawColumns<Curve: Plottable>(
    of curve: Curve, with builder: inout PolylineBuilder, noting trace: inout CurveTrace
  ) {
    let last = columns.scale.iterations.upperBound
    var jumps = JumpCursor(curve, after: columns.scale.iterations.lowerBound)
    var lookingFor = Self.extremesLookedFor
    var crowd = CrowdedColumns(band: builder.band)
    var known: (iteration: Int, value: Double)?
    for column in 0..<columns.count {
      guard let iterations = columns.iterations(in: column) else { continue }
      let first = iterations.lowerBound
      jumps.advance(past: first - 1)
      let value = known?.iteration == first ? known?.value ?? 0 : curve.value(at: first)
      // The column runs up to the first point of the next one, since the line does.
      let end = iterations.upperBound < last ? iterations.upperBound + 1 : last
      let endValue = end == first ? value : curve.value(at: end)
      known = (end, endValue)
      guard scale.hasPlace(for: value) else {
        crowd.leave(&builder, &trace)
        trace.note(value)
        builder.breakLine()
        continue
      }
      let start = point(first, value)
      if first == jumps.next {
        if crowd.isEmpty { hold(curve.value(at: first - 1), at: start.x, with: &builder) }
        jumps.advance(past: first)
      }
      guard end > first else {
        crowd.leave(&builder, &trace)
        builder.add(start)
        continue
      }
      var passed = start.y...start.y
      if scale.hasPlace(for: endValue) { passed.include(point(end, endValue).y) }

      var steps: [Point] = []
      if let jump = jumps.next, jump <= end {
        // The value before the jump at the very end of the column is drawn with the next column.
        let above = curve.value(at: jump - 1)
        let below = curve.value(at: jump)
        if scale.hasPlace(for: above), scale.hasPlace(for: below) {
          let landing = point(jump, below)
          steps = [Point(x: landing.x, y: point(jump, above).y), landing]
          for step in steps { passed.include(step.y) }
        }
        if jump == end { steps = [] }
        if jump < end { jumps.advance(past: jump) }
      }
      let bounds = curve.extent(over: first...end)
      let beyond = extremes(bounds, beyond: passed, noting: &trace)
      let hasFurtherJump = jumps.next.map { !steps.isEmpty && $0 < end } ?? false
      let hasTwoExtremes = beyond.highest != nil && beyond.lowest != nil
      let hasExtreme = beyond.highest != nil || beyond.lowest != nil
      if hasFurtherJump || hasTwoExtremes || hasExtreme && (!steps.isEmpty || lookingFor == 0) {
        crowd.append(
          CrowdedColumns.Column(
            start: start, left: frame.left + Double(column) / resolution, width: 1 / resolution,
            middle: (start.x + x(of: iterations.upperBound)) / 2, top: beyond.highest ?? passed.lowerBound,
            bottom: beyond.lowest ?? passed.upperBound))
        continue
      }
      crowd.leave(&builder, &trace)
      builder.add(start)
      if let highest = beyond.highest {
        lookingFor -= 1
        let place = locate(in: first...end) { curve.extent(over: $0).upperBound >= bounds.upperBound }
        builder.add(Point(x: x(of: place), y: highest))
      } else if let lowest = beyond.lowest {
        lookingFor -= 1
        let place = locate(in: first...end) { curve.extent(over: $0).lowerBound <= bounds.lowerBound }
        builder.add(Point(x: x(of: place), y: lowest))
      }
      for step in steps { builder.add(step) }
    }
    crowd.leave(&builder, &trace)
    guard let known, known.iteration == last, scale.hasPlace(for: known.value) else { return }
    jumps.advance(past: last - 1)
    if jumps.next == last { hold(curve.value(at: last - 1), at: x(of: last), with: &builder) }
    builder.add(point(last, known.value))
  }

  private func x(of iteration: Int) -> Double {
    frame.left + frame.width * columns.scale.fraction(of: iteration)
  }

  private func hold(_ value: Double, at x: Double, with builder: inout PolylineBuilder) {
    guard builder.isDrawing, scale.hasPlace(for: value) else { return }
    builder.add(Point(x: x, y: frame.bottom - frame.height * scale.fraction(of: value)))
  }

  /// The heights of the bounds that lie beyond what the line passes.
  private func extremes(
    _ bounds: ClosedRange<Double>, beyond passed: ClosedRange<Double>, noting trace: inout CurveTrace
  ) -> (highest: Double?, lowest: Double?) {
    func height(_ value: Double) -> Double? {
      guard scale.hasPlace(for: value) else {
        trace.note(value)
        return nil
      }
      return frame.bottom - frame.height * scale.fraction(of: value)
    }
    let slack = Self.tolerance / resolution
    let highest = height(bounds.upperBound).flatMap { $0 < passed.lowerBound - slack ? $0 : nil }
    let lowest = height(bounds.lowerBound).flatMap { $0 > passed.upperBound + slack ? $0 : nil }
    return (highest, lowest)
  }

  /// The iteration where an extreme is reached, to a sixty-fourth of the range.
  private func locate(in iterations: ClosedRange<Int>, isReached: (ClosedRange<Int>) -> Bool) -> Int {
    var low = iterations.lowerBound
    var high = iterations.upperBound
    for _ in 0..<6 where low < high {
      let middle = low + (high - low) / 2
      if isReached(low...middle) { high = middle } else { low = middle + 1 }
    }
    return low + (high - low) / 2
  }
}

extension ClosedRange<Double> {
  /// Widens the range so that it holds a value.
  mutating func include(_ value: Double) {
    self = Swift.min(lowerBound, value)...Swift.max(upperBound, value)
  }
}
