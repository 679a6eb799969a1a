import Charts
import Foundation

/// A curve whose bounds are found by visiting every iteration.
struct VisitedCurve: Plottable {
  var jumps: [Int] = []
  var function: @Sendable (Int) -> Double

  func value(at iteration: Int) -> Double { function(iteration) }

  func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    var bounds: ClosedRange<Double>?
    for iteration in iterations {
      let value = function(iteration)
      guard !value.isNaN else { continue }
      bounds = min(bounds?.lowerBound ?? value, value)...max(bounds?.upperBound ?? value, value)
    }
    return bounds ?? 0...0
  }

  func nextJump(after iteration: Int) -> Int? { jumps.first { $0 > iteration } }
}

/// A half cosine from 2 down to 1, which then stays there.
struct HalfCosine: Plottable {
  var length: Int
  var low = 1.0
  var high = 2.0

  func value(at iteration: Int) -> Double {
    iteration >= length ? low : low + (high - low) * (1 + cos(.pi * Double(iteration) / Double(length))) / 2
  }

  func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    value(at: iterations.upperBound)...value(at: iterations.lowerBound)
  }

  func nextJump(after iteration: Int) -> Int? { nil }
}

/// A curve that halves every so many iterations.
struct Staircase: Plottable {
  var size: Int
  var factor = 0.5

  func value(at iteration: Int) -> Double { pow(factor, Double(iteration / size)) }

  func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    value(at: iterations.upperBound)...value(at: iterations.lowerBound)
  }

  func nextJump(after iteration: Int) -> Int? { (iteration / size + 1) * size }
}

/// A curve that goes from 0 to 1 and back in every period, an even number of iterations.
struct TriangleWave: Plottable {
  var period: Int

  func value(at iteration: Int) -> Double {
    let place = iteration % period
    return Double(min(place, period - place)) / Double(period / 2)
  }

  func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    var low = min(value(at: iterations.lowerBound), value(at: iterations.upperBound))
    var high = max(value(at: iterations.lowerBound), value(at: iterations.upperBound))
    let half = period / 2
    // The first and the second turning point at or after the lower bound.
    let first = (iterations.lowerBound + half - 1) / half * half
    for turn in [first, first + half] where iterations.contains(turn) {
      low = min(low, value(at: turn))
      high = max(high, value(at: turn))
    }
    return low...high
  }

  func nextJump(after iteration: Int) -> Int? { nil }
}

/// A constant curve.
struct Level: Plottable {
  var rate: Double

  func value(at iteration: Int) -> Double { rate }
  func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> { rate...rate }
  func nextJump(after iteration: Int) -> Int? { nil }
}

/// Random numbers that are the same in every run (SplitMix64).
struct Repeatable: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
