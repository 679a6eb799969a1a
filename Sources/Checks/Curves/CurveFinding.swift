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
