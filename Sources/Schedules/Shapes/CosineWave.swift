package import Numbers
import RealModule

/// A cosine that never stops: from its first rate to another and back again, for ever.
///
/// `turn + (start - turn) · ½ (1 + cos(π t / h))` for every t, where h is half a wave. With half a wave over the run it is
/// cosine annealing that climbs again after its end: PyTorch's CosineAnnealingLR beyond `T_max`, transformers' `cosine`.
package struct CosineWave: Schedule {
  /// The rate at iteration 0 and after every whole wave.
  package let start: Double
  /// The rate after every half wave that is not a whole one.
  package let turn: Double
  private let halfWave: HalfWave
  /// The iterations that the waves were told by.
  private let span: Int

  /// Creates a cosine wave whose half is a whole number of iterations.
  ///
  /// - Parameters:
  ///   - start: The rate at iteration 0.
  ///   - turn: The rate after half a wave; it may be the higher one.
  ///   - halfWave: The number of iterations from one to the other, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(from start: Double, to turn: Double, halfWave: Int) throws(ScheduleError) {
    try self.init(from: start, to: turn, .whole(halfWave), span: halfWave)
    try Check.bounds(.cycleLength, halfWave, .atLeastOne)
  }

  /// Creates a cosine wave of any length.
  ///
  /// - Parameters:
  ///   - minimum: The rate in the troughs.
  ///   - maximum: The rate on the crests, of which iteration 0 is the first.
  ///   - waves: The number of waves over `length` iterations, whatever its sign; 0 stays on the crest.
  ///   - length: The number of iterations that the waves are counted over, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(_:value:accepted:)`` for a value out of bounds.
  package init(minimum: Double, maximum: Double, waves: Double, length: Int) throws(ScheduleError) {
    try Check.bounds(.count, waves, .any)
    try Check.bounds(.length, length, .atLeastOne)
    try self.init(from: maximum, to: minimum, HalfWave(waves: waves.magnitude, length: length), span: length)
  }

  private init(from start: Double, to turn: Double, _ halfWave: HalfWave, span: Int) throws(ScheduleError) {
    try Check.bounds(.start, start, .any)
    try Check.bounds(.finish, turn, .any)
    self.start = start
    self.turn = turn
    self.halfWave = halfWave
    self.span = span
  }

  package func callAsFunction(_ iteration: Int) -> Double {
    switch halfWave {
    case .whole(let length):
      // Counted within its half, no iteration is too far for the cosine to be exact.
      let (half, own) = max(0, iteration).quotientAndRemainder(dividingBy: length)
      let (from, to) = half.isMultiple(of: 2) ? (start, turn) : (turn, start)
      return Curve.cosine.rate(from: from, to: to, at: Double(own) / Double(length))
    case .fractional(let waves, let length, let repetition):
      let time = repetition.map { max(0, iteration) % $0 } ?? max(0, iteration)
      // In the order in which transformers multiplies: far away, the rounding of the angle is the rate's own.
      let angle = .pi * waves * 2 * (Double(time) / Double(length))
      return angle.isFinite ? turn + (start - turn) * (0.5 * (1 + .cos(angle))) : start
    case .endless: return start
    }
  }

  /// The wave as a law, where its turns lie between updates.
  var fractionalWave: CurveForm.Law? {
    guard case .fractional(let waves, let length, let repetition) = halfWave else { return nil }
    return .wave(start: start, turn: turn, waves: waves, length: length, repetition: repetition)
  }

  package func extent(over iterations: ClosedRange<Int>, within tolerance: Tolerance) -> ClosedRange<Double> {
    boundsOfTurns(over: iterations, effort: tolerance.effort).range
  }

  /// The bounds found at the turns, which takes no search.
  private func boundsOfTurns(over iterations: ClosedRange<Int>, effort: Int = .max) -> RateBounds {
    let lower = max(0, iterations.lowerBound)
    var iterations = lower...max(lower, iterations.upperBound)
    if case .fractional(_, _, let repetition?) = halfWave {
      // The rates are those of the first repetition, where turns are told apart; of a longer range they come again.
      let span = min(iterations.upperBound - lower, repetition)
      iterations = lower % repetition...lower % repetition + span
    }
    let isFar = iterations.upperBound >= halfWave.farthest
    if halfWave.isBlurred(upTo: iterations.upperBound) {
      guard iterations.upperBound - iterations.lowerBound < min(ManyTurns.iterations, effort) else {
        return boundsOfSwing(over: iterations)
      }
      var rates = Extremes()
      for iteration in iterations { rates.include(self(iteration)) }
      return RateBounds(exactly: rates.range)
    }
    let (first, last) = (halfWave.index(at: iterations.lowerBound), halfWave.index(at: iterations.upperBound))
    if first == last, !isFar {
      // Within a half wave the curve goes one way.
      var ends = Extremes()
      ends.include(self(iterations.lowerBound))
      ends.include(self(iterations.upperBound))
      return RateBounds(exactly: ends.range)
    }
    // Of whole half waves, two neighbouring turns hold both extremes.
    let turns = halfWave.isWhole ? first...min(last, first.addingSaturating(2)) : first...max(first, last)
    // Far away, the updates that share one number have one rate, and rounding moves the turn by a few of these numbers.
    let reach = Int(saturating: Double(iterations.upperBound).ulp.rounded(.up))
    let visited = isFar ? max(0, turns.lowerBound - 1)...turns.upperBound.addingSaturating(1) : turns
    return RateBounds(
      exactly: extentOfTurns(over: iterations, cycles: visited, effort: effort) { index in
        let place = halfWave.start(of: index)
        return isFar
          ? (-4...4).map { place.addingSaturating($0 * reach) } : [place.addingSaturating(-1), place]
      } swing: { _ in
        swing
      })
  }

  /// What the curve swings between, of which no more is known to be reached than at both ends of the iterations.
  private func boundsOfSwing(over iterations: ClosedRange<Int>) -> RateBounds {
    var bounds = RateBounds(swing)
    let (lower, upper) = (self(iterations.lowerBound), self(iterations.upperBound))
    (bounds.lowestAtMost, bounds.highestAtLeast) = (min(lower, upper), max(lower, upper))
    return bounds
  }

  private var swing: ClosedRange<Double> { min(start, turn)...max(start, turn) }

  /// Over many half waves, what the curve swings between: to visit their turns takes too long within a search.
  package func bounds(over iterations: ClosedRange<Int>) -> RateBounds {
    let (lower, upper) = (max(0, iterations.lowerBound), max(0, iterations.upperBound))
    let (first, last) = (halfWave.index(at: lower), halfWave.index(at: upper))
    guard !halfWave.isWhole, first == .max || last - first > 4 else { return boundsOfTurns(over: iterations) }
    return boundsOfSwing(over: lower...upper)
  }

  package func phase(at iteration: Int) -> Phase {
    guard halfWave.hasPhases else { return Phase("wave", from: 0) }
    guard iteration < halfWave.farthest else { return Phase("wave", from: halfWave.farthest) }
    let half = halfWave.index(at: max(0, iteration))
    let name = half == 0 ? "cosine" : "\(half.isMultiple(of: 2) ? "descent" : "climb") \(half / 2 + half % 2)"
    return Phase(
      name, from: halfWave.start(of: half),
      to: min(halfWave.start(of: half.addingSaturating(1)), halfWave.farthest))
  }

  package var length: Int? { nil }
  package var course: Course { Course(span) }

  /// The number of iterations from a turn to the next, where that is a whole one.
  var wholeHalfWave: Int? {
    if case .whole(let length) = halfWave { length } else { nil }
  }
}

