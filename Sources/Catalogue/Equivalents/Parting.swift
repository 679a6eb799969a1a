package import Schedules

/// What two curves do where they part after having been the same.
package struct Parting: Equatable, Sendable {
  /// What a curve does from an update on.
  package enum Motion: String, Equatable, Sendable {
    /// The rate stays the same as far as was compared.
    case holds
    /// The next rate is higher.
    case climbs
    /// The next rate is lower.
    case falls
    /// The next rate is the same, but not all.
    case runsOn = "runs on"
  }

  /// What the curve does.
  package let own: Motion
  /// What the other one does.
  package let other: Motion
  /// Whether the two stay near each other, or are the same but for a few updates.
  package let isSmall: Bool

  /// Looks at two curves.
  ///
  /// - Parameters:
  ///   - own: The curve.
  ///   - other: The other one.
  ///   - first: The first update at which they differ.
  ///   - last: The last update that was compared.
  ///   - isSmall: Whether the two stay near each other, or are the same but for a few updates.
  package init(of own: any Schedule, _ other: any Schedule, at first: Int, upTo last: Int, isSmall: Bool) {
    self.own = Self.motion(of: own, at: first, upTo: last)
    self.other = Self.motion(of: other, at: first, upTo: last)
    self.isSmall = isSmall
  }

  private static func motion(of schedule: any Schedule, at first: Int, upTo last: Int) -> Motion {
    let before = max(0, first - 1)
    let bounds = schedule.bounds(over: before...max(before, last)).range
    if bounds.lowerBound == bounds.upperBound { return .holds }
    let (rate, next) = (schedule(before), schedule(first))
    return next > rate ? .climbs : next < rate ? .falls : .runsOn
  }
}
