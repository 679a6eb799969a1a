import Numbers
import Testing

@testable import Charts

@Suite struct LogarithmicTicksTests {
  private func labels(_ range: ClosedRange<Double>, _ count: Double) -> [String] {
    TickLabels.logarithmicRates(LogarithmicTicks(in: range, atMost: count).labelled)
  }

  @Test func decadesBelowOne() {
    #expect(labels(8e-5...0.2, 11) == ["1e-4", "1e-3", "0.01", "0.1"])
    #expect(labels(1e-7...10, 11) == ["1e-7", "1e-6", "1e-5", "1e-4", "1e-3", "0.01", "0.1", "1", "10"])
  }

  @Test func oneTwoFiveUnderTwoDecades() {
    #expect(labels(9e-4...0.06, 11) == ["1e-3", "2e-3", "5e-3", "0.01", "0.02", "0.05"])
    #expect(labels(0.9...11, 11) == ["1", "2", "5", "10"])
  }

  @Test func allMultiplesUnderOneDecadeWhereThereIsRoom() {
    #expect(labels(1e-4...6e-4, 11) == ["1e-4", "2e-4", "3e-4", "4e-4", "5e-4", "6e-4"])
    #expect(LogarithmicTicks(in: 1e-4...6e-4, atMost: 11).minor.isEmpty)
    // With less room the usual ones, and the others as finer ticks.
    #expect(labels(1e-4...6e-4, 4) == ["1e-4", "2e-4", "5e-4"])
    #expect(LogarithmicTicks(in: 1e-4...6e-4, atMost: 4).minor == [3e-4, 4e-4, 6e-4])
  }

  @Test func onePowerIsNotTheOnlyLabel() {
    #expect(labels(2e-4...3e-3, 2) == ["2e-4", "5e-4", "1e-3", "2e-3"])
  }

  @Test func evenTicksWhereNoPowerIsNear() {
    #expect(labels(0.31...0.44, 6).count >= 3)
    #expect(labels(3.1e-5...3.9e-5, 6).count >= 3)
  }

  @Test func manyDecadesAreThinned() {
    let ticks = LogarithmicTicks(in: 1e-300...1e300, atMost: 11)
    #expect((5...12).contains(ticks.labelled.count))
    let exponents = ticks.labelled.map(\.exponent)
    let distances = Set(zip(exponents, exponents.dropFirst()).map { $1 - $0 })
    #expect(distances.count == 1)
    #expect(exponents.contains(0))
  }

  @Test func finerTicksAreTheOtherMultiples() {
    let ticks = LogarithmicTicks(in: 1e-3...1e-1, atMost: 11)
    #expect(ticks.labelled.map(\.value) == [1e-3, 1e-2, 1e-1])
    let millis = [2e-3, 3e-3, 4e-3, 5e-3, 6e-3, 7e-3, 8e-3, 9e-3]
    #expect(ticks.minor == millis + [2e-2, 3e-2, 4e-2, 5e-2, 6e-2, 7e-2, 8e-2, 9e-2])
  }

  @Test(arguments: [0.0...1.0, 1.0...1.0, -1.0...1.0, 0x1p-1074...0x1p-1073, 1...Double.greatestFiniteMagnitude])
  func oddRangesAreHarmless(range: ClosedRange<Double>) {
    let ticks = LogarithmicTicks(in: range, atMost: 8)
    #expect(ticks.labelled.allSatisfy { range.contains($0.value) })
    #expect(ticks.labelled.count <= 12)
  }
}

@Suite struct TickLabelsTests {
  private func decimals(_ digits: [Int], _ exponent: Int) -> [DecimalNumber] {
    digits.map { DecimalNumber(digits: $0, exponent: exponent) }
  }

