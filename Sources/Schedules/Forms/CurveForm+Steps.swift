import RealModule

extension CurveForm {
  /// Rates that each hold, and the updates at which they begin.
  package struct Steps: Sendable {
    /// The first updates of the second and later rates.
    package var starts: [Int]
    /// The rates, one more than starts.
    package var rates: [Double]

    /// Creates steps.
    ///
    /// - Parameters:
    ///   - starts: The first updates of the second and later rates.
    ///   - rates: The rates, one more than starts.
    package init(starts: [Int], rates: [Double]) { (self.starts, self.rates) = (starts, rates) }

    /// The rate at update 0.
    package var first: Double { rates.first ?? 0 }

    /// The factor that leads from each rate to the next, and the updates at which it acts: one that acts twice at once
    /// stands twice. `nil` where there is no common factor.
    package var common: (factor: Double, milestones: [Int])? { common(actingAtLeast: 1) }

    /// Returns the factor that acts a number of times at once where it acts least often, and the updates at which it acts.
    ///
    /// - Parameter fewest: How often it acts there, from 1.
    /// - Returns: The factor, and an update for each time that it acts; `nil` where there is no common factor.
    package func common(actingAtLeast fewest: Int) -> (factor: Double, milestones: [Int])? {
      let ratios = zip(rates, rates.dropFirst()).map { $0 == 0 ? Double.nan : $1 / $0 }
      guard var least = ratios.min(by: { Self.size($0) < Self.size($1) }), least.isFinite else { return nil }
      if fewest > 1 {
        guard least > 0 else { return nil }
        least = .root(least, fewest)
      }
      var milestones: [Int] = []
      for (start, ratio) in zip(starts, ratios) {
        let times = Self.size(least) > 0 ? (Self.size(ratio) / Self.size(least)).rounded() : 1
        guard times >= 1, times <= 64, Self.isClose(ratio, .pow(least, Int(times))) else {
          guard least == 0, ratio == 0 else { return nil }
          milestones.append(start)
          continue
        }
        milestones += Array(repeating: start, count: Int(times))
      }
      return (exact(least), milestones)
    }

    /// The factor in the fewest digits that leads from the first rate to the next.
    private func exact(_ factor: Double) -> Double {
      rates.count > 1 && Self.isClose(rates[1], rates[0] * factor) ? rates[1].ratio(to: rates[0]) : factor
    }

    private static func size(_ ratio: Double) -> Double { ratio == 0 ? 0 : Double.log(ratio.magnitude).magnitude }

    private static func isClose(_ one: Double, _ two: Double) -> Bool {
      (one - two).magnitude <= 1e-12 * Swift.max(one.magnitude, two.magnitude)
    }
  }

  /// The form as rates that each hold; `nil` where one changes otherwise, or none does.
  package var steps: Steps? {
    guard case .table(let starts, let rates) = self, starts.first == 0 else { return nil }
    return Steps(starts: Array(starts.dropFirst()), rates: rates)
  }

  /// An exponential decay: `rate · gamma^(t / period)`, the exponent rounded down in stairs.
  package struct Exponential: Sendable {
    /// The rate at update 0.
    package var rate: Double
    /// The factor of a period.
    package var gamma: Double
    /// The updates of a period.
    package var period: Double
    /// Whether the rate changes only from period to period.
    package var isStaircase: Bool
    /// The rate of decay in a period, where the form has it.
    package var decay: Double?

    /// The updates of a period, where they are a whole number.
    package var wholePeriod: Int? { Int(exactly: period) }

    /// The factor of one update; `nil` in stairs of several.
    package var factor: Double? {
      if isStaircase { return nil }
      return period == 1 ? gamma : decay.map { .exp(-$0 / period) } ?? .pow(gamma, 1 / period)
    }
  }

  /// The form as an exponential decay; `nil` where it is none.
  package var exponential: Exponential? {
    switch self {
    case .law(.exponential(let rate, let gamma, let period, let isStaircase)):
      Exponential(rate: rate, gamma: gamma, period: period, isStaircase: isStaircase)
    // A negative factor changes the sign each time.
    case .product(.law(.exponential(let rate, let gamma, let period, let isStaircase)), .cycles(let signs))
    where signs == Self.signs(period) && (isStaircase || period == 1):
      Exponential(rate: rate, gamma: -gamma, period: period, isStaircase: isStaircase)
    case .law(.naturalExponential(let rate, let decay, let period, let isStaircase)):
      Exponential(rate: rate, gamma: .exp(-decay), period: period, isStaircase: isStaircase, decay: decay)
    default: nil
    }
  }

  private static func signs(_ period: Double) -> Cycles {
    let period = Int(saturating: period)
    return Cycles(.table(starts: [0, period], rates: [1, -1]), length: period.multipliedSaturating(by: 2))
  }
}

extension Double {
  /// Returns the factor in the fewest digits by which another number becomes this one, but for rounding.
  ///
  /// - Parameter other: The other number, not 0.
  /// - Returns: The factor.
  package func ratio(to other: Double) -> Double {
    let ratio = self / other
    for digits in 1...16 {
      let rounded = ratio.rounded(toDigits: digits)
      if (other * rounded - self).magnitude <= 2 * ulp { return rounded }
    }
    return ratio
  }
}
