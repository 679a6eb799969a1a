/// Rates at knots: each holds until the next, or runs on to it along a curve.
package struct Piecewise: Schedule {
  /// The iterations of the knots, in strictly ascending order, of which the first is 0.
  package let knots: [Int]
  /// The rate at each knot.
  package let rates: [Double]
  /// The way from one knot to the next; `nil` holds each rate until the next knot.
  package let curve: Curve?

  /// Creates a piecewise schedule.
  ///
  /// - Parameters:
  ///   - knots: The iterations of the knots, in strictly ascending order, of which the first is 0.
  ///   - rates: The rate at each knot; the last one holds.
  ///   - curve: The way from one knot to the next; `nil` holds each rate until the next knot.
  /// - Throws: A ``ScheduleError`` for knots out of order or a number of rates that differs from that of the knots.
  package init(knots: [Int], rates: [Double], curve: Curve? = nil) throws(ScheduleError) {
    try Check.ascending(.knots, knots)
    guard knots.count == rates.count, knots.first == 0 else {
      throw .wrongCount(
        .role(.values), count: rates.count, expected: knots.count,
        because: "one value for each knot, of which 0 is one")
    }
    for rate in rates { try Check.bounds(.values, rate, .any) }
    self.knots = knots
    self.rates = rates
    self.curve = curve
  }

  /// Creates rates that each hold until the next; of several that begin at the same iteration, the last counts.
  ///
  /// - Parameters:
  ///   - first: The rate at iteration 0.
  ///   - steps: The further rates and the iterations, from 0, at which they begin, in ascending order.
  /// - Throws: A ``ScheduleError`` for iterations out of order or a rate that is no number.
  package init(
    first: Double, then steps: some Sequence<(start: Int, rate: Double)>
  ) throws(ScheduleError) {
    var (knots, rates) = ([0], [first])
    for step in steps {
      if step.start == knots.last {
        rates[rates.count - 1] = step.rate
      } else {
        knots.append(step.start)
        rates.append(step.rate)
      }
    }
    try self.init(knots: knots, rates: rates)
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    let piece = piece(at: iteration)
    guard let curve, piece + 1 < knots.count else { return rates[piece] }
    let progress = curve.progress(iteration - knots[piece], of: knots[piece + 1] - knots[piece])
    return curve.rate(from: rates[piece], to: rates[piece + 1], at: progress)
  }

  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let (first, last) = (piece(at: iterations.lowerBound), piece(at: iterations.upperBound))
    var extremes = Extremes()
    extremes.include(self(iterations.lowerBound))
    extremes.include(self(iterations.upperBound))
    if first < last { for piece in first + 1...last { extremes.include(rates[piece]) } }
    return RateBounds(exactly: extremes.range)
  }

  package func phase(at iteration: Int) -> Phase {
    let piece = piece(at: iteration)
    return Phase("piece \(piece + 1)", from: knots[piece], to: piece + 1 < knots.count ? knots[piece + 1] : nil)
  }

  package func nextJump(after iteration: Int, work: inout Int) -> NextJump {
    guard curve == nil || curve == .constant else { return .none }
    let next = rates.indices.dropFirst(piece(at: iteration) + 1).first { rates[$0] != rates[$0 - 1] }
    return next.map { .at(knots[$0]) } ?? .none
  }

  package var length: Int? { knots.last }
  /// Rates that each hold have their last one seen; what runs on to its last knot has its end there.
  package var course: Course { curve == nil ? .past(knots.last ?? 0) : Course(knots.last ?? 0) }

  /// The number of the last knot that an iteration has reached.
  private func piece(at iteration: Int) -> Int { max(0, knots.partitioningIndex { $0 > iteration } - 1) }
}
