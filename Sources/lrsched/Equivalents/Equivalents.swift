import Catalogue
import CommandLanguage
import Schedules

/// The curves of other dialects that are the same as one curve, or nearly.
struct Equivalents {
  /// One of them.
  struct Equivalent: Equatable {
    /// The words that make it.
    let curve: String
    /// How far it lies from the curve: nothing for the same.
    let difference: Difference?
  }

  /// How two curves differ over the iterations that were compared.
  struct Difference: Equatable {
    /// The largest distance of two rates.
    let largest: Double
    /// The first iteration that has it.
    let iteration: Int
    /// The share of the compared iterations that differ.
    let share: Double
    /// The first iteration that differs.
    let first: Int
  }

  /// The iterations that were compared.
  let iterations: ClosedRange<Int>
  /// The same curves, our own dialect first.
  let same: [Equivalent]
  /// The nearly same ones, the nearest first.
  let near: [Equivalent]

  /// The most iterations that are compared one by one; of longer runs so many evenly spread ones, and every corner.
  private static let mostCompared = 4096
  /// Rates closer than this share of the highest are the same but for rounding.
  private static let rounding = 1e-9

  /// Looks for equivalents.
  ///
  /// - Parameters:
  ///   - config: The curve as it was asked for; it is no equivalent of itself.
  ///   - schedule: The schedule built from it.
  ///   - invocation: The run, over which curves are compared.
  init(of config: ScheduleConfig, _ schedule: any Schedule, _ invocation: Invocation) {
    let range = Self.horizon(of: schedule, atLeast: invocation.run.range)
    iterations = range
    let course = Self.lowestAfterPeak(of: schedule, over: range)
    let traits = Self.traits(of: schedule, over: range, course: course)
    let compared = Self.iterations(in: range, schedule)
    let rates = compared.map { schedule($0) }
    let highest = rates.map(\.magnitude).max() ?? 0
    let context = try? invocation.context()
    var (same, near): ([Equivalent], [Equivalent]) = ([], [])
    var seen: Set<String> = [config.first.definition.name]
    let texts = EquivalentTemplates.lines.flatMap { template in traits.compactMap { Self.filled(template, $0) } }
    for text in texts {
      guard let candidate = Self.candidate(text),
        !seen.contains(candidate.first.definition.name),
        let context, let other = try? candidate.schedule(in: context)
      else { continue }
      let difference = Self.difference(rates, compared.map { other($0) }, at: compared)
      if difference == nil {
        same.append(Equivalent(curve: text, difference: nil))
        seen.insert(candidate.first.definition.name)
      } else if let difference, Self.isNear(difference, highest: highest, upTo: course) {
        near.append(Equivalent(curve: text, difference: difference))
      }
    }
    self.same = same
    self.near = Self.nearest(near, besides: seen)
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

  /// The iterations to compare: all of a short run; of a long one an even spread, and both sides of every corner.
  private static func iterations(in range: ClosedRange<Int>, _ schedule: any Schedule) -> [Int] {
    let last = range.upperBound - range.lowerBound
    if last < mostCompared { return Array(range) }
    // Whole parts and their remainders, which cannot overflow as the product of both numbers would.
    let parts = mostCompared - 1
    var places = (0..<mostCompared).map { range.lowerBound + last / parts * $0 + last % parts * $0 / parts }
    for phase in Phases(of: schedule, from: range.lowerBound).prefix(64) {
      places += [phase.start - 1, phase.start, phase.start + 1]
    }
    return Set(places).filter(range.contains).sorted()
  }

  private static func difference(_ rates: [Double], _ others: [Double], at iterations: [Int]) -> Difference? {
    let highest = rates.map(\.magnitude).max() ?? 0
    var (largest, place, count, first) = (0.0, 0, 0, 0)
    for (index, (rate, other)) in zip(rates, others).enumerated() {
      let distance = (rate - other).magnitude
      if !(distance <= rounding * highest) {
        if count == 0 { first = index }
        count += 1
      }
      if !(distance <= largest) { (largest, place) = (distance, index) }
    }
    if count == 0 { return nil }
    return Difference(
      largest: largest, iteration: iterations[place], share: Double(count) / Double(rates.count),
      first: iterations[first])
  }

  /// Within a hundredth of the highest rate everywhere, or the same but for a hundredth of the iterations, or the same until
  /// the curve has run its course.
  private static func isNear(_ difference: Difference, highest: Double, upTo course: Int) -> Bool {
    difference.largest.isFinite
      && (difference.largest <= 0.01 * highest || difference.share <= 0.01 || difference.first > course)
  }

  /// The nearest curve of each schedule that is not among the same ones, at most five.
  private static func nearest(_ candidates: [Equivalent], besides seen: Set<String>) -> [Equivalent] {
    var seen = seen
    return candidates.sorted { ($0.difference?.largest ?? 0) < ($1.difference?.largest ?? 0) }
      .filter { equivalent in seen.insert(String(equivalent.curve.prefix { $0 != " " })).inserted }
      .prefix(5).map(\.self)
  }
}
