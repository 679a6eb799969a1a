import Documents
import Numbers

extension CheckRule {
  /// LR016 stepped-per-epoch.
  static let steppedPerEpoch = CheckRule(
    "LR016", "stepped-per-epoch", "warning",
    "Lengths look like updates, but the schedule is stepped once an epoch; or the other way round.",
    why:
      "A schedule of 1,000 steps that is stepped 10 times stays at its beginning; one of 10 that is stepped at every update is "
      + "over in the first epoch."
  ) { run in
    let told = noted("LR016", run)
    guard told.isEmpty else { return told }
    guard let trace = run.trace, ["lightning", "mmengine", "nemo"].contains(run.plan.format) else { return [] }
    let pace = run.pace
    let lengths = run.plan.curve.stages.flatMap { stage in
      stage.definition.name == "stepped" || stage.definition.name == "shift"
        ? []
        : stage.values.filter {
          ["T_max", "total_steps", "step_size", "milestones", "T_0", "total_iters", "warmup"].contains($0.key)
        }.map { ($0.key, $0.value) }
    }.flatMap { name, value -> [(String, Double)] in
      switch value {
      case .duration(let quantity) where quantity.unit == .updates: [(name, quantity.amount)]
      case .count(let count): [(name, Double(count))]
      case .number(let number): [(name, number)]
      case .list(let values):
        values.compactMap { if case .duration(let quantity) = $0 { (name, quantity.amount) } else { nil } }
      default: []
      }
    }
    guard let longest = lengths.max(by: { $0.1 < $1.1 }) else { return [] }
    let steps = max(1, trace.updates / pace)
    if pace > 1 {
      guard longest.1 > 3 * Double(steps) else { return [] }
      return [
        Finding(
          "LR016", .warning,
          "\(longest.0) \(numberText(longest.1)) looks like updates, but the scheduler is stepped once an epoch: \(steps) steps in all",
          instead: "\(longest.0) = \(steps), or a step at every update", at: run.span(.decay, .style))
      ]
    }
    let epochs = run.entries(.length).first { $0.key.hasSuffix("epochs") }?.number
    guard let epochs, epochs >= 2, longest.1 <= 2 * epochs, Double(trace.updates) > 10 * epochs else { return [] }
    return [
      Finding(
        "LR016", .warning,
        "\(longest.0) \(numberText(longest.1)) looks like epochs, but the scheduler is stepped at every update: \(trace.updates) steps in all",
        instead: "\(longest.0) = \(trace.updates), or a step at every epoch", at: run.span(.decay, .style))
    ]
  }
}
