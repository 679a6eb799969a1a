import Testing

@testable import Charts

/// Ticks of an axis that counts something else than iterations.
struct HorizontalUnitTests {
  private func ticks(_ unit: HorizontalUnit, to last: Int) -> AxisTicks {
    AxisTicks.horizontal(IterationScale(0...last, room: 0), unit: unit, length: 600, distance: 100) { _ in 50 }
  }

  /// An update of 2^21 tokens: 10^11 of them are 47,683.7 updates.
  @Test func tokensStandWhereTheyAreMet() {
    let ticks = ticks(.token(iterations: 1 / 0x1p21), to: 600_000)
    #expect(ticks.labelled.map(\.label) == ["0", "0.2T", "0.4T", "0.6T", "0.8T", "1.0T", "1.2T"])
    for (index, tick) in ticks.labelled.enumerated() {
      #expect(abs(tick.fraction - Double(index) * 2e11 / 0x1p21 / 600_000) < 1e-9)
    }
  }

  @Test func billionsAreB() {
    #expect(ticks(.token(iterations: 1e-6), to: 5999).labelled.map(\.label) == ["0", "1B", "2B", "3B", "4B", "5B"])
  }

  @Test func sharesAreOfTheRun() {
    let ticks = ticks(.percent(iterations: 15), to: 1499)
    #expect(ticks.labelled.map(\.label) == ["0%", "20%", "40%", "60%", "80%"])
    for (index, tick) in ticks.labelled.enumerated() {
      #expect(abs(tick.fraction - Double(index) * 300 / 1499) < 1e-12)
    }
  }

  /// There are no halves of samples.
  @Test func samplesAreWhole() {
    #expect(ticks(.sample(iterations: 0.5), to: 1).labelled.map(\.label) == ["0", "1", "2"])
  }
}
