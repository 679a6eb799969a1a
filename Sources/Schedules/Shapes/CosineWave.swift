import RealModule

/// A cosine that never stops: `min + (max - min) · ½ (1 + cos(2π · waves · t / length))`.
///
/// With half a wave it is cosine annealing that climbs back after its end, as in transformers' `cosine`.
public struct CosineWave: Schedule {
  /// The rate in the troughs.
  public let minimum: Double
  /// The rate on the crests, of which iteration 0 is the first.
  public let maximum: Double
  /// The number of waves over `waveLength` iterations.
  public let waves: Double
  /// The number of iterations that the waves are counted over.
  public let waveLength: Int

  /// After how many iterations the same rates follow, where that is a whole number of at most a thousand waves.
  private let repetition: Int?

  /// The number of turns that are looked at one by one in a range; ranges of that many iterations are always exact.
  private static let turnsVisited = 4096
  private static let wavesRepeated = 1024

  /// Creates a cosine wave.
  ///
  /// - Parameters:
  ///   - minimum: The rate in the troughs.
  ///   - maximum: The rate on the crests, of which iteration 0 is the first.
  ///   - waves: The number of waves over `length` iterations; 0 stays on the crest.
  ///   - length: The number of iterations that the waves are counted over, at least 1.
  /// - Throws: ``ScheduleError/outOfBounds(parameter:value:accepted:)`` for a value out of bounds.
  public init(minimum: Double, maximum: Double, waves: Double, length: Int) throws(ScheduleError) {
    try Check.bounds("min", minimum, .any)
    try Check.bounds("max", maximum, .any)
    try Check.bounds("num_cycles", waves, .any)
    try Check.bounds("length", length, .atLeastOne)
    self.minimum = minimum
    self.maximum = maximum
    self.waves = waves.magnitude
    waveLength = length
    repetition = Self.repetition(waves: waves.magnitude, length: length)
  }

  private static func repetition(waves: Double, length: Int) -> Int? {
    guard waves > 0 else { return 1 }
    for count in 1...wavesRepeated {
      let iterations = Double(count) * (Double(length) / waves)
      let whole = iterations.rounded()
      guard whole < 0x1p52 else { return nil }
      // The product tells whether the quotient is exact: rounding alone cannot.
      if whole >= 1, whole * waves == Double(count) * Double(length) { return Int(whole) }
    }
    return nil
  }

  public func callAsFunction(_ iteration: Int) -> Double {
    let time = reduced(max(0, iteration))
    return minimum + (maximum - minimum) * (0.5 * (1 + .cos(.pi * waves * 2 * (Double(time) / Double(waveLength)))))
  }

  private func reduced(_ iteration: Int) -> Int { repetition.map { iteration % $0 } ?? iteration }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    let lower = max(0, iterations.lowerBound)
    var upper = max(0, iterations.upperBound)
    var extremes = Extremes()
    extremes.include(self(lower))
    extremes.include(self(upper))
    if waves == 0 || upper == lower { return extremes.range }
    // Later rates of a longer range are those of the first repetition.
    if let repetition { upper = min(upper, lower.addingSaturating(repetition)) }
    if halfWave < 2, upper - lower <= Self.turnsVisited {
      for iteration in lower...upper { extremes.include(self(iteration)) }
      return extremes.range
    }
    let first = Int(saturating: (Double(lower) / halfWave).rounded(.up))
    let last = min(
      Int(saturating: (Double(upper) / halfWave).rounded(.down)), first.addingSaturating(Self.turnsVisited))
    guard first <= last else { return extremes.range }
    for turn in first...last {
      // A turn lies between two iterations, of which either may be nearer; rounding may misplace it by one more.
      let place = Int(saturating: (Double(turn) * halfWave).rounded(.down))
      for candidate in [place.addingSaturating(-1), place, place.addingSaturating(1)]
      where candidate >= lower && candidate <= upper {
        extremes.include(self(candidate))
      }
    }
    return extremes.range
  }

  /// The number of iterations from a crest to a trough.
  private var halfWave: Double { Double(waveLength) / (2 * waves) }

  public func phase(at iteration: Int) -> Phase {
    let iteration = max(0, iteration)
    guard halfWave >= 1, halfWave.isFinite else { return Phase("wave", from: 0) }
    guard iteration < Self.farthest else { return Phase("wave", from: Self.farthest) }
    let turn = turns(before: iteration)
    let name = turn.isMultiple(of: 2) ? "fall" : "climb"
    return Phase(
      "\(name) \(turn / 2 + 1)", from: place(ofTurn: turn), to: min(place(ofTurn: turn + 1), Self.farthest))
  }

  /// Where iterations are no longer told apart as numbers, and the phases end.
  private static let farthest = 1 << 52

  /// The first iteration at or after a turn.
  private func place(ofTurn turn: Int) -> Int {
    Int(saturating: (Double(turn) * halfWave).rounded(.up))
  }

  /// The number of turns at or before an iteration.
  private func turns(before iteration: Int) -> Int {
    var turn = Int(saturating: (Double(iteration) / halfWave).rounded(.down))
    if place(ofTurn: turn) > iteration { turn -= 1 }
    if place(ofTurn: turn.addingSaturating(1)) <= iteration { turn += 1 }
    return max(0, turn)
  }

  public var length: Int? { nil }
}