  @Test func ratesOnOneAxisHaveOneForm() {
    #expect(TickLabels.rates(decimals([0, 2, 4, 10], -1)) == ["0.0", "0.2", "0.4", "1.0"])
    #expect(TickLabels.rates(decimals([0, 1, 2, 10], -4)) == ["0", "1e-4", "2e-4", "1e-3"])
    #expect(TickLabels.rates(decimals([5, 10, 15], -2)) == ["0.05", "0.10", "0.15"])
    #expect(TickLabels.rates(decimals([5, 10, 25], -7)) == ["5e-7", "1e-6", "2.5e-6"])
    #expect(TickLabels.rates(decimals([0, 5, 10], 2)) == ["0", "500", "1000"])
    #expect(TickLabels.rates(decimals([0, 1000, 2000], 0)) == ["0", "1e3", "2e3"])
    #expect(TickLabels.rates(decimals([-2, 0, 2], -2)) == ["-0.02", "0.00", "0.02"])
  }

  @Test func neighboursOfALargeNumberAreWrittenOut() {
    #expect(TickLabels.rates(decimals([1_000_000_001, 1_000_000_002], -10)) == ["0.1000000001", "0.1000000002"])
  }

  @Test func countsShareOnePrefix() {
    #expect(TickLabels.counts(decimals([0, 2, 4, 14], 2)) == ["0", "200", "400", "1400"])
    #expect(TickLabels.counts(decimals([0, 5, 10], 3)) == ["0", "5k", "10k"])
    #expect(TickLabels.counts(decimals([0, 5, 10, 15], 5)) == ["0", "0.5M", "1.0M", "1.5M"])
    #expect(TickLabels.counts(decimals([0, 5, 10], 11)) == ["0", "0.5T", "1.0T"])
    #expect(HorizontalUnit.token(iterations: 1).labels(decimals([0, 2, 4], 9)) == ["0", "2B", "4B"])
    #expect(HorizontalUnit.sample(iterations: 1).labels(decimals([0, 2, 4], 9)) == ["0", "2G", "4G"])
    #expect(HorizontalUnit.percent(iterations: 1).labels(decimals([0, 5, 10], 1)) == ["0%", "50%", "100%"])
    #expect(TickLabels.counts(decimals([0, 2, 4], 18)) == ["0", "2e18", "4e18"])
    #expect(TickLabels.counts(decimals([1_000_000_002, 1_000_000_004], 0)) == ["1000000002", "1000000004"])
    #expect(TickLabels.counts(decimals([5, 10], -1)) == ["0.5", "1.0"])
  }

  /// A horizontal axis whose iterations stand for values by equal factors.
  private func horizontal(_ first: Double, decades: Double, length: Double) -> AxisTicks {
    AxisTicks.horizontal(
      IterationScale(0...10_000, room: 0), unit: .logarithm(from: first, perDecade: 10_000 / decades), length: length,
      distance: 80
    ) { Double($0.count) * 8 }
  }

  @Test func powersOfTenStandWhereTheirLogarithmsDo() {
    let ticks = horizontal(1e-5, decades: 4, length: 600)
    #expect(ticks.labelled.map(\.label) == ["1e-5", "1e-4", "1e-3", "0.01", "0.1"])
    for (index, tick) in ticks.labelled.enumerated() { #expect(abs(tick.fraction - Double(index) / 4) < 1e-9) }
    #expect(ticks.minor.count == 32)
  }

  @Test(arguments: [(1e-7, 8.0, 300.0), (3e-4, 1.5, 200), (1e-300, 600, 400), (0.1, 1e-4, 500), (2, 1.2, 90)])
  func labelsOfAHorizontalAxisDoNotTouch(first: Double, decades: Double, length: Double) {
    let ticks = horizontal(first, decades: decades, length: length).labelled
    for (left, right) in zip(ticks, ticks.dropFirst()) {
      #expect((right.fraction - left.fraction) * length * 2 >= Double(left.label.count + right.label.count) * 8)
    }
    #expect(ticks.allSatisfy { (-1e-9...1 + 1e-9).contains($0.fraction) })
  }
}
