package import Numbers
internal import RealModule

/// The ticks of a logarithmic axis: the labelled ones, and the finer ones between that have no label.
package struct LogarithmicTicks: Sendable, Hashable {
  /// The ticks that carry a label, in rising order.
  package let labelled: [DecimalNumber]
  /// The values of the ticks between, in rising order.
  package let minor: [Double]

  /// Chooses ticks: powers of ten, thinned when there are many; 1, 2 and 5 times powers of ten under two decades, all multiples
  /// under one where there is room; evenly spaced ones when the range is narrower than that.
  ///
  /// - Parameters:
  ///   - range: The range that the axis shows; both ends above 0 and apart.
  ///   - count: How many labels there is room for, at least 1.
  package init(in range: ClosedRange<Double>, atMost count: Double) {
    let room = max(count, 1)
    guard range.lowerBound > 0, range.upperBound.isFinite, range.upperBound > range.lowerBound else {
      (labelled, minor) = ([], [])
      return
    }
    let first = range.lowerBound.decimalExponent
    let last = range.upperBound.decimalExponent
    let decades = Double.log10(range.upperBound) - Double.log10(range.lowerBound)
    let nineADecade = Self.multiples(Array(1...9), from: first, through: last, in: range)
    if decades < 1, nineADecade.count >= 3, Double(nineADecade.count) <= room {
      (labelled, minor) = (nineADecade, [])
      return
    }
    if decades < 2 {
      let oneTwoFive = nineADecade.filter { $0.digits == 1 || $0.digits == 2 || $0.digits == 5 }
      // Neighbours stand at least log10(2) apart; below three labels the axis says too little, and one power says nothing.
      let hasRoom = 0.3 / decades * room >= 0.5 || oneTwoFive.filter { $0.digits == 1 }.count < 2
      if oneTwoFive.count >= 3, hasRoom {
        labelled = oneTwoFive
        minor = Self.values(nineADecade, without: oneTwoFive)
        return
      }
      if decades < 1 {
        let even = TickStep(dividing: range, into: min(room, 6)).ticks(in: range)
        if even.count >= 2 {
          (labelled, minor) = (even, [])
          return
        }
      }
    }
    var stride = 1
    while Double(last - first) / Double(stride) > room { stride += 1 }
    // Multiples of the stride, so that 1 is among the ticks wherever it is in the range.
    let powers = Self.multiples([1], from: first, through: last, in: range)
    let kept = powers.filter { $0.exponent % stride == 0 }
    labelled = kept.isEmpty ? Array(powers.prefix(1)) : kept
    if stride > 1 {
      minor = decades / Double(stride) < 60 && last - first <= 60 ? Self.values(powers, without: kept) : []
    } else {
      minor = decades <= 10 ? Self.values(nineADecade, without: powers) : []
    }
  }

  private static func multiples(
    _ digits: [Int], from first: Int, through last: Int, in range: ClosedRange<Double>
  ) -> [DecimalNumber] {
    var result: [DecimalNumber] = []
    for exponent in first...last {
      for digit in digits {
        let tick = DecimalNumber(digits: digit, exponent: exponent)
        if range.contains(tick.value) { result.append(tick) }
      }
    }
    return result
  }

  private static func values(_ ticks: [DecimalNumber], without others: [DecimalNumber]) -> [Double] {
    let excluded = Set(others)
    return ticks.filter { !excluded.contains($0) }.map(\.value)
  }
}