/// How many iterations a wave takes from a turn to the next.
private enum HalfWave: Sendable {
  /// A whole number.
  case whole(Int)
  /// `length / (2 · waves)`, kept as the two numbers of which transformers computes the angle; and after how many
  /// iterations the same rates follow, where that is a whole number of not too many waves.
  case fractional(waves: Double, length: Int, repetition: Int?)
  /// There is no wave.
  case endless

  /// The half of so many waves, from 0, over a number of iterations.
  init(waves: Double, length: Int) {
    let half = Double(length) / (2 * waves)
    if !half.isFinite {
      self = .endless
    } else if half >= 1, half < 0x1p53, half == half.rounded(), half * (2 * waves) == Double(length) {
      self = .whole(Int(half))
    } else {
      self = .fractional(waves: waves, length: length, repetition: Self.repetition(waves: waves, length: length))
    }
  }

  private static func repetition(waves: Double, length: Int) -> Int? {
    for count in 1...1024 {
      let iterations = (Double(count) * (Double(length) / waves)).rounded()
      guard iterations < 0x1p52 else { return nil }
      // The product tells whether the quotient is exact: rounding alone cannot.
      if iterations >= 1, iterations * waves == Double(count) * Double(length) { return Int(iterations) }
    }
    return nil
  }

  var isWhole: Bool {
    if case .fractional = self { return false }
    return true
  }

  private var width: Double {
    switch self {
    case .whole(let length): Double(length)
    case .fractional(let waves, let length, _): Double(length) / (2 * waves)
    case .endless: .infinity
    }
  }

  /// Whether turns are at least an iteration apart, so that what lies between two can be named.
  var hasPhases: Bool { width >= 1 && width < .infinity }

  /// Where iterations are no longer told apart as numbers, and the phases of fractional half waves end.
  var farthest: Int { isWhole ? .max : 1 << 52 }

  /// Whether turns up to an iteration cannot be placed, as they lie between updates or between those that are told apart as numbers.
  func isBlurred(upTo iteration: Int) -> Bool {
    !isWhole && (!hasPhases || iteration >= farthest && Double(iteration).ulp > width / 16)
  }

  /// The first iteration at or after a turn.
  func start(of index: Int) -> Int {
    switch self {
    case .whole(let length): index.multipliedSaturating(by: length)
    case .fractional: Int(saturating: (Double(index) * width).rounded(.up))
    case .endless: index == 0 ? 0 : .max
    }
  }

  /// The number of turns at or before an iteration, from 0.
  func index(at iteration: Int) -> Int {
    switch self {
    case .whole(let length): return iteration / length
    case .endless: return 0
    case .fractional:
      // The quotient is off by its rounding, which matters just where a half begins.
      var index = Int(saturating: (Double(iteration) / width).rounded(.down))
      if start(of: index) > iteration { index -= 1 }
      if start(of: index.addingSaturating(1)) <= iteration { index = index.addingSaturating(1) }
      return max(0, index)
    }
  }
}
