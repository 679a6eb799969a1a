import Numbers
package import Schedules

/// What `when` looks for: the first or the last update at which the rate is below or above a number.
package struct RateCondition: Hashable, Sendable {
  /// Which of the updates is looked for.
  package enum Occurrence: String, CaseIterable, Hashable, Sendable {
    case first, last
  }

  /// On which side of the number the rate is to be; the number itself is on none.
  package enum Side: String, CaseIterable, Hashable, Sendable {
    case below, above
  }

  /// What the rate is compared with.
  package enum Threshold: Hashable, Sendable {
    /// A rate.
    case rate(Double)
    /// A share of the curve's highest rate in the run, in hundredths.
    case share(percent: Double)
  }

  /// Which of the updates is looked for.
  package let occurrence: Occurrence
  /// On which side of the number the rate is to be.
  package let side: Side
  /// What the rate is compared with.
  package let threshold: Threshold

  /// Creates a condition.
  ///
  /// - Parameters:
  ///   - occurrence: Which of the updates is looked for.
  ///   - side: On which side of the number the rate is to be.
  ///   - threshold: What the rate is compared with.
  package init(_ occurrence: Occurrence, _ side: Side, _ threshold: Threshold) {
    self.occurrence = occurrence
    self.side = side
    self.threshold = threshold
  }

  /// Returns the rate that a curve's are compared with.
  ///
  /// - Parameters:
  ///   - schedule: The curve.
  ///   - run: All updates of the run, of which a share's whole is the highest rate.
  /// - Returns: The rate.
  package func rate(for schedule: any Schedule, over run: ClosedRange<Int>) -> Double {
    switch threshold {
    case .rate(let rate): rate
    case .share(let percent): (schedule.extent(over: run).upperBound * (percent / 100))
    }
  }
}

extension RateCondition: CustomStringConvertible {
  /// The condition as it is written on a command line.
  package var description: String {
    let number =
      switch threshold {
      case .rate(let rate): numberText(rate)
      case .share(let percent): "\(numberText(percent))%"
      }
    return "\(occurrence.rawValue) \(side.rawValue) \(number)"
  }
}
