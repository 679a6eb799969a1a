/// A kind of mistake: what a log would be if somebody had made it.
///
/// One file each, and one line in ``Hypotheses``. A hypothesis solves for its numbers on a few rows; what it proposes is held
/// against all of them by whoever asks.
protocol Hypothesis: Sendable {
  /// Its name: `clock.speed`.
  static var name: String { get }

  /// Returns what may explain a log, the likeliest first.
  ///
  /// - Parameter evidence: The plan and the log.
  /// - Returns: The causes, not yet held against all rows.
  static func causes(_ evidence: Evidence) -> [Cause]
}

/// The hypotheses that are known.
enum Hypotheses {
  /// All of them; of those that explain a log equally well the first is told first.
  static let all: [any Hypothesis.Type] = [
    StoppedClock.self, LaggingClock.self, OffsetClock.self, EpochClock.self, EpochwiseClock.self, FasterClock.self,
    SampleClock.self,
    WarmupInPlace.self, WarmupExcluded.self, WarmupConvention.self, WarmupShapes.self, WarmupTwice.self,
    WarmupLength.self,
    OtherTotal.self, RestartedRun.self, RebasedRun.self, OtherDecay.self, ScaledRates.self, OtherPeak.self,
    OtherFloor.self,
  ]
}
