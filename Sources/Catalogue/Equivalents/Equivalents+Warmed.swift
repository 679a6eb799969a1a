import Runs
package import Schedules

extension Equivalents {
  /// Returns our own words for a curve that is a warmup before something else, with the warmup apart.
  ///
  /// What happens behind the end of a decay may differ: a cosine that climbs again is one that holds.
  ///
  /// - Parameter schedule: The curve.
  /// - Returns: The words; `nil` where the curve begins with no warmup.
  package static func warmedWords(of schedule: any Schedule) -> ScheduleConfig? {
    let configs = EquivalentCandidates(of: schedule).configs(under: Own.warmup, of: Own.schedules, nearly: true)
    let warmed = configs.filter { config in
      if case .modify(let stage)? = config.operations.last { stage.values["in-place"] != .flag(true) } else { false }
    }
    // A decay that has a length can be changed; a cosine that climbs again would else be knots.
    let decay = warmed.first { config in
      config.first.definition.name == Own.constant.name || config.first.definition.parameters.named("length") != nil
    }
    return decay ?? ownWords(of: schedule).lazy.compactMap(withWarmupApart).first ?? warmed.first
      ?? schedule.form.flatMap { heldWords(of: $0.normalized) }
  }

  /// The words for an entry that has its warmup within its length, with both apart.
  private static func withWarmupApart(_ config: ScheduleConfig) -> ScheduleConfig? {
    guard config.operations.isEmpty, case .duration(let warmup)? = config.first.values[Own.warmupLength.name],
      case .duration(let length)? = config.first.values["length"], warmup.unit == .updates, length.unit == .updates,
      warmup.amount >= 1, length.amount > warmup.amount, config.first.definition.name != Own.warmupStableDecay.name
    else { return nil }
    var first = config.first
    first.values[Own.warmupLength.name] = nil
    first.values["length"] = .duration(Quantity(length.amount - warmup.amount, .updates))
    return ScheduleConfig(first, [.modify(Stage(Own.warmup, ["length": .duration(warmup)]))])
  }

  /// The words for a line up behind which the rate holds, which are a warmup too.
  private static func heldWords(of form: CurveForm) -> ScheduleConfig? {
    let (start, length, rest) = form.warmup(mayHold: true)
    guard let start, length > 0, let rate = rest.constantRate, start < rate else { return nil }
    var values: [String: ParameterValue] = ["length": .duration(.updates(length))]
    if start != 0 { values["start-lr"] = .number(start) }
    return ScheduleConfig(Stage(Own.constant, ["lr": .number(rate)]), [.modify(Stage(Own.warmup, values))])
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
