import Foundation
import Testing

@testable import Charts

@Suite struct ScaleTests {
  @Test(arguments: [
    1.0...2.0, 1e-7...10.0, 1e300...1.7e308, -1.7e308...1.7e308, 0x1p-1074...0x1p-1066, 1...1.0000000000000002,
  ])
  func endsOfALinearDomainAreTheEndsOfTheAxis(domain: ClosedRange<Double>) {
    let scale = Scale(.linear, domain: domain)
    #expect(abs(scale.fraction(of: domain.lowerBound)) < 1e-12)
    #expect(abs(scale.fraction(of: domain.upperBound) - 1) < 1e-12)
  }

  @Test func logarithmsAreEven() {
    let scale = Scale(.logarithmic, domain: 1e-4...1)
    for (value, fraction) in [(1e-4, 0.0), (1e-3, 0.25), (1e-2, 0.5), (0.1, 0.75), (1, 1)] {
      #expect(abs(scale.fraction(of: value) - fraction) < 1e-12)
      #expect(abs(scale.value(at: fraction) / value - 1) < 1e-12)
    }
    #expect(!scale.hasPlace(for: 0) && !scale.hasPlace(for: -1) && !scale.hasPlace(for: .infinity))
  }

  @Test(arguments: [ScaleKind.linear, .logarithmic])
  func fractionsAreAlwaysFinite(kind: ScaleKind) {
    let numbers = [0, -1, 1, .leastNonzeroMagnitude, 1e-300, 1e308, -1e308, .infinity, -.infinity, .nan, 1e-7, 0.1]
    for low in numbers {
      for high in numbers where low <= high {
        let scale = Scale(kind, domain: low...high)
        for value in numbers { #expect(scale.fraction(of: value).isFinite, "\(low)...\(high) \(value)") }
      }
    }
  }
}

@Suite struct AxisRangeTests {
  @Test func marginsAreATwentieth() {
    let domain = AxisRange.domain(of: 1...2, kind: .linear)
    #expect(abs(domain.lowerBound - 0.95) < 1e-12 && abs(domain.upperBound - 2.05) < 1e-12)
  }

  @Test(arguments: [0, 1, 0.01, -3, 1e-300, .leastNonzeroMagnitude, 1e300])
  func aConstantStandsInTheMiddleOfAnAxisWithTicks(value: Double) {
    let domain = AxisRange.domain(of: value...value, kind: .linear)
    let scale = Scale(.linear, domain: domain)
    #expect(abs(scale.fraction(of: value) - 0.5) < 0.06, "\(domain)")
    #expect(TickStep(dividing: domain, into: 10).ticks(in: domain).count >= 3)
  }

  @Test func theGreatestNumbersHaveAnAxis() {
    let greatest = Double.greatestFiniteMagnitude
    for values in [greatest...greatest, 0...greatest, -greatest...greatest] {
      let domain = AxisRange.domain(of: values, kind: .linear)
      #expect(domain.lowerBound.isFinite && domain.upperBound == greatest)
      #expect(TickStep(dividing: domain, into: 10).ticks(in: domain).count >= 3)
    }
  }

  @Test func roundingIsNoCurve() {
    let domain = AxisRange.domain(of: 0.1...(0.1).nextUp, kind: .linear)
    #expect(domain.upperBound - domain.lowerBound > 0.01)
  }

  @Test func givenEndsAreKept() {
    #expect(AxisRange.domain(of: 1...2, kind: .linear, minimum: 0, maximum: 3) == 0...3)
    #expect(AxisRange.domain(of: 1...2, kind: .linear, minimum: 5).lowerBound == 5)
    #expect(AxisRange.domain(of: 1...2, kind: .linear, maximum: 0.5).upperBound == 0.5)
    #expect(AxisRange.domain(of: 1...2, kind: .logarithmic, minimum: 1e-3, maximum: 10) == 1e-3...10)
    #expect(AxisRange.domain(of: 1...2, kind: .logarithmic, minimum: 5).lowerBound == 5)
  }

  @Test(arguments: [1e-7, 1, 1e-300, .leastNonzeroMagnitude, 1e300])
  func aLogarithmicConstantIsInside(value: Double) {
    let domain = AxisRange.domain(of: value...value, kind: .logarithmic)
    #expect(domain.lowerBound > 0 && domain.lowerBound < domain.upperBound)
    if value > 1e-307 { #expect(domain.lowerBound < value && value < domain.upperBound) }
  }
}
