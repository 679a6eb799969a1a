import Numbers
import Schedules

extension Paddle {
  static let oneCycleLR = entry(
    "OneCycleLR",
    summary:
      "PyTorch's one cycle, but the last rate is given and not its share; three phases need phase_pct below 0.5.",
    formula: "max/divide_factor → max by phase_pct·T - 1 → end_learning_rate by T - 1; T + 1 raises",
    example: "paddle.OneCycleLR --max_learning_rate 0.1 --total_steps 1500"
  ) { declare in
    let peak = declare(.rate("max_learning_rate", .required, help: "Rate at the peak"), as: .peak)
    let total = declare(.duration("total_steps", .required, help: "Iterations of the cycle, T"))
    let divideFactor = declare(
      .factor("divide_factor", 25, bounds: .positive, help: "Rate at the peak over the first rate"))
    let end = declare(.rate("end_learning_rate", 1e-4, help: "Rate at the end"))
    let phasePct = declare(.fraction("phase_pct", 0.3, help: "Share of the cycle on the way up"))
    let annealStrategy = declare(AnnealStrategy.key)
    let threePhase = declare(
      .flag("three_phase", false, help: "Down to the first rate as long as up, then to the last"))
    return .schedule { arguments throws(ScheduleError) in
      let framework = place(of: "OneCycleLR")
      let (share, isThreePhase) = (try arguments[phasePct], try arguments[threePhase])
      if isThreePhase && share >= 0.5 {
        throw .refused(framework: framework, reason: "When three_phase is True, 'phase_pct' must be less than 0.5")
      }
      let peak = try arguments[peak]
      let cycle = OneCyclePhases(
        total: try arguments[total], fraction: share,
        initial: try arguments.quotient(of: peak, by: divideFactor), maximum: peak,
        final: try arguments[end], isThreePhase: isThreePhase,
        strategy: try arguments[annealStrategy], framework: framework)
      return try cycle.schedule(pastTheEnd: { last in
        "Tried to step \(last.addingSaturating(1)) times. However the number of total steps is \(last)"
      })
    } inverse: { form in
      guard let cycle = OneCyclePhases.reading(form) else { return nil }
      let initial = cycle.initial ?? cycle.maximum / 25
      return [
        peak(cycle.maximum), total(cycle.total), divideFactor(cycle.maximum.ratio(to: initial)),
        end(cycle.final ?? 1e-4),
        phasePct(cycle.fraction), annealStrategy(cycle.strategy), threePhase(cycle.isThreePhase),
      ]
    }
  }
}
