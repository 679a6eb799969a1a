internal import Numbers

/// Traces a curve column by column, where columns hold many iterations each.
///
/// It is not generic: curves come from another module, so that its metadata would be looked up again in every column.
struct ColumnTracer {
  private let curve: any Plottable
  private let sampler: CurveSampler
  private let last: Int
  /// Half of what is too small to see: the other half is for where an extreme stands.
  private let tolerance: Tolerance
  private var jumps: JumpCursor
  private var crowd: CrowdedColumns
  /// So many extremes of a curve are found exactly.
  private static let mostExactExtremes = 32
  private var extremesFound = 0
  /// The value that was asked for last, at the start of the column that comes next.
  private var known: (iteration: Int, value: Double)?

  init(_ curve: any Plottable, sampler: CurveSampler) {
    self.curve = curve
    self.sampler = sampler
    tolerance = sampler.scale.tolerance(
      ofFraction: CurveSampler.tolerance / sampler.resolution / max(sampler.frame.height, 1) / 2)
    last = sampler.columns.scale.iterations.upperBound
    jumps = JumpCursor(curve, after: sampler.columns.scale.iterations.lowerBound)
    crowd = CrowdedColumns()
  }

  mutating func trace(with builder: inout PolylineBuilder, into trace: inout CurveTrace) {
    for column in 0..<sampler.columns.count {
      guard let iterations = sampler.columns.iterations(in: column) else { continue }
      draw(column, iterations, with: &builder, into: &trace)
    }
    crowd.leave(&builder, &trace)
    guard let known, known.iteration == last, let y = sampler.y(of: known.value) else { return }
    jumps.advance(past: last - 1)
    if jumps.next == last { hold(upTo: last, with: &builder) }
    builder.add(Point(x: sampler.x(of: last), y: y))
  }

  private mutating func draw(
    _ column: Int, _ iterations: ClosedRange<Int>, with builder: inout PolylineBuilder, into trace: inout CurveTrace
  ) {
    let first = iterations.lowerBound
    // The line of a column runs up to the first value of the next one.
    let end = iterations.upperBound < last ? iterations.upperBound + 1 : last
    let value = known?.iteration == first ? known?.value ?? 0 : curve.value(at: first)
    let endValue = end == first ? value : curve.value(at: end)
    known = (end, endValue)
    jumps.advance(past: first - 1)
    guard let startY = sampler.y(of: value) else {
      crowd.leave(&builder, &trace)
      trace.note(value)
      builder.breakLine()
      return
    }
    let start = Point(x: sampler.x(of: first), y: startY)
    if first == jumps.next {
      if crowd.isEmpty { hold(upTo: first, with: &builder) }
      jumps.advance(past: first)
    }
    guard end > first else {
      crowd.leave(&builder, &trace)
      builder.add(start)
      return
    }

    var passed = start.y...start.y
    if let endY = sampler.y(of: endValue) { passed.include(endY) }
    let steps = steps(before: end, passing: &passed)
    let hasFurtherJump = !steps.isEmpty && jumps.next.map { $0 < end } ?? false
    let bounds = curve.extent(over: first...end, within: tolerance)
    let (highest, lowest) = extremes(bounds, beyond: passed, noting: &trace)
    let count = (highest == nil ? 0 : 1) + (lowest == nil ? 0 : 1)
    // Within a run of crowded columns one extreme is enough: the other is where the column happens to begin.
    if hasFurtherJump || count == 2 || count == 1 && !(steps.isEmpty && crowd.isEmpty) {
      crowd.append(
        CrowdedColumns.Column(
          start: start, left: sampler.frame.left + Double(column) / sampler.resolution, width: 1 / sampler.resolution,
          middle: (start.x + sampler.x(of: iterations.upperBound)) / 2, top: highest ?? passed.lowerBound,
          bottom: lowest ?? passed.upperBound))
      return
    }
    crowd.leave(&builder, &trace)
    builder.add(start)
    if let highest {
      let slack = CurveSampler.tolerance / sampler.resolution
      addExtreme(highest, in: first...end, to: &builder) { [curve, sampler, tolerance] range in
        sampler.y(of: curve.extent(over: range, within: tolerance).upperBound).map { $0 <= highest + slack } ?? false
      }
    } else if let lowest {
      let slack = CurveSampler.tolerance / sampler.resolution
      addExtreme(lowest, in: first...end, to: &builder) { [curve, sampler, tolerance] range in
        sampler.y(of: curve.extent(over: range, within: tolerance).lowerBound).map { $0 >= lowest - slack } ?? false
      }
    }
    for step in steps { builder.add(step) }
  }

  /// The two points of the first jump inside a column; one at its end is drawn with the next column.
  private mutating func steps(before end: Int, passing passed: inout ClosedRange<Double>) -> [Point] {
    guard let jump = jumps.next, jump <= end else { return [] }
    if jump < end { jumps.advance(past: jump) }
    guard let before = sampler.y(of: curve.value(at: jump - 1)), let after = sampler.y(of: curve.value(at: jump))
    else { return [] }
    passed.include(before)
    passed.include(after)
    let x = sampler.x(of: jump)
    return jump < end ? [Point(x: x, y: before), Point(x: x, y: after)] : []
  }

  private func hold(upTo jump: Int, with builder: inout PolylineBuilder) {
    guard builder.isDrawing, let y = sampler.y(of: curve.value(at: jump - 1)) else { return }
    builder.add(Point(x: sampler.x(of: jump), y: y))
  }

  /// The heights of the bounds that lie beyond what the line passes.
  private func extremes(
    _ bounds: ClosedRange<Double>, beyond passed: ClosedRange<Double>, noting trace: inout CurveTrace
  ) -> (highest: Double?, lowest: Double?) {
    let slack = CurveSampler.tolerance / sampler.resolution
    let top = sampler.y(of: bounds.upperBound)
    let bottom = sampler.y(of: bounds.lowerBound)
    if top == nil { trace.note(bounds.upperBound) }
    if bottom == nil { trace.note(bounds.lowerBound) }
    return (
      top.flatMap { $0 < passed.lowerBound - slack ? $0 : nil },
      bottom.flatMap { $0 > passed.upperBound + slack ? $0 : nil }
    )
  }

  /// Runs the line through an extreme inside a column, and through its neighbours, which make a spike upright.
  private mutating func addExtreme(
    _ extreme: Double, in iterations: ClosedRange<Int>, to builder: inout PolylineBuilder,
    isReached: (ClosedRange<Int>) -> Bool
  ) {
    // The first extremes are found exactly, however many iterations a column holds; of a curve with very many, all
    // further ones to a thirty-second of a column.
    let steps = sampler.isCoarse ? 2 : extremesFound < Self.mostExactExtremes ? Int.bitWidth : 5
    extremesFound += 1
    var low = iterations.lowerBound
    var high = iterations.upperBound
    for _ in 0..<steps where low < high {
      let middle = low + (high - low) / 2
      if isReached(low...middle) { high = middle } else { low = middle + 1 }
    }
    guard low == high else {
      builder.add(Point(x: sampler.x(of: low + (high - low) / 2), y: extreme))
      return
    }
    for iteration in [low - 1, low, low + 1] {
      guard iteration > iterations.lowerBound, iteration < iterations.upperBound else { continue }
      guard let y = sampler.y(of: curve.value(at: iteration)) else { continue }
      builder.add(Point(x: sampler.x(of: iteration), y: y))
    }
  }
}
