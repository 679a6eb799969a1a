import Schedules

/// Compares a curve with the candidates that the catalogue has for it, until the work is spent.
struct EquivalentComparison {
  /// The curve, prepared for comparisons.
  let reference: ReferenceCurve
  /// The curves that are the same, in the order of the catalogue.
  private(set) var same: [Equivalents.Equivalent] = []
  /// Those that are the same where they were compared.
  private(set) var alike: [Equivalents.Equivalent] = []

  private let name: String
  private let form: CurveForm?
  private let context: RunContext
  private let run: ClosedRange<Int>
  /// The iteration at which the way down from the highest rate ends.
  private let course: Int
  private var work: Int
  private var near: [Equivalents.Equivalent] = []
  /// The entries that have been found to be the same.
  private var seen: Set<String> = []
  /// The dialects that have one; `nil` among them is our own.
  private var found: Set<String?> = []

  /// Prepares the comparison.
  ///
  /// - Parameters:
  ///   - config: The curve as it was asked for; it is no equivalent of itself.
  ///   - reference: The curve, prepared for comparisons.
  ///   - context: The run, for which candidates are built.
  ///   - run: The iterations of the run.
  ///   - work: What all comparisons may cost, in evaluations of a cosine.
  init(
    of config: ScheduleConfig, _ reference: ReferenceCurve, in context: RunContext, over run: ClosedRange<Int>,
    work: Int
  ) {
    name = config.first.definition.name
    let (schedule, range) = (reference.schedule, reference.iterations)
    form = schedule.form
    self.reference = reference
    self.context = context
    self.run = run
    self.work = work
    course = schedule.firstLowest(in: schedule.firstHighest(in: range)...range.upperBound)
  }

  /// The nearly same curves, the nearest first; one an entry that is not among the same ones. Of those that are equally
  /// near, each dialect has its shortest before another has its second.
  var nearest: [Equivalents.Equivalent] {
    var (seen, counts) = (seen, [Place: Int]())
    let byDistance = near.enumerated().sorted { left, right in
      (left.element.distance, left.element.wordCount, left.offset)
        < (right.element.distance, right.element.wordCount, right.offset)
    }.filter { seen.insert($0.element.config.first.definition.name).inserted }
    let ranked = byDistance.map { offset, equivalent in
      let place = Place(distance: equivalent.distance, dialect: equivalent.config.first.definition.dialect)
      counts[place, default: 0] += 1
      return (equivalent: equivalent, rank: counts[place] ?? 0, offset: offset)
    }
    return ranked.sorted { left, right in
      (left.equivalent.distance, left.rank, left.offset) < (right.equivalent.distance, right.rank, right.offset)
    }.map(\.equivalent)
  }

  private struct Place: Hashable {
    var distance: Double
    var dialect: String?
  }

  /// Compares all candidates: our own, and then each dialect's; those of several stages only where they are worth their
  /// words.
  ///
  /// - Parameters:
  ///   - candidates: The candidates.
  ///   - dialect: The one dialect that is asked; `nil` for all.
  mutating func compareAll(with candidates: EquivalentCandidates, among dialect: String? = nil) {
    if let dialect {
      for known in Catalogue.dialects where known.name == dialect { compareAll(with: candidates, of: known) }
      return
    }
    for definition in Own.schedules { compare(candidates.configs(of: definition)) }
    let alone = same.count + alike.count
    for modifier in Own.modifiers where same.count + alike.count == alone {
      compare(candidates.configs(under: modifier, of: Own.schedules, nearly: true))
    }
    for modifier in Own.modifiers where !found.contains(nil) {
      compare(candidates.configs(under: modifier, of: Own.schedules, depth: 1))
    }
    for dialect in Catalogue.dialects { compareAll(with: candidates, of: dialect) }
  }

  private mutating func compareAll(with candidates: EquivalentCandidates, of dialect: any Dialect.Type) {
    let (modifiers, schedules) = (dialect.entries.filter(\.isModifier), dialect.entries.filter { !$0.isModifier })
    for definition in schedules { compare(candidates.configs(of: definition)) }
    for modifier in modifiers where !found.contains(dialect.name) {
      compare(candidates.configs(under: modifier, of: schedules.isEmpty ? Own.schedules : schedules))
    }
    if dialect.joinsSchedules, !found.contains(dialect.name) { compare(candidates.configs(joining: schedules)) }
  }

  private mutating func compare(_ configs: [ScheduleConfig]) {
    for config in configs {
      let definition = config.first.definition
      guard definition.name != name, !seen.contains(definition.name),
        let other = try? config.schedule(in: context)
      else { continue }
      let config = withoutIdleFlags(config, other)
      if let form, other.form?.isSame(as: form) ?? false {
        if goesOn(other) { note(config, other, CurveComparison(sameFormOver: reference.iterations)) }
      } else if reference.glance(at: other).map(mayBeNear) ?? goesOn(other) {
        let comparison = reference.comparison(with: other, work: &work)
        // A curve is not the same whose framework refuses to go on where the run does.
        if comparison.difference != nil || goesOn(other) { note(config, other, comparison) }
      }
    }
  }

  /// Whether a curve's framework goes on to the end of the run, or as far as that of this one.
  private func goesOn(_ other: any Schedule) -> Bool {
    guard let refusal = other.refusal?.iteration else { return true }
    return refusal >= min(run.upperBound, reference.schedule.refusal?.iteration ?? .max)
  }

  private mutating func note(_ config: ScheduleConfig, _ other: any Schedule, _ comparison: CurveComparison) {
    if let difference = comparison.difference {
      guard isNear(difference) else { return }
      let parting = Parting(
        of: reference.schedule, other, at: difference.first, upTo: reference.iterations.upperBound,
        isSmall: isSmall(difference))
      near.append(Equivalents.Equivalent(config, comparison, parting: parting))
      return
    }
    let equivalent = Equivalents.Equivalent(config, comparison)
    seen.insert(config.first.definition.name)
    for stage in config.stages { found.insert(stage.definition.dialect) }
    if comparison.isProvenSame { same.append(equivalent) } else { alike.append(equivalent) }
  }

  /// The config without flags that change nothing in this run.
  private func withoutIdleFlags(_ config: ScheduleConfig, _ schedule: any Schedule) -> ScheduleConfig {
    guard let form = schedule.form else { return config }
    var config = config
    for (name, value) in config.first.values {
      guard case .flag = value else { continue }
      var shorter = config
      shorter.first.values[name] = nil
      if (try? shorter.schedule(in: context))?.form == form { config = shorter }
    }
    return config
  }

  /// Whether a glance leaves it open that two curves are near: it meets differences, but not the largest, nor the first.
  private func mayBeNear(_ difference: CurveComparison.Difference) -> Bool {
    difference.largest <= Self.nearness * reference.highest || difference.share <= 5 * Self.rareness
      || difference.first > course
  }

  /// Within a hundredth of the highest rate everywhere, or the same but for a hundredth of the iterations, or the same until
  /// the curve has run its course.
  private func isNear(_ difference: CurveComparison.Difference) -> Bool {
    difference.largest.isFinite && (isSmall(difference) || difference.first > course)
  }

  /// Within a hundredth of the highest rate everywhere, or the same but for a hundredth of the iterations.
  private func isSmall(_ difference: CurveComparison.Difference) -> Bool {
    difference.largest <= Self.nearness * reference.highest || difference.share <= Self.rareness
  }

  private static let nearness = 0.01
  private static let rareness = 0.01
}

extension Equivalents.Equivalent {
  fileprivate var distance: Double { comparison.difference?.largest ?? 0 }
}
