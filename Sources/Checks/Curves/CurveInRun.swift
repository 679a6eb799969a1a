package import Catalogue
package import Schedules

/// A curve and the run that it is in: what rules look at.
package struct CurveInRun: Sendable {
  /// The curve as it was asked for.
  package let config: ScheduleConfig
  /// The schedule built from it.
  package let schedule: any Schedule
  /// What it was built for.
  package let context: RunContext
  /// The updates of the whole run, at least 1.
  package let length: Int
  /// Whether somebody has given the length; else it is that of the longest course.
  package let isLengthGiven: Bool
  /// What a search of a rule may cost, in evaluations of a cosine.
  let work: Int

  /// What a search usually may cost.
  package static let usualWork = 1 << 20

  /// Creates what rules look at.
  ///
  /// - Parameters:
  ///   - config: The curve as it was asked for.
  ///   - schedule: The schedule built from it.
  ///   - context: What it was built for.
  ///   - length: The updates of the whole run, at least 1.
  ///   - work: What a search of a rule may cost, in evaluations of a cosine.
  package init(
    _ config: ScheduleConfig, _ schedule: any Schedule, in context: RunContext, length: Int, work: Int = usualWork
  ) {
    self.work = work
    self.config = config
    self.schedule = schedule
    self.context = context
    self.length = max(1, length)
    if case .option? = context.run.length?.provenance { isLengthGiven = true } else { isLengthGiven = false }
  }

  /// The last update of the run.
  var last: Int { length - 1 }
  /// All updates of the run.
  var updates: ClosedRange<Int> { 0...last }
  /// How far the curve has to be followed.
  var course: Course { config.course(of: schedule) }
  /// Whether bounds prove that the rate is the same at every update of the run.
  var isConstant: Bool {
    let bounds = schedule.bounds(over: updates).range
    return bounds.lowerBound == bounds.upperBound
  }

  /// What is found of the curve.
  ///
  /// - Parameter onlyNotes: Whether only what every command says is looked for.
  /// - Returns: The findings, in the order of the rules.
  package func findings(onlyNotes: Bool = false) -> [CurveFinding] {
    var findings: [CurveFinding] = []
    for rule in CurveFinding.Rule.allCases where rule.isNote || !onlyNotes {
      // What tells which milestones are not reached tells that the run ends before the curve.
      if rule == .runEndsEarly, !findings.isEmpty { continue }
      if let text = rule.text(of: self) { findings.append(CurveFinding(rule, text)) }
    }
    return findings
  }
}
