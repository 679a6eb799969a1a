import Foundation
import SeededRandom
import TestSupport
import Testing

@testable import Charts

@Suite struct TickStepTests {
  @Test func ticksAreTheDecimalsThemselves() {
    let ticks = TickStep(dividing: 0...1, into: 10).ticks(in: 0...1).map(\.value)
    #expect(ticks == [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
  }

  @Test(arguments: [
    // The nearest of 1, 2, 5 · 10^k on a logarithmic scale to the width over the count.
    (0.0...1500.0, 7.0, 200.0), (0...1, 7.5, 0.1), (0...1, 6, 0.2), (0...1, 2.5, 0.5), (0...70, 10, 5),
    (0...71, 10, 10), (1e-7...9e-7, 8, 1e-7), (-1...1, 4, 0.5), (0...3e-5, 10, 2e-6),
  ])
  func stepIsTheNearest(range: ClosedRange<Double>, count: Double, step: Double) {
    #expect(TickStep(dividing: range, into: count).value == step)
  }

  @Test func wholeNumbersStayWhole() {
    #expect(TickStep(dividing: 0...3, into: 12, smallestExponent: 0).value == 1)
    #expect(TickStep(dividing: 0...3, into: 12).value == 0.2)
  }

  @Test func stepsGrowByOneTwoFive() {
    var step = TickStep(dividing: 0...1, into: 100)
    var values: [Double] = []
    for _ in 0..<7 {
      values.append(step.value)
      step = step.coarser
    }
    #expect(values == [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1])
  }

  @Test func ticksOfAnyRangeLieInItEvenlyAndAreNeitherFewNorMany() {
    var random = SeededGenerator(state: 1)
    for _ in 0..<3000 {
      let magnitude = pow(10, Double.random(in: -300...300, using: &random))
      let low = Double.random(in: -1...1, using: &random) * magnitude
      let high = low + Double.random(in: 1e-6...1, using: &random) * magnitude
      let range = low...high
      let ticks = TickStep(dividing: range, into: 8).ticks(in: range)
      #expect((4...13).contains(ticks.count), "\(range): \(ticks.count)")
      #expect(ticks.allSatisfy { range.contains($0.value) })
      let differences = Set(zip(ticks, ticks.dropFirst()).map { $1.digits - $0.digits })
      #expect(differences.count <= 1 && differences.isSubset(of: [1, 2, 5]))
    }
  }

  @Test(arguments: [
    -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude, 0...Double.greatestFiniteMagnitude,
    0...0x1p-1063, 1e300...1.0000001e300, 1...1.00000000001,
  ])
  func extremeRangesHaveTicks(range: ClosedRange<Double>) {
    let ticks = TickStep(dividing: range, into: 8).ticks(in: range)
    #expect((3...13).contains(ticks.count))
    #expect(Set(ticks.map(\.value)).count == ticks.count)
  }
}
