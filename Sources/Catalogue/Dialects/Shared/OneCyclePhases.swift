import Schedules

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
  /// - Parameter message: What the framework says past its end, of the number of iterations of the cycle.
  /// - Throws: A ``ScheduleError`` where the way up would end at iteration 0, which the framework divides by.
  func schedule(pastTheEnd message: (Int) -> String) throws(ScheduleError) -> any Schedule {
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
    // One step past the end is allowed, unless the last leg has no length to be continued by.
    let beforeLast = legs[legs.count - 2].end
    if beforeLast == steps - 1 {
      return Refusing(
        cycle, Refusal(from: total, framework: framework, reason: "ZeroDivisionError: float division by zero"))
    }
    return Refusing(cycle, Refusal(from: total.addingSaturating(1), framework: framework, reason: message(total)))
  }
}

extension OneCyclePhases {
  /// The parameters that PyTorch and MMEngine share.
  ///
  /// - Parameter peak: The name of the parameter that is the highest rate.
  static func parameters(peak: String) -> [Parameter] {
    [
      Parameter("pct_start", .fraction, .value(0.3), help: "Share of the cycle on the way up"),
      Parameter("anneal_strategy", .choice(["cos", "linear"]), .value(.choice("cos")), help: "The way"),
      Parameter("div_factor", .factor, .value(25.0), bounds: .positive, help: "\(peak) over the first rate"),
      Parameter("final_div_factor", .factor, .value(1e4), bounds: .positive, help: "First rate over the last"),
      Parameter("three_phase", .flag, .value(false), help: "Down to the first rate as long as up, then to the last"),
    ]
  }

  /// Reads the parameters that PyTorch and MMEngine share.
  ///
  /// - Parameters:
  ///   - arguments: The values given.
  ///   - total: The number of iterations of the cycle.
  ///   - maximum: The rate at the peak.
  ///   - framework: The framework, and the call in it.
  /// - Throws: A ``ScheduleError`` for a parameter that the definition does not declare.
  init(_ arguments: Arguments, total: Int, maximum: Double, framework: String) throws(ScheduleError) {
    let initial = try maximum / arguments.number("div_factor")
    self.init(
      total: total, fraction: try arguments.number("pct_start"), initial: initial, maximum: maximum,
      final: try initial / arguments.number("final_div_factor"), isThreePhase: try arguments.flag("three_phase"),
      isCosine: try arguments.choice("anneal_strategy") == "cos", framework: framework)
  }
}
