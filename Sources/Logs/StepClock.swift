internal import Numbers

/// What the steps of a log count, and how the update that a rate belongs to follows from one.
package enum StepClock: Hashable, Sendable {
  /// Updates: the update is the step plus an offset.
  case updates(offset: Int)
  /// Epochs, from a first one: the update is at a place of the epoch.
  case epochs(first: Int, Place)
  /// Epochs with a fraction, which tell the updates made: the update is these plus an offset.
  case epochFractions(offset: Int)
  /// An epoch from 1 and an iteration in it: the update is the iterations before it plus this one and an offset.
  case epochAndIteration(offset: Int)
  /// Training samples seen.
  case samples
  /// Tokens seen.
  case tokens
  /// Nothing tells: updates, probably.
  case unknown
  /// The log has no steps: its rows are counted from 0, and each is an update.
  case rows

  /// Where in an epoch the update of its rate is.
  package enum Place: Hashable, Sendable {
    /// The first update of the epoch.
    case start
    /// The last update of the epoch.
    case last
    /// The first update behind the epoch.
    case behind
  }

  /// What a step is called.
  package var unit: String {
    switch self {
    case .updates: "updates"
    case .epochs, .epochFractions: "epochs"
    case .epochAndIteration: "iterations of an epoch"
    case .samples: "samples"
    case .tokens: "tokens"
    case .unknown: "steps"
    case .rows: "rows"
    }
  }
}

/// Which update the rate of a step belongs to.
package enum RateAttribution: String, Hashable, Sendable {
  /// The update that was just made.
  case thisUpdate = "this update"
  /// The update that comes next.
  case nextUpdate = "next update"
  /// All updates of the epoch.
  case thisEpoch = "this epoch"
  /// The last update of the epoch.
  case lastOfEpoch = "last update of this epoch"
  /// The mean over the updates since the step before.
  case windowMean = "mean over the window since the line before"
  /// Nothing tells.
  case unknown = "unknown"
}

/// How the writer of a log rounds its rates.
package enum LogRounding: Hashable, Sendable {
  /// Not at all: the shortest text that reads back as the same number.
  case none
  /// To so many significant digits.
  case significant(Int)
  /// To so many digits behind the point.
  case decimals(Int)
  /// To 32-bit floating point.
  case float32

  /// The most that a logged rate may differ from the one it was written from.
  ///
  /// - Parameter rate: The logged rate.
  /// - Returns: The distance, not negative.
  package func slack(at rate: Double) -> Double {
    guard rate.isFinite else { return 0 }
    switch self {
    case .none: return rate.magnitude * 1e-12
    case .float32: return rate.magnitude * 0x1p-24 + 0x1p-150
    case .decimals(let count): return 0.5 * pow10(-count) * (1 + 1e-9)
    case .significant(let count):
      guard rate != 0 else { return 0 }
      return 0.5 * pow10(rate.decimalExponent - count + 1) * (1 + 1e-9)
    }
  }

  /// What it does, for people.
  package var words: String {
    switch self {
    case .none: "not rounded"
    case .significant(let count): "rounded to \(count) significant digits"
    case .decimals(let count): "rounded to \(count) decimals"
    case .float32: "rounded to 32-bit floating point"
    }
  }

  private func pow10(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 0 }
}
