import Catalogue
import Numbers
import Runs
import Schedules

/// Something that the curve's parameters speak of happens only after the run.
enum UnreachedMilestone {
  /// How many milestones are told one by one.
  private static let mostTold = 3
  /// How many milestones are looked at to find out how late a framework is; the last ones, of which some are missed.
  private static let mostLooked = 256

  /// What is found; `nil` for nothing.
  ///
  /// - Parameter curve: The curve in its run.
  /// - Returns: What was found.
  static func text(of curve: CurveInRun) -> String? {
    let course = curve.course
    guard curve.isLengthGiven, course.updates > curve.length else { return nil }
    let end = "the run ends at update \(curve.last)"
    let cure = "-n \(course.updates) shows \(course.ending == .repetition ? "more" : "all of it")"
    if let missed = milestones(of: curve) { return "\(missed.sentence); \(cure)" }
    let jumps = curve.schedule.jumps(in: curve.last...course.updates, atMost: 1, work: curve.work).found
    guard let next = jumps.first?.iteration else { return nil }
    // What happens again and again is not missed where some of it is seen.
    if course.ending == .repetition, !curve.isConstant { return nil }
    // The end of a curve that ends is told as such.
    if course.ending == .end, !curve.isConstant { return nil }
    return "the change at update \(next) is never reached: \(end); \(cure)"
  }

  /// Milestones beyond the run.
  struct Missed {
    /// Their updates.
    var updates: [Int]
    /// What one and several of them are called.
    var names: (one: String, several: String)
    /// The last update of the run.
    var last: Int

    /// What they are, in a sentence without its full stop.
    var sentence: String {
      let isOne = updates.count == 1
      return "\(isOne ? names.one : names.several) \(listed(updates)) \(isOne ? "is" : "are") never reached: "
        + "the run ends at update \(last)"
    }
  }

  /// The milestones of a stage that the run does not reach; `nil` where it reaches all.
  ///
  /// - Parameters:
  ///   - curve: The curve in its run.
  ///   - pace: The updates that share a step of the schedule, by whose steps milestones are counted.
  ///   - isPlan: Whether the curve is that of a file, whose milestones are meant whatever else shifts them.
  /// - Returns: The milestones.
  static func milestones(of curve: CurveInRun, pace: Int = 1, isPlan: Bool = false) -> Missed? {
    for stage in curve.config.stages {
      for parameter in stage.definition.parameters {
        guard let names = names[parameter.name], let value = stage.values[parameter.name] else { continue }
        let moments = moments(value, in: curve.context).map { $0.multipliedSaturating(by: max(1, pace)) }
        let isMeant = isPlan && ["milestones", "boundaries"].contains(parameter.name)
        guard let delay = delay(of: moments, in: curve.schedule, curve.work) ?? (isMeant ? 0 : nil) else { continue }
        // What goes on from one boundary to the next has come to the last one where the run ends there.
        let isWay = stage.definition.name.contains("interpolate")
        let late = moments.filter { $0.addingSaturating(delay) > (isWay ? curve.length : curve.last) }
        if !late.isEmpty { return Missed(updates: late, names: names, last: curve.last) }
      }
    }
    return nil
  }

  /// The parameters whose values are updates at which something happens, and what one and several of them are called.
  private static let names: [String: (one: String, several: String)] = [
    "milestones": ("milestone", "milestones"), "boundaries": ("boundary", "boundaries"),
    "boundaries_and_scales": ("boundary", "boundaries"), "step": ("step", "steps"),
    "update2lr": ("update", "updates"), "knots": ("knot", "knots"),
  ]

  /// How many updates after its milestone something happens: none in most frameworks, one in others; `nil` where nothing
  /// happens there, as behind a warmup, or in a schedule that counts in epochs.
  private static func delay(of moments: [Int], in schedule: any Schedule, _ work: Int) -> Int? {
    let looked = moments.suffix(mostLooked)
    let counts = [0, 1].map { delay in
      looked.count { moment in
        let update = moment.addingSaturating(delay)
        return update >= 1 && begins(at: update, in: schedule, work / mostLooked)
      }
    }
    guard let most = counts.max(), most > 0 else { return nil }
    return counts.firstIndex(of: most)
  }

  private static func begins(at update: Int, in schedule: any Schedule, _ most: Int) -> Bool {
    if schedule.phase(at: update).start == update { return true }
    var work = most
    return schedule.nextJump(after: update - 1, work: &work) == .at(update)
  }

  private static func moments(_ value: ParameterValue, in context: RunContext) -> [Int] {
    switch value {
    case .duration(let quantity):
      do { return [try context.run.accounting.updates(of: quantity).value] } catch { return [] }
    case .list(let values): return values.flatMap { moments($0, in: context) }
    case .mapping(let entries): return entries.flatMap { moments(.duration($0.key), in: context) }
    case .number, .count, .share, .choice, .flag, .file, .expression: return []
    }
  }

  private static func listed(_ moments: [Int]) -> String {
    let sorted = Set(moments).sorted()
    let told = sorted.prefix(mostTold).map(String.init)
    let left = sorted.count - told.count
    let words = left > 0 ? told + ["\(left) more"] : told
    return words.count > 1 ? words.dropLast().joined(separator: ", ") + " and \(words.last ?? "")" : words[0]
  }
}
