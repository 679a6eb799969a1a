package import Schedules

extension Equivalents {
  /// Returns our own words for a curve that is a warmup before something else, with the warmup apart.
  ///
  /// What happens behind the end of a decay may differ: a cosine that climbs again is one that holds.
  ///
  /// - Parameter schedule: The curve.
  /// - Returns: The words; `nil` where the curve begins with no warmup.
  package static func warmedWords(of schedule: any Schedule) -> ScheduleConfig? {
    EquivalentCandidates(of: schedule).configs(under: Own.warmup, of: Own.schedules, nearly: true).first { config in
      if case .modify(let stage)? = config.operations.last { stage.values["in-place"] != .flag(true) } else { false }
    }
  }

  /// Returns our own words for a curve that one entry makes, with or without a warmup before it.
  ///
  /// - Parameter schedule: The curve.
  /// - Returns: The words, those of the first entries first.
  package static func ownWords(of schedule: any Schedule) -> [ScheduleConfig] {
    let candidates = EquivalentCandidates(of: schedule)
    return candidates.configs(under: Own.warmup, of: Own.schedules, nearly: true)
      + Own.schedules.flatMap { candidates.configs(of: $0) }
  }
}
