/// The one-cycle policy as PyTorch, MMEngine and Paddle have it, which differ in their parameters and in what they say.
struct OneCyclePhases {
  /// The number of iterations of the cycle.
  var total: Int
  /// The share of the cycle on the way up.
  var fraction: Double
  /// The rate at the beginning.
  var initial: Double
  /// The rate at the peak.
  var maximum: Double
  /// The rate at the end.
  var final: Double
  /// Whether the rate returns to that of the beginning as slowly as it rose, before it falls to the last.
  var isThreePhase: Bool
  /// Whether the ways are half cosines; otherwise lines.
  var isCosine: Bool
  /// The framework, and the call in it.
  var framework: String

  /// Builds the schedule.
  ///
  /// - Parameter message: What the framework says past its end, of the number of iterations of the cycle; `nil` when its
  ///   clock never gets there.
  func schedule(pastTheEnd message: ((Int) -> String)?) throws(ScheduleError) -> any Schedule {
    let steps = Double(total)
    let top = fraction * steps - 1
    guard top != 0 else {
      throw .refused(
        framework: framework, reason: "ZeroDivisionError: float division by zero (the way up would end at iteration 0)")
    }
    var legs = [AnnealingPhases.Leg("warmup", from: initial, to: maximum, until: top)]
    if isThreePhase {
      legs.append(AnnealingPhases.Leg("descent", from: maximum, to: initial, until: 2 * fraction * steps - 2))
      legs.append(AnnealingPhases.Leg("annihilation", from: initial, to: final, until: steps - 1))
    } else {
      legs.append(AnnealingPhases.Leg("descent", from: maximum, to: final, until: steps - 1))
    }
    let cycle = try AnnealingPhases(legs, isCosine: isCosine)
    guard let message else { return cycle }
    // One step past the end is allowed, unless the last leg has no length to be continued by.
    let beforeLast = legs[legs.count - 2].end
    if beforeLast == steps - 1 {
      return Refusing(
        cycle, Refusal(from: total, framework: framework, reason: "ZeroDivisionError: float division by zero"))
    }
    return Refusing(cycle, Refusal(from: total.addingSaturating(1), framework: framework, reason: message(total)))
  }
}
