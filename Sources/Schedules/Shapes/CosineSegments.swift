/// Half cosines from rate to rate, each over a share of the run, on positions in single precision.
///
/// What fastai's `combine_scheds` makes of its cosines: the iteration t of n is at the position t / n as a 32-bit
/// number; the last segment that begins at or before it is at `(position - begin) / (end - begin)`, rounded to 32 bits
/// as well. So a segment may begin one iteration late, exactly where fastai's does.
package struct CosineSegments: Schedule {
  /// The number of iterations of the run.
  package let runLength: Int
  /// The rates at the start and at the end of each segment.
  package let rates: [(start: Double, end: Double)]

  /// Where each segment begins as a share of the run, and where the last one ends.
  private let limits: [Float]
  /// The first iteration of each segment.
  private let starts: [Int]
  private let names: [String]

  /// Divides a run into half cosines.
  ///
  /// - Parameters:
  ///   - runLength: The number of iterations of the run, at least 1.
  ///   - shares: The share of each segment, from 0, together 1.
  ///   - rates: The rates at the start and at the end of each segment.
  ///   - names: What each segment is called.
  /// - Throws: A ``ScheduleError`` for a share or a rate out of bounds, or lists of different lengths.
  package init(
    runLength: Int, shares: [Double], rates: [(start: Double, end: Double)], names: [String]
  ) throws(ScheduleError) {
    try Check.bounds(.length, runLength, .atLeastOne)
    for share in shares { try Check.bounds(.share, share, .fraction) }
    for rates in rates {
      try Check.bounds(.start, rates.start, .any)
      try Check.bounds(.finish, rates.end, .any)
    }
    guard shares.count == rates.count, shares.count == names.count, !shares.isEmpty else {
      throw .wrongCount(
        .role(.share), count: shares.count, expected: rates.count, because: "one for each segment")
    }
    // PyTorch's cumsum adds numbers of single precision in double precision, and rounds each sum.
    var (limits, sum) = ([Float(0)], 0.0)
    for share in shares {
      sum += Double(Float(share))
      limits.append(Float(sum))
    }
    self.runLength = runLength
    self.rates = rates
    self.names = names
    self.limits = limits
    starts = limits.dropLast().map { limit in
      limit <= 0 ? 0 : (0..<runLength).partitioningIndex { Self.position($0, of: runLength) >= limit }
    }
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let segment = segment(at: iteration)
    let (begin, end) = (limits[segment], limits[segment + 1])
    // A share too small for single precision has no way of its own: fastai is at its end there.
    let progress = end > begin ? (Self.position(iteration, of: runLength) - begin) / (end - begin) : 1
    return Curve.cosine.rate(from: rates[segment].start, to: rates[segment].end, at: Double(progress))
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    // Each segment goes one way, so only its first and last iterations count.
    var extremes = Extremes()
    extremes.include(self(iterations.lowerBound))
    extremes.include(self(iterations.upperBound))
    for start in starts {
      for place in [start - 1, start] where iterations.contains(place) { extremes.include(self(place)) }
    }
    return RateBounds(exactly: extremes.range)
  }

  package func phase(at iteration: Int) -> Phase {
    if iteration >= runLength { return Phase("hold", from: runLength) }
    let segment = segment(at: iteration)
    let next = segment + 1 < starts.count ? starts[segment + 1] : runLength
    return Phase(names[segment], from: starts[segment], to: min(next, runLength))
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    for segment in starts.indices.dropFirst() where starts[segment] > iteration && starts[segment] < runLength {
      if isJump(at: starts[segment], expecting: rates[segment - 1].end) { return .at(starts[segment]) }
    }
    return .none
  }

  package var length: Int? { runLength }

  /// The last segment that begins at or before an iteration; after the run, that of its last iteration.
  private func segment(at iteration: Int) -> Int {
    let iteration = max(0, min(iteration, runLength - 1))
    return max(0, starts.partitioningIndex { $0 > iteration } - 1)
  }

  /// The share of the run before an iteration.
  private static func position(_ iteration: Int, of runLength: Int) -> Float {
    Float(min(1, Double(max(0, iteration)) / Double(runLength)))
  }
}
