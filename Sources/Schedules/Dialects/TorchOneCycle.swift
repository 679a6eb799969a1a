extension Catalogue {
  static let torchOneCycle = ScheduleDefinition(
    "torch.OneCycleLR",
    summary: "Up to max_lr and down far below; the turn at pct_start · total_steps - 1 is met only if that is whole.",
    formula:
      "max_lr/div_factor → max_lr by pct_start·T - 1 → max_lr/div_factor/final_div_factor by T - 1; T + 1 raises",
    source: torchSource("OneCycleLR"),
    parameters: [
      Parameter("max_lr", .rate, .required, help: "Rate at the peak"),
      Parameter("total_steps", .duration, .none("epochs · steps_per_epoch"), help: "Iterations of the cycle, T"),
      Parameter("epochs", .count, .none("total_steps"), help: "Epochs of the cycle; needs --steps_per_epoch"),
      Parameter("steps_per_epoch", .count, .none("that of the run"), help: "Iterations of an epoch"),
      Parameter("pct_start", .fraction, .value(0.3), help: "Share of the cycle on the way up"),
      Parameter("anneal_strategy", .choice(["cos", "linear"]), .value(.choice("cos")), help: "The way"),
      Parameter("div_factor", .factor, .value(25.0), bounds: .positive, help: "max_lr over the first rate"),
      Parameter("final_div_factor", .factor, .value(1e4), bounds: .positive, help: "First rate over the last"),
      Parameter("three_phase", .flag, .value(false), help: "Down to the first rate as long as up, then to the last"),
    ],
    example: "torch.OneCycleLR --max_lr 0.1 --total_steps 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let framework = "torch.optim.lr_scheduler.OneCycleLR"
      let total: Int
      if let steps = try arguments.optionalIterations("total_steps") {
        total = steps
      } else if let epochs = try arguments.optionalCount("epochs"),
        let steps = try arguments.optionalCount("steps_per_epoch") ?? arguments.context.iterationsPerEpoch
      {
        total = epochs.multipliedSaturating(by: steps)
      } else {
        throw .refused(
          framework: framework, reason: "You must define either total_steps OR (epochs AND steps_per_epoch)")
      }
      let peak = try arguments.number("max_lr")
      let initial = try peak / arguments.number("div_factor")
      let cycle = OneCyclePhases(
        total: total, fraction: try arguments.number("pct_start"), initial: initial, maximum: peak,
        final: try initial / arguments.number("final_div_factor"), isThreePhase: try arguments.flag("three_phase"),
        isCosine: try arguments.choice("anneal_strategy") == "cos", framework: framework)
      return try cycle.schedule(pastTheEnd: { last in
        "ValueError: Tried to step \(last.addingSaturating(1)) times. The specified number of total steps is \(last)"
      })
    })
}

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
  /// - Parameter message: What the framework says past its end, of the number of iterations of the cycle; `nil` when
  ///   its clock never gets there.
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
