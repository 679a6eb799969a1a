import Catalogue
import CommandLanguage
import Schedules

/// The curves of other dialects that are the same as one curve, or nearly.
struct Equivalents {
  /// One of them.
  struct Equivalent: Equatable {
    /// The words that make it.
    let curve: String
    /// How it was compared, and how far it lies from the curve.
    let comparison: CurveComparison
  }

  /// The iterations that were compared.
  let iterations: ClosedRange<Int>
  /// The curves that are the same at every one of them, our own dialect first.
  let same: [Equivalent]
  /// Those that are the same at all iterations of a sample, our own dialect first.
  let alike: [Equivalent]
  /// The nearly same ones, the nearest first.
  let near: [Equivalent]
  /// Whether other words were looked for: curves of very many parts are not what one schedule writes.
  let isLookedFor: Bool

  /// What comparing the curve with all others may cost, in evaluations of a cosine.
  private static let work = 1 << 24
  /// The most that a rate of a curve may cost for other words to be looked for.
  private static let dearestRate = 256

  /// Looks for equivalents.
  ///
  /// - Parameters:
  ///   - config: The curve as it was asked for; it is no equivalent of itself.
  ///   - schedule: The schedule built from it.
  ///   - evaluation: The run, over which curves are compared.
  init(of config: ScheduleConfig, _ schedule: any Schedule, _ evaluation: Evaluation) {
    let range = Self.horizon(of: schedule, atLeast: evaluation.whole)
    isLookedFor = schedule.cost.rate <= Self.dearestRate
    guard isLookedFor else {
      iterations = range
      (same, alike, near) = ([], [], [])
      return
    }
    let course = Self.lowestAfterPeak(of: schedule, over: range)
    let traits = Self.traits(of: schedule, over: range, course: course)
    let reference = Self.reference(schedule, over: range, run: evaluation.whole)
    iterations = reference.iterations
    var candidates: [(text: String, name: String, schedule: any Schedule)] = []
    for template in EquivalentTemplates.lines {
      for text in traits.compactMap({ Self.filled(template, $0) }) {
        guard let candidate = Self.candidate(text),
          candidate.first.definition.name != config.first.definition.name,
          let other = try? candidate.schedule(in: evaluation.context),
          reference.glance(at: other).map({ Self.mayBeNear($0, reference, upTo: course) }) ?? true
        else { continue }
        candidates.append((text, candidate.first.definition.name, other))
      }
    }
    var (same, alike, near): ([Equivalent], [Equivalent], [Equivalent]) = ([], [], [])
    var seen: Set<String> = []
    var work = Self.work
    for candidate in candidates where !seen.contains(candidate.name) {
      let comparison = reference.comparison(with: candidate.schedule, work: &work)
      let equivalent = Equivalent(curve: candidate.text, comparison: comparison)
      if let difference = comparison.difference {
        if Self.isNear(difference, reference, upTo: course) { near.append(equivalent) }
      } else {
        seen.insert(candidate.name)
        if comparison.isProvenSame { same.append(equivalent) } else { alike.append(equivalent) }
      }
    }
    (self.same, self.alike) = (same, alike)
    self.near = Self.nearest(near, besides: seen)
  }

  /// The curve, prepared for comparisons over the whole horizon, or over the run alone where only that can be compared at every
  /// iteration.
  private static func reference(
    _ schedule: any Schedule, over horizon: ClosedRange<Int>, run: ClosedRange<Int>
  ) -> ReferenceCurve {
    let whole = ReferenceCurve(schedule, over: horizon, work: work / 4)
    guard !whole.hasAll, run.upperBound >= 1, run.upperBound < horizon.upperBound else { return whole }
    let short = ReferenceCurve(schedule, over: 0...run.upperBound, work: work / 4)
    return short.hasAll ? short : whole
  }

  /// From the first update to twice as far as the run, the schedule's length and its first phases reach, so that a curve
  /// that only looks the same for a while is told apart; and no further than its framework goes on.
  private static func horizon(of schedule: any Schedule, atLeast run: ClosedRange<Int>) -> ClosedRange<Int> {
    let starts = Phases(of: schedule).prefix(4).map(\.start)
    let reach = max(run.upperBound, schedule.length ?? 0, starts.last ?? 0)
    let end = reach > Int.max / 2 ? .max : 2 * reach
    return 0...max(1, min(end, (schedule.refusal?.iteration ?? .max) - 1))
  }

  /// The iteration at which the way down from the highest rate ends.
  private static func lowestAfterPeak(of schedule: any Schedule, over range: ClosedRange<Int>) -> Int {
    schedule.firstLowest(in: schedule.firstHighest(in: range)...range.upperBound)
  }

  /// The traits of the whole curve, and where it climbs again from its lowest rate, those of the way down to there.
  private static func traits(of schedule: any Schedule, over range: ClosedRange<Int>, course: Int) -> [CurveTraits] {
    let whole = CurveTraits(of: schedule, upTo: range.upperBound)
    guard course > 0, schedule(range.upperBound) > schedule(course) else { return [whole] }
    return [whole, CurveTraits(of: schedule, upTo: course)]
  }

  /// The template with the curve's traits, or `nil` when the curve lacks one.
  private static func filled(_ template: Substring, _ traits: CurveTraits) -> String? {
    var text = ""
    var rest = template
    while let start = rest.firstIndex(of: "{") {
      guard let end = rest.firstIndex(of: "}"), start < end,
        let value = traits.values[String(rest[rest.index(after: start)..<end])]
      else { return nil }
      text += rest[..<start] + value
      rest = rest[rest.index(after: end)...]
    }
    return text + rest
  }

  private static func candidate(_ text: String) -> ScheduleConfig? {
    let words = ["explain"] + text.split(separator: " ").map(String.init)
    let parsed = try? CommandLineParser().invocation(words) { path throws(FileError) in throw .missing(path: path) }
    return parsed?.curves.first?.config
  }

  /// Whether a glance leaves it open that two curves are near: it meets differences, but not the largest, nor the first.
  private static func mayBeNear(
    _ difference: CurveComparison.Difference, _ reference: ReferenceCurve, upTo course: Int
  ) -> Bool {
    difference.largest <= nearness * reference.highest || difference.share <= 5 * rareness || difference.first > course
  }

  /// Within a hundredth of the highest rate everywhere, or the same but for a hundredth of the iterations, or the same until
  /// the curve has run its course.
  private static func isNear(
    _ difference: CurveComparison.Difference, _ reference: ReferenceCurve, upTo course: Int
  ) -> Bool {
    difference.largest.isFinite
      && (difference.largest <= nearness * reference.highest || difference.share <= rareness
        || difference.first > course)
  }

  private static let nearness = 0.01
  private static let rareness = 0.01

  /// The nearest curve of each schedule that is not among the same ones, at most five.
  private static func nearest(_ candidates: [Equivalent], besides seen: Set<String>) -> [Equivalent] {
    var seen = seen
    return candidates.sorted { ($0.comparison.difference?.largest ?? 0) < ($1.comparison.difference?.largest ?? 0) }
      .filter { equivalent in seen.insert(String(equivalent.curve.prefix { $0 != " " })).inserted }
      .prefix(5).map(\.self)
  }
}
