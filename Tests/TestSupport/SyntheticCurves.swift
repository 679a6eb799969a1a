public import Charts
import Foundation

/// A curve whose bounds are found by visiting every iteration.
public struct VisitedCurve: Plottable {
  public var jumps: [Int] = []
  public var function: @Sendable (Int) -> Double

  /// Makes the curve of a function, and where it jumps.
  public init(jumps: [Int] = [], function: @escaping @Sendable (Int) -> Double) {
    self.jumps = jumps
    self.function = function
  }

  public func value(at iteration: Int) -> Double { function(iteration) }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    var bounds: ClosedRange<Double>?
    for iteration in iterations {
      let value = function(iteration)
      guard !value.isNaN else { continue }
      bounds = min(bounds?.lowerBound ?? value, value)...max(bounds?.upperBound ?? value, value)
    }
    return bounds ?? 0...0
  }

  public func nextJump(after iteration: Int) -> Int? { jumps.first { $0 > iteration } }
}

/// A half cosine from 2 down to 1, which then stays there.
public struct HalfCosine: Plottable {
  public var length: Int
  public var low = 1.0
  public var high = 2.0

  /// Makes the curve that has come down after a number of iterations.
  public init(length: Int, low: Double = 1, high: Double = 2) {
    self.length = length
    self.low = low
    self.high = high
  }

  public func value(at iteration: Int) -> Double {
    iteration >= length ? low : low + (high - low) * (1 + cos(.pi * Double(iteration) / Double(length))) / 2
  }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    value(at: iterations.upperBound)...value(at: iterations.lowerBound)
  }

  public func nextJump(after iteration: Int) -> Int? { nil }
}

/// A curve that halves every so many iterations.
public struct Staircase: Plottable {
  public var size: Int
  public var factor = 0.5

  /// Makes the curve with steps of a number of iterations, and what each multiplies by.
  public init(size: Int, factor: Double = 0.5) {
    self.size = size
    self.factor = factor
  }

  public func value(at iteration: Int) -> Double { pow(factor, Double(iteration / size)) }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    value(at: iterations.upperBound)...value(at: iterations.lowerBound)
  }

  public func nextJump(after iteration: Int) -> Int? { (iteration / size + 1) * size }
}

/// A curve that goes from 0 to 1 and back in every period, an even number of iterations.
public struct TriangleWave: Plottable {
  public var period: Int

  /// Makes the curve of a period.
  public init(period: Int) {
    self.period = period
  }

  public func value(at iteration: Int) -> Double {
    let place = iteration % period
    return Double(min(place, period - place)) / Double(period / 2)
  }

  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
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

  public func nextJump(after iteration: Int) -> Int? { nil }
}

/// A constant curve.
public struct Level: Plottable {
  public var rate: Double

  /// Makes the curve of a rate.
  public init(rate: Double) {
    self.rate = rate
  }

  public func value(at iteration: Int) -> Double { rate }
  public func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> { rate...rate }
  public func nextJump(after iteration: Int) -> Int? { nil }
}

/// Random numbers that are the same in every run (SplitMix64).
public struct Repeatable: RandomNumberGenerator {
  public var state: UInt64

  /// Makes the numbers that follow a state.
  public init(state: UInt64) {
    self.state = state
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
