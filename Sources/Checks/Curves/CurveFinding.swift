package import Catalogue
package import Schedules

/// Something about a curve in its run that a person may not have meant.
package struct CurveFinding: Equatable, Sendable {
  /// Which rule has found it.
  package let rule: Rule
  /// What it is, in one sentence without its full stop.
  package let text: String

  /// Creates a finding.
  ///
  /// - Parameters:
  ///   - rule: Which rule has found it.
  ///   - text: What it is, in one sentence without its full stop.
  package init(_ rule: Rule, _ text: String) {
    self.rule = rule
    self.text = text
  }

  /// The rules, in the order in which what they find is told.
  package enum Rule: String, CaseIterable, Sendable {
    case unreachedMilestone = "unreached-milestone"
    case runEndsEarly = "run-ends-early"
    case holdsOn = "holds-on"
    case floorAbovePeak = "floor-above-peak"
    case idleRate = "idle-rate"
    case noRestart = "no-restart"
    case endsWithinCycle = "ends-within-cycle"
    case rateAsFactor = "rate-as-factor"
    case noCut = "no-cut"

    /// Whether every command says it that evaluates the run, and not only one that tells all of the curve.
    package var isNote: Bool {
      switch self {
      case .unreachedMilestone, .runEndsEarly, .holdsOn, .floorAbovePeak: true
      case .idleRate, .noRestart, .endsWithinCycle, .rateAsFactor, .noCut: false
      }
    }

    /// The code of the rule of `check` that decides how much it matters; `nil` where none does.
    package var code: String? {
      switch self {
      case .unreachedMilestone: "LR022"
      case .runEndsEarly: "LR002"
      case .holdsOn: "LR001"
      case .floorAbovePeak: "LR019"
      case .endsWithinCycle: "LR023"
      case .idleRate, .noRestart, .rateAsFactor, .noCut: nil
      }
    }

    /// Looks for it.
    ///
    /// - Parameter curve: The curve in its run.
    /// - Returns: What was found; `nil` for nothing.
    func text(of curve: CurveInRun) -> String? {
      switch self {
      case .unreachedMilestone: UnreachedMilestone.text(of: curve)
      case .runEndsEarly: RunEndsEarly.text(of: curve)
      case .holdsOn: HoldsOn.text(of: curve)
      case .floorAbovePeak: FloorOfStages.text(of: curve)
      case .idleRate: IdleRate.text(of: curve)
      case .noRestart: NoRestart.text(of: curve)
      case .endsWithinCycle: EndsWithinCycle.text(of: curve)
      case .rateAsFactor: RateAsFactor.text(of: curve)
      case .noCut: NoCut.text(of: curve)
      }
    }
  }
}

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
  /// Whether the curve has an end, and the run reaches it.
  var hasRunItsCourse: Bool { course.ending == .end && course.updates >= 1 && course.updates <= length }
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
