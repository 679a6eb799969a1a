import Charts
import Foundation

/// A curve whose bounds are found by visiting every iteration.
package struct VisitedCurve: Plottable {
  package var jumps: [Int] = []
  package var function: @Sendable (Int) -> Double

  /// Makes the curve of a function, and where it jumps.
  package init(jumps: [Int] = [], function: @escaping @Sendable (Int) -> Double) {
    self.jumps = jumps
    self.function = function
  }

  package func value(at iteration: Int) -> Double { function(iteration) }

  package func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    var bounds: ClosedRange<Double>?
    for iteration in iterations {
      let value = function(iteration)
      guard !value.isNaN else { continue }
      bounds = min(bounds?.lowerBound ?? value, value)...max(bounds?.upperBound ?? value, value)
    }
    return bounds ?? 0...0
  }

  package func nextJump(after iteration: Int) -> Int? { jumps.first { $0 > iteration } }
}

/// A half cosine from 2 down to 1, which then stays there.
package struct HalfCosine: Plottable {
  package var length: Int
  package var low = 1.0
  package var high = 2.0

  /// Makes the curve that has come down after a number of iterations.
  package init(length: Int, low: Double = 1, high: Double = 2) {
    self.length = length
    self.low = low
    self.high = high
  }

  package func value(at iteration: Int) -> Double {
    iteration >= length ? low : low + (high - low) * (1 + cos(.pi * Double(iteration) / Double(length))) / 2
  }

  package func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    value(at: iterations.upperBound)...value(at: iterations.lowerBound)
  }

  package func nextJump(after iteration: Int) -> Int? { nil }
}

/// A curve that halves every so many iterations.
package struct Staircase: Plottable {
  package var size: Int
  package var factor = 0.5

  /// Makes the curve with steps of a number of iterations, and what each multiplies by.
  package init(size: Int, factor: Double = 0.5) {
    self.size = size
    self.factor = factor
  }

  package func value(at iteration: Int) -> Double { pow(factor, Double(iteration / size)) }

  package func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
    value(at: iterations.upperBound)...value(at: iterations.lowerBound)
  }

  package func nextJump(after iteration: Int) -> Int? { (iteration / size + 1) * size }
}

/// A curve that goes from 0 to 1 and back in every period, an even number of iterations.
package struct TriangleWave: Plottable {
  package var period: Int

  /// Makes the curve of a period.
  package init(period: Int) {
    self.period = period
  }

  package func value(at iteration: Int) -> Double {
    let place = iteration % period
    return Double(min(place, period - place)) / Double(period / 2)
  }

  package func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> {
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

  package func nextJump(after iteration: Int) -> Int? { nil }
}

/// A constant curve.
package struct Level: Plottable {
  package var rate: Double

  /// Makes the curve of a rate.
  package init(rate: Double) {
    self.rate = rate
  }

  package func value(at iteration: Int) -> Double { rate }
  package func extent(over iterations: ClosedRange<Int>) -> ClosedRange<Double> { rate...rate }
  package func nextJump(after iteration: Int) -> Int? { nil }
}
